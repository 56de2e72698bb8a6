"""The sentences on pages that speak of a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from macros.reading.pages import Page
    from macros.reading.prose import Sentence

_CARD: Final = "card"
"""The macro that only shows a claim, and so says nothing about it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that speaks of a claim, whose id a macro in it names."""

    claim: str
    sentence: Sentence


def mentions(pages: Iterable[Page], claims: Container[str]) -> Iterator[Mention]:
    """The sentences that speak of any of some claims, in the order of the pages."""
    for page in pages:
        for sentence in page.sentences:
            for claim in named_in(sentence):
                if claim in claims:
                    yield Mention(claim, sentence)


def named_in(sentence: Sentence) -> tuple[str, ...]:
    """The claims of which a sentence speaks, each once."""
    calls = (call for call in sentence.calls if call.macro != _CARD)
    return tuple(dict.fromkeys(str(claim) for call in calls for claim in call.naming("claim")))
