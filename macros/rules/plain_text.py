"""A text is text: no HTML, no template tag, no invisible control character.

Nothing in the record is ever run or evaluated; this keeps it from looking as if it should be, and
keeps characters out that make a line read otherwise than it is.

Bad:

    title: <b>1903</b> or 1904

Good:

    title: 1903 or 1904
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from unicodedata import category

from macros.problems import Problem
from macros.reading.nodes import texts_in
from macros.reading.yaml_reader import UNPRINTABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.reading.nodes import Text
    from macros.records.project import Need, Project

ID: Final = "plain-text"
NEEDS: Final[tuple[Need, ...]] = ()

_JOINERS: Final = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
_BLANK: Final = frozenset(
    "\N{HANGUL FILLER}\N{HALFWIDTH HANGUL FILLER}\N{HANGUL CHOSEONG FILLER}"
    "\N{HANGUL JUNGSEONG FILLER}\N{BRAILLE PATTERN BLANK}\N{COMBINING GRAPHEME JOINER}"
)
"""Letters and signs that are drawn as nothing."""

_SELECTORS: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Variation selectors, which choose how the character before them is drawn."""

_HTML: Final = re.compile(r"<[a-zA-Z/!?][^>]{0,20}>?")
_TEMPLATE: Final = re.compile(r"\{\{|\{%|\{#")
_IMAGE: Final = re.compile(r"!\[[^]]{0,20}\]?")


def check(project: Project) -> Iterator[Problem]:
    """A problem for each text that is more than text."""
    for document in project.documents.values():
        for text in texts_in(document):
            yield from _check(text)


def _hidden(text: str) -> str:
    """The first character that does not show; empty if there is none."""
    if text.isascii() and text.isprintable():
        return ""
    hidden = (each for before, each in pairwise(f" {text}") if not _shows(each, before))
    return next(hidden, "")


def _shows(character: str, before: str) -> bool:
    """Whether a character shows, or changes how the one before it shows."""
    if character in _JOINERS or _SELECTORS.match(character):
        return category(before)[0] in "LMS" and not _SELECTORS.match(before)
    blank = character in _BLANK or category(character) == "Cf"
    return not blank and not UNPRINTABLE.match(character)


def _check(text: Text) -> Iterator[Problem]:
    if hidden := _hidden(text):
        message = f"the text holds the character U+{ord(hidden):04X}, which does not show"
        yield Problem(text.at, ID, message, "Remove it.")
    elif found := _HTML.search(text):
        message = f"the text holds “{found[0]}”, which reads as HTML"
        hint = "Write it without HTML: *emphasis* and [links](https://…) are enough."
        yield Problem(text.at, ID, message, hint)
    elif found := _TEMPLATE.search(text):
        message = f"the text holds “{found[0]}”, which reads as a template tag"
        hint = (
            "Macro calls belong on pages. "
            "If it is meant as text, put a space between the characters."
        )
        yield Problem(text.at, ID, message, hint)
    elif found := _IMAGE.search(text):
        message = f"the text holds “{found[0]}”, which reads as an image"
        yield Problem(text.at, ID, message, "No field shows images: remove it.")
