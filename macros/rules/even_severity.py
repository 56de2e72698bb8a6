"""Severity is measured alike everywhere.

An inconsistency is major if it changes the answer to the question. Where the answers that it sets
apart cannot both be true, it does; where they can, it is a matter of precision, emphasis or
wording, and minor. An exception has its reason, which readers see.

Bad, where the one answers 12 and the other 20:

    - id: amount
      kind: number
      severity: minor

Good:

    - id: amount
      kind: number
      severity: major
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.analysis.agreement import at_odds, sides
from macros.problems import Problem
from macros.rules.real_disagreement import ANSWERED_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.model import Claim, Inconsistency
    from macros.records.project import Need, Project

ID: Final = "even-severity"
NEEDS: Final[tuple[Need, ...]] = ()

_MAJOR: Final = "major"
_MINOR: Final = "minor"


def check(project: Project) -> Iterator[Problem]:
    """A problem for each severity that its answers do not bear out, and each needless reason."""
    for claim, inconsistency in project.record.inconsistencies:
        differ = at_odds(claim, inconsistency)
        if not differ and _is_unreal(claim, inconsistency):
            continue
        expected = _MAJOR if differ else _MINOR
        severity, reason = inconsistency.severity, inconsistency.severity_reason
        if severity != expected and reason is None:
            can = "cannot" if differ else "can"
            message = f"“{inconsistency.id}” is {severity}, but its answers {can} both be true"
            hint = f"Make it {expected}, or say why it is not: severity_reason."
            yield Problem(severity.at, ID, message, hint)
        elif severity == expected and reason is not None:
            message = f"“{inconsistency.id}” is {severity}, as its answers say, and needs no reason"
            yield Problem(reason.at, ID, message, "Remove severity_reason.")


def _is_unreal(claim: Claim, inconsistency: Inconsistency) -> bool:
    """Whether what lacks is a difference, which another rule tells."""
    return inconsistency.kind in ANSWERED_KINDS or not sides(claim, inconsistency)
