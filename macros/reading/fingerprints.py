"""The files in `data/fingerprints/`: windows of a source, two or three hexadecimal digits each.

The first line says how a file was made: of words, as Unicode has them or, before that, as they are
between spaces; or of characters, for scripts that put no space between words. Hashes of characters
are shorter, since fewer characters than words may come next.

The format is our own: known ones find similar texts, where this has to tell a changed word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from textwrap import fill
from typing import TYPE_CHECKING, Final

from macros.problems import Position
from macros.reading.yaml_reader import ReadError, read_lines

if TYPE_CHECKING:
    from pathlib import Path

WINDOW: Final = 3
"""How many words a window holds, or how many characters."""


class Unit(Enum):
    """What a source is counted in: a word, or a character that may be one.

    The values stand in the first line of a file. A spaced word is what stands between white space
    and em dashes: so were words told apart before, and files made so stay as they are.
    """

    WORD = "three-word windows (UAX 29), 12-bit hashes"
    SPACED_WORD = "three-word windows, 12-bit hashes"
    CHARACTER = "three-character windows, 8-bit hashes"

    @property
    def noun(self) -> str:
        """What it is called: a word, or a character."""
        return "character" if self is Unit.CHARACTER else "word"

    @property
    def bits(self) -> int:
        """How long the hash of a window is."""
        return 8 if self is Unit.CHARACTER else 12


MOST_PLACES: Final = 100
"""How many occurrences of a row of windows are looked for, at most."""

LONGEST: Final = 500_000
"""How many windows a fingerprint has at most: those of a long book."""

_HEADINGS: Final = {unit: f"# {unit.value}: see the page Method of the site" for unit in Unit}
_DIGITS: Final = {8: "two", 12: "three"}
_WIDTH: Final = 100


@dataclass(frozen=True)
class Fingerprint:
    """The windows of a source, in order, and what they are windows of."""

    windows: tuple[int, ...]
    unit: Unit = Unit.WORD

    @property
    def length(self) -> int:
        """How many words, or characters, the source has."""
        return len(self.windows) + WINDOW - 1

    def find(self, row: tuple[int, ...]) -> tuple[int, ...]:
        """The first `MOST_PLACES` positions, from 0, at which these windows occur in a row."""
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


def write_fingerprint(fingerprint: Fingerprint) -> str:
    """The text of a fingerprint file."""
    digits = fingerprint.unit.bits // 4
    written = " ".join(f"{window:0{digits}x}" for window in fingerprint.windows)
    return f"{_HEADINGS[fingerprint.unit]}\n{fill(written, _WIDTH)}\n"


def read_fingerprint(path: Path, name: str) -> Fingerprint:
    """The fingerprint in a file; `name` stands for it in messages. Raises ReadError."""
    windows = []
    lines = read_lines(path, name).splitlines()
    headed = (each for each in Unit if lines[:1] == [_HEADINGS[each]])
    unit = next(headed, Unit.SPACED_WORD)
    form = re.compile(f"[0-9a-f]{{{unit.bits // 4}}}")
    again = f"Make the file again: claims fingerprint {path.stem} ARTICLE.txt"
    for number, line in enumerate(lines, start=1):
        for word in () if line.startswith("#") else line.split():
            if not form.fullmatch(word):
                at = Position(name, number, line.index(word) + 1)
                found = (
                    f"“{word}” is not a window: expected {_DIGITS[unit.bits]} hexadecimal digits"
                )
                raise ReadError(at, found, again)
            windows.append(int(word, 16))
    if not windows:
        raise ReadError(Position(name), "the fingerprint has no window", again)
    if len(windows) > LONGEST:
        message = f"the fingerprint has {len(windows):,} windows; at most {LONGEST:,} are allowed"
        hint = "Split the text into parts, and make each of them a source."
        raise ReadError(Position(name), message, hint)
    return Fingerprint(tuple(windows), unit)
