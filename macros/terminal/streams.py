"""How output is encoded and coloured: in a pipe or a file, or on a terminal."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Final

_NO_COLOUR: Final = "NO_COLOR"
"""The environment variable of people who want no colours (no-color.org)."""


def speak_utf8() -> None:
    """Write UTF-8 into pipes and files, whatever the code page; on a terminal, what it can show.

    What cannot be encoded, such as a file name that is not text, is escaped, or on a terminal
    replaced.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def colours() -> bool | None:
    """Whether to colour the output, as click has it: None means only on terminals."""
    return False if os.environ.get(_NO_COLOUR) else None
