"""Sources and references as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.analysis.quotes import share
from macros.publish.claims import quote_json
from macros.publish.values import known
from macros.site import slip_url, source_url

if TYPE_CHECKING:
    from macros.publish.values import Json
    from macros.records.model import Document, Reference, Source
    from macros.records.project import Project
    from macros.site import Site


def source_json(source: Source, project: Project, site: Site) -> Json:
    """A source, with how much of it is quoted."""
    quotes = project.record.quotes_of.get(source.id, ())
    return known(
        **_document(source),
        short_title=source.short_title,
        page=site.address(source_url(source.id)),
        quoted_share=round(share(quotes, project.fingerprints[source.id]), 4),
        retells=[known(id=each.id, basis=each.basis, note=each.note) for each in source.retells],
        slips=[
            known(
                id=slip.id,
                page=site.address(slip_url(source.id, slip.id)),
                quote=quote_json(slip.quote, source, project),
                explanation=slip.explanation,
            )
            for slip in source.slips
        ],
    )


def reference_json(reference: Reference) -> Json:
    """A reference."""
    return known(
        **_document(reference),
        archive=reference.archive,
        archive_location=reference.archive_location,
    )


def _document(document: Document) -> Json:
    return known(
        id=document.id,
        title=document.title,
        author=document.author,
        publisher=document.publisher,
        kind=document.kind,
        issued=str(document.issued) if document.issued else None,
        accessed=str(document.accessed) if document.accessed else None,
        URL=document.URL,
        language=document.language,
        note=document.note,
    )
