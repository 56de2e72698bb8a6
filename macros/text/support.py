"""What a sentence states that no claim beside it bears out: figures, months and names of sources.

A claim is beside a sentence if a macro in the same paragraph names it. Whether it says the same is
not judged: only whether it has that figure, that month, or an account of that source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from babel.dates import get_month_names

from macros.analysis.mentions import named_in
from macros.analysis.words import words
from macros.language import ENGLISH, language
from macros.records.kinds import Kind
from macros.text.in_words import answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from macros.reading.prose import Sentence
    from macros.records.project import Project

ANNOTATE: Final = "annotate"
"""The macro that pages call whose sentences are about claims."""

_CALL: Final = re.compile(r"\{\{.*?\}\}")
_FIGURE: Final = re.compile(r"\d(?:[\d.,’'\u00a0\u202f]*\d)?")
_SEPARATOR: Final = re.compile(r"\D")
_DATE: Final = re.compile(r"\d{4}-(\d\d)")
_MONTHS: Final = {
    name: number for number, name in get_month_names(locale=language(ENGLISH).locale).items()
}
"""The months as sentences name them. A first word is none: “May” may be a verb."""


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A sentence, and what in it no claim beside it bears out, as it stands there."""

    sentence: Sentence
    stated: tuple[str, ...]


def unsupported(project: Project) -> Iterator[Unsupported]:
    """The sentences that state more, on the pages that speak of claims.

    The pages name only claims that exist.
    """
    support = _Support(project)
    for page in project.pages:
        if any(call.macro == ANNOTATE for call in page.calls):
            for _, paragraph in groupby(page.sentences, key=lambda sentence: sentence.block):
                yield from _in_paragraph(tuple(paragraph), support)


def _in_paragraph(paragraph: tuple[Sentence, ...], support: _Support) -> Iterator[Unsupported]:
    calls = [call for sentence in paragraph for call in sentence.calls]
    claims = {claim for sentence in paragraph for claim in named_in(sentence)}
    sources = {str(source) for call in calls for source in call.naming("source")}
    for sentence in paragraph:
        said = _CALL.sub(" ", sentence.text)
        if stated := (*support.lacking(said, claims), *support.silent(said, claims, sources)):
            yield Unsupported(sentence, stated)


class _Support:
    """What the claims of a project bear out."""

    def __init__(self, project: Project) -> None:
        record = project.record
        self._claims = record.claim
        self._names = {source: words(source.short_title) for source in record.sources}
        values = project.values_of_each("claims", *(set(Kind) - {Kind.ADDRESS}))
        self._texts = {
            str(claim.id): "\n".join(
                (
                    *(value.node for value in each),
                    *(answers(account, claim) for account in claim.accounts),
                )
            )
            for claim, each in zip(record.claims, values, strict=True)
        }

    def lacking(self, said: str, claims: set[str]) -> Iterator[str]:
        """The figures and months in a sentence that none of these claims has."""
        known = "\n".join(self._texts[claim] for claim in claims)
        figures, months = set(map(_digits, _FIGURE.findall(known))), _months(known)
        for figure in _FIGURE.findall(said):
            if _digits(figure) not in figures:
                yield figure
        for word in words(said)[1:]:
            if word in _MONTHS and _MONTHS[word] not in months:
                yield word

    def silent(self, said: str, claims: set[str], sources: set[str]) -> Iterator[str]:
        """The sources that a sentence names which have no account on any of these claims.

        Those of `sources` are named by a macro, which sees to it that what it says is true.
        """
        speaking = sources.union(*(self._claims[claim].sources for claim in claims))
        for source, name in self._names.items():
            if source.id not in speaking and _has(words(said), name):
                yield source.short_title


def _digits(figure: str) -> str:
    return _SEPARATOR.sub("", figure)


def _months(text: str) -> set[int]:
    """The months that a text names, or that a date in it has."""
    named = {_MONTHS[word] for word in words(text) if word in _MONTHS}
    return named | {int(month) for month in _DATE.findall(text)}


def _has(said: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words stand in others, in a row."""
    return any(said[at : at + len(name)] == name for at in range(len(said) - len(name) + 1))
