"""Sources and references as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.analysis.overlap import shared_with
from macros.analysis.quotes import share
from macros.publish.claims import quote_json
from macros.publish.values import fields_said
from macros.urls import slip_url, source_url

if TYPE_CHECKING:
    from macros.publish.values import Json
    from macros.records.model import Reference, Source
    from macros.records.project import Project
    from macros.site import Site


def source_json(source: Source, project: Project, site: Site) -> Json:
    """A source, with how much of it is quoted."""
    node, schema = project.node("sources", source.id), project.schemas.record("sources", "sources")
    of_slip = project.schemas.record("sources", "sources", "slips")
    quotes = project.record.quotes_of.get(source.id, ())
    slips = zip(source.slips, node.items_of("slips").mappings(), strict=True)
    return fields_said(node, schema, without=("slips",), lists=("retells",)) | {
        "page": site.address(source_url(source.id)),
        "quoted_share": round(share(quotes, project.fingerprints[source.id]), 4),
        "shared_words": [
            {
                "source": str(other.id),
                "words": overlap.words[source.id],
                "share": round(overlap.part(source.id), 4),
                "longest": overlap.longest,
            }
            for other, overlap in shared_with(source, project)
        ],
        "slips": [
            fields_said(part, of_slip)
            | {
                "page": site.address(slip_url(source.id, slip.id)),
                "quote": quote_json(slip.quote, part["quote"], source, project),
            }
            for slip, part in slips
        ],
    }


def reference_json(reference: Reference, project: Project) -> Json:
    """A reference, as it is in the data."""
    schema = project.schemas.record("references", "references")
    return fields_said(project.node("references", reference.id), schema)
