"""Compiled templates, kept beside the compiled modules, so that a build starts sooner."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache, FileSystemBytecodeCache

_FOLDER: Final = Path(__file__).parent / "__pycache__"


class _ByName(FileSystemBytecodeCache):
    """One file for each template, whichever copy of the package it is in: Jinja compares it."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        del filename
        return name.replace("/", "-")


def compiled_templates(environment: str) -> BytecodeCache | None:
    """Where Jinja keeps the templates that it has compiled; None if that cannot be written to.

    What one environment compiles, another does not take: their settings differ.
    """
    return _ByName(str(_FOLDER), f"{environment}-%s.jinja") if os.access(_FOLDER, os.W_OK) else None
