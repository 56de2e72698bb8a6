"""The words that a glossary explains: `*[term]: meaning`, as Python-Markdown's “Abbreviations”."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TERM: Final = re.compile(r"^\*\[(?P<term>[^\\\n]*?)\][ ]?:[ ]*(?P<meaning>.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Glossary:
    """Terms with their meanings."""

    meanings: Mapping[str, str] = field(default_factory=dict)

    def parts(self, text: str) -> Iterator[tuple[str, str]]:
        """A text in parts, each with its meaning if it is a term, otherwise with none."""
        done = 0
        for found in self._terms.finditer(text) if self.meanings else ():
            yield text[done : found.start()], ""
            yield found[0], self.meanings[found[0]]
            done = found.end()
        yield text[done:], ""

    @cached_property
    def _terms(self) -> re.Pattern[str]:
        longest_first = sorted(self.meanings, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def read_terms(text: str) -> dict[str, str]:
    """The terms that the text of a file explains, with their meanings."""
    found = {each["term"].strip(): each["meaning"].strip() for each in _TERM.finditer(text)}
    return {term: meaning for term, meaning in found.items() if term and meaning}
