"""Ticks at a line of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.records.calendar import day_number
from macros.records.extended_dates import ExtendedDate
from macros.render.time_lines import time_line

MOMENTS = st.floats(min_value=day_number(-9999), max_value=day_number(99_999))


@given(MOMENTS, st.floats(min_value=1 / 1440, max_value=40_000_000))
def test_both_moments_and_all_ticks_are_on_the_line(low: float, length: float) -> None:
    start, end, ticks = time_line(low, low + length)
    assert start <= low
    assert low + length <= end
    assert 1 <= len(ticks) <= 6
    places = [place for place, _ in ticks]
    assert places == sorted(set(places))
    assert start <= places[0] <= places[-1] < end


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("1951", "2025", ["1951", "1964", "1977", "1990", "2003", "2016"]),
        ("2003-05", "2004-06", ["2003", "2004"]),
        ("2025-11", "2026-01", ["Nov 2025", "Dec", "Jan 2026"]),
        ("2025-10-27", "2025-10-31", ["27 Oct", "28 Oct", "29 Oct", "30 Oct", "31 Oct"]),
        ("2025-10-28", "2025-10-28", ["28 Oct, 00:00", "06:00", "12:00", "18:00"]),
        ("2025-10-28T09:10", "2025-10-28T11:50", ["28 Oct, 09:00", "10:00", "11:00"]),
        ("2025-10-28", "2025-10-29", ["28 Oct", "29 Oct"]),
        ("2025-10-28T23:00", "2025-10-29T01:00", ["28 Oct, 23:00", "29 Oct, 00:00", "01:00"]),
        ("-0043", "-0041", ["44 BC", "43 BC", "42 BC"]),
        ("-0003-03", "0002", ["4 BC", "3 BC", "2 BC", "1 BC", "1", "2"]),
    ],
)
def test_ticks_are_as_far_apart_as_the_dates_are(first: str, last: str, words: list[str]) -> None:
    low, high = ExtendedDate.parse(first).start, ExtendedDate.parse(last).end
    assert [told for _, told in time_line(low, high)[2]] == words


def test_two_moments_that_are_one_have_a_line() -> None:
    day = float(day_number(2004))
    start, end, ticks = time_line(day, day)
    assert start <= day < end
    assert [words for _, words in ticks] == ["1 Jan, 00:00"]
