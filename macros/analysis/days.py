"""The days of an affair: what other documents show of each, and what sources were published."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.records.dates import Interval

if TYPE_CHECKING:
    from macros.records.model import Claim, Context, Record, Source


@dataclass(frozen=True, slots=True, eq=False)
class Day:
    """A day, a month, a year or a period: what was found of it, in short, and what appeared."""

    date: Interval
    found: tuple[tuple[Claim, Context], ...]
    appeared: tuple[Source, ...]


def days(record: Record) -> tuple[Day, ...]:
    """The days of which a finding says something in short, and those of the sources; oldest first.

    What was not found has no day of its own.
    """
    found = defaultdict(list)
    for claim in record.claims:
        for context in claim.context:
            if context.shows == "found" and context.short:
                found[Interval(context.as_of, context.as_of)].append((claim, context))
    appeared = defaultdict(list)
    for source in record.sources:
        if source.issued:
            appeared[source.issued].append(source)
    dates = sorted({*found, *appeared}, key=lambda date: (date.start.first, date.end.last))
    return tuple(Day(date, tuple(found[date]), tuple(appeared[date])) for date in dates)
