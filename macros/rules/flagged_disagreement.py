"""Nothing contradicts silently: answers that cannot both be true are flagged.

An inconsistency covers two accounts when it names their sources: by `between`, by `inside`, or,
where it has neither, by the answers themselves.

Bad:

    accounts:
      - {source: gazette, answer: 1903, quotes: […]}
      - {source: courier, answer: 1904, quotes: […]}

Good: the same, with

    inconsistencies:
      - {id: year, kind: date, severity: major, title: 1903 or 1904, explanation: …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.analysis.agreement import conflicts, set_apart
from macros.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.analysis.agreement import Conflict
    from macros.records.model import Account, Claim
    from macros.records.project import Need, Project

ID: Final = "flagged-disagreement"
NEEDS: Final[tuple[Need, ...]] = ()


def check(project: Project) -> Iterator[Problem]:
    """A problem for each account whose answer contradicts another without an inconsistency."""
    for claim in project.record.claims:
        inconsistencies = claim.inconsistencies
        if any(
            source not in claim.sources
            for inconsistency in inconsistencies
            for source in inconsistency.named
        ):
            continue
        apart = [
            set_apart(claim, inconsistency)
            for inconsistency in inconsistencies
            if inconsistency.inside is None
        ]
        inside = {each.inside for each in inconsistencies}
        silent = [
            conflict
            for conflict in conflicts(claim.accounts)
            if (
                conflict.one.source not in inside
                if conflict.one is conflict.other
                else not any(conflict.sources <= sources for sources in apart)
            )
        ]
        for other in dict.fromkeys(conflict.other.at for conflict in silent):
            yield _problem([conflict for conflict in silent if conflict.other.at == other], claim)


def _problem(silent: list[Conflict], claim: Claim) -> Problem:
    from macros.text.in_words import answer, answers  # noqa: PLC0415 - slow, and rarely needed

    def named(account: Account) -> str:
        return f"{account.source} (“{answers(account, claim)}”)"

    other = silent[0].other
    if any(conflict.one is other for conflict in silent):
        both = " and ".join(f"“{answer(each, claim)}”" for each in other.answers)
        return Problem(
            other.at,
            ID,
            f"{other.source} gives two answers that cannot both be true, {both}, "
            "and nothing flags it",
            f"Add an inconsistency with “inside: {other.source}”.",
        )
    ones = ", ".join(named(conflict.one) for conflict in silent)
    return Problem(
        other.at,
        ID,
        f"the answers of {ones} and {named(other)} cannot both be true, and nothing flags it",
        "Add an inconsistency that says what differs, or correct the answer that is wrong.",
    )
