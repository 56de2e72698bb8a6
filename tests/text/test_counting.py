"""Things and their number."""

from __future__ import annotations

from macros.text.counting import several


def test_one_thing_is_one() -> None:
    assert [several(count, "page") for count in (0, 1, 2)] == ["0 pages", "1 page", "2 pages"]


def test_a_plural_of_its_own() -> None:
    inconsistencies = [several(count, "inconsistency", "inconsistencies") for count in (0, 1, 2)]
    assert inconsistencies == ["0 inconsistencies", "1 inconsistency", "2 inconsistencies"]
