"""The whole record as JSON."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from macros.publish.claims import claim_json, retired_json
from macros.publish.documents import reference_json, source_json
from macros.publish.values import known

if TYPE_CHECKING:
    from macros.publish.values import Json
    from macros.records.project import Project
    from macros.site import Site


@lru_cache(maxsize=2)
def whole_record(project: Project, site: Site) -> Json:
    """The whole record: topics, claims, retired ids, sources and references."""
    record = project.record
    return known(
        name=site.name,
        homepage=site.url,
        licence=site.licence_url,
        updated=str(record.updated),
        topics=[
            {
                "id": topic,
                "title": project.topics[topic].title,
                "page": site.address(project.topics[topic].url),
            }
            for topic in record.topics
        ],
        claims=[claim_json(claim, project, site) for claim in record.claims],
        retired=[retired_json(each, project, site) for each in record.retired],
        sources=[source_json(source, project, site) for source in record.sources],
        references=[reference_json(reference, project) for reference in record.references],
    )
