"""Nothing moves while a page loads (Core Web Vitals, “Cumulative Layout Shift”)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.built.visit import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.built.visit import Visit

ID: Final = "steady"


_SEEN: Final = 0.001
"""Anything smaller is less than a pixel; this is a hundredth of what still counts as good."""


def look(visit: Visit) -> Iterator[Finding]:
    """A finding for each thing that moved."""
    for moved, html in visit.page.evaluate("shifts"):
        if moved < _SEEN:
            continue
        yield Finding(
            f"something moves by {moved:.4f} while the page loads: {html[:120]}", html=html
        )
