"""What readers call standings, badges and kinds: words that need no glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from macros.analysis.agreement import at_odds
from macros.analysis.standing import DISPUTED, Badge, Spread, Standing
from macros.analysis.ticks import Tick
from macros.language import N_, _

if TYPE_CHECKING:
    from macros.records.model import Claim, Inconsistency

_STANDINGS: Final = {
    Standing.UNANSWERED: N_("no article answers"),
    Standing.SINGLE: N_("one article only"),
    Standing.REPEATED: N_("one account, told twice"),
    Standing.CHANGED: N_("changed in the retelling"),
    Standing.AGREED: N_("articles of different origin agree"),
    Standing.CONTESTED: N_("articles of different origin differ"),
    Standing.JUDGED: N_("judged differently"),
}
_STANDING_WORDS: Final = {
    Standing.UNANSWERED: N_("The question is touched, and not answered."),
    Standing.SINGLE: N_("No other article confirms or contradicts it."),
    Standing.REPEATED: N_("All who give this answer have it from one origin."),
    Standing.CHANGED: N_("Articles of one origin give answers that do not fit together."),
    Standing.AGREED: N_("Their answers fit together."),
    Standing.CONTESTED: N_("Their answers do not fit together."),
    Standing.JUDGED: N_("Articles of different origin come to different judgements."),
}
_BADGES: Final = {
    Badge.CHANGED: N_("changed in the retelling"),
    Badge.CONTRADICTS_ITSELF: N_("an article contradicts itself"),
    Badge.RECORD_DIFFERS: N_("other documents differ"),
}
_SPREADS: Final = {
    Spread.ACROSS: N_("between articles of different origin"),
    Spread.RETOLD: N_("in a retelling"),
    Spread.INSIDE: N_("inside one article"),
}
_TICKS: Final = {
    Tick.NAMED: N_("named"),
    Tick.IN_PART: N_("in part"),
    Tick.NOT_NAMED: N_("not named"),
}
_SEVERITIES: Final = {"major": N_("major"), "minor": N_("minor")}
_BASES: Final = {"stated": N_("stated"), "inferred": N_("inferred")}
_GARBLE: Final = "garble"
_ITSELF: Final = N_("contradicts itself")
_NO_SENSE: Final = N_("makes no sense as it stands")
_KINDS: Final = {
    "date": N_("when"),
    "number": N_("how many"),
    "actor": N_("who"),
    "status": N_("planned, agreed or done"),
    "scope": N_("what it covers"),
    "baseline": N_("compared with what"),
    "wording": N_("different words"),
    "assessment": N_("what it amounts to"),
    "relay": N_("dropped or added in the retelling"),
    _GARBLE: N_("contradicts itself, or makes no sense as it stands"),
    "slip": N_("slip"),
}
_DOCUMENTS: Final = {
    "article": N_("article"),
    "book": N_("book"),
    "broadcast": N_("broadcast"),
    "commentary": N_("commentary"),
    "interview": N_("interview"),
    "newspaper": N_("newspaper"),
    "other": N_("other"),
    "paper": N_("paper"),
    "post": N_("post"),
    "primary": N_("primary"),
    "report": N_("report"),
    "speech": N_("speech"),
    "think-tank": N_("think-tank"),
    "video": N_("video"),
    "webpage": N_("webpage"),
    "wire": N_("wire"),
}
_APART: Final = N_("answers that do not fit together")
_TOGETHER: Final = N_("answers that fit together")


class Group(NamedTuple):
    """A group in which claims of a topic stand: its name, and whether it is folded on a phone."""

    name: str
    folded: bool = False


GROUPS: Final = (
    Group(_APART),
    Group(_TOGETHER),
    Group(_STANDINGS[Standing.SINGLE], folded=True),
    Group(_STANDINGS[Standing.UNANSWERED]),
)
"""The groups in which the claims of a topic stand, in their order."""


def standing(value: Standing) -> str:
    """The name of a standing."""
    return _(_STANDINGS[value])


def standing_words(value: Standing) -> str:
    """What a standing means, in a sentence."""
    return _(_STANDING_WORDS[value])


def badge(value: Badge) -> str:
    """The name of a badge."""
    return _(_BADGES[value])


def spread(value: Spread) -> str:
    """The name of a spread."""
    return _(_SPREADS[value])


def tick(value: Tick) -> str:
    """What a tick says."""
    return _(_TICKS[value])


def severity(value: str) -> str:
    """The name of a severity."""
    return _(_SEVERITIES.get(value, str(value)))


def basis(value: str) -> str:
    """How it is known that one document retells another."""
    return _(_BASES.get(value, str(value)))


def document_kind(value: str) -> str:
    """The name of a kind of document; the kind itself where only a schema knows it."""
    return _(_DOCUMENTS.get(value, str(value)))


def group_of(value: Standing) -> Group:
    """The group in which claims of a standing are."""
    apart, together, single, unanswered = GROUPS
    if value in {Standing.SINGLE, Standing.UNANSWERED}:
        return single if value is Standing.SINGLE else unanswered
    return apart if value in DISPUTED else together


def kind(inconsistency: Inconsistency, claim: Claim) -> str:
    """What an inconsistency of a claim differs in."""
    if inconsistency.kind == _GARBLE:
        return _(_ITSELF if at_odds(claim, inconsistency) else _NO_SENSE)
    return of_kind(inconsistency.kind)


def of_kind(kind: str) -> str:
    """What inconsistencies of a kind differ in; the kind itself where only a schema knows it."""
    return _(_KINDS.get(kind, str(kind)))
