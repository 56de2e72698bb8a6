"""Two claims that are kept apart look like one question, and are said to be two once.

A reason that nobody needs misleads: readers of both claims are told of a likeness that is not
there. `claims meet` lists the claims that look like one question.

Bad, where the two share no word and no passage:

    distinct:
      - claims: [toll-date, mayor-of-the-town]
        reason: One asks for a day, the other for a name.

Good:

    distinct:
      - claims: [toll-date, toll-announced]
        reason: One asks when the toll is due, the other when it was told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.analysis.meetings import LEAST, met
from macros.problems import Problem
from macros.records.project import Need

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.project import Project

ID: Final = "distinct-questions"
NEEDS: Final = (Need.EVERY_CLAIM, Need.EVERY_SOURCE)


def check(project: Project) -> Iterator[Problem]:
    """A problem for each two claims that are kept apart twice, or need not be."""
    said: set[frozenset[str]] = set()
    known = project.record.claim
    for each in project.record.distinct:
        one, other = each.claims
        if one not in known or other not in known:
            continue
        if each.pair in said:
            message = f"“{one}” and “{other}” are kept apart already"
            yield Problem(one.at, ID, message, "Keep one of the two reasons.")
        elif each.pair not in met(project) or met(project)[each.pair].weight < LEAST:
            message = f"“{one}” and “{other}” do not look like one question"
            yield Problem(one.at, ID, message, "Remove the reason: no one needs it.")
        said.add(each.pair)
