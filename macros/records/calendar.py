"""Days as numbers, in years before 1 and after 9999 too (ISO 8601-1:2019, 4.2.1: Gregorian).

They are those of `date.toordinal`: 1 is the first day of the year 1. The year before it is 0.
"""

from __future__ import annotations

from datetime import date
from typing import Final

_YEARS: Final = 400
_DAYS: Final = 146_097
"""The calendar repeats itself after so many years, which have so many days."""


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """The number of a day; months count on after the twelfth. Raises ValueError if it is none."""
    later, month = divmod(month - 1, 12)
    cycles, year = divmod(year + later, _YEARS)
    return date(year + _YEARS, month + 1, day).toordinal() + (cycles - 1) * _DAYS


def year_of(number: int) -> int:
    """The year in which a day lies."""
    cycles, day = divmod(number - 1, _DAYS)
    return date.fromordinal(day + 1 + _DAYS).year + (cycles - 1) * _YEARS
