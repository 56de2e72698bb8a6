from __future__ import annotations

import pytest

from macros.records.extended_dates import ExtendedDate
from macros.text.dates import when
from macros.text.notations import in_edtf


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025", "2025"),
        ("2025-10", "October 2025"),
        ("2025-10-28", "28 October 2025"),
        ("2025~", "about 2025"),
        ("2025-10?", "perhaps October 2025"),
        ("2025-10-28%", "perhaps about 28 October 2025"),
        ("2025-10/2025-12", "October 2025 to December 2025"),
        ("../2027", "by 2027"),
        ("2027-04/..", "from April 2027 on"),
        ("2025-21", "spring 2025"),
        ("2025-24", "winter 2025"),
        ("2025-30", "summer 2025 (of the Southern Hemisphere)"),
        ("2025-35", "the 3rd quarter of 2025"),
        ("2025-40", "the first half of 2025"),
        ("202X", "the 2020s"),
        ("196X~", "about the 1960s"),
        ("19XX", "1900 to 1999"),
        ("2025-XX-XX", "2025"),
        ("2025-10-XX", "October 2025"),
        ("-0043", "44 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("-004X", "50 BC to 41 BC"),
        ("0000", "1 BC"),
        ("Y-17000", "17001 BC"),
        ("2025-10-28T14:30", "28 October 2025, 14:30"),
        ("2025-10-28T14:30:15+09:00", "28 October 2025, 14:30 UTC+09:00"),
        ("2025-10-28T05:30Z", "28 October 2025, 05:30 UTC"),
    ],
)
def test_each_notation_has_its_words(text: str, words: str) -> None:
    assert when(ExtendedDate.parse(text)) == words


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("1447 AH", "Gregorian"),
        ("Reiwa 7", "Gregorian"),
        ("令和7年10月28日", "Gregorian"),
        ("2568 BE", "Gregorian"),
        ("early 2025", "labels"),
        ("end of 2025", "labels"),
        ("2025-Q1", "2025-33"),
        ("second half of 2025", "2025-41"),
        ("Autumn 2025", "2025-24"),
        ("1960s", "196X"),
        ("1900s", "19XX"),
        ("28 October 2025, 9:30 am", "year first"),
        ("2025-10-28 14:30", "T14:30"),
        ("may be 2025", "2025?"),
        ("2025-02-30", "no such day"),
        ("2025-13", "no such month"),
        ("2025-13/2026", "that exist"),
        ("by the end of 2027", "../2027"),
        ("c1903", "2025~"),
        ("20251028", "year first"),
        ("20th century", "19XX"),
        ("44 BCE", "-0043"),
        ("by 2027", "../2027"),
        ("since 2027", "2027/.."),
        ("ca. 2025", "2025~"),
        ("possibly 2025", "2025?"),
        ("28/10/2025", "2025-10-28"),
        ("28 October 2025", "2025-10-28"),
        ("2025-4-5", "two digits"),
        ("2026/2025", "earlier one first"),
    ],
)
def test_another_notation_has_its_remedy(text: str, remedy: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        ExtendedDate.parse(text)
    assert remedy in in_edtf(text)


def test_what_is_no_date_at_all_has_none() -> None:
    assert not in_edtf("?")
