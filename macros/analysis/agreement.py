"""Which accounts agree, and which of them stand on which side of a disagreement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, permutations, product
from typing import TYPE_CHECKING

from macros.analysis.compatibility import compatible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from macros.records.answers import Answer
    from macros.records.model import Account, Claim, Inconsistency


def agree(one: Account, other: Account) -> bool:
    """Whether two accounts can both be true.

    What holds for different times is no contradiction. Where a source reports several speakers, it
    is enough that what one of them says fits; what the same speaker is said to say always has to.
    """
    ours, theirs = one.answers, other.answers
    if _of_different_times(one, other) or not (ours and theirs):
        return True
    if len(ours) == len(theirs) == 1:
        return compatible(ours[0], theirs[0])
    fits = [
        (speaker == another, all(compatible(*pair) for pair in product(answers, others)))
        for speaker, answers in _voices(one).items()
        for another, others in _voices(other).items()
    ]
    return any(fit for _, fit in fits) and all(fit for same, fit in fits if same)


def _of_different_times(one: Account, other: Account) -> bool:
    if one.as_of is None or other.as_of is None:
        return False
    return one.as_of.last < other.as_of.first or other.as_of.last < one.as_of.first


def _voices(account: Account) -> dict[str | None, list[Answer]]:
    """The answers of an account by who gives them: None is the source itself."""
    voices: dict[str | None, list[Answer]] = {}
    for answer, speaker in account.said:
        voices.setdefault(speaker, []).append(answer)
    return voices


def contradicts_itself(account: Account) -> bool:
    """Whether a source gives incompatible answers, other than as those of two speakers."""
    return len(account.answers) > 1 and any(
        not compatible(one, other) and not (speaker and another and speaker != another)
        for (one, speaker), (other, another) in combinations(account.said, 2)
    )


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


def set_against(claim: Claim, inconsistency: Inconsistency, one: str, other: str) -> bool:
    """Whether two sources are on different sides of an inconsistency."""
    return any(
        one in ours and other in theirs
        for ours, theirs in permutations(sides(claim, inconsistency), 2)
    )


def at_odds(claim: Claim, inconsistency: Inconsistency) -> bool:
    """Whether answers that an inconsistency sets apart cannot both be true."""
    if inconsistency.inside is not None:
        account = claim.account_of(inconsistency.inside)
        return account is not None and contradicts_itself(account)
    groups = sides(claim, inconsistency)
    return any(
        {conflict.one.source, conflict.other.source} <= {*one, *other}
        and (conflict.one.source in one) is not (conflict.other.source in one)
        for conflict in conflicts(claim.accounts)
        for one, other in combinations(groups, 2)
    )


def answer_groups(accounts: Sequence[Account]) -> tuple[tuple[Account, ...], ...]:
    """The accounts that answer, grouped by equal answers, in order of first appearance."""
    groups: dict[tuple[Answer, ...], list[Account]] = {}
    for account in accounts:
        if account.answers:
            groups.setdefault(account.answers, []).append(account)
    return tuple(map(tuple, groups.values()))
