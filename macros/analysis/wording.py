"""Which words of one wording are missing from another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING, Final

from macros.analysis.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_COMPARED: Final = 30
"""How many other wordings one is compared with, at most."""

_PIECE: Final = re.compile(r"\S+\s*")
_EDGES: Final = re.compile(r"^[^\w%$€£¥]+|[^\w%$€£¥]+$")


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in a row, with the white space after them; `own` if only this wording has them."""

    text: str
    own: bool


def runs(text: str, others: Iterable[str]) -> tuple[Run, ...]:
    """A text in runs: words that the most similar other wording has in the same order, and others.

    Only the first `MOST_COMPARED` others are considered. Words that differ only in capitals, the
    shape of quotation marks, or punctuation at the edge count as equal. Joined, the runs give the
    text again.
    """
    pieces = _PIECE.findall(text)
    words = [_word(piece) for piece in pieces]
    matchers = [
        SequenceMatcher(
            None, [_word(piece) for piece in _PIECE.findall(other)], words, autojunk=False
        )
        for other in islice(others, MOST_COMPARED)
    ]
    nearest = max(matchers, key=SequenceMatcher.ratio, default=None)
    if nearest is None:
        return (Run(text, own=True),)
    return tuple(_told_apart(nearest, pieces))


def _told_apart(matcher: SequenceMatcher[str], pieces: list[str]) -> Iterator[Run]:
    at = 0
    for block in matcher.get_matching_blocks():
        for start, end, own in ((at, block.b, True), (block.b, block.b + block.size, False)):
            if start < end:
                yield Run("".join(pieces[start:end]), own=own)
        at = block.b + block.size


def _word(piece: str) -> str:
    return _EDGES.sub("", fold(piece)).casefold()
