"""Colours, and whether one can be read on another (WCAG 2.2, “contrast ratio”)."""

from __future__ import annotations

import re
from typing import Final

ENOUGH: Final = 4.5
"""The least contrast of text to what is behind it (WCAG 2.2, success criterion 1.4.3)."""

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_WHITE, _BLACK = 255, 0
_STEPS: Final = 100


def is_colour(text: str) -> bool:
    """Whether a text is a colour as `#0d5570` writes it."""
    return _COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, behind: str) -> str:
    """The colour nearest to one that is readable on another: itself, or a darker or lighter one."""
    towards = _BLACK if _luminance(behind) > _luminance("#767676") else _WHITE
    mixed = (_mixed(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next(each for each in mixed if contrast(each, behind) >= ENOUGH)


def _mixed(colour: str, towards: int, part: float) -> str:
    return "#" + "".join(f"{round(each + (towards - each) * part):02x}" for each in _parts(colour))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(each / 255) for each in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the definition’s own


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue
