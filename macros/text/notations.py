"""What to write where a date stands in a notation that is not EDTF’s."""

from __future__ import annotations

import re
from typing import Final

_REMEDIES: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), remedy)
    for pattern, remedy in (
        (
            r"\b(AH|SH|AM|BE|BS|EC|Hijri|Reiwa|Heisei|Showa|ROC)\b|令和|平成|昭和|民[国國]|هـ|พ\.ศ",
            "Write the date of the Gregorian calendar; the other stands in the quote.",
        ),
        (
            r"\b(early|mid|late|beginning|end)\b",
            "Write an interval such as 2025-01/2025-04, or make the answers labels.",
        ),
        (r"Q[1-4]|\bquarter\b", "Write the quarters of a year as 2025-33 to 2025-36."),
        (r"\b(first|second) half\b", "Write the halves of a year as 2025-40 and 2025-41."),
        (
            r"\b(spring|summer|autumn|fall|winter)\b",
            "Write spring to winter as 2025-21 to 2025-24, or as 2025-29 to 2025-32 in the south.",
        ),
        (r"\d0s\b", "Write the 1960s as 196X."),
        (r"\bcentury\b", "Write the years 1900 to 1999 as 19XX."),
        (r"\bB\.?C", "Write 44 BC as -0043: the year 1 BC is 0000."),
        (r"\b(by|before|until)\b", "Write ../2027 for “by 2027”."),
        (r"\b(from|since|after)\b", "Write 2027/.. for “from 2027”."),
        (r"\b(about|around|circa|c\.|ca\.)", "Write 2025~ for “about 2025”."),
        (r"\b(perhaps|probably|possibly)\b", "Write 2025? for “perhaps 2025”."),
        (
            r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|[A-Za-z]{3,}",
            "Write the year first, in digits: 2025-10-28.",
        ),
        (r"\d-\d{1,2}-\d{1,2}$|-\d$", "Write months and days with two digits: 2025-04-05."),
        ("/", "Write the earlier date first."),
    )
)


def in_edtf(text: str) -> str:
    """How to write a date that is none in EDTF; empty where its notation is not known."""
    return next((remedy for pattern, remedy in _REMEDIES if pattern.search(text)), "")
