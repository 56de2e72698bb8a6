"""Compiled templates, kept beside the compiled modules, so that a build starts sooner."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache, FileSystemBytecodeCache

_FOLDER: Final = Path(__file__).parent / "__pycache__"
_PATTERN: Final = "trimmed-%s.jinja"
"""The names of their files. What is compiled with other settings of white space is not found."""


def compiled_templates() -> BytecodeCache | None:
    """Where Jinja keeps the templates that it has compiled; None if that cannot be written to."""
    return FileSystemBytecodeCache(str(_FOLDER), _PATTERN) if os.access(_FOLDER, os.W_OK) else None
