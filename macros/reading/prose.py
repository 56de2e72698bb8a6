"""The sentences of a page as an editor reads them, each with the macros that it calls.

A paragraph, a heading, an item of a list and a cell of a table are each read alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING, Final

from macros.problems import Position
from macros.reading.calls import Call, asked
from macros.reading.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_FRONT_MATTER: Final = re.compile(r"\A---[ ]*\n.*?^---[ ]*$", re.DOTALL | re.MULTILINE)
_ATTRIBUTES: Final = re.compile(r"\{:?[ ]*[#.][^{}\n]*\}")
"""Attributes of a block (Python-Markdown, “Attribute Lists”)."""

_SNIPPET: Final = "--8<--"
"""How a line begins in whose place another file is put (PyMdown, “Snippets”)."""

_SAID: Final = frozenset({"only", "silent"})
"""The macros that print a whole sentence."""

_STANDS_FOR_CALLS: Final = "\ue000\ue001"
_STOP: Final = "｡"
_CALL: Final = re.compile(f"\ue000+{_STOP}?|\ue001+{_STOP}?")
"""What is read in the place of a call, whatever its arguments would mean to Markdown."""

_WORD: Final = re.compile(rf"[\w{_STANDS_FOR_CALLS}]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a page, with the calls in it; `block` numbers the paragraph that has it.

    `text` is what it says: annotations by their phrases, other calls as they are written.
    """

    text: str
    at: Position
    block: int
    calls: tuple[Call, ...]


def prose(text: str, name: str) -> Iterator[Sentence]:
    """The sentences of a page, in order; `name` stands for its file in positions."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - slow to import, and needed by few

    calls, masked = _masked(text, name)
    lines = [0, *(each.end() for each in re.finditer("\n", masked))]
    done = 0
    for number, block in enumerate(MarkdownIt("commonmark").enable("table").parse(masked)):
        if block.type != "inline" or block.content.startswith(_SNIPPET):
            continue
        done = max(done, lines[block.map[0]] if block.map else 0)
        said = _ATTRIBUTES.sub("", _text(block))
        for sentence in sentences(said):
            told = said[sentence.start : sentence.stop]
            begins = _WORD.search(told)
            start = max(masked.find(begins[0], done) if begins else done, done)
            done = start + len(told)
            line = bisect_right(lines, start)
            at = Position(name, line, start - lines[line - 1] + 1)
            within, place = [], start
            for mask in _CALL.findall(told):
                place = masked.find(mask, place)
                if place in calls:
                    within.append(calls[place])
                    told = told.replace(mask, _shown(*calls[place]), 1)
                place += len(mask)
            yield Sentence(told, at, number, tuple(call for call, _ in within))


def _masked(text: str, name: str) -> tuple[dict[int, tuple[Call, str]], str]:
    """The calls on a page, and as they are written, by their place; and its text without them."""
    masked = _FRONT_MATTER.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    calls = {}
    for (place, call), letter in zip(asked(text, name), cycle(_STANDS_FOR_CALLS), strict=False):
        if isinstance(call, Call):
            calls[place.start] = call, text[place.start : place.stop]
            stop = _STOP if call.macro in _SAID else letter
            mask = letter * (len(place) - 1) + stop
            masked = masked[: place.start] + mask + masked[place.stop :]
    return calls, masked


def _text(block: Token) -> str:
    """What a block says, without the marks of Markdown."""
    return "".join(
        each.content if each.type in {"text", "code_inline"} else " " * each.type.endswith("break")
        for each in block.children or ()
    )


def _shown(call: Call, written: str) -> str:
    return next(iter(call.naming("phrase")), written)
