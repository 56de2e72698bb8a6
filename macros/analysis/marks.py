"""The passages of a text that are quoted from it, marked where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from macros.analysis.quotes import occurrences
from macros.analysis.words import word_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from macros.reading.fingerprints import Fingerprint
    from macros.records.model import Quote, Source
    from macros.records.project import Project


Names: TypeAlias = dict[str, None]
"""The ids of claims and slips, each once, in order."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of a paragraph that the record quotes: its characters, and what quotes it.

    `names` are the ids of claims, and those of slips.
    """

    place: range
    names: tuple[str, ...]


def marked(
    paragraphs: Sequence[str], found: Mapping[range, Names], fingerprint: Fingerprint
) -> tuple[tuple[Mark, ...], ...]:
    """The marks of each paragraph of a text, in order; passages that overlap are one.

    `found` are the passages by the positions of their words in the whole text, of which the
    fingerprint is made.
    """
    words = [word_places(paragraph, fingerprint.unit) for paragraph in paragraphs]
    before = accumulate(map(len, words), initial=0)
    joined = _joined(found)
    return tuple(
        tuple(_marks(joined, of_paragraph, first))
        for of_paragraph, first in zip(words, before, strict=False)
    )


def passages(
    quotes: Iterable[tuple[str, Quote]], fingerprint: Fingerprint
) -> tuple[dict[range, Names], tuple[tuple[str, Quote], ...]]:
    """The word positions that are quoted, with the names of what quotes them; and lost quotes."""
    found: dict[range, Names] = {}
    lost: list[tuple[str, Quote]] = []
    for name, quote in quotes:
        if places := occurrences(quote, fingerprint):
            found.setdefault(places[0], {})[name] = None
        else:
            lost.append((name, quote))
    return found, tuple(lost)


def quotes_of(source: Source, project: Project) -> Iterator[tuple[str, Quote]]:
    """The quotes from a source, each with the id of the claim or slip that it shows."""
    yield from claim_quotes(source, project)
    yield from ((str(slip.id), slip.quote) for slip in source.slips)


def claim_quotes(source: Source, project: Project) -> Iterator[tuple[str, Quote]]:
    """The quotes from a source in its accounts, each with the id of the claim that it shows."""
    for claim in project.record.of_source(source.id):
        if account := claim.account_of(source.id):
            yield from ((str(claim.id), quote) for quote in account.quotes)


def _joined(found: Mapping[range, Names]) -> dict[range, Names]:
    joined: dict[range, Names] = {}
    last = range(0)
    for place in sorted(found, key=lambda each: (each.start, each.stop)):
        if place.start < last.stop:
            names = joined.pop(last) | found[place]
            last = range(last.start, max(last.stop, place.stop))
        else:
            names, last = found[place], place
        joined[last] = names
    return joined


def _marks(
    passages_: Mapping[range, Names], words: list[tuple[int, int]], first: int
) -> Iterator[Mark]:
    """The marks in a paragraph, of which the first word has some position in the whole text."""
    for place, names in passages_.items():
        start, stop = max(place.start - first, 0), min(place.stop - first, len(words))
        if start < stop:
            yield Mark(range(words[start][0], words[stop - 1][1]), tuple(names))
