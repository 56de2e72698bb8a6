"""The field of claims: a square for each, from those that agree to those that contradict."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from macros.analysis.facts import facts
from macros.analysis.standing import Badge, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from macros.records.model import Claim, Record

FROM_AGREED_TO_CONTESTED: Final = (
    Standing.AGREED,
    Standing.REPEATED,
    Standing.SINGLE,
    Standing.UNANSWERED,
    Standing.CHANGED,
    Standing.JUDGED,
    Standing.CONTESTED,
)
"""The standings in the order of the squares."""


@dataclass(frozen=True, slots=True, eq=False)
class Square:
    """A claim in the field. `differs` says that other documents show something else."""

    claim: Claim
    standing: Standing
    differs: bool


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """Rows of squares, by topic or by source, and how many squares there are of each standing."""

    rows: Mapping[str, tuple[Square, ...]]

    @property
    def counts(self) -> Mapping[Standing, int]:
        """How many claims have each standing, in the order of the squares; none without any."""
        counted = Counter(square.standing for square in self._squares)
        return {each: counted[each] for each in FROM_AGREED_TO_CONTESTED if counted[each]}

    @property
    def differing(self) -> int:
        """On how many claims other documents show something else."""
        return sum(square.differs for square in self._squares)

    @property
    def _squares(self) -> Iterable[Square]:
        return chain.from_iterable(self.rows.values())


def field_of(claims: Iterable[Claim], record: Record) -> Field:
    """The field of some claims of a record; within a standing they keep their order."""
    rows: dict[str, list[Square]] = {}
    for claim in claims:
        rows.setdefault(claim.topic, []).append(_square(claim, record))
    return _sorted(rows)


def field_of_sources(record: Record) -> Field:
    """The claims that each source of a record answers; a source that answers none has no row."""
    rows: dict[str, list[Square]] = {str(source.id): [] for source in record.sources}
    for claim in record.claims:
        square = _square(claim, record)
        for source in {str(account.source) for account in claim.answering}:
            rows[source].append(square)
    return _sorted({source: row for source, row in rows.items() if row})


def _sorted(rows: Mapping[str, list[Square]]) -> Field:
    order = FROM_AGREED_TO_CONTESTED.index
    return Field(
        {
            name: tuple(sorted(row, key=lambda square: order(square.standing)))
            for name, row in rows.items()
        }
    )


def _square(claim: Claim, record: Record) -> Square:
    found = facts(claim, record)
    return Square(claim, found.standing, Badge.RECORD_DIFFERS in found.badges)
