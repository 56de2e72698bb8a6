"""Which ids cannot name a file, a folder or an address of the site."""

from __future__ import annotations

from typing import Final

_OF_A_DEVICE: Final = frozenset(
    {
        *("aux", "con", "nul", "prn"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
    }
)
"""What Windows takes for a device (learn.microsoft.com, “Naming Files, Paths, and Namespaces”)."""

_OF_A_FOLDER: Final = "index"


def unusable(id_: str) -> str:
    """Why an id cannot be used, as the end of a sentence about it; empty if it can."""
    if id_ == _OF_A_FOLDER:
        return "would take the place of another page"
    if id_ in _OF_A_DEVICE:
        return "is the name of a device on Windows, where no file can be called so"
    return ""
