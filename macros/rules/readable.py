"""A file must be readable before anything in it can be checked.

The YAML of the record is read so that what you see is what you get. What YAML would do behind
your back (cut a text at ` #`, merge by anchors, take one of two equal keys) is refused with its
line. A file has at most 24 MB, two million values and twenty levels, and lies in the project's
folder: a link that leads out of it is not followed.

Bad:

    question: Who is claim #1 about?

Good:

    question: "Who is claim #1 about?"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.reading.yaml_reader import RULE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.problems import Problem
    from macros.records.project import Need, Project

ID: Final = RULE
NEEDS: Final[tuple[Need, ...]] = ()


def check(project: Project) -> Iterator[Problem]:
    """A problem for each file that cannot be read."""
    yield from project.problems
