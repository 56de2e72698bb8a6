"""What is wrong with a record or a page, and where: the same value, whoever prints it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

FEW: Final = 20
"""How many names a remedy lists at most."""

MANY: Final = 500
"""How many names are compared at most; of more, only those that share the first two letters."""


class Position(NamedTuple):
    """A place in a file.

    `file` is relative to the project's folder, with forward slashes; `line` and `column` count
    characters from 1.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where it is, the rule it breaks, what was found and expected, and the remedy."""

    at: Position
    rule: str
    message: str
    hint: str = ""


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
