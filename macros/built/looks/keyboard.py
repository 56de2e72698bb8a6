"""What the keyboard reaches can be seen, and buttons are large enough.

The focus has an outline, and is never under the header (WCAG 2.2, 2.4.7 and 2.4.11); a button is at
least 24 CSS pixels wide and high (2.5.8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.built.visit import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.built.visit import Visit

ID: Final = "keyboard"

_STEPS: Final = 60
"""How many times Tab is pressed, from the heading on."""

_SMALLEST: Final = 24

_BEGIN: Final = """() => {
    const heading = document.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus();
}"""

_FOCUSED: Final = """() => {
    const focused = document.activeElement;
    const box = focused.getBoundingClientRect();
    const header = Math.max(...[...document.querySelectorAll(".masthead, .masthead__bar")]
        .map((each) => each.getBoundingClientRect().bottom));
    const style = getComputedStyle(focused);
    return focused !== document.body && {
        html: focused.outerHTML,
        outlined: style.outlineStyle !== "none" || style.boxShadow !== "none",
        uncovered: focused.closest(".masthead, .md-skip") !== null
            || box.bottom > header && box.top < innerHeight,
    };
}"""
_SMALL: Final = """(least) => [...document.querySelectorAll(".md-content button, .facet")]
    .filter((each) => each.checkVisibility() && !each.matches(".term"))
    .map((each) => [each.outerHTML, each.getBoundingClientRect()])
    .filter(([, box]) => box.width < least || box.height < least)
    .map(([html]) => html)"""


def look(visit: Visit) -> Iterator[Finding]:
    """A finding for each focused element that cannot be seen, and each button that is too small."""
    for html in visit.page.evaluate(_SMALL, _SMALLEST):
        yield Finding(f"smaller than {_SMALLEST} pixels: {html[:120]}", html=html)
    visit.page.evaluate(_BEGIN)
    for _ in range(_STEPS):
        visit.page.keyboard.press("Tab")
        if seen := visit.page.evaluate(_FOCUSED):
            if not seen["outlined"]:
                yield Finding(f"the focus has no outline: {seen['html'][:120]}", html=seen["html"])
            if not seen["uncovered"]:
                yield Finding(f"the focus cannot be seen: {seen['html'][:120]}", html=seen["html"])
