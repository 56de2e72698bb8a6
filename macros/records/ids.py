"""Which ids cannot name a file, a folder or an address of the site.

The schemas say so too, but they belong to the project and can be edited; safety must not rest on
them.
"""

from __future__ import annotations

import re
from typing import Final

_OF_A_DEVICE: Final = frozenset(
    {
        *("aux", "con", "nul", "prn"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
    }
)
"""Names of devices on Windows (learn.microsoft.com, “Naming Files, Paths, and Namespaces”)."""

_FORM: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST: Final = 60
"""How many characters an id has at most."""

_OF_A_FOLDER: Final = "index"


def unusable(id_: str) -> str:
    """Why an id cannot be used, as the end of a sentence about it; empty if it can."""
    if not _FORM.fullmatch(id_):
        return "is not a valid id (lower-case letters and digits, with hyphens between words)"
    if len(id_) > LONGEST:
        return f"has {len(id_)} characters, but at most {LONGEST} are allowed"
    if id_ == _OF_A_FOLDER:
        return "would take the place of another page"
    if id_ in _OF_A_DEVICE:
        return "is reserved for a device on Windows, so no file there can have that name"
    return ""
