from __future__ import annotations

from datetime import date
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.records.calendar import day_number, year_of
from macros.records.dates import PartialDate
from macros.records.extended_dates import ExtendedDate


@given(st.dates(), st.integers(min_value=1, max_value=3))
def test_a_plain_date_means_the_days_that_it_means_elsewhere(day: date, parts: int) -> None:
    written = "-".join(str(day).split("-")[:parts])
    plain, extended = PartialDate.parse(written), ExtendedDate.parse(written)
    assert (extended.start, extended.end) == (plain.first.toordinal(), plain.last.toordinal() + 1)


@given(st.dates())
def test_days_are_numbered_as_python_numbers_them(day: date) -> None:
    number = day_number(day.year, day.month, day.day)
    assert (number, year_of(number)) == (day.toordinal(), day.year)


@given(st.integers(min_value=-9999, max_value=99_999))
def test_every_year_has_its_days(year: int) -> None:
    first, last = day_number(year), day_number(year + 1) - 1
    assert year_of(first) == year_of(last) == year
    assert last - first + 1 == (366 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 365)


def days(first: str, last: str) -> tuple[float, float]:
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal() + 1


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2025-10/2025-12", days("2025-10-01", "2025-12-31")),
        ("2025-10-28/2025-11", days("2025-10-28", "2025-11-30")),
        ("../2027", (-inf, days("2027-12-31", "2027-12-31")[1])),
        ("/2027", (-inf, days("2027-12-31", "2027-12-31")[1])),
        ("2027/..", (days("2027-01-01", "2027-01-01")[0], inf)),
        ("2027/", (days("2027-01-01", "2027-01-01")[0], inf)),
        ("2025-21", days("2025-03-01", "2025-05-31")),
        ("2025-24", days("2025-12-01", "2026-02-28")),
        ("2025-29", days("2025-09-01", "2025-11-30")),
        ("2025-33", days("2025-01-01", "2025-03-31")),
        ("2025-36", days("2025-10-01", "2025-12-31")),
        ("2025-41", days("2025-07-01", "2025-12-31")),
        ("202X", days("2020-01-01", "2029-12-31")),
        ("19XX", days("1900-01-01", "1999-12-31")),
        ("1XXX", days("1000-01-01", "1999-12-31")),
        ("2025-XX", days("2025-01-01", "2025-12-31")),
        ("2025-10-XX", days("2025-10-01", "2025-10-31")),
        ("2025-10-28?", days("2025-10-28", "2025-10-28")),
        ("2025-10-28~", days("2025-10-27", "2025-10-29")),
        ("2025-10-28%", days("2025-10-27", "2025-10-29")),
        ("0000", (-365, 1)),
        ("-0043-03-15", (day_number(-43, 3, 15), day_number(-43, 3, 16))),
        ("Y-17000", (day_number(-17000), day_number(-16999))),
    ],
)
def test_each_notation_means_its_days(text: str, span: tuple[float, float]) -> None:
    read = ExtendedDate.parse(text)
    assert (read.start, read.end) == span
    assert str(read) == text


def test_a_minute_is_that_of_its_place() -> None:
    read = ExtendedDate.parse("2025-10-28T14:30+09:00")
    day = days("2025-10-28", "2025-10-28")[0]
    assert (read.start, read.end) == pytest.approx((day + 870 / 1440, day + 871 / 1440))
    assert read.offset == 540


def test_the_end_of_an_interval_is_told_by_the_clock_of_its_beginning() -> None:
    read = ExtendedDate.parse("2025-10-28T23:00+09:00/2025-10-28T15:00Z")
    assert (read.end - read.start) * 1440 == pytest.approx(61)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "25",
            "2025-13",
            "2025-02-30",
            "2025-1",
            "28 October 2025",
            "2025-10-28 ",
            "-0044-13",
        ),
        *("2025-00", "2025-20", "2025-37", "2025-21-01", "202X-10", "X025", "2025-1X", "20255"),
        *("/", "../..", "../", "2025/2026/2027", "2025-10-28T", "2025-10-28T25:00", "T14:30"),
        *("2025-10T14:30", "1447 AH", "{2025,2026}", "~2025", "2025-10-~28", "2" * 100),
        *("２０２５", "2025-10-28T14:30+25:00", "-0043-37", "-0043-20", "2025-XX-28"),
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|must be in|day is out of range"):
        ExtendedDate.parse(text)


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        ("2025-10-28T14:30+09:00/..", "../2025-10-28T10:00Z", True),
        ("2025-10-28T14:30+09:00/..", "../2025-10-28T05:00Z", False),
        ("2025-10-28T14:30+09:00/2025-10-28T23:00+09:00", "../2025-10-28T10:00Z", True),
        ("2025-10-28T14:30/..", "../2025-10-28T10:00Z", False),
    ],
)
def test_the_clock_of_an_open_interval_counts(*, one: str, other: str, meets: bool) -> None:
    assert ExtendedDate.parse(one).meets(ExtendedDate.parse(other)) is meets
    assert ExtendedDate.parse(other).meets(ExtendedDate.parse(one)) is meets


@pytest.mark.parametrize(
    "text",
    ["2026/2025", "2026~/2025", "2025-12/2025-10", "2025-10-28T10:00Z/2025-10-28T10:30+09:00"],
)
def test_no_interval_ends_before_it_begins(text: str) -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        ExtendedDate.parse(text)
