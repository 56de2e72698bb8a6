"""The sentences of pages that speak of a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from macros.problems import Position
    from macros.records.nodes import Text
    from macros.records.pages import Page

_CARD: Final = "card"
"""The macro that names a claim to show it, and so says nothing of it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence names a claim: by a macro, and in a phrase of prose if that takes one."""

    claim: Text
    macro: Text
    phrase: Text | None

    @property
    def at(self) -> Position:
        """Where it stands."""
        return self.macro.at


def sentences(pages: Iterable[Page], claims: Container[str]) -> Iterator[Sentence]:
    """Those that speak of one of some claims, in the order of the pages."""
    for page in pages:
        for call in page.calls:
            if call.macro != _CARD:
                phrase = next(iter(call.naming("phrase")), None)
                for claim in call.naming("claim"):
                    if claim in claims:
                        yield Sentence(claim, call.macro, phrase)
