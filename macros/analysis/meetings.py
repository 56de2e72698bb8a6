"""Claims that may be one question: where two ask the same, their answers never meet.

Three things speak for it, and none of them proves it: the two share words that few other claims
have; they quote the same words of a source, or words beside each other; and whoever answers the one
is silent on the other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from macros.analysis.likeness import ClaimIndex, Texts
from macros.analysis.marks import claim_quotes, passages
from macros.analysis.words import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from macros.records.model import Claim
    from macros.records.project import Project

ENOUGH: Final = 0.45
"""How much has to speak for one question, for two claims to be shown."""

LEAST: Final = 0.2
"""How much has to, for a reason to keep two claims apart to be of use: so much less that no other
change to the record makes a reason needless."""

_SAME_WORDS: Final = 0.25
_WORDS_BESIDE: Final = 0.1
_NONE_ANSWERS_BOTH: Final = 0.15

_BESIDE: Final = 5
"""How many words lie at most between two passages that are beside each other."""

_MOST_LIKE: Final = 20
"""How many claims are considered that share words with one."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two claims that may be one question, in the order of the record.

    `likeness` is how much of their questions and labels they share, from 0 to about 1, and `shared`
    are the words that they have in common. `same` are the sources of which both quote the same
    words, `beside` those of which they quote words beside each other.
    """

    one: Claim
    other: Claim
    likeness: float
    shared: tuple[str, ...]
    same: tuple[str, ...]
    beside: tuple[str, ...]

    @property
    def pair(self) -> frozenset[str]:
        """The ids of the two."""
        return frozenset({str(self.one.id), str(self.other.id)})

    @property
    def only(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The sources that answer only the one, and those that answer only the other."""
        ours, theirs = (_answering(claim) for claim in (self.one, self.other))
        return (
            tuple(source for source in ours if source not in theirs),
            tuple(source for source in theirs if source not in ours),
        )

    @property
    def apart(self) -> bool:
        """Whether both are answered, and no source answers both."""
        ours, theirs = (_answering(claim) for claim in (self.one, self.other))
        return bool(ours and theirs) and not set(ours) & set(theirs)

    @property
    def weight(self) -> float:
        """How much speaks for one question, from 0."""
        quoted = _SAME_WORDS if self.same else _WORDS_BESIDE if self.beside else 0.0
        return self.likeness + quoted + _NONE_ANSWERS_BOTH * self.apart


def meetings(project: Project, least: float = ENOUGH) -> tuple[Meeting, ...]:
    """The claims that may be one question, each two of them, those first for which most speaks.

    For each, at least so much does. Some source answers only one of the two: otherwise their
    answers meet already. Those that the record keeps apart are not among them.
    """
    kept = {each.pair for each in project.record.distinct}
    found = (
        each
        for each in met(project).values()
        if each.weight >= least and any(each.only) and each.pair not in kept
    )
    return tuple(sorted(found, key=lambda each: (-each.weight, each.one.at, each.other.at)))


@lru_cache(maxsize=2)
def met(project: Project) -> Mapping[frozenset[str], Meeting]:
    """Each two claims of which anything says that they may be one question."""
    record = project.record
    order = {str(id_): place for place, id_ in enumerate(record.claim)}
    alike, quoted = _alike(project), _quoted(project)
    found = {}
    for pair in alike.keys() | quoted.keys():
        one, other = (record.claim[id_] for id_ in sorted(pair, key=order.__getitem__))
        likeness, shared = alike.get(pair, (0.0, ()))
        gaps = quoted.get(pair, {})
        found[pair] = Meeting(
            one,
            other,
            likeness,
            shared,
            same=tuple(source for source, gap in gaps.items() if gap < 0),
            beside=tuple(source for source, gap in gaps.items() if gap >= 0),
        )
    return found


def _answering(claim: Claim) -> tuple[str, ...]:
    return tuple(str(account.source) for account in claim.answering)


def _alike(project: Project) -> Mapping[frozenset[str], tuple[float, tuple[str, ...]]]:
    """How much of their questions each two claims share, the mean of both ways, and which words."""
    texts = {
        str(claim.id): Texts(claim.question, "\n".join(label.text for label in claim.answers))
        for claim in project.record.claims
    }
    index = ClaimIndex(texts, unit_of(" ".join(each.asked for each in texts.values())))
    shares: dict[frozenset[str], float] = defaultdict(float)
    words: dict[frozenset[str], tuple[str, ...]] = {}
    for id_, each in texts.items():
        found = {like.claim: like for like in index.like("\n".join(each), _MOST_LIKE)}
        if id_ in found:
            own = found.pop(id_).weight
            for other, like in found.items():
                pair = frozenset({id_, other})
                shares[pair] += like.weight / own / 2
                words.setdefault(pair, like.shared)
    return {pair: (share, words[pair]) for pair, share in shares.items()}


def _quoted(project: Project) -> Mapping[frozenset[str], Mapping[str, int]]:
    """The words between the passages that two claims quote, by source; below 0 if they overlap."""
    gaps: dict[frozenset[str], dict[str, int]] = defaultdict(dict)
    for source, found in _passages(project).items():
        for pair, gap in _near(sorted(found, key=lambda each: (each[0].start, each[1]))):
            gaps[pair][source] = min(gap, gaps[pair].get(source, gap))
    return gaps


def _near(found: list[tuple[range, str]]) -> Iterator[tuple[frozenset[str], int]]:
    for at, (place, claim) in enumerate(found):
        for following, other in found[at + 1 :]:
            gap = following.start - place.stop
            if gap > _BESIDE:
                break
            if other != claim:
                yield frozenset({claim, other}), gap


def _passages(project: Project) -> Mapping[str, list[tuple[range, str]]]:
    """The word positions of every quote that is found, with its claim, by source."""
    found = {}
    for source in project.record.sources:
        if fingerprint := project.fingerprints.get(source.id):
            quoted, _ = passages(claim_quotes(source, project), fingerprint)
            named = quoted.items()
            found[str(source.id)] = [(place, claim) for place, claims in named for claim in claims]
    return found
