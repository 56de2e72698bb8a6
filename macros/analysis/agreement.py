"""Which answers agree, and which accounts stand on which side of a disagreement."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, product
from typing import TYPE_CHECKING, Final

from macros.records.answers import Answer, DateAnswer, LabelAnswer, NumberAnswer, SetAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from macros.records.model import Account, Claim, Inconsistency

HEDGE: Final = Decimal("0.05")
"""The largest gap, relative to the larger number, between two that agree if one is `about`."""


def compatible(one: Answer, other: Answer) -> bool:
    """Whether both answers can be true. Answers of different types never can."""
    match one, other:
        case DateAnswer(), DateAnswer():
            ours, theirs = one.date.parts, other.date.parts
            return all(a == b for a, b in zip(ours, theirs, strict=False))
        case NumberAnswer(), NumberAnswer():
            return one.unit == other.unit and _near(one, other)
        case LabelAnswer(), LabelAnswer():
            return one.lies_in(other) or other.lies_in(one)
        case SetAnswer(), SetAnswer():
            return _lists_agree(one, other)
        case _:
            return False


def _near(one: NumberAnswer, other: NumberAnswer) -> bool:
    slack = HEDGE if one.about or other.about else Decimal()
    return abs(one.value - other.value) <= slack * max(abs(one.value), abs(other.value))


def _lists_agree(one: SetAnswer, other: SetAnswer) -> bool:
    if one.open and other.open:
        return True
    other_holds, one_holds = other.covers(one), one.covers(other)
    if one.open:
        return other_holds
    return one_holds if other.open else one_holds or other_holds


def narrower(one: Answer, other: Answer) -> bool:
    """Whether one answer says all that the other says, and says it more exactly."""
    match one, other:
        case DateAnswer(), DateAnswer():
            return compatible(one, other) and len(one.date.parts) > len(other.date.parts)
        case LabelAnswer(), LabelAnswer():
            return one != other and one.lies_in(other)
        case SetAnswer(), SetAnswer():
            return compatible(one, other) and other.covers(one) and not one.covers(other)
        case _:
            return False


def says(given: Answer, asked: Answer) -> bool:
    """Whether giving one answer amounts to giving another: it is equal to it, or more exact.

    A list amounts to each of its members; compatible numbers amount to each other.
    """
    match given, asked:
        case SetAnswer(), LabelAnswer():
            return any(member.lies_in(asked) for member in given.members)
        case NumberAnswer(), NumberAnswer():
            return compatible(given, asked)
        case _:
            return given == asked or narrower(given, asked)


def agree(one: Account, other: Account) -> bool:
    """Whether every answer of one account is compatible with every answer of the other."""
    return all(compatible(*pair) for pair in product(one.answers, other.answers))


def contradicts_itself(account: Account) -> bool:
    """Whether two answers of one account are incompatible."""
    return any(not compatible(*pair) for pair in combinations(account.answers, 2))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two accounts with incompatible answers; the same one twice if it contradicts itself."""

    one: Account
    other: Account

    @property
    def sources(self) -> frozenset[str]:
        """The ids of the two sources, or of the one that contradicts itself."""
        return frozenset({str(self.one.source), str(self.other.source)})


@lru_cache
def conflicts(accounts: tuple[Account, ...]) -> tuple[Conflict, ...]:
    """Every conflict among the accounts of a claim, in their order."""
    return tuple(
        Conflict(one, other)
        for place, one in enumerate(accounts)
        for other in accounts[place:]
        if (contradicts_itself(one) if other is one else _contradict(one, other))
    )


def _contradict(one: Account, other: Account) -> bool:
    return one.source != other.source and not agree(one, other)


@lru_cache
def camps(accounts: tuple[Account, ...]) -> tuple[tuple[str, ...], ...]:
    """The sources whose answers conflict, grouped by whom they disagree with."""
    opponents: dict[str, set[str]] = {}
    for conflict in conflicts(accounts):
        one, other = conflict.one.source, conflict.other.source
        if one != other:
            opponents.setdefault(one, set()).add(other)
            opponents.setdefault(other, set()).add(one)
    groups: dict[frozenset[str], list[str]] = {}
    for account in accounts:
        if account.source in opponents:
            groups.setdefault(frozenset(opponents[account.source]), []).append(account.source)
    return tuple(map(tuple, groups.values()))


def sides(claim: Claim, inconsistency: Inconsistency) -> tuple[tuple[str, ...], ...]:
    """The groups of sources that an inconsistency sets against each other.

    They are those of `inside` or `between`; otherwise the camps into which the answers fall.
    """
    if inconsistency.inside is not None:
        return ((inconsistency.inside,),)
    return inconsistency.between or camps(claim.accounts)


def set_apart(claim: Claim, inconsistency: Inconsistency) -> frozenset[str]:
    """The sources on any side of an inconsistency: it accounts for the conflicts among them."""
    return frozenset(source for side in sides(claim, inconsistency) for source in side)


def answer_groups(accounts: Sequence[Account]) -> tuple[tuple[Account, ...], ...]:
    """The accounts that answer, grouped by equal answers, in order of first appearance."""
    groups: dict[tuple[Answer, ...], list[Account]] = {}
    for account in accounts:
        if account.answers:
            groups.setdefault(account.answers, []).append(account)
    return tuple(map(tuple, groups.values()))
