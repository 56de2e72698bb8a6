"""An id names one thing, for ever.

Links, citations and other records rely on it. A retired id keeps its page and never comes back;
a source has one account on a claim.

Bad:

    - id: toll-date
    - id: toll-date

Good:

    - id: toll-date
    - id: toll-amount
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from macros.problems import Position, Problem
from macros.records.ids import unusable
from macros.urls import CLAIMS, SOURCES, TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.reading.nodes import Text
    from macros.records.model import Claim, Source
    from macros.records.project import Need, Project

ID: Final = "unique-id"
NEEDS: Final[tuple[Need, ...]] = ()


def check(project: Project) -> Iterator[Problem]:
    """A problem for each id after its first use."""
    ids, record = project.ids, project.record
    claims = chain(ids.get("claims", ()), ids.get("retired", ()))
    documents = chain(ids.get("sources", ()), ids.get("references", ()))
    topics = (page.topic for page in project.pages if page.topic is not None)
    yield from _repeated("the claim id", claims, "Choose another id; a retired one never returns.")
    yield from _repeated("the id", documents, "Sources and references share their ids: rename one.")
    yield from _read_twice(record.sources)
    titles = (source.short_title for source in record.sources)
    yield from _repeated("the short title", titles, "Readers could not tell the two apart.")
    yield from _repeated("the topic", topics, "A topic has one page.")
    yield from _taken(project)
    for claim in record.claims:
        sources = (account.source for account in claim.accounts)
        yield from _repeated("the source", sources, "Put its quotes into one account.")
        yield from _quoted_twice(claim)
        inconsistencies = (each.id for each in claim.inconsistencies)
        settled = (change.settled for change in claim.changes if change.settled is not None)
        hint = "Rename one of the two; a settled one never returns."
        yield from _repeated("the inconsistency id", chain(inconsistencies, settled), hint)
    for source in record.sources:
        slips = (slip.id for slip in source.slips)
        yield from _repeated("the slip id", slips, "Rename one of the two.")


def _read_twice(sources: Iterable[Source]) -> Iterator[Problem]:
    """A problem for each source that is a page read already, on the same day."""
    read: dict[str, list[Text]] = {}
    for source in sources:
        if named := source.URL or source.DOI:
            read.setdefault(str(source.accessed), []).append(named)
    hint = "A source is one article, or one that was read on another day: remove one."
    for addresses in read.values():
        yield from _repeated("the address", addresses, hint)


def _quoted_twice(claim: Claim) -> Iterator[Problem]:
    for account in claim.accounts:
        passages = [(quote.before, quote.text, quote.after) for quote in account.quotes]
        for place, quote in enumerate(account.quotes):
            if passages[place] in passages[:place]:
                message = "this account already has this quote"
                yield Problem(quote.text.at, ID, message, "Remove one of the two.")


def _taken(project: Project) -> Iterator[Problem]:
    told = {mismatch.node.at for mismatch in project.mismatches}
    topics = (page.topic for page in project.pages if page.topic is not None)
    for name in chain(*project.ids.values(), topics):
        if name.at not in told and (reason := unusable(name)):
            yield Problem(name.at, ID, f"“{name}” {reason}", "Choose another id.")
    for page in project.pages:
        at = Position(f"docs/{page.path}")
        if page.path.startswith((CLAIMS, SOURCES, TOPICS)):
            message = "this page is in a folder reserved for generated pages"
            yield Problem(at, ID, message, "Move the page to another folder.")
        elif page.url == CLAIMS:
            message = "this page has the address of the page of all claims, which is generated"
            yield Problem(at, ID, message, "Rename the page.")
    for claim in project.record.claims:
        shown = project.topics.get(claim.topic)
        if shown is not None and claim.id in shown.anchors:
            message = f"docs/{shown.path} already has a heading with the id “{claim.id}”"
            hint = "Rename the claim, or give the heading another id."
            yield Problem(claim.id.at, ID, message, hint)


def _repeated(what: str, ids: Iterable[Text], hint: str) -> Iterator[Problem]:
    first: dict[str, Text] = {}
    for each in ids:
        if each in first:
            before = first[each].at
            message = f"{what} “{each}” is used already, in {before.file} on line {before.line}"
            yield Problem(each.at, ID, message, hint)
        first.setdefault(each, each)
