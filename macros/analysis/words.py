"""The words of a text, and where they stand in it: folded, so that what looks alike is alike."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from unicodedata import category, normalize

import regex

from macros.reading.fingerprints import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTATION_MARKS: Final = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")
_UNSEEN: Final = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
    "|(?<![\u0600-\u0dff\u1000-\u109f\u1780-\u18af\ufe0f\u2600-\u27bf\U0001f000-\U0001faff])"
    "[\u200c\u200d]"
)
"""Characters that do not show: soft hyphens, marks of direction, spaces and joiners of no width.

A joiner does show after a letter of a script that joins letters (Arabic, those of India and of
South-East Asia, Mongolian), and within an emoji.
"""

_BOUNDARY: Final = regex.compile(r"\b", regex.VERSION1 | regex.WORD)
"""Where a word begins or ends (Unicode Standard Annex 29, “Default Word Boundaries”)."""

_CLUSTER: Final = regex.compile(r"\X")
"""What a reader takes for one character (Unicode Standard Annex 29, “Grapheme Cluster”)."""

_RUN: Final = re.compile(r"\S+")
_PIECE: Final = re.compile(r"[^\s—]+")
_LETTER: Final = re.compile(r"[^\W_]")
UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
"""Letters of scripts that put no space between words: Thai, Lao, Burmese, Khmer, Kana, Han."""


def fold(text: str) -> str:
    """The text with what looks alike made alike, and nothing else changed.

    That is white space, the shape of quotation marks, characters that do not show, and letters
    composed of several characters or of one (Unicode Standard Annex 15, NFC).
    """
    seen = _UNSEEN.sub("", text.translate(_QUOTATION_MARKS))
    return " ".join(normalize("NFC", seen).split())


def unit_of(text: str) -> Unit:
    """What a text is counted in: characters if most letters are of scripts without spaces."""
    letters = _LETTER.findall(text)
    unspaced = sum(UNSPACED.match(letter) is not None for letter in letters)
    return Unit.CHARACTER if 2 * unspaced > len(letters) else Unit.WORD


@lru_cache(maxsize=1 << 16)
def words(text: str, unit: Unit = Unit.WORD) -> tuple[str, ...]:
    """The words of a text; spaced words with their punctuation.

    Of a text without spaces between words, its characters: letters and digits, with their marks.
    """
    if unit is Unit.SPACED_WORD:
        return tuple(word[0] for word in _spaced(fold(text)))
    folded, spans = folded_words(text, unit)
    return tuple(folded[start:end] for start, end in spans)


def words_at(places: range, text: str, unit: Unit = Unit.WORD) -> str:
    """The words at some positions of a text, with what stands between them, folded."""
    folded, spans = folded_words(text, unit)
    found = spans[places.start : places.stop]
    return folded[found[0][0] : found[-1][1]] if found else ""


def folded_words(text: str, unit: Unit = Unit.WORD) -> tuple[str, list[tuple[int, int]]]:
    """A text folded, and where each of its words begins and ends in that.

    A word runs from its first letter or digit to its last.
    """
    folded = fold(text)
    if unit is Unit.CHARACTER:
        folded = folded.replace(" ", "")
    return folded, list(_spans(folded, unit))


def word_places(text: str, unit: Unit = Unit.WORD) -> list[tuple[int, int]]:
    """Where each word of a text begins and ends in the text as it is, not folded."""
    _, spans = folded_words(text, unit)
    origins = list(_origins(text, unit))
    return [(origins[start][0], origins[end - 1][1]) for start, end in spans]


def _origins(text: str, unit: Unit) -> Iterator[tuple[int, int]]:
    """Where what became each character of the folded text begins and ends in a text."""
    between: tuple[tuple[int, int], ...] = ()
    for run in _RUN.finditer(text):
        made = [
            (cluster.start(), cluster.end())
            for cluster in _CLUSTER.finditer(text, run.start(), run.end())
            for _ in fold(cluster[0])
        ]
        if made:
            yield from between
            yield from made
            between = () if unit is Unit.CHARACTER else ((run.end(), run.end()),)


def _spaced(folded: str) -> Iterator[re.Match[str]]:
    """The pieces of a folded text that have a letter or a digit."""
    return (piece for piece in _PIECE.finditer(folded) if _LETTER.search(piece[0]))


def _spans(folded: str, unit: Unit) -> Iterator[tuple[int, int]]:
    if unit is Unit.CHARACTER:
        for letter in _LETTER.finditer(folded):
            end = letter.end()
            while end < len(folded) and category(folded[end]).startswith("M"):
                end += 1
            yield letter.start(), end
        return
    if unit is Unit.WORD:
        boundaries = pairwise(boundary.start() for boundary in _BOUNDARY.finditer(folded))
        yield from (span for span in boundaries if _LETTER.search(folded, *span))
        return
    for word in _spaced(folded):
        letters = [letter.start() for letter in _LETTER.finditer(word[0])]
        yield word.start() + letters[0], word.start() + letters[-1] + 1
