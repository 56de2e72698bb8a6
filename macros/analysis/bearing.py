"""On which claims the sentences of an article may bear, although it gives no answer there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from macros.analysis.likeness import ClaimIndex, texts_of
from macros.reading.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from macros.analysis.likeness import Likeness
    from macros.analysis.marks import Mark
    from macros.reading.fingerprints import Unit
    from macros.records.model import Account, Claim, Source
    from macros.records.project import Project

ENOUGH: Final = 2.5
"""How much a sentence and a claim have to share for the claim to be suggested.

Tried on five articles, each as if no account of it were known yet: of 209 claims on which it and
others have an account, 195 are suggested, and six of ten suggestions are such claims. With 3 it is
180, and seven of ten.
"""

_MOST_LIKE: Final = 12
"""How many claims are considered for a sentence."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim that a sentence may bear on, and on which its source gives no answer.

    `account` is that of the source, None if it is silent. `sentence` are the characters, in the
    paragraph of that number, that share most with the claim.
    """

    claim: Claim
    account: Account | None
    paragraph: int
    sentence: range
    likeness: Likeness


def suggestions(
    source: Source,
    paragraphs: Sequence[str],
    marks: Sequence[tuple[Mark, ...]],
    unit: Unit,
    project: Project,
) -> tuple[Suggestion, ...]:
    """The claims that the paragraphs of an article may bear on, the likeliest first.

    Each is suggested once, for the sentence that shares most with it; and never for one of which it
    quotes something already, as `marks` says.
    """
    index = ClaimIndex(texts_of(project), unit)
    unanswered = dict(_unanswered(source, project))
    found = (
        Suggestion(*unanswered[each.claim], number, sentence, each)
        for number, (text, quoted) in enumerate(zip(paragraphs, marks, strict=True), start=1)
        for sentence in sentences(text)
        for each in index.like(text[sentence.start : sentence.stop], _MOST_LIKE)
        if each.weight >= ENOUGH
        and each.claim in unanswered
        and not _quotes(each.claim, sentence, quoted)
    )
    best: dict[str, Suggestion] = {}
    for each in sorted(found, key=lambda each: -each.likeness.weight):
        best.setdefault(each.claim.id, each)
    return tuple(best.values())


def _unanswered(
    source: Source, project: Project
) -> Iterator[tuple[str, tuple[Claim, Account | None]]]:
    for claim in project.record.claims:
        account = claim.account_of(source.id)
        if account is None or not account.answers:
            yield str(claim.id), (claim, account)


def _quotes(claim: str, sentence: range, marks: tuple[Mark, ...]) -> bool:
    """Whether a claim quotes something of a sentence."""
    return any(
        claim in mark.names
        and mark.place.start < sentence.stop
        and sentence.start < mark.place.stop
        for mark in marks
    )
