"""Dates as exact as their writer knew them: a year, a month or a day (ISO 8601, section 5.2)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from macros.reading.nodes import Text

if TYPE_CHECKING:
    from macros.problems import Position

_FORM: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, and where known its month, and where known its day; `at` is where it is written."""

    year: int
    month: int | None = None
    day: int | None = None
    at: Position | None = field(default=None, compare=False, repr=False)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2025`, `2025-10` or `2025-10-28`. Raises ValueError for anything else."""
        match = _FORM.fullmatch(text)
        if match is None:
            message = f"{text!r} is not a date"
            raise ValueError(message)
        year, month, day = (int(part) if part else None for part in match.groups())
        date(year or 0, 1 if month is None else month, 1 if day is None else day)
        return cls(year or 0, month, day, text.at if isinstance(text, Text) else None)

    @property
    def parts(self) -> tuple[int, ...]:
        """The known parts, from the year on: one, two or three numbers."""
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)

    @property
    def first(self) -> date:
        """The first day that it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        year, *rest = self.parts
        return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])


NEVER: Final = PartialDate(1970, 1, 1)
"""Stands for the day of the last change where there was none and a format asks for one."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A period that includes both ends; a single date is an interval too."""

    start: PartialDate
    end: PartialDate

    @classmethod
    def parse(cls, text: str) -> Interval:
        """Read a date, or two with a slash between them. Raises ValueError."""
        start, slash, end = text.partition("/")
        if isinstance(text, Text):
            start, end = Text(start, text.at), Text(end, text.at)
        interval = cls(PartialDate.parse(start), PartialDate.parse(end if slash else start))
        if interval.end.last < interval.start.first:
            message = f"{text!r} ends before it begins"
            raise ValueError(message)
        return interval

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"
