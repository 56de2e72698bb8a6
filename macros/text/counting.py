"""Counts in words, for people; it imports nothing, so that any module can use it."""

from __future__ import annotations


def several(count: int, one: str, many: str = "") -> str:
    """A number of things: “1 claim”, “2 claims”; `many` where the plural takes more than an s."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"
