"""Answers: short values that can be compared, one class for each answer type."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from macros.records.extended_dates import ExtendedDate

_INFINITY: Final = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class DateAnswer:
    """When: a date, an interval, or a part of a year, as exact as the source gives it."""

    date: ExtendedDate


@dataclass(frozen=True, slots=True)
class NumberAnswer:
    """How much, in the unit of the claim: at least `least` and at most `most`.

    They are equal where the source gives one number; one of them is None where it leaves that end
    open. `about` where it hedges.
    """

    least: Decimal | None
    most: Decimal | None
    about: bool = False

    @classmethod
    def of(cls, value: Decimal, *, about: bool = False) -> NumberAnswer:
        """One number."""
        return cls(value, value, about)

    @property
    def value(self) -> Decimal | None:
        """The number, if it is one; None for a range."""
        return self.least if self.least == self.most else None

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """Both ends of what it may mean; one that is open is infinite."""
        return (
            -_INFINITY if self.least is None else self.least,
            _INFINITY if self.most is None else self.most,
        )

    def lies_in(self, other: NumberAnswer) -> bool:
        """Whether all that it may mean is within what the other may mean."""
        (least, most), (lower, upper) = self.ends, other.ends
        return lower <= least and most <= upper


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
