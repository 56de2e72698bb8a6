"""A range of numbers goes from the lesser to the greater.

Bad:

    answer: {min: 5, max: 3}

Good:

    answer: {min: 3, max: 5}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.problems import Problem
from macros.records.answers import NumberAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.model import Account
    from macros.records.project import Need, Project

ID: Final = "numbers-in-order"
NEEDS: Final[tuple[Need, ...]] = ()


def check(project: Project) -> Iterator[Problem]:
    """A problem for each account with a range whose ends are the wrong way round."""
    for claim in project.record.claims:
        for account in claim.accounts:
            yield from _check(account)


def _check(account: Account) -> Iterator[Problem]:
    for answer in account.answers:
        if isinstance(answer, NumberAnswer) and answer.ends[0] > answer.ends[1]:
            least, most = answer.ends
            message = f"{account.source} answers with a min of {least} and a max of {most}"
            yield Problem(account.at, ID, message, "Write the lesser number as min.")
