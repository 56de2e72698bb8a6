"""The Markdown of a file, within limits.

The time to convert it to HTML grows out of proportion with the size of a block, with the brackets
in one (a closing one is sought for each), with the headings (each gets an id of its own) and with a
glossary (each term is sought in every text of every page). Within these limits it grows in
proportion to the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from macros.problems import Position
from macros.reading.yaml_reader import ReadError, read_lines

if TYPE_CHECKING:
    from pathlib import Path

HEADING: Final = re.compile(r"^#{1,6}.*$", re.MULTILINE)

_TERM: Final = re.compile(r"^\*\[.*$", re.MULTILINE)
_BLOCK: Final = re.compile(r"^.*\S.*(?:\n.*\S.*)*", re.MULTILINE)

MOST_OF_A_FILE: Final = {"characters": 200_000, "headings": 1_000, "terms": 500, "calls": 1_000}
MOST_OF_A_BLOCK: Final = {"characters": 10_000, "opening brackets": 300}
"""How much may be in a file, and in a block, which lies between two blank lines."""


def read_markdown(path: Path, name: str) -> str:
    """The text of a file of Markdown; `name` stands for it in messages. Raises ReadError."""
    text = read_lines(path, name).replace("\r\n", "\n").replace("\r", "\n")
    counted = {
        "characters": len(text),
        "headings": len(HEADING.findall(text)),
        "terms": len(_TERM.findall(text)),
        "calls": text.count("{{"),
    }
    _refuse_more(Position(name), "file", counted, MOST_OF_A_FILE)
    prose = _TERM.sub("", text)
    line, end = 1, 0
    for block in _BLOCK.finditer(prose):
        line, end = line + prose.count("\n", end, block.start()), block.start()
        counted = {"characters": len(block[0]), "opening brackets": block[0].count("[")}
        _refuse_more(Position(name, line), "block", counted, MOST_OF_A_BLOCK)
    return text


def _refuse_more(at: Position, what: str, counted: dict[str, int], most: dict[str, int]) -> None:
    for kind, count in counted.items():
        if count > most[kind]:
            message = f"the {what} has {count:,} {kind}; at most {most[kind]:,} are allowed"
            raise ReadError(at, message, f"Split it into several {what}s.")
