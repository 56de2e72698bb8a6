"""Suggestions where somebody named what does not exist."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

FEW: Final = 20
"""How many names a suggestion lists at most."""

MANY: Final = 500
"""How many names are compared at most; of more, those that begin alike."""


def nearest(word: str, known: Iterable[str]) -> str:
    """A remedy for a name that does not exist: the nearest known one, or all if they are few."""
    names = sorted(set(known))
    alike = names if len(names) <= MANY else [name for name in names if name[:2] == word[:2]][:MANY]
    match get_close_matches(word, alike, n=1):
        case [near]:
            return f"Did you mean “{near}”?"
    if len(names) > FEW:
        return f"None of the {len(names)} known ones is near it."
    return f"Known: {', '.join(names)}." if names else "None is known."
