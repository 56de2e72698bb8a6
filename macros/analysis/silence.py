"""Who speaks to a claim, who answers it and how, and who is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.analysis.compatibility import says

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.records.answers import Answer
    from macros.records.model import Account, Claim, Record, Source


MOST_NAMED: Final = 8
"""How many silent sources are named; where there are more, they are counted."""


def silent(claim: Claim, record: Record) -> tuple[Source, ...]:
    """The sources without an account on a claim, in the record's order."""
    return tuple(source for source in record.sources if source.id not in claim.sources)


def speaks_alone(source: str, claim: Claim) -> bool:
    """Whether a source, and no other, has an account on a claim."""
    return claim.sources == {source}


def speaking(claim: Claim, sources: Iterable[str]) -> tuple[str, ...]:
    """The given sources that do have an account on a claim."""
    return tuple(source for source in sources if source in claim.sources)


def giving(answer: Answer, claim: Claim) -> tuple[Account, ...]:
    """The accounts of a claim that give a certain answer, or a more exact one."""
    return tuple(
        account
        for account in claim.accounts
        if any(says(given, answer) for given in account.answers)
    )
