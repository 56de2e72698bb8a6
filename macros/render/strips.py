"""Answers on a line: dates and numbers, the sources above them, what was found elsewhere below."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Final, TypeAlias

from macros.analysis.agreement import answer_groups
from macros.analysis.compatibility import HEDGE
from macros.language import _
from macros.records.answers import DateAnswer, NumberAnswer
from macros.render.time_lines import time_line
from macros.text import in_words
from macros.text.dates import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from macros.records.answers import Answer
    from macros.records.model import Claim, Source
    from macros.render.time_lines import Tick

_WHOLE: Final = 100.0
_OUTER_THIRD: Final = 33.0
_MARGIN: Final = 0.1
"""The margin at either end of a line of numbers, as a part of what they span."""

_Stretch: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the line, from 0 to 100, with its words."""

    start: float
    end: float
    words: str

    @property
    def middle(self) -> float:
        """Where the leader line to its words meets it."""
        return (self.start + self.end) / 2

    @property
    def alignment(self) -> str:
        """How its words are aligned, so that they stay within the line (SVG, `text-anchor`)."""
        if self.middle < _OUTER_THIRD:
            return "start"
        return "middle" if self.middle <= _WHOLE - _OUTER_THIRD else "end"

    @property
    def anchor(self) -> float:
        """The point at which its words are aligned."""
        return {"start": 0, "middle": self.middle, "end": _WHOLE}[self.alignment]


@dataclass(frozen=True, slots=True)
class Strip:
    """A line from 0 to 100 with ticks: what sources answer, and what was found elsewhere."""

    answers: tuple[Mark, ...]
    outside: tuple[Mark, ...]
    ticks: tuple[Mark, ...]

    @property
    def alternative(self) -> str:
        """The same in words."""
        told = [mark.words for mark in self.answers]
        told += [
            _("other documents: %(finding)s") % {"finding": mark.words} for mark in self.outside
        ]
        return "; ".join(told)


def strip(claim: Claim, sources: Mapping[str, Source]) -> Strip | None:
    """The strip of a claim; None if it lacks two answers, or an answer and a span, on one scale.

    A date is drawn as long as the time that it may mean, a hedged number with its slack.
    """
    spans = [(each.span, each.short) for each in claim.context if each.span]
    said = [
        (answer, f"{in_words.answer(answer, claim)}: {in_words.names(group, sources)}")
        for group in answer_groups(claim.accounts)
        for answer in group[0].answers
    ]
    stretches = [(_stretch(answer), words) for answer, words in said]
    if len(said) + len(spans) < 2 or not said:  # noqa: PLR2004 - two to compare
        return None
    answers = [(stretch, words) for stretch, words in stretches if stretch is not None]
    if len(answers) < len(said):
        return None
    outside = [
        (
            (float(first.first.toordinal()), last.last.toordinal() + 1.0),
            short or _("%(start)s to %(end)s") % {"start": day(first), "end": day(last)},
        )
        for (first, last), short in spans
    ]
    ends = [end for stretch, _ in (*answers, *outside) for end in stretch if isfinite(end)]
    ticks: list[Tick] = []
    if claim.answer_type == "date":
        low, high, ticks = time_line(min(ends), max(ends))
    else:
        room = (max(ends) - min(ends)) * _MARGIN or 1.0
        low, high = min(ends) - room, max(ends) + room
    place = _Scale(low, high)
    ticked = [((at, at), words) for at, words in ticks]
    return Strip(place.marks(answers), place.marks(outside), place.marks(ticked))


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float

    def marks(self, stretches: Iterable[tuple[_Stretch, str]]) -> tuple[Mark, ...]:
        return tuple(
            Mark(self._at(start), self._at(end), words) for (start, end), words in stretches
        )

    def _at(self, value: float) -> float:
        """Where a value is on the line; an end that is open lies at the end of the line."""
        within = min(max(value, self.low), self.high)
        return _WHOLE * (within - self.low) / (self.high - self.low)


def _stretch(answer: Answer) -> _Stretch | None:
    match answer:
        case DateAnswer():
            return answer.date.in_utc
        case NumberAnswer():
            low, high = map(float, answer.ends)
            if not answer.about:
                return low, high
            slack = float(HEDGE)
            return low - abs(low) * slack, high + abs(high) * slack
        case _:
            return None
