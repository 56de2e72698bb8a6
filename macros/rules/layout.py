"""The files of the data are laid out alike.

Two spaces a level, lists indented below their field, lines of at most 120 characters where they can
be broken but not within a word, at most one blank line in a row, none at the end. Apart from broken
words, what is found is yamllint's, with the configuration in `macros/rules/layout.yaml`.

Bad:

    accounts:
    - source: gazette
        answer: 2003-05

Good:

    accounts:
      - source: gazette
        answer: 2003-05
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from macros.problems import Position, Problem
from macros.reading.yaml_reader import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.project import Need, Project

ID: Final = "layout"
NEEDS: Final[tuple[Need, ...]] = ()

CONFIGURATION: Final = Path(__file__).with_name("layout.yaml")

_WIDEST: Final = 120
_ONE_WORD: Final = re.compile(r" *(?:\w+: )?[^\s#]+")
_DASHES: Final = re.compile(r" *(?:- )*")
_BROKEN: Final = re.compile(r"^ +[^#\n]*[^\W\d_](-)$(?=\n +[^\W\d_])", re.MULTILINE)
_REMEDIES: Final = {
    "empty-lines": "Leave at most one line blank.",
    "indentation": "Two spaces a level; a list stands two spaces below its field.",
    "line-length": "Break it after “>-”, and indent what follows.",
    "new-line-at-end-of-file": "End the file with one line break.",
    "new-lines": "Save the file with Unix line breaks.",
    "trailing-spaces": "Remove the spaces at the end of the line.",
}


def check(project: Project) -> Iterator[Problem]:
    """A problem for each place where yamllint finds the layout wanting."""
    for name in project.documents:
        text = read_text(project.root / name, name)
        if not surely_laid_out(text):
            yield from _lint(text, name)
        yield from _broken_words(text, name)


def surely_laid_out(text: str) -> bool:
    """Whether yamllint would surely find nothing, judged quickly from the lines alone.

    False means “perhaps not”. It is true if each line is indented by an even number of spaces, and
    by at most two more than the line above it, with a dash counted as indentation, and if no line
    is too long or ends in a space.
    """
    lines = text.split("\n")
    if len(lines) < 2 or lines.pop() or not lines[-1] or not lines[0]:  # noqa: PLR2004 - a line and its end
        return False
    if any(line.endswith((" ", "\r")) for line in lines):
        return False
    if any(len(line) > _WIDEST and not _ONE_WORD.fullmatch(line) for line in lines):
        return False
    if any(not one and not other for one, other in pairwise(lines)):
        return False
    return all(_follows(one, other) for one, other in pairwise(filter(None, lines)))


def _follows(above: str, line: str) -> bool:
    indent = len(line) - len(line.lstrip(" "))
    inside = _DASHES.match(above)
    most = inside.end() if inside else 0
    if line.startswith("- ", indent) and above.endswith(":") and indent <= most:
        return False
    opens = above.endswith((":", ">-", "|-", ">", "|"))
    return indent % 2 == 0 and indent <= most + 2 * opens


def _lint(text: str, name: str) -> Iterator[Problem]:
    from yamllint import linter  # noqa: PLC0415 - rarely needed
    from yamllint.config import YamlLintConfig  # noqa: PLC0415 - rarely needed

    for found in linter.run(text, YamlLintConfig(file=str(CONFIGURATION))):
        if found.rule is not None:
            at = Position(name, found.line, found.column)
            yield Problem(at, ID, found.desc, _REMEDIES[found.rule])


def _broken_words(text: str, name: str) -> Iterator[Problem]:
    """A problem for each line of a text that ends within a word."""
    for broken in _BROKEN.finditer(text):
        line = text.count("\n", 0, broken.start()) + 1
        at = Position(name, line, broken.start(1) - broken.start() + 1)
        message = "the word is broken at its hyphen, and folding puts a space there"
        yield Problem(at, ID, message, "Keep it on one line.")
