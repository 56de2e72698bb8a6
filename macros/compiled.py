"""Compiled templates, kept beside the compiled modules, so that a build begins sooner."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache, FileSystemBytecodeCache

_FOLDER: Final = Path(__file__).parent / "__pycache__"


def compiled_templates() -> BytecodeCache | None:
    """Where Jinja keeps templates that it compiled; nowhere if it may not write there."""
    return FileSystemBytecodeCache(str(_FOLDER)) if os.access(_FOLDER, os.W_OK) else None
