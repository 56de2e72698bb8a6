"""Whose each file of an explainer is: the engine’s, or its own."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PARTS_FILE: Final = "macros/engine/parts.txt"
"""The list, by its path within an explainer."""


class Parts:
    """A list that says whose files are."""

    def __init__(self, text: str) -> None:
        """`text` has a line a path: `engine` or `record`, and a file or, with a slash, a folder."""
        lines = [line for line in text.splitlines() if line and not line.startswith("#")]
        self._whose = {path: whose for whose, path in (line.split(maxsplit=1) for line in lines)}

    def is_engine(self, path: str) -> bool:
        """Whether a file, by its path within an explainer, is the engine’s."""
        fitting = [
            part
            for part in self._whose
            if path == part or (part.endswith("/") and path.startswith(part))
        ]
        return bool(fitting) and self._whose[max(fitting, key=len)] == "engine"


PARTS: Final = Parts(Path(__file__).with_name("parts.txt").read_text("utf-8"))
"""The list of this engine."""
