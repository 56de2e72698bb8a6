"""What the look is made of: the colours of both schemes and the typefaces, ours or a site’s own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from macros.look.colours import ENOUGH, contrast, is_colour, readable

if TYPE_CHECKING:
    from collections.abc import Mapping

TOKENS: Final = Path(__file__).parent / "styles" / "tokens.css"
SCHEMES: Final = {"light": "default", "dark": "slate"}
"""The schemes, and what the stylesheet calls them."""

_OF_TEXT: Final = ("ink", "quiet", "accent", "inconsistency")
_BEHIND_TEXT: Final = ("paper", "panel", "inconsistency-panel")
"""The colours of text, and those on which each of them is read."""

_FACES: Final = ("serif", "sans")
_FACE: Final = re.compile(r"[\w \-,\"']+")
_TOKEN: Final = re.compile(r"^ *--(?!md-)([a-z-]+): (#[0-9a-f]{6});", re.MULTILINE)

Tokens: TypeAlias = tuple[tuple[str, str], ...]
"""Tokens with their values: a mapping that can be told from another by its hash."""


class LookError(ValueError):
    """A setting of the look is wrong; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of each scheme by their tokens, and the typefaces that are not ours.

    A typeface is a list as CSS has it (CSS Fonts, `font-family`).
    """

    light: Tokens
    dark: Tokens
    faces: Tokens = ()

    @property
    def stylesheet(self) -> str:
        """What differs from the look that is ours (CSS); empty if nothing does."""
        blocks = {":root": set(self.faces)}
        for scheme, colours in (("light", self.light), ("dark", self.dark)):
            selector = f'[data-md-color-scheme="{SCHEMES[scheme]}"]'
            blocks[selector] = set(colours) - set(colours_of(scheme).items())
        return "".join(
            f"{selector} {{ {_told(own)} }}\n" for selector, own in blocks.items() if own
        )


def _told(tokens: set[tuple[str, str]]) -> str:
    return " ".join(f"--{token}: {value};" for token, value in sorted(tokens))


@cache
def colours_of(scheme: str) -> dict[str, str]:
    """The colours of ours in a scheme, by token."""
    css = TOKENS.read_text("utf-8")
    block = re.search(rf'\[data-md-color-scheme="{SCHEMES[scheme]}"\] {{(.*?)}}', css, re.DOTALL)
    return dict(_TOKEN.findall(block[1] if block else ""))


def look_of(settings: Any = None) -> Look:
    """The look that the setting `look` of a site describes; ours for None. Raises LookError.

    It has colours by token under `light` and `dark`, and typefaces as `serif` and `sans`.
    """
    given = settings or {}
    if not isinstance(given, dict):
        message = f"extra: look is “{given}”; expected light, dark, serif or sans"
        raise LookError(message)
    for name in given:
        if name not in {*SCHEMES, *_FACES}:
            message = f"extra: look has “{name}”; expected light, dark, serif or sans"
            raise LookError(message)
    faces = tuple((name, _face(name, given[name])) for name in _FACES if name in given)
    return Look(_scheme("light", given), _scheme("dark", given), faces)


def _face(name: str, value: object) -> str:
    if isinstance(value, str) and _FACE.fullmatch(value):
        return value
    message = (
        f"extra: look: {name} is “{value}”; expected names of typefaces with commas between them, "
        "such as Georgia, serif"
    )
    raise LookError(message)


def _scheme(scheme: str, given: Mapping[str, Any]) -> Tokens:
    ours = colours_of(scheme)
    own = given.get(scheme) or {}
    if not isinstance(own, dict):
        message = f"extra: look: {scheme} is “{own}”; expected colours by name: accent: '#0d5570'"
        raise LookError(message)
    for name, colour in own.items():
        if name not in ours:
            message = f"extra: look: {scheme} has “{name}”; expected one of {', '.join(ours)}"
            raise LookError(message)
        if not isinstance(colour, str) or not is_colour(colour):
            message = (
                f"extra: look: {scheme}: {name} is “{colour}”; expected a colour in quotation "
                "marks, such as '#0d5570'"
            )
            raise LookError(message)
    colours = ours | {name: colour.lower() for name, colour in own.items()}
    _refuse_unreadable(scheme, colours)
    return tuple(colours.items())


def _refuse_unreadable(scheme: str, colours: Mapping[str, str]) -> None:
    for text, behind in product(_OF_TEXT, _BEHIND_TEXT):
        told, paper = colours[text], colours[behind]
        if contrast(told, paper) < ENOUGH:
            message = (
                f"extra: look: {scheme}: {text} {told} cannot be read on {behind} {paper}: their "
                f"contrast is {contrast(told, paper):.1f}, expected at least {ENOUGH}. Write "
                f"{text}: '{readable(told, paper)}', or choose another {behind}"
            )
            raise LookError(message)
