"""Words that two sources share in runs, told from their fingerprints alone.

A run is at least `RUN` words that stand in both sources in the same order. Two texts that were
written apart share few such runs; one that was copied from the other shares many.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Final, TypeAlias

from macros.analysis.origins import origins
from macros.analysis.quotes import windows
from macros.analysis.words import unit_of, words_at
from macros.reading.fingerprints import MOST_PLACES, WINDOW, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from macros.reading.fingerprints import Fingerprint
    from macros.records.model import Claim, Source
    from macros.records.project import Project

RUN: Final = 6
"""The fewest words of a run, or the fewest characters."""

_WINDOWS: Final = RUN - WINDOW + 1
"""How many windows in a row a run has at least."""

_Place: TypeAlias = tuple[str, int]
"""A source, and the position of a word in it."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two sources have in common: how many words of each stand in the other, in runs.

    `of` is how many words each has, and `longest` the length of the longest run.
    """

    words: Mapping[str, int]
    of: Mapping[str, int]
    longest: int

    def part(self, source: str) -> float:
        """The part of the words of one of the two that stand in the other, from 0 to 1."""
        return self.words[source] / self.of[source]

    @property
    def share(self) -> float:
        """That part of the shorter source."""
        return self.part(min(self.of, key=lambda source: (self.of[source], source)))


def overlaps(prints: Mapping[str, Fingerprint]) -> Mapping[frozenset[str], Overlap]:
    """What each two sources have in common, where that is anything at all.

    Sources whose words were told apart in different ways cannot be compared, and are not. Of a run
    that stands in more than `MOST_PLACES` places, the first ones count.
    """
    found: dict[frozenset[str], _Shared] = defaultdict(_Shared)
    for places in _shared_rows(prints):
        for one, other in combinations(places[:MOST_PLACES], 2):
            if one[0] != other[0]:
                found[frozenset({one[0], other[0]})].add(one, other)
    return {pair: shared.overlap(prints) for pair, shared in found.items()}


def passages(one: str, other: str) -> Iterator[str]:
    """The runs of words that one text shares with another, each as it stands in the first."""
    unit = unit_of(one)
    theirs = set(_rows(windows(other, unit)))
    runs: list[range] = []
    for start, row in enumerate(_rows(windows(one, unit))):
        if row in theirs:
            begun = runs and start <= runs[-1].stop - RUN + 1
            first = runs.pop().start if begun else start
            runs.append(range(first, start + RUN))
    yield from (words_at(run, one, unit) for run in runs)


def comparable(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two fingerprints were made in the same way."""
    return one.unit is other.unit


def shared_with(source: Source, project: Project) -> tuple[tuple[Source, Overlap], ...]:
    """The sources that a source shares words with, those first that have most of its words."""
    return _by_source(project).get(source.id, ())


def most_shared(claim: Claim, project: Project) -> tuple[tuple[str, str], Overlap | None] | None:
    """The two answering sources of different origin that share most words, and what they share.

    The overlap is None if no such two share any. None if there are no two, or some were told apart
    in different ways.
    """
    sources = project.record.source
    groups = origins(claim.answering, sources)
    pairs = [
        (str(one.source), str(other.source))
        for ours, theirs in combinations(groups, 2)
        for one in ours
        for other in theirs
    ]
    prints = project.fingerprints
    if not pairs or not all(comparable(prints[one], prints[other]) for one, other in pairs):
        return None
    found = overlaps_in(project)
    shared = [(pair, found.get(frozenset(pair))) for pair in pairs]
    return max(shared, key=lambda each: each[1].share if each[1] else 0)


@lru_cache(maxsize=2)
def overlaps_in(project: Project) -> Mapping[frozenset[str], Overlap]:
    """What each two sources of a project have in common, as far as they have fingerprints."""
    prints = project.fingerprints
    ids = (str(source.id) for source in project.record.sources)
    return overlaps({id_: prints[id_] for id_ in ids if id_ in prints})


@lru_cache(maxsize=2)
def _by_source(project: Project) -> Mapping[str, tuple[tuple[Source, Overlap], ...]]:
    sources = project.record.source
    order = {id_: place for place, id_ in enumerate(sources)}
    shared: dict[str, list[tuple[str, Overlap]]] = defaultdict(list)
    for pair, overlap in overlaps_in(project).items():
        for id_ in pair:
            shared[id_].extend((other, overlap) for other in pair if other != id_)
    return {
        id_: tuple(
            (sources[other], overlap)
            for other, overlap in sorted(
                found, key=lambda each: (-each[1].words[id_], order[each[0]])
            )
        )
        for id_, found in shared.items()
    }


def _rows(windows: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Every row of windows that is as long as the shortest run, in order."""
    return zip(*(windows[at:] for at in range(_WINDOWS)), strict=False)


def _shared_rows(prints: Mapping[str, Fingerprint]) -> Iterator[list[_Place]]:
    """The places of every row of windows that is as long as the shortest run and stands twice."""
    for unit in Unit:
        rows: dict[tuple[int, ...], list[_Place]] = defaultdict(list)
        for source, fingerprint in prints.items():
            if fingerprint.unit is unit:
                for at, row in enumerate(_rows(fingerprint.windows)):
                    rows[row].append((source, at))
        yield from (places for places in rows.values() if len(places) > 1)


class _Shared:
    """The rows of windows that two sources share, by the place in each."""

    def __init__(self) -> None:
        self._starts: dict[str, set[int]] = defaultdict(set)
        self._pairs: set[tuple[int, int]] = set()

    def add(self, one: _Place, other: _Place) -> None:
        (first, at), (second, there) = sorted((one, other))
        self._starts[first].add(at)
        self._starts[second].add(there)
        self._pairs.add((at, there))

    def overlap(self, prints: Mapping[str, Fingerprint]) -> Overlap:
        counts = {
            source: len({at + each for at in starts for each in range(RUN)})
            for source, starts in self._starts.items()
        }
        lengths = {source: prints[source].length for source in counts}
        return Overlap(counts, lengths, max(self._runs()))

    def _runs(self) -> Iterator[int]:
        """The length of every run, each from where it begins in both."""
        for at, there in self._pairs:
            if (at - 1, there - 1) not in self._pairs:
                length = RUN
                while (at + length - RUN + 1, there + length - RUN + 1) in self._pairs:
                    length += 1
                yield length
