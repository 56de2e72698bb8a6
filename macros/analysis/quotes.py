"""Whether a quote is verbatim, judged from nothing but the fingerprint of its source.

A fingerprint is the ordered list of 12-bit hashes of a text's overlapping three-word windows; of
8-bit hashes of three characters, where a script puts no space between words. A quote is found where
its windows occur in a row. The text cannot be rebuilt from such short hashes.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, Final

from macros.analysis.words import folded_words, unit_of, words
from macros.reading.fingerprints import WINDOW, Fingerprint, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.records.model import Quote

_TELLING: Final = {Unit.WORD: 2, Unit.SPACED_WORD: 2, Unit.CHARACTER: 4}
"""How many windows in a row are no coincidence: fewer often stand somewhere in a long article."""


@lru_cache(maxsize=1 << 16)
def windows(text: str, unit: Unit = Unit.WORD) -> tuple[int, ...]:
    """The hashes of a text's windows, in order: two fewer than it has words, or characters.

    A window runs from the first letter or digit of its first word to the last of its third. Each is
    0 to 4095; of characters, 0 to 255.
    """
    folded, spans = folded_words(text, unit)
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
