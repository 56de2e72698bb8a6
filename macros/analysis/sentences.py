"""The sentences on pages that mention a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from macros.problems import Position
    from macros.reading.nodes import Text
    from macros.reading.pages import Page

_CARD: Final = "card"
"""The macro that only shows a claim, and so says nothing about it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A mention of a claim on a page: the macro that names it, and the phrase if it takes one."""

    claim: Text
    macro: Text
    phrase: Text | None

    @property
    def at(self) -> Position:
        """Its position in the file."""
        return self.macro.at


def sentences(pages: Iterable[Page], claims: Container[str]) -> Iterator[Sentence]:
    """The mentions of any of some claims, in the order of the pages."""
    for page in pages:
        for call in page.calls:
            if call.macro != _CARD:
                phrase = next(iter(call.naming("phrase")), None)
                for claim in call.naming("claim"):
                    if claim in claims:
                        yield Sentence(claim, call.macro, phrase)
