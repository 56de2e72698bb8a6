"""What readers call standings, badges and kinds: words that need no glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.analysis.agreement import at_odds
from macros.analysis.standing import DISPUTED, Badge, Spread, Standing

if TYPE_CHECKING:
    from macros.records.model import Claim, Inconsistency

STANDINGS: Final = {
    Standing.UNANSWERED: "no article answers",
    Standing.SINGLE: "one article only",
    Standing.REPEATED: "one account, told twice",
    Standing.CHANGED: "changed in the retelling",
    Standing.AGREED: "articles of different origin agree",
    Standing.CONTESTED: "articles of different origin differ",
    Standing.JUDGED: "judged differently",
}
"""The name of each standing."""

STANDING_WORDS: Final = {
    Standing.UNANSWERED: "The question is touched, and not answered.",
    Standing.SINGLE: "No other confirms or contradicts it.",
    Standing.REPEATED: "All who give this answer have it from one origin.",
    Standing.CHANGED: "Articles of one origin give answers that do not fit together.",
    Standing.AGREED: "Their answers fit together.",
    Standing.CONTESTED: "Their answers do not fit together.",
    Standing.JUDGED: "Articles of different origin come to different judgements.",
}
"""What each standing means, in a sentence."""

_APART: Final = "answers that do not fit together"
_TOGETHER: Final = "answers that fit together"

GROUPS: Final = (
    _APART,
    _TOGETHER,
    STANDINGS[Standing.SINGLE],
    STANDINGS[Standing.UNANSWERED],
)
"""The groups in which the claims of a topic stand, in their order."""

BADGES: Final = {
    Badge.CHANGED: "changed in the retelling",
    Badge.CONTRADICTS_ITSELF: "an article contradicts itself",
    Badge.RECORD_DIFFERS: "other documents differ",
}
"""The name of each badge."""

_ITSELF: Final = "contradicts itself"
_NO_SENSE: Final = "makes no sense as it stands"

KINDS: Final = {
    "date": "when",
    "number": "how many",
    "actor": "who",
    "status": "planned, agreed or done",
    "scope": "what it covers",
    "baseline": "compared with what",
    "wording": "different words",
    "assessment": "what it amounts to",
    "relay": "dropped or added in the retelling",
    "garble": f"{_ITSELF}, or {_NO_SENSE}",
}
"""What each kind of inconsistency differs in."""

SPREADS: Final = {
    Spread.ACROSS: "between articles of different origin",
    Spread.RETOLD: "in a retelling",
    Spread.INSIDE: "inside one article",
}
"""The name of each spread."""

_GARBLE: Final = "garble"


def group_of(standing: Standing) -> str:
    """The group in which claims of a standing are."""
    if standing in {Standing.SINGLE, Standing.UNANSWERED}:
        return STANDINGS[standing]
    return _APART if standing in DISPUTED else _TOGETHER


def kind(inconsistency: Inconsistency, claim: Claim) -> str:
    """What an inconsistency of a claim differs in."""
    if inconsistency.kind == _GARBLE:
        return _ITSELF if at_odds(claim, inconsistency) else _NO_SENSE
    return of_kind(inconsistency.kind)


def of_kind(kind: str) -> str:
    """What inconsistencies of a kind differ in; the kind itself where only a schema knows it."""
    return KINDS.get(kind, str(kind))
