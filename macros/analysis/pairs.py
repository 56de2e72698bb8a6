"""Each two sources: how often they agree where both answer, and how many words they share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from macros.analysis.agreement import set_against
from macros.analysis.origins import related
from macros.analysis.overlap import comparable, overlaps_in

if TYPE_CHECKING:
    from macros.records.model import Claim, Source
    from macros.records.project import Project


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two sources, and the questions that both answer.

    `both` is how many those are, and `apart` on how many of them an inconsistency sets the two
    against each other. `shared` is the part of the words of the shorter source that stand in the
    other, in runs, from 0 to 1; None where their words cannot be compared. `one_origin` says that
    one retells the other, or that both draw on one document: where they agree, that is no second
    witness.
    """

    one: Source
    other: Source
    both: int
    apart: int
    shared: float | None
    one_origin: bool

    @property
    def agreeing(self) -> int:
        """On how many questions nothing sets them against each other."""
        return self.both - self.apart


@lru_cache(maxsize=2)
def pairs(project: Project) -> tuple[Pair, ...]:
    """Each two sources that answer a question both, those with most such questions first."""
    both: Counter[tuple[str, str]] = Counter()
    apart: Counter[tuple[str, str]] = Counter()
    sources = project.record.source
    order = {id_: place for place, id_ in enumerate(sources)}
    for claim in project.record.claims:
        answering = sorted({str(each.source) for each in claim.answering}, key=order.__getitem__)
        for two in combinations(answering, 2):
            both[two] += 1
            apart[two] += _are_set_against(claim, *two)
    found, prints = overlaps_in(project), project.fingerprints

    def shared(one: str, other: str) -> float | None:
        if overlap := found.get(frozenset({one, other})):
            return overlap.share
        return 0 if comparable(prints[one], prints[other]) else None

    return tuple(
        Pair(
            sources[one],
            sources[other],
            count,
            apart[one, other],
            shared(one, other),
            related(sources[one], sources[other], sources),
        )
        for (one, other), count in both.most_common()
    )


def _are_set_against(claim: Claim, one: str, other: str) -> bool:
    return any(set_against(claim, each, one, other) for each in claim.inconsistencies)
