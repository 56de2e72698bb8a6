"""A line of time: where it begins and ends, and its ticks, in years, months, days or hours."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil, floor
from typing import Final, TypeAlias

from macros.records.calendar import day_number, year_of
from macros.text.dates import clock, day_of_month, month, year

Tick: TypeAlias = tuple[float, str]
"""The number of a day, with the time of day as a fraction, and its words."""

_MOST_TICKS: Final = 6
_YEAR: Final = 366
_MONTHS: Final = 62
_DAYS: Final = 2
_HOURS: Final = 24
_SHORTEST: Final = 1 / _HOURS
"""The shortest line, for moments that are one."""

_STEPS: Final = (1, 2, 3, 6, 12, 24)
"""The hours from one tick to the next."""

_FIRST, _LAST = day_number(1), day_number(9999)


def time_line(low: float, high: float) -> tuple[float, float, list[Tick]]:
    """The ends of a line on which two moments lie, and its ticks: at most six, in order."""
    high = max(high, low + _SHORTEST)
    length = high - low
    if length > _YEAR or not _FIRST <= low < high <= _LAST:
        return _years(low, high)
    if length > _MONTHS:
        return _months(low, high)
    return _days(low, high) if length >= _DAYS else _hours(low, high)


def _years(low: float, high: float) -> tuple[float, float, list[Tick]]:
    first, last = year_of(floor(low)), year_of(ceil(high) - 1)
    step = ceil((last - first + 1) / _MOST_TICKS)
    ticks = [(float(day_number(each)), year(each)) for each in range(first, last + 1, step)]
    return day_number(first), day_number(last + 1), ticks


def _months(low: float, high: float) -> tuple[float, float, list[Tick]]:
    first, last = _moment(low), _moment(ceil(high) - 1)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    step = ceil(count / _MOST_TICKS)
    begins = [float(day_number(first.year, first.month + each)) for each in range(count + 1)]
    ticks = [(begin, month(_moment(begin), dated=not each)) for each, begin in enumerate(begins)]
    return begins[0], begins[-1], ticks[:-1:step]


def _days(low: float, high: float) -> tuple[float, float, list[Tick]]:
    first, last = floor(low), ceil(high)
    step = ceil((last - first) / _MOST_TICKS)
    return first, last, [(each, day_of_month(_moment(each))) for each in range(first, last, step)]


def _hours(low: float, high: float) -> tuple[float, float, list[Tick]]:
    first, last = floor(low * _HOURS), ceil(high * _HOURS)
    step = next(each for each in _STEPS if (last - first) / each <= _MOST_TICKS or each == _HOURS)
    first -= first % step
    hours = range(first, last, step)
    moments = [_moment(hour / _HOURS) for hour in hours]
    ticks = [
        (
            hour / _HOURS,
            clock(each) if place and each.hour else f"{day_of_month(each)}, {clock(each)}",
        )
        for place, (hour, each) in enumerate(zip(hours, moments, strict=True))
    ]
    return first / _HOURS, last / _HOURS, ticks


def _moment(number: float) -> datetime:
    """The moment that a number of days means, to the minute."""
    whole = floor(number)
    minutes = round((number - whole) * _HOURS * 60)
    return datetime.fromordinal(whole) + timedelta(minutes=minutes)
