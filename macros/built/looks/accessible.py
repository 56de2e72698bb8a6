"""Anyone can read a page: axe-core finds nothing (WCAG 2.2 A and AA, and its best practices).

A scheme changes colours and nothing else, which is checked too, so rules that do not depend on
colours are tried in one scheme only. Those that do are tried once for all texts that are styled
alike (colours, backgrounds, size, weight, decoration): a site has many thousands of texts in a few
hundred styles. If a page has notes and cards to open, colours are tried again with them open, and
the other rules only then, when there is most on the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.built.visit import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.built.visit import Visit

ID: Final = "accessible"

SCRIPT: Final = "__axe.js"
"""The path within the site at which axe-core has to be served."""

_TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

_STRUCTURE: Final = """(tags) => axe.run({
    resultTypes: ["violations"],
    runOnly: {type: "tag", values: tags},
    rules: {"color-contrast": {enabled: false}, "link-in-text-block": {enabled: false}},
}).then((found) => found.violations.map((each) =>
    [each.id, each.help, each.nodes.map((node) => node.html)]))"""

_COLOURS: Final = """(known) => {
    const SEEN_THROUGH = "rgba(0, 0, 0, 0),none,1,none";
    const good = new Set(known);
    const behind = new WeakMap();
    const surroundings = (each) => {
        if (!each) return "";
        if (!behind.has(each)) {
            const style = getComputedStyle(each);
            const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter];
            const above = surroundings(each.parentElement);
            behind.set(each, own.join() === SEEN_THROUGH ? above : `${above} ${own.join()}`);
        }
        return behind.get(each);
    };
    const set = (each) => {
        const style = getComputedStyle(each);
        return [style.color, style.fontSize, style.fontWeight, style.textShadow,
            style.textDecorationLine, style.borderBottomStyle, surroundings(each)].join();
    };
    const told = (each) => each.checkVisibility() && each.getClientRects().length > 0
        && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const alike = new Map();
    for (const each of document.body.querySelectorAll("*")) {
        if (!told(each)) continue;
        const link = each.closest("a");
        const words = link ? `${set(each)} in ${set(link.parentElement)}` : set(each);
        if (!good.has(words) && !alike.has(words)) alike.set(words, each);
    }
    if (!alike.size) return Promise.resolve([[], []]);
    return axe.run({include: [...alike.values()]}, {
        resultTypes: ["violations"],
        runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block"]},
    }).then((found) => [
        found.violations.map((each) => [each.id, each.help, each.nodes.map((node) => node.html)]),
        found.violations.length ? [] : [...alike.keys()],
    ]);
}"""

_MOVED: Final = """() => {
    const before = window.boxes;
    window.boxes = [...document.querySelectorAll("main *")].map((each) => {
        const box = each.getBoundingClientRect();
        return [box.x, box.y + scrollY, box.width, box.height].map(Math.round).join();
    }).join(" ");
    return window.boxes !== before;
}"""
"""Whether anything is elsewhere than when this was asked last."""

_CAN_OPEN: Final = "a.annotation[aria-haspopup]"
_OPEN_CARDS: Final = "document.querySelector('.claim__more--all')?.click()"
_CLOSED: Final = "new Promise((done) => setTimeout(done))"
"""Timers run in order: once this one has run, so has the one that keeps a closed note closed."""

_TO_THE_TOP: Final = "scrollTo(0, 0)"
"""Where the bar that stays in sight covers nothing: a target half under it is one in passing."""

_OPEN_A_NOTE: Final = f"document.querySelector('{_CAN_OPEN}').click()"


def look(visit: Visit) -> Iterator[Finding]:
    """A finding for each thing that axe finds, and one if the dark scheme moves anything."""
    page = visit.page
    page.add_script_tag(url=visit.address + SCRIPT)
    yield from _colours(visit)
    if visit.switch("light"):
        if _dark_moves(visit) and visit.switch("light") and _dark_moves(visit):
            yield Finding("dark moves something on the page")
        yield from _colours(visit)
    if page.locator(_CAN_OPEN).count():
        page.evaluate(_OPEN_CARDS)
        for scheme in ("dark", "light"):
            page.keyboard.press("Escape")
            page.evaluate(_CLOSED)
            visit.switch(scheme)
            page.evaluate(_OPEN_A_NOTE)
            page.locator(".note").wait_for()
            yield from _colours(visit)
    page.evaluate(_TO_THE_TOP)
    yield from _findings(page.evaluate(_STRUCTURE, _TAGS))


def _dark_moves(visit: Visit) -> bool:
    """Whether anything is elsewhere in dark; once alone, it may have moved of itself meanwhile."""
    visit.page.evaluate(_MOVED)
    visit.switch("dark")
    return bool(visit.page.evaluate(_MOVED))


def _colours(visit: Visit) -> Iterator[Finding]:
    violations, good = visit.page.evaluate(_COLOURS, list(visit.known))
    visit.known.update(good)
    return _findings(violations)


def _findings(violations: Iterable[tuple[str, str, list[str]]]) -> Iterator[Finding]:
    for rule, remedy, nodes in violations:
        for html in nodes:
            yield Finding(f"{rule}: {html[:120]}", f"{remedy}.", html)
