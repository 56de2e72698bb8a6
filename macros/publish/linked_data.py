"""What each page says to programs (JSON-LD 1.1, with the vocabulary of schema.org)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.language import _
from macros.publish.schema_org import article, dataset, explainer, question, trail, website
from macros.urls import claim_url, source_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from macros.publish.published_file import PublishedFile
    from macros.publish.values import Json
    from macros.records.project import Project
    from macros.site import Site

CONTEXT: Final = "https://schema.org"

_SOURCES: Final = "sources"
_DATA: Final = "data_files"
"""The macros that tell which pages list the sources and the data."""


def linked_data(project: Project, site: Site, files: Sequence[PublishedFile]) -> Mapping[str, Json]:
    """A graph for each page, by its address within the site; `files` are those of the data."""
    return {
        url: {"@context": CONTEXT, "@graph": nodes}
        for told in (_written(project, site, files), _generated(project, site))
        for url, nodes in told
    }


def _written(
    project: Project, site: Site, files: Sequence[PublishedFile]
) -> Iterator[tuple[str, list[Json]]]:
    record = project.record
    for page in project.pages:
        way = trail([("", _("Home")), (page.url, page.title)], site)
        if not page.url:
            yield page.url, [website(site)]
        elif page.topic is not None:
            yield page.url, [explainer(page, record, site), way]
        elif page in project.pages_calling(_DATA):
            yield page.url, [dataset(page, record, site, files), way]
        else:
            yield page.url, [way]


def _generated(project: Project, site: Site) -> Iterator[tuple[str, list[Json]]]:
    record = project.record
    for claim in record.claims:
        url, topic = claim_url(claim.id), project.topics[claim.topic]
        steps = [("", _("Home")), (topic.url, topic.title), (url, claim.question)]
        articles = (
            article(record.source[account.source], record, site) for account in claim.accounts
        )
        yield url, [question(claim, record, site), *articles, trail(steps, site)]
    for retired in record.retired:
        url = claim_url(retired.id)
        yield url, [trail([("", _("Home")), (url, retired.id)], site)]
    above = [(page.url, page.title) for page in project.pages_calling(_SOURCES)[:1]]
    for source in record.sources:
        url = source_url(source.id)
        steps = [("", _("Home")), *above, (url, source.short_title)]
        yield url, [article(source, record, site), trail(steps, site)]
