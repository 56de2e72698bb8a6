"""Dates in words, as readers see them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from babel import Locale
from babel.dates import format_date, format_skeleton, get_month_names, get_quarter_names

from macros.records.extended_dates import Point

if TYPE_CHECKING:
    from datetime import date, datetime

    from macros.records.dates import Interval, PartialDate
    from macros.records.extended_dates import ExtendedDate

LOCALE: Final = Locale("en", "GB")

_SEASONS: Final = ("spring", "summer", "autumn", "winter")
_HALVES: Final = {40: "first half", 41: "second half"}
_OF_THE_SOUTH: Final = range(29, 33)
_QUARTERS: Final = range(33, 37)


def day(value: PartialDate) -> str:
    """A date for people: 2025, October 2025 or 28 October 2025."""
    match value.parts:
        case (year,):
            return str(year)
        case (_, _):
            return format_skeleton("yMMMM", value.first, locale=LOCALE)
        case _:
            return format_date(value.first, "long", locale=LOCALE)


def days(value: Interval) -> str:
    """An interval for people."""
    if value.start == value.end:
        return day(value.start)
    return f"between {day(value.start)} and {day(value.end)}"


def year(number: int) -> str:
    """A year for people; those before the year 1 as BC, which has no year 0."""
    return str(number) if number > 0 else f"{1 - number} BC"


def month(value: date, *, dated: bool) -> str:
    """A month in short, to stand at a line; with its year where it is `dated`, or a January."""
    skeleton = "yMMM" if dated or value.month == 1 else "MMM"
    return format_skeleton(skeleton, value, locale=LOCALE)


def day_of_month(value: date) -> str:
    """A day without its year, to stand at a line."""
    return format_skeleton("MMMd", value, locale=LOCALE)


def clock(value: datetime) -> str:
    """A time of day, to stand at a line."""
    return format_skeleton("Hm", value, locale=LOCALE)


@lru_cache(maxsize=4096)
def when(value: ExtendedDate) -> str:
    """An answer for people: “about 1903”, “by 2027”, “spring 2025”, “October to December 2025”."""
    match value.ends:
        case (Point() as start, Point() as end):
            return _point(start) if start == end else f"{_point(start)} to {_point(end)}"
        case (Point() as start, None):
            return f"from {_point(start)} on"
        case (None, Point() as end):
            return f"by {_point(end)}"
    return ""


def _point(point: Point) -> str:
    words = [_day(point)]
    if point.is_about:
        words.insert(0, "about")
    if point.is_uncertain:
        words.insert(0, "perhaps")
    if point.time:
        words[-1] += f", {point.time}"
    if point.zone:
        words.append("UTC" if point.zone == "Z" else f"UTC{point.zone}")
    return " ".join(words)


def _day(point: Point) -> str:
    of_year, part = _year(point), point.part_of_year
    months = get_month_names("wide", locale=LOCALE)
    if not part:
        return of_year
    if part in months:
        number = f"{point.day_of_month} " if point.day_of_month else ""
        return f"{number}{months[part]} {of_year}"
    if part in _HALVES:
        return f"the {_HALVES[part]} of {of_year}"
    if part in _QUARTERS:
        quarter = get_quarter_names("wide", locale=LOCALE)[part - _QUARTERS.start + 1]
        return f"the {quarter} of {of_year}"
    southern = " (of the Southern Hemisphere)" if part in _OF_THE_SOUTH else ""
    return f"{_SEASONS[(part - 21) % 4]} {of_year}{southern}"


def _year(point: Point) -> str:
    """A year, a decade, or a century or millennium, whose first and last year are told."""
    first, last = point.years
    if first == last:
        return year(first)
    if point.year.count("X") == 1 and first > 0:
        return f"the {first}s"
    return f"{year(first)} to {year(last)}"
