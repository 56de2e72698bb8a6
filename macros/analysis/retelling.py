"""What becomes of an article in the article that retells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.analysis.agreement import set_against

if TYPE_CHECKING:
    from macros.records.model import Claim, Inconsistency, Record, Source


@dataclass(frozen=True, slots=True)
class Retold:
    """An article beside its retelling.

    `changed` are the claims on which inconsistencies set the two apart, each with those
    inconsistencies. Of the rest, `dropped` are claims that only the original answers, `added` those
    that only the retelling answers, and `kept` those that both answer. Each claim that either
    answers is in one of the four.
    """

    original: Source
    retelling: Source
    changed: tuple[tuple[Claim, tuple[Inconsistency, ...]], ...]
    dropped: tuple[Claim, ...]
    added: tuple[Claim, ...]
    kept: tuple[Claim, ...]


def retellings(record: Record) -> tuple[Retold, ...]:
    """Each source that retells another, paired with it, in the record's order."""
    return tuple(
        _retold(record.source[retelling.id], source, record)
        for source in record.sources
        for retelling in source.retells
        if retelling.id in record.source
    )


def _retold(original: Source, retelling: Source, record: Record) -> Retold:
    flagged = [(claim, _apart(claim, original, retelling)) for claim in record.claims]
    rest = [
        (claim, claim.is_answered_by(original.id), claim.is_answered_by(retelling.id))
        for claim, inconsistencies in flagged
        if not inconsistencies
    ]
    return Retold(
        original,
        retelling,
        changed=tuple(
            (claim, inconsistencies) for claim, inconsistencies in flagged if inconsistencies
        ),
        dropped=tuple(claim for claim, first, then in rest if first and not then),
        added=tuple(claim for claim, first, then in rest if then and not first),
        kept=tuple(claim for claim, first, then in rest if first and then),
    )


def _apart(claim: Claim, one: Source, other: Source) -> tuple[Inconsistency, ...]:
    return tuple(
        inconsistency
        for inconsistency in claim.inconsistencies
        if set_against(claim, inconsistency, one.id, other.id)
    )
