"""Whether a quote is verbatim, judged from nothing but the fingerprint of its source.

A fingerprint is the ordered list of 12-bit hashes of a text's overlapping three-word windows; of
8-bit hashes of three characters, where a script puts no space between words. A quote is found where
its windows occur in a row. The text cannot be rebuilt from such short hashes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final
from unicodedata import category, normalize

import regex

from macros.reading.fingerprints import WINDOW, Fingerprint, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.records.model import Quote

_TELLING: Final = {Unit.WORD: 2, Unit.SPACED_WORD: 2, Unit.CHARACTER: 4}
"""How many windows in a row are no coincidence: fewer often stand somewhere in a long article."""

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
    folded = _folded(text, unit)
    if unit is Unit.SPACED_WORD:
        return tuple(word[0] for word in _spaced(folded))
    return tuple(folded[start:end] for start, end in _spans(folded, unit))


def words_at(places: range, text: str, unit: Unit = Unit.WORD) -> str:
    """The words at some positions of a text, with what stands between them, folded."""
    folded = _folded(text, unit)
    spans = list(_spans(folded, unit))[places.start : places.stop]
    return folded[spans[0][0] : spans[-1][1]] if spans else ""


def _folded(text: str, unit: Unit) -> str:
    folded = fold(text)
    return folded.replace(" ", "") if unit is Unit.CHARACTER else folded


def _spaced(folded: str) -> Iterator[re.Match[str]]:
    """The pieces of a folded text that have a letter or a digit."""
    return (piece for piece in _PIECE.finditer(folded) if _LETTER.search(piece[0]))


def _spans(folded: str, unit: Unit) -> Iterator[tuple[int, int]]:
    """Where each word begins and ends, from its first letter or digit to its last."""
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


@lru_cache(maxsize=1 << 16)
def windows(text: str, unit: Unit = Unit.WORD) -> tuple[int, ...]:
    """The hashes of a text's windows, in order: two fewer than it has words, or characters.

    A window runs from the first letter or digit of its first word to the last of its third. Each is
    0 to 4095; of characters, 0 to 255.
    """
    folded = _folded(text, unit)
    spans = list(_spans(folded, unit))
    ends = zip(spans, spans[WINDOW - 1 :], strict=False)
    return tuple(_hash(folded[first[0] : last[1]], unit.bits) for first, last in ends)


def fingerprint_of(text: str) -> Fingerprint:
    """The fingerprint of a text, counted in what its letters are written in."""
    unit = unit_of(text)
    return Fingerprint(windows(text, unit), unit)


def _hash(window: str, bits: int) -> int:
    return int.from_bytes(sha256(window.encode()).digest()[:2]) >> (16 - bits)


def occurrences(quote: Quote, fingerprint: Fingerprint) -> tuple[range, ...]:
    """The word positions of each passage that matches the quote with its `before` and `after`.

    Empty if the quote is not verbatim, or shorter than a window. Several if it is ambiguous: at
    most `MOST_PLACES` for each way of joining it, with or without a space, to what is around it.
    """
    unit = fingerprint.unit
    skipped, length = len(words(quote.before or "", unit)), len(words(quote.text, unit))
    return tuple(
        range(at + skipped, at + skipped + length)
        for start in _joined(quote.before, quote.text)
        for whole in _joined(start, quote.after)
        for at in fingerprint.find(windows(whole, unit))
    )


def surroundings(quote: Quote, fingerprint: Fingerprint) -> tuple[str, str]:
    """The text directly before and after a quote, with any space between, if that is needed.

    Both are empty if the quoted words occur only once in the source.
    """
    if len(fingerprint.find(windows(quote.text, fingerprint.unit))) > 1:
        for start in _joined(quote.before, quote.text):
            for whole in _joined(start, quote.after):
                if fingerprint.find(windows(whole, fingerprint.unit)):
                    return start.removesuffix(quote.text), whole[len(start) :]
    return "", ""


def _joined(left: str | None, right: str | None) -> tuple[str, ...]:
    """Two texts joined by a space, and also without one unless two words would run together."""
    if not left or not right:
        return (left or right or "",)
    if left[-1].isalnum() and right[0].isalnum():
        return (f"{left} {right}",)
    return f"{left} {right}", f"{left}{right}"


def first_difference(text: str, fingerprint: Fingerprint) -> str | None:
    """The first word at which a text departs from its source.

    None if the windows cannot tell: too few words before it, or after it, are found in a row.
    """
    unit, least = fingerprint.unit, _TELLING[fingerprint.unit]
    row, pieces = windows(text, unit), words(text, unit)
    for matching in range(len(row) - 1, least - 1, -1):
        if fingerprint.find(row[:matching]):
            return pieces[matching + WINDOW - 1]
    for matching in range(len(row) - 1, least - 1, -1):
        if fingerprint.find(row[-matching:]):
            return pieces[len(row) - matching - 1]
    return None


def quoted(quotes: Iterable[Quote], fingerprint: Fingerprint) -> int:
    """How many words of a source its quotes cover; a word quoted twice counts once."""
    passages = (occurrences(quote, fingerprint)[:1] for quote in quotes)
    return len(set(chain.from_iterable(chain.from_iterable(passages))))


def share(quotes: Iterable[Quote], fingerprint: Fingerprint) -> float:
    """The share of a source's words that its quotes cover, from 0 to 1."""
    return quoted(quotes, fingerprint) / fingerprint.length
