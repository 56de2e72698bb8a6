"""Answers: short values that can be compared, one class for each answer type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

    from macros.records.dates import PartialDate


@dataclass(frozen=True, slots=True)
class DateAnswer:
    """When: a year, a month or a day."""

    date: PartialDate


@dataclass(frozen=True, slots=True)
class NumberAnswer:
    """How much: a value in a unit (empty for a bare count); `about` where the source hedges it."""

    value: Decimal
    unit: str = ""
    about: bool = False


@dataclass(frozen=True, slots=True)
class LabelAnswer:
    """Which of the declared answers: its label, and the wider labels that it lies within."""

    label: str
    within: tuple[str, ...] = ()

    def lies_in(self, other: LabelAnswer) -> bool:
        """Whether this is the other answer or a narrower one."""
        return other.label == self.label or other.label in self.within


@dataclass(frozen=True, slots=True)
class SetAnswer:
    """Which of them: several labels; `open` where the source says that there are others."""

    members: frozenset[LabelAnswer]
    open: bool = False

    def covers(self, other: SetAnswer) -> bool:
        """Whether each member of the other lies in some member of this one."""
        return all(any(theirs.lies_in(ours) for ours in self.members) for theirs in other.members)


Answer: TypeAlias = DateAnswer | NumberAnswer | LabelAnswer | SetAnswer
