"""What becomes of an article in the article that retells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.analysis.agreement import sides

if TYPE_CHECKING:
    from macros.records.model import Claim, Inconsistency, Place, Record, Source


@dataclass(frozen=True, slots=True)
class Retold:
    """An article beside its retelling.

    `changed` are the inconsistencies that set the two apart, `dropped` the claims on which the
    original speaks alone, `added` those on which the retelling does, `kept` those on which both
    speak and nothing sets them apart. Each claim on which either speaks is in one of the four.
    """

    original: Source
    retelling: Source
    changed: tuple[Place, ...]
    dropped: tuple[Claim, ...]
    added: tuple[Claim, ...]
    kept: tuple[Claim, ...]


def retellings(record: Record) -> tuple[Retold, ...]:
    """Each source that retells another, beside it, in the record's order."""
    return tuple(
        _retold(record.source[retelling.id], source, record)
        for source in record.sources
        for retelling in source.retells
        if retelling.id in record.source
    )


def _retold(original: Source, retelling: Source, record: Record) -> Retold:
    changed = tuple(
        (claim, flag)
        for claim, flag in record.inconsistencies
        if _apart(claim, flag, original, retelling)
    )
    apart = {claim.id for claim, _ in changed}
    told = [
        (claim, original.id in claim.speakers, retelling.id in claim.speakers)
        for claim in record.claims
    ]
    return Retold(
        original,
        retelling,
        changed=changed,
        dropped=tuple(claim for claim, first, then in told if first and not then),
        added=tuple(claim for claim, first, then in told if then and not first),
        kept=tuple(
            claim for claim, first, then in told if first and then and claim.id not in apart
        ),
    )


def _apart(claim: Claim, flag: Inconsistency, one: Source, other: Source) -> bool:
    side_of = {source: side for side in sides(claim, flag) for source in side}
    return {one.id, other.id} <= side_of.keys() and side_of[one.id] != side_of[other.id]
