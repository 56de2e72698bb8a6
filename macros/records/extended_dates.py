"""When something was: dates, parts of years, intervals and times of day, exact or not.

The notation is that of ISO 8601-2:2019, annex A, in its profile EDTF (Extended Date/Time Format,
Library of Congress): level 1, and of level 2 the seasons by hemisphere, quarters and halves of a
year. The library `edtf` says what is valid; what it does not tell (times of day, how far apart two
dates are) is here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Final

from macros.records.calendar import day_number
from macros.records.dates import PartialDate

_POINT: Final = re.compile(
    r"""(?P<year> -?\d{4} | -?\d{1,3}X{1,3} | Y-?\d{5,9} )
        (?: -(?P<part>\d\d|XX)
            (?: -(?P<day>\d\d|XX)
                (?: T(?P<time>\d\d:\d\d) (?: :(?P<second>\d\d) )? (?P<zone>Z|[+-]\d\d:\d\d)? )?
            )?
        )?
        (?P<hedge>[~?%])?""",
    re.VERBOSE,
)
_OPEN: Final = ".."
_LONGEST: Final = 60
_MINUTES: Final = 24 * 60

_MONTHS: Final = {
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),
    25: (3, 3),
    26: (6, 3),
    27: (9, 3),
    28: (12, 3),
    29: (9, 3),
    30: (12, 3),
    31: (3, 3),
    32: (6, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    40: (1, 6),
    41: (7, 6),
}
"""The first month of each part of a year and the number of its months (ISO 8601-2:2019, 4.8).

Seasons are those of the north unless they are said to be of the south.
"""


def _number(digits: str) -> int:
    return 0 if digits in {"", "XX"} else int(digits)


@dataclass(frozen=True, slots=True)
class Point:
    """A single date, or one end of an interval; each part as it is written, or empty."""

    year: str
    part: str = ""
    day: str = ""
    time: str = ""
    zone: str = ""
    hedge: str = ""

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year that the digits of its year may mean."""
        digits = self.year.removeprefix("Y")
        first, last = sorted(int(digits.replace("X", each)) for each in "09")
        return first, last

    @property
    def part_of_year(self) -> int:
        """The number of its month, season, quarter or half; 0 where none is known."""
        return _number(self.part)

    @property
    def day_of_month(self) -> int:
        """The number of its day; 0 where none is known."""
        return _number(self.day)

    @property
    def is_about(self) -> bool:
        """Whether it is approximate, so that it may as well be one before or one after."""
        return self.hedge in {"~", "%"}

    @property
    def is_uncertain(self) -> bool:
        """Whether the source is not sure of it."""
        return self.hedge in {"?", "%"}

    @property
    def offset(self) -> int | None:
        """The minutes by which its clock is ahead of UTC; None where it does not say."""
        if not self.zone:
            return None
        hours, _, minutes = self.zone.removeprefix("Z").partition(":")
        east = int(hours or 0) * 60
        return east + int(minutes or 0) * (-1 if self.zone.startswith("-") else 1)


@dataclass(frozen=True, slots=True)
class ExtendedDate:
    """A date as it is written, and the time that it may mean.

    `start` and `end` are numbers of days (see `calendar`) on the clock of the place, with the time
    of day as a fraction; the end is the first moment that is not meant any more. They are infinite
    where an interval is open. `ends` are its two points, None where it is open; the same twice
    where it is no interval.
    """

    text: str
    start: float
    end: float
    offset: int | None
    ends: tuple[Point | None, Point | None]

    @classmethod
    def parse(cls, text: str) -> ExtendedDate:
        """Read a date. Raises ValueError where it is none, or ends before it begins."""
        return _parsed(str(text))

    @property
    def in_utc(self) -> tuple[float, float]:
        """Its start and end by the clock of UTC; as they are where its own clock is not known."""
        behind = (self.offset or 0) / _MINUTES
        return self.start - behind, self.end - behind

    def meets(self, other: ExtendedDate) -> bool:
        """Whether both may mean the same time."""
        shift = _ahead(self, other)
        return self.start < other.end + shift and other.start + shift < self.end

    def lies_in(self, other: ExtendedDate) -> bool:
        """Whether it means a part of the time that the other means, and not all of it."""
        shift = _ahead(self, other)
        start, end = other.start + shift, other.end + shift
        return start <= self.start and self.end <= end and (start, end) != (self.start, self.end)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=10_000)
def _parsed(text: str) -> ExtendedDate:
    first, slash, last = text.partition("/")
    if len(text) > _LONGEST or (slash and {first, last} <= {"", _OPEN}):
        raise _NoDateError(text)
    one = _point(first, text)
    other = _point(last, text) if slash else one
    start, end = _span(one)[0] if one else -inf, _span(other)[1] if other else inf
    if one and other:
        end += _ahead(one, other)
        if _days(other)[1] + _ahead(one, other) <= _days(one)[0]:
            message = f"{text!r} ends before it begins"
            raise ValueError(message)
    offsets = [point.offset for point in (one, other) if point]
    return ExtendedDate(text, start, end, None if None in offsets else offsets[0], (one, other))


def _ahead(one: Point | ExtendedDate, other: Point | ExtendedDate) -> float:
    """The days by which one’s clock is ahead of the other’s: none where one is not known."""
    if one.offset is None or other.offset is None:
        return 0
    return (one.offset - other.offset) / _MINUTES


class _NoDateError(ValueError):
    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is not a date")


def _point(text: str, whole: str) -> Point | None:
    if text in {"", _OPEN} and "/" in whole:
        return None
    match = _POINT.fullmatch(text)
    if match is None:
        raise _NoDateError(text)
    found = match.groupdict(default="")
    second = found.pop("second")
    point = Point(**found)
    in_an_unknown_year = "X" in point.year and point.part
    in_an_unknown_month = point.part == "XX" and point.day not in {"", "XX"}
    if in_an_unknown_year or in_an_unknown_month or not _is_known(point.part):
        raise _NoDateError(whole)
    if not _is_plain(point):
        _check(text.removesuffix(point.hedge), seconds=bool(second))
    return point


def _is_known(part: str) -> bool:
    """Whether two digits after a year are those of a month or another part that is known here."""
    return part in {"", "XX"} or int(part) in range(1, 13) or int(part) in _MONTHS


def _is_plain(point: Point) -> bool:
    """Whether a point is a year of our era, a part of one, a month or a day, and exists."""
    digits = f"{point.year}{point.part}{point.day}"
    if not digits.isdecimal() or point.time or point.year == "0000":
        return False
    if int(point.part or 0) in _MONTHS:
        return not point.day
    PartialDate.parse("-".join(filter(None, (point.year, point.part, point.day))))
    return True


def _check(text: str, *, seconds: bool) -> None:
    """Have the library say whether a date is valid."""
    from edtf import EDTFParseException, parse_edtf  # noqa: PLC0415 - slow to import, rarely needed

    before, time, clock = text.partition("T")
    if time and not seconds:
        clock = f"{clock[:5]}:00{clock[5:]}"
    try:
        parse_edtf(f"{before}{time}{clock}")
    except EDTFParseException:
        raise _NoDateError(text) from None


def _span(point: Point) -> tuple[float, float]:
    """The first moment that a point may mean, and the first after those."""
    start, end = _days(point)
    length = end - start if point.is_about else 0
    return start - length, end + length


def _days(point: Point) -> tuple[float, float]:
    (low, high), part = point.years, point.part_of_year
    if part in _MONTHS:
        month, count = _MONTHS[part]
        return day_number(low, month), day_number(low, month + count)
    if not part:
        return day_number(low), day_number(high + 1)
    if not point.day_of_month:
        return day_number(low, part), day_number(low, part + 1)
    day = day_number(low, part, point.day_of_month)
    if not point.time:
        return day, day + 1
    hours, minutes = map(int, point.time.split(":"))
    minute = day + (hours * 60 + minutes) / _MINUTES
    return minute, minute + 1 / _MINUTES
