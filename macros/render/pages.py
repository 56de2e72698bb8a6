"""The pages that no one writes by hand: one a claim, a retired claim and a source, and one of all.

They are HTML when they leave here, and nothing converts or evaluates them any more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from macros.language import _
from macros.render import lists
from macros.render.view import View
from macros.urls import (
    CLAIMS,
    claim_url,
    claims_of_topic_url,
    inconsistencies_of_topic_url,
    markdown_of,
    source_url,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.dates import PartialDate
    from macros.records.model import Claim, Retired, Source
    from macros.records.project import Project
    from macros.render.facets import Value
    from macros.site import Site


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page to be made: its address within the site, its title and description, and its HTML.

    Title and description are plain text. `topic` is what the page belongs to and `updated` the day
    of its last change, where known. Pages of one `series` follow each other. `found_by` are the
    facets by which the search finds the page; it leaves out a page that is not `searched`.
    """

    url: str
    title: str
    description: str
    html: str
    series: str
    topic: str = ""
    updated: PartialDate | None = None
    found_by: tuple[Value, ...] = ()
    searched: bool = True

    @property
    def path(self) -> str:
        """The path of the Markdown, within `docs/`, from which it might have been made."""
        return markdown_of(self.url)


def generated_pages(project: Project, site: Site) -> Iterator[GeneratedPage]:
    """The pages of the claims and of the sources, in the record's order, and that of all claims."""
    yield _of_all_claims(View(project, CLAIMS, site))
    for claim in project.record.claims:
        yield _of_claim(claim, View(project, claim_url(claim.id), site))
    for retired in project.record.retired:
        yield _of_retired(retired, View(project, claim_url(retired.id), site))
    for source in project.record.sources:
        yield _of_source(source, View(project, source_url(source.id), site))
    yield from _long_lists(View(project, "", site))


def _of_all_claims(view: View) -> GeneratedPage:
    return GeneratedPage(
        url=view.url,
        title=_("All claims"),
        description=_("Every claim by topic, with its standing."),
        html=view.show("all_claims.html"),
        series="",
        searched=False,
    )


def _long_lists(view: View) -> Iterator[GeneratedPage]:
    """The pages, one a topic, of the lists that do not fit on one page."""
    for topic in view.topics if lists.is_long(view, "claims") else ():
        there = replace(view, url=claims_of_topic_url(topic))
        told = there.show("grid.html", topics=[topic])
        yield _of_topic(there, topic, _("who says what"), "grid", told)
    for topic in view.topics if lists.is_long(view, "inconsistencies") else ():
        if view.count_of([topic], "inconsistencies"):
            there = replace(view, url=inconsistencies_of_topic_url(topic))
            told = there.show("inconsistencies.html", topics=[topic], slipped=())
            yield _of_topic(there, topic, _("inconsistencies"), "inconsistencies", told)


def _of_topic(view: View, topic: str, what: str, macro: str, told: str) -> GeneratedPage:
    title = f"{view.topics[topic].title}: {what}"
    return GeneratedPage(
        url=view.url,
        title=title,
        description=_("%(title)s, claim by claim.") % {"title": title},
        html=view.show("of_topic.html", title=title, macro=macro, list=told),
        series=macro,
        topic=topic,
        searched=False,
    )


def _of_claim(claim: Claim, view: View) -> GeneratedPage:
    return GeneratedPage(
        url=view.url,
        title=claim.question,
        description=_("%(question)s What each article says, in its own words.")
        % {"question": claim.question},
        html=view.show("claim.html", claim=claim),
        series="claims",
        topic=str(claim.topic),
        updated=claim.updated,
        found_by=view.found_by(claim),
    )


def _of_retired(retired: Retired, view: View) -> GeneratedPage:
    return GeneratedPage(
        url=view.url,
        title=_("This claim is retired"),
        description=_("A claim that is no longer asked: why, and where to go instead."),
        html=view.show("retired.html", retired=retired),
        series="retired",
        updated=retired.date,
        searched=False,
    )


def _of_source(source: Source, view: View) -> GeneratedPage:
    return GeneratedPage(
        url=view.url,
        title=source.short_title,
        description=_("%(title)s: what it is, what it retells, and what it says.")
        % {"title": source.title},
        html=view.show("source.html", source=source),
        series="sources",
    )
