"""No page is wider than the screen it is read on, down to 320 pixels (WCAG 2.2, 1.4.10, Reflow).

Nor at 720, which is what a zoom of 200% leaves of a wide screen, nor at 1220, the narrowest on
which the menu stands in one row with the name of the site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.built.visit import SCREENS, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.built.visit import Visit

ID: Final = "width"

_NARROW: Final = {"phone": (320,), "wide": (720, 1220)}
_HEIGHT: Final = 640
_WIDTH: Final = "document.documentElement.scrollWidth"


def look(visit: Visit) -> Iterator[Finding]:
    """A finding for each width at which the page does not fit."""
    page = visit.page
    width, height = SCREENS[visit.screen]
    for each in (width, *_NARROW[visit.screen]):
        page.set_viewport_size({"width": each, "height": _HEIGHT})
        wide = page.evaluate(_WIDTH)
        if wide > each:
            yield Finding(f"the page is {wide} pixels wide on a screen of {each}")
    page.set_viewport_size({"width": width, "height": height})
