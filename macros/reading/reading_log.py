"""The reading log `data/coverage.md`: where each paragraph of each article went.

It has one section per source, headed by its id (`## gazette`), with one numbered line per
paragraph. The line names, between backticks, the claims and slips that the paragraph went into, or
says why there are none; one that says nothing, or only that, is not read yet. A project may do
without the log.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from macros.problems import Position
from macros.reading.nodes import Text
from macros.reading.yaml_reader import read_lines

if TYPE_CHECKING:
    from pathlib import Path

LOG: Final = "data/coverage.md"

HEADING: Final = re.compile(r"## +(\S+)")
LINE: Final = re.compile(r"(\d{1,6})\. ")
NAME: Final = re.compile(r"`([^`]*)`")

NOT_READ: Final = "Not read yet."
"""What the line of a paragraph says until somebody has read it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article: its number, and the claims and slips that it went into.

    `read` says whether its line tells anything.
    """

    number: Text
    names: tuple[Text, ...]
    read: bool


@dataclass(frozen=True, slots=True)
class Section:
    """The paragraphs of one source, in the order of the log."""

    source: Text
    paragraphs: tuple[Paragraph, ...]


def read_log(path: Path) -> tuple[Section, ...]:
    """The sections of the log. Raises ReadError."""
    text = read_lines(path, LOG)
    sections: list[tuple[Text, list[Paragraph]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if heading := HEADING.match(line):
            sections.append((_found(heading, number), []))
        elif sections and (paragraph := LINE.match(line)):
            names = tuple(_found(name, number) for name in NAME.finditer(line))
            read = line[paragraph.end() :].strip() not in {"", NOT_READ}
            sections[-1][1].append(Paragraph(_found(paragraph, number), names, read))
    return tuple(Section(source, tuple(paragraphs)) for source, paragraphs in sections)


def _found(match: re.Match[str], line: int) -> Text:
    return Text(match[1], Position(LOG, line, match.start(1) + 1))
