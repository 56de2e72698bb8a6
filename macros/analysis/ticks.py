"""Answers that are sets, taken apart: which account names which of the declared answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from macros.analysis.silence import MOST_NAMED
from macros.records.answers import SetAnswer

if TYPE_CHECKING:
    from macros.records.model import Account, Claim, Label

_FEWEST: Final = 2
"""The fewest accounts, and the fewest labels, that are worth a table."""


class Tick(StrEnum):
    """Whether an account names a label."""

    NAMED = "named"
    IN_PART = "in part"
    NOT_NAMED = "not named"


@dataclass(frozen=True, slots=True)
class Ticks:
    """The accounts that answer with a set, and for each label what each of them makes of it.

    `open` says of each account whether it says that there are others.
    """

    accounts: tuple[Account, ...]
    rows: tuple[tuple[Label, tuple[Tick, ...]], ...]
    open: tuple[bool, ...]

    @property
    def in_part(self) -> bool:
        """Whether a label is named in part."""
        return any(Tick.IN_PART in row for _, row in self.rows)


def ticks(claim: Claim) -> Ticks | None:
    """The ticks of a claim; None where they would show nothing: fewer than two, or very many."""
    if claim.answer_type != "set":
        return None
    accounts = claim.answering
    sets = [_union(account) for account in accounts]
    rows = [(label, tuple(_tick(str(label.id), each) for each in sets)) for label in claim.answers]
    named = tuple(row for row in rows if {*row[1]} != {Tick.NOT_NAMED})
    if not _FEWEST <= len(accounts) <= MOST_NAMED or len(named) < _FEWEST:
        return None
    return Ticks(accounts, named, tuple(each.open for each in sets))


def _union(account: Account) -> SetAnswer:
    sets = [answer for answer in account.answers if isinstance(answer, SetAnswer)]
    members = frozenset(member for each in sets for member in each.members)
    return SetAnswer(members, any(each.open for each in sets))


def _tick(label: str, answer: SetAnswer) -> Tick:
    """A set names a label that it has, and in part one that a label of it lies within."""
    if any(member.label == label for member in answer.members):
        return Tick.NAMED
    within = any(label in member.within for member in answer.members)
    return Tick.IN_PART if within else Tick.NOT_NAMED
