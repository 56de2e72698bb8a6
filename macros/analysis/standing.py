"""Where a claim stands, derived from its accounts and never written by hand."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from macros.analysis.agreement import camps, contradicts_itself, set_apart
from macros.analysis.origins import origins

if TYPE_CHECKING:
    from collections.abc import Collection

    from macros.records.model import Claim, Inconsistency, Record


class Standing(StrEnum):
    """The standing of a claim."""

    UNANSWERED = "unanswered"
    SINGLE = "single"
    REPEATED = "repeated"
    CHANGED = "changed in retelling"
    AGREED = "agreed"
    CONTESTED = "contested"
    JUDGED = "judged differently"


DISPUTED: Final = frozenset({Standing.CHANGED, Standing.JUDGED, Standing.CONTESTED})
"""The standings of claims whose answers do not fit together."""


class Badge(StrEnum):
    """What else a reader should know besides the standing."""

    CHANGED = "changed in retelling"
    CONTRADICTS_ITSELF = "contradicts itself"
    RECORD_DIFFERS = "outside record differs"


class Spread(StrEnum):
    """Whom an inconsistency sets apart."""

    ACROSS = "across origins"
    RETOLD = "in a retelling"
    INSIDE = "inside"


def standing(claim: Claim, record: Record) -> Standing:
    """The standing of a claim, from its answering accounts and their origins."""
    answering = claim.answering
    apart = bool(camps(answering))
    match len(answering), len(origins(answering, record.source)):
        case 0, _:
            return Standing.UNANSWERED
        case 1, _:
            return Standing.SINGLE
        case _, 1:
            return Standing.CHANGED if apart else Standing.REPEATED
    if not apart:
        return Standing.AGREED
    return Standing.JUDGED if claim.judgement else Standing.CONTESTED


def spread(claim: Claim, inconsistency: Inconsistency, record: Record) -> Spread:
    """Whether an inconsistency lies across origins, in a retelling, or inside one source."""
    if inconsistency.inside is not None:
        return Spread.INSIDE
    named = set_apart(claim, inconsistency)
    accounts = [account for account in claim.accounts if account.source in named]
    return Spread.RETOLD if len(origins(accounts, record.source)) == 1 else Spread.ACROSS


def badges(claim: Claim, standing: Standing, spreads: Collection[Spread]) -> tuple[Badge, ...]:
    """The badges of a claim, beside its standing; `spreads` are those of its inconsistencies."""
    changed = Spread.RETOLD in spreads and standing is not Standing.CHANGED
    shown = {
        Badge.CHANGED: changed,
        Badge.CONTRADICTS_ITSELF: any(map(contradicts_itself, claim.accounts)),
        Badge.RECORD_DIFFERS: any(context.differs for context in claim.context),
    }
    return tuple(badge for badge, holds in shown.items() if holds)
