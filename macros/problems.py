"""What is wrong with a record or a page, and where: the same value, whoever prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


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
