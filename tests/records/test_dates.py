from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.records.dates import Interval, PartialDate


@given(st.dates(), st.integers(min_value=1, max_value=3))
def test_a_date_is_written_as_it_was_read(day: object, parts: int) -> None:
    written = "-".join(str(day).split("-")[:parts])
    assert str(PartialDate.parse(written)) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "2025-13",
        "2025-02-30",
        "2025-1",
        "28 October 2025",
        "2025-10-28 ",
        "0000",
        "2025-00",
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-10-28", "2025-10-28", "2025-10-28"),
    ],
)
def test_a_date_may_mean_several_days(text: str, first: str, last: str) -> None:
    date = PartialDate.parse(text)
    assert (str(date.first), str(date.last)) == (first, last)


def test_an_interval_is_one_date_or_two() -> None:
    assert str(Interval.parse("2025-10")) == "2025-10"
    assert str(Interval.parse("2025-10-28/2025-11-06")) == "2025-10-28/2025-11-06"
    with pytest.raises(ValueError, match="ends before it begins"):
        Interval.parse("2025-11/2025-10")
