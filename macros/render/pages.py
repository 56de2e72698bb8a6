"""The pages that no one writes by hand: one per claim, one per retired claim, one per source.

A page's body is a macro call by id and nothing else, so that no text of the record is ever
evaluated as a template; its title is plain text, to be escaped by whoever builds the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.urls import claim_url, markdown_of, source_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.dates import PartialDate
    from macros.records.model import Record


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page to be made: its file within `docs/`, its Markdown, and its title and description.

    `topic` is what it belongs to and `updated` the day of its last change, where known. Pages of
    one `series` follow each other.
    """

    path: str
    body: str
    title: str
    description: str
    series: str
    topic: str = ""
    updated: PartialDate | None = None


def generated_pages(record: Record) -> Iterator[GeneratedPage]:
    """The pages of the claims and of the sources, in the record's order."""
    for claim in record.claims:
        yield GeneratedPage(
            path=markdown_of(claim_url(claim.id)),
            body=f'{{{{ claim_page("{claim.id}") }}}}\n',
            title=claim.question,
            description=f"{claim.question} What each article says, in its own words.",
            series="claims",
            topic=str(claim.topic),
            updated=claim.updated,
        )
    for retired in record.retired:
        yield GeneratedPage(
            path=markdown_of(claim_url(retired.id)),
            body=f'{{{{ retired_page("{retired.id}") }}}}\n',
            title="This claim is retired",
            description="A claim that is no longer asked: why, and where to go instead.",
            series="retired",
            updated=retired.date,
        )
    for source in record.sources:
        yield GeneratedPage(
            path=markdown_of(source_url(source.id)),
            body=f'{{{{ source_page("{source.id}") }}}}\n',
            title=source.short_title,
            description=f"{source.title}: what it is, what it retells, and what it says.",
            series="sources",
        )
