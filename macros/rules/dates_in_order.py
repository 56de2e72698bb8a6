"""Dates follow each other as things happen, and none lies in the future.

A claim is added before it is updated, an article is published before it is read. Dates are of
the day in UTC; a day's grace is left for those who live ahead of it.

Bad:

    added: 2026-11-22
    updated: 2026-11-21

Good:

    added: 2026-11-22
    updated: 2026-11-22
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from macros.problems import Problem
from macros.records.dates import Interval
from macros.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.dates import PartialDate
    from macros.records.model import Claim, Document
    from macros.records.project import Need, Project

ID: Final = "dates-in-order"
NEEDS: Final[tuple[Need, ...]] = ()

_TOLD: Final = {"span"}
"""The fields of dates that may be in the future: what a document says about it."""

EARLIEST: Final = datetime(1991, 8, 6, tzinfo=UTC).date()
"""The first day of the web: sitemaps and archives cannot hold much earlier ones."""


def check(project: Project) -> Iterator[Problem]:
    """A problem for each date that comes before one it should follow, or after today."""
    record = project.record
    for claim in record.claims:
        yield from _claim(claim)
    for document in (*record.sources, *record.references):
        yield from _document(document)
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    foretold = {
        account.as_of.at for claim in record.claims for account in claim.accounts if account.as_of
    }
    for date in _dates(project):
        if date.first > tomorrow and date.at not in foretold:
            yield from _problem(date, f"{date} lies in the future", "Correct the date.")
    for claim in record.claims:
        for date in (claim.added, claim.updated):
            if date.first < EARLIEST:
                message = (
                    f"{date} is earlier than the web itself, "
                    "so it cannot be when the record was written"
                )
                yield from _problem(date, message, "Write the day of the change.")


def _claim(claim: Claim) -> Iterator[Problem]:
    if claim.updated.last < claim.added.first:
        message = f"updated {claim.updated} comes before added {claim.added}"
        yield from _problem(claim.updated, message, "Set updated to the day of the last change.")
    for change in claim.changes:
        if change.date.last < claim.added.first:
            message = f"the change of {change.date} comes before added {claim.added}"
            yield from _problem(change.date, message, "Correct one of the two.")
        if claim.updated.last < change.date.first:
            message = f"updated {claim.updated} comes before the change of {change.date}"
            hint = "Set updated to the day of the last change."
            yield from _problem(claim.updated, message, hint)
    for newer, older in pairwise(claim.changes):
        if newer.date.last < older.date.first:
            message = f"the change of {older.date} comes after one of {newer.date}"
            yield from _problem(older.date, message, "List changes with the newest first.")
    for context in claim.context:
        if context.span and context.span[1].last < context.span[0].first:
            message = f"the span ends in {context.span[1]}, before it begins"
            yield from _problem(context.span[1], message, "Write the earlier date first.")


def _document(document: Document) -> Iterator[Problem]:
    if document.accessed and document.issued:
        issued = document.issued.start
        if document.accessed.last < issued.first:
            message = f"accessed {document.accessed} comes before issued {issued}"
            yield from _problem(document.accessed, message, "Correct one of the two.")


def _dates(project: Project) -> Iterator[PartialDate]:
    """The dates on which something was written, read or found; not those that it is about."""
    for value in project.values(Kind.DATE, Kind.DAY, Kind.INTERVAL):
        if value.field not in _TOLD:
            yield Interval.parse(value.node).start


def _problem(date: PartialDate, message: str, hint: str) -> Iterator[Problem]:
    if date.at is not None:
        yield Problem(date.at, ID, message, hint)
