"""The files in `data/fingerprints/`: windows of a source, three hexadecimal digits each.

The format is our own: known ones find similar texts, where this has to tell a changed word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from textwrap import fill
from typing import TYPE_CHECKING, Final

from macros.problems import Position
from macros.reading.yaml_reader import ReadError, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WINDOW: Final = 3
"""How many words a window holds."""

MOST_PLACES: Final = 100
"""How many occurrences of a row of windows are looked for, at most."""

LONGEST: Final = 500_000
"""How many windows a fingerprint has at most: those of a long book."""

_HEADING: Final = "# three-word windows, 12-bit hashes: see the page Method of the site\n"
_WRITTEN: Final = re.compile(r"[0-9a-f]{3}")
_WIDTH: Final = 100


@dataclass(frozen=True)
class Fingerprint:
    """The windows of a source, in order."""

    windows: tuple[int, ...]

    @property
    def words(self) -> int:
        """How many words the source has."""
        return len(self.windows) + WINDOW - 1

    def find(self, row: tuple[int, ...]) -> tuple[int, ...]:
        """The first `MOST_PLACES` word positions, from 0, at which these windows occur in a row."""
        found: list[int] = []
        sought = _written_as_text(row)
        at = self._text.find(sought) if row else -1
        while at >= 0 and len(found) < MOST_PLACES:
            found.append(at)
            at = self._text.find(sought, at + 1)
        return tuple(found)

    @cached_property
    def _text(self) -> str:
        return _written_as_text(self.windows)


def _written_as_text(windows: tuple[int, ...]) -> str:
    """Windows as characters, since Python's search for a row of them in a string is linear."""
    return "".join(map(chr, windows))


def write_windows(windows: Iterable[int]) -> str:
    """The text of a fingerprint file; each window is 0 to 4095."""
    return _HEADING + fill(" ".join(f"{window:03x}" for window in windows), _WIDTH) + "\n"


def read_fingerprint(path: Path, name: str) -> Fingerprint:
    """The fingerprint in a file; `name` stands for it in messages. Raises ReadError."""
    windows = []
    again = f"Make the file again: claims fingerprint {path.stem} ARTICLE.txt"
    for number, line in enumerate(read_lines(path, name).splitlines(), start=1):
        for word in () if line.startswith("#") else line.split():
            if not _WRITTEN.fullmatch(word):
                at = Position(name, number, line.index(word) + 1)
                found = f"“{word}” is not a window: expected three hexadecimal digits"
                raise ReadError(at, found, again)
            windows.append(int(word, 16))
    if not windows:
        raise ReadError(Position(name), "the fingerprint has no window", again)
    if len(windows) > LONGEST:
        message = f"the fingerprint has {len(windows):,} windows; at most {LONGEST:,} are allowed"
        hint = "Split the text into parts, and make each of them a source."
        raise ReadError(Position(name), message, hint)
    return Fingerprint(tuple(windows))
