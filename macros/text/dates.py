"""Dates in words, as readers see them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from babel.dates import format_date, format_skeleton, get_quarter_names

from macros.language import N_, _, locale, now
from macros.records.extended_dates import Point

if TYPE_CHECKING:
    from datetime import datetime

    from macros.records.dates import Interval, PartialDate
    from macros.records.extended_dates import ExtendedDate

_SEASONS: Final = (
    N_("spring %(year)s"),
    N_("summer %(year)s"),
    N_("autumn %(year)s"),
    N_("winter %(year)s"),
)
_HALVES: Final = {40: N_("the first half of %(year)s"), 41: N_("the second half of %(year)s")}
_MONTHS: Final = range(1, 13)
_LEAP_YEAR: Final = 2000
"""A year that has every day, and gives way to the one that is meant."""

_OF_THE_SOUTH: Final = range(29, 33)
_QUARTERS: Final = range(33, 37)


def day(value: PartialDate) -> str:
    """A date for people: 2025, October 2025 or 28 October 2025."""
    match value.parts:
        case (year,):
            return str(year)
        case (_, _):
            return format_skeleton("yMMMM", value.first, locale=locale())
        case _:
            return format_date(value.first, "long", locale=locale())


def days(value: Interval) -> str:
    """An interval for people."""
    if value.start == value.end:
        return day(value.start)
    ends = {"start": day(value.start), "end": day(value.end)}
    return _("between %(start)s and %(end)s") % ends


def year(number: int) -> str:
    """A year for people; those before the year 1 as BC, which has no year 0."""
    return str(number) if number > 0 else _("%(year)s BC") % {"year": 1 - number}


def month(value: date, *, dated: bool) -> str:
    """A month in short, to stand at a line; with its year where it is `dated`, or a January."""
    skeleton = "yMMM" if dated or value.month == 1 else "MMM"
    return format_skeleton(skeleton, value, locale=locale())


def day_of_month(value: date) -> str:
    """A day without its year, to stand at a line."""
    return format_skeleton("MMMd", value, locale=locale())


def clock(value: datetime) -> str:
    """A time of day, to stand at a line."""
    return format_skeleton("Hm", value, locale=locale())


def when(value: ExtendedDate) -> str:
    """An answer for people: “about 1903”, “by 2027”, “spring 2025”, “October to December 2025”."""
    return _when(value, now().code)


@lru_cache(maxsize=4096)
def _when(value: ExtendedDate, language: str) -> str:
    del language  # what is kept is kept for it alone
    match value.ends:
        case (Point() as start, Point() as end) if start == end:
            return _point(start)
        case (Point() as start, Point() as end):
            return _("%(start)s to %(end)s") % {"start": _point(start), "end": _point(end)}
        case (Point() as start, None):
            return _("from %(start)s on") % {"start": _point(start)}
        case (None, Point() as end):
            return _("by %(end)s") % {"end": _point(end)}
    return ""


def _point(point: Point) -> str:
    words = _day(point)
    if point.is_about:
        words = _("about %(date)s") % {"date": words}
    if point.is_uncertain:
        words = _("perhaps %(date)s") % {"date": words}
    if point.time:
        words = _("%(date)s, %(time)s") % {"date": words, "time": point.time}
    if point.zone:
        words += " UTC" if point.zone == "Z" else f" UTC{point.zone}"
    return words


def _day(point: Point) -> str:
    of_year, part = _year(point), point.part_of_year
    if not part:
        return of_year
    if part in _MONTHS:
        return _of_month(point, of_year)
    if part in _HALVES:
        return _(_HALVES[part]) % {"year": of_year}
    if part in _QUARTERS:
        quarter = get_quarter_names("wide", locale=locale())[part - _QUARTERS.start + 1]
        return _("the %(quarter)s of %(year)s") % {"quarter": quarter, "year": of_year}
    season = _(_SEASONS[(part - 21) % 4]) % {"year": of_year}
    if part in _OF_THE_SOUTH:
        return _("%(season)s (of the Southern Hemisphere)") % {"season": season}
    return season


def _of_month(point: Point, of_year: str) -> str:
    """A month or a day as the locale writes it, whatever the year is."""
    leap_day = date(_LEAP_YEAR, point.part_of_year, point.day_of_month or 1)
    if point.day_of_month:
        written = format_date(leap_day, "long", locale=locale())
    else:
        written = format_skeleton("yMMMM", leap_day, locale=locale())
    return written.replace(str(_LEAP_YEAR), of_year)


def _year(point: Point) -> str:
    """A year, a decade, or a century or millennium, whose first and last year are told."""
    first, last = point.years
    if first == last:
        return year(first)
    if point.year.count("X") == 1 and first > 0:
        return _("the %(decade)ss") % {"decade": first}
    return _("%(start)s to %(end)s") % {"start": year(first), "end": year(last)}
