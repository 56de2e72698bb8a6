"""What to write where a date stands in a notation that is not EDTF’s."""

from __future__ import annotations

import re
from typing import Final

_REMEDIES: Final = tuple(
    (re.compile(pattern), remedy)
    for pattern, remedy in (
        (
            (
                r"(?i:hijri|reiwa|heisei|showa|minguo)|\d ?(AH|SH|AM|BE|BS|EC)\b|\b(AH|BE|ROC) ?\d"
                r"|令和|平成|昭和|民[国國]|هـ|พ\.ศ"
            ),
            "Write the date of the Gregorian calendar; the other stands in the quote.",
        ),
        (r"(?i)\bby\b|\bbefore\b|\buntil\b|\blate(r than|st)\b", "Write ../2027 for “by 2027”."),
        (
            r"(?i)\b(early|mid|late|beginning|end)\b",
            "Write an interval such as 2025-01/2025-04, or make the answers labels.",
        ),
        (r"Q[1-4]|(?i:\bquarter\b)", "Write the quarters of a year as 2025-33 to 2025-36."),
        (
            r"(?i)\b(first|second) half\b|\bH[12]\b",
            "Write the halves of a year as 2025-40 and 2025-41.",
        ),
        (
            r"(?i)\b(spring|summer|autumn|fall|winter)\b",
            "Write spring to winter as 2025-21 to 2025-24, or as 2025-29 to 2025-32 in the south.",
        ),
        (r"00s\b|(?i:\bcentury\b)", "Write the 20th century, 1900 to 1999, as 19XX."),
        (r"\d0s\b", "Write the 1960s as 196X."),
        (r"(?i)\bb\.?c", "Write 44 BC as -0043: the year 1 BC is 0000."),
        (r"(?i)\b(from|since|after)\b", "Write 2027/.. for “from 2027”."),
        (r"(?i)\b(about|around|circa|c\.|ca\.)|^c\d", "Write 2025~ for “about 2025”."),
        (r"(?i)\b(perhaps|probably|possibly|may be)\b", "Write 2025? for “perhaps 2025”."),
        (r"\d[ T]\d{1,2}[:.]\d\d", "Write a time of day as 2025-10-28T14:30, and in 24 hours."),
        (
            r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|[A-Za-z]{3,}|^\d{8}$",
            "Write the year first, in digits: 2025-10-28.",
        ),
        (r"(?<!\d)\d-\d{1,2}$|-\d(-|$|/)", "Write months and days with two digits: 2025-04-05."),
        (r"^[-\d]+/[-\d]+$", "Write two dates that exist, the earlier one first."),
        (r"^\d{4}-\d\d-\d\d$", "There is no such day."),
        (r"^\d{4}-\d\d$", "There is no such month."),
    )
)


def in_edtf(text: str) -> str:
    """How to write a date that is none in EDTF; empty where its notation is not known."""
    return next((remedy for pattern, remedy in _REMEDIES if pattern.search(text)), "")
