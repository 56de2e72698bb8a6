"""An inconsistency is about accounts that do differ.

An inconsistency of a kind that answers show (a date, a number, an actor, a status, a scope, a
baseline) needs answers that cannot both be true. Any inconsistency says whom it sets apart: by the
answers, by `between`, whose groups each agree among themselves, or by `inside`; and each source
that it names has an account.

Bad, where both answer 1903:

    - {id: year, kind: date, between: [[gazette], [herald]], …}

Good, where one answers 1903 and the other 1904:

    - {id: year, kind: date, between: [[gazette], [courier]], …}
"""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Final

from macros.analysis.agreement import agree, camps, contradicts_itself
from macros.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.model import Account, Claim, Inconsistency
    from macros.records.project import Need, Project

ID: Final = "real-disagreement"
NEEDS: Final[tuple[Need, ...]] = ()

ANSWERED_KINDS: Final = {"date", "number", "actor", "status", "scope", "baseline"}
"""The kinds of inconsistency that show in the answers."""


def check(project: Project) -> Iterator[Problem]:
    """A problem for each inconsistency that sets nobody apart, or the wrong ones."""
    for claim in project.record.claims:
        for inconsistency in claim.inconsistencies:
            absent = [source for source in inconsistency.named if claim.account_of(source) is None]
            for source in absent:
                if source in project.record.source:
                    yield Problem(
                        source.at,
                        ID,
                        f"{source} has no account on “{claim.id}”",
                        "Add its account, or leave it out here.",
                    )
            if not absent:
                yield from _check(claim, inconsistency)


def _check(claim: Claim, inconsistency: Inconsistency) -> Iterator[Problem]:
    answered = inconsistency.kind in ANSWERED_KINDS
    if inconsistency.inside is not None:
        account = claim.account_of(inconsistency.inside)
        if answered and account is not None and not contradicts_itself(account):
            hint = "Give each of the two quotes the answer that it shows."
            message = f"{inconsistency.inside} does not give two different answers"
            if len(account.answers) > 1:
                hint = "Two speakers who differ are no contradiction of the source: remove it."
                message = f"{inconsistency.inside} gives no two answers of its own that differ"
            yield Problem(inconsistency.at, ID, message, hint)
    elif inconsistency.between:
        yield from _between(claim, inconsistency, answered=answered)
    elif not camps(claim.accounts):
        yield Problem(
            inconsistency.at,
            ID,
            f"no two answers to “{claim.id}” differ, so “{inconsistency.id}” sets nobody apart",
            "Say whom: between: [[one source], [another]], or inside: a source. "
            "If nothing differs, remove the inconsistency.",
        )


def _between(claim: Claim, inconsistency: Inconsistency, *, answered: bool) -> Iterator[Problem]:
    groups = [
        [account for account in claim.accounts if account.source in group]
        for group in inconsistency.between
    ]
    for group in groups:
        for one, other in combinations(group, 2):
            if not agree(one, other):
                message = (
                    f"{one.source} and {other.source} are in the same group, "
                    "but their answers differ"
                )
                yield Problem(inconsistency.at, ID, message, "Put them into two groups.")
    for ours, theirs in combinations(groups, 2):
        left, right = ([str(account.source) for account in side] for side in (ours, theirs))
        if twice := set(left) & set(right):
            message = f"{min(twice)} is on both sides"
            yield Problem(inconsistency.at, ID, message, "If it contradicts itself, write inside.")
        elif answered and not _differ(ours, theirs):
            yield Problem(
                inconsistency.at,
                ID,
                f"the answers of {', '.join(left)} and {', '.join(right)} do not differ, "
                f"but an inconsistency of kind {inconsistency.kind} requires that they do",
                "Correct the answers, the groups or the kind, or remove the inconsistency.",
            )


def _differ(one: list[Account], other: list[Account]) -> bool:
    return any(not agree(*pair) for pair in product(one, other))
