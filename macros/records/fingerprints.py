"""The files in `data/fingerprints/`: windows of a source, three hexadecimal digits each."""

from __future__ import annotations

import re
from textwrap import fill
from typing import TYPE_CHECKING, Final

from macros.problems import Position
from macros.records.yaml_reader import Unreadable, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_HEADING: Final = "# three-word windows, 12-bit hashes: see the page Method of the site\n"
_WINDOW: Final = re.compile(r"[0-9a-f]{3}")
_WIDTH: Final = 100


def write_windows(windows: Iterable[int]) -> str:
    """The text of a fingerprint file; each window is 0 to 4095."""
    return _HEADING + fill(" ".join(f"{window:03x}" for window in windows), _WIDTH) + "\n"


def read_windows(path: Path, name: str) -> tuple[int, ...]:
    """The windows of a fingerprint file; `name` stands for it in messages. Raises Unreadable."""
    windows = []
    for number, line in enumerate(read_text(path, name).splitlines(), start=1):
        for word in () if line.startswith("#") else line.split():
            if not _WINDOW.fullmatch(word):
                raise Unreadable(
                    Position(name, number, line.index(word) + 1),
                    f"“{word}” is not a window: expected three hexadecimal digits",
                    f"Make the file again: claims fingerprint {path.stem} ARTICLE.txt",
                )
            windows.append(int(word, 16))
    return tuple(windows)
