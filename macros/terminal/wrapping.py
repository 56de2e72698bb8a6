"""Text in lines that are not too long to read."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import Final

import wcwidth

_WIDEST: Final = 88


def wrapped(text: str, indent: int = 0, first: str = "") -> list[str]:
    """A text in lines, each indented by so many spaces; `first` stands in those of the first."""
    return wcwidth.wrap(
        text,
        min(get_terminal_size().columns, _WIDEST),
        initial_indent=first.ljust(indent),
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
