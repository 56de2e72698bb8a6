"""No page is wider than the screen it is read on, down to 320 pixels (WCAG 2.2, 1.4.10, Reflow).

Nor at 720, which is what a zoom of 200% leaves of a wide screen. Where there are tabs, from 1220
pixels on, all of them can be seen at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.built.visit import SCREENS, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.built.visit import Visit

ID: Final = "width"

_NARROW: Final = {"phone": 320, "wide": 720}
_HEIGHT: Final = 640
_TABS: Final = 1220

_WIDTH: Final = "document.documentElement.scrollWidth"
_LAST_TAB: Final = """() => {
    const last = [...document.querySelectorAll(".md-tabs__item")].at(-1);
    const edge = document.querySelector(".md-tabs")?.getBoundingClientRect().right;
    return last ? last.getBoundingClientRect().right - edge : 0;
}"""


def look(visit: Visit) -> Iterator[Finding]:
    """A finding for each width at which the page, or the row of tabs, does not fit."""
    page = visit.page
    for width in (SCREENS[visit.screen][0], _NARROW[visit.screen]):
        page.set_viewport_size({"width": width, "height": _HEIGHT})
        wide = page.evaluate(_WIDTH)
        if wide > width:
            yield Finding(f"the page is {wide} pixels wide on a screen of {width}")
    if visit.screen == "wide":
        page.set_viewport_size({"width": _TABS, "height": _HEIGHT})
        if page.evaluate(_LAST_TAB) > 0:
            yield Finding(f"the last tab cannot be seen on a screen of {_TABS} pixels")
    width, height = SCREENS[visit.screen]
    page.set_viewport_size({"width": width, "height": height})
