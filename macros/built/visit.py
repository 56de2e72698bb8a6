"""One page in a browser, on one screen: what happened while it loaded, and what it looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCREENS: Final = {"phone": (390, 844), "wide": (1440, 900)}
"""The screens on which pages are looked at: width and height in CSS pixels."""

WATCH: Final = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) =>
        violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
    window.shifts = [];
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map((each) =>
        [each.value, each.sources.map(({node}) => node?.outerHTML ?? "").join("")])))
        .observe({type: "layout-shift", buffered: true});
"""
"""Runs before a page loads, to note what breaks its policy and what moves."""

_SCHEMES: Final = {"light": "default", "dark": "slate"}
_SWITCH: Final = """(scheme) => {
    const button = document.querySelector(".tool--scheme");
    if (button && document.documentElement.dataset.mdColorScheme !== scheme) button.click();
    return button !== null;
}"""
_UNTIL: Final = """async (seconds) => {
    const end = performance.now() + 1000 * seconds;
    while (!(CONDITION)) {
        if (performance.now() > end) throw new Error(`not so within ${seconds} seconds: CONDITION`);
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
}"""
_FORGET: Final = "() => { localStorage.clear(); sessionStorage.clear(); }"


def until(page: Page, condition: str, seconds: float = 30) -> None:
    """Wait until a condition, in JavaScript and without backquotes, holds on a page.

    `Page.wait_for_function` evaluates its text anew each time, which the policy of a page forbids
    after the first. Raises playwright's Error if the condition does not hold in time.
    """
    page.evaluate(_UNTIL.replace("CONDITION", condition), seconds)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong on a page: in words, with a remedy, and the HTML that it is about."""

    message: str
    hint: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A page to visit: its address within the site, and whether the keyboard is tried there."""

    url: str
    keyboard: bool = False


class Visit:
    """A page as it is in a browser: its plan, its screen, and what went wrong since it loaded.

    `known` are the styles of text that were found readable, on this page or others.

    `page` is one page of the browser, which loads the pages of the site at `address` one after the
    other: that is much faster than a new one for each.
    """

    def __init__(self, page: Page, address: str) -> None:
        """Start to note what goes wrong on a page of the browser, and which hosts it contacts."""
        self.page: Final = page
        self.address: Final = address
        self.plan = Plan("")
        self.screen = "wide"
        self.errors: list[str] = []
        self.hosts: set[str] = set()
        self.known: set[str] = set()
        page.add_init_script(WATCH)
        page.on("console", lambda said: self._note(said.type, said.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda asked: self.hosts.add(urlsplit(asked.url).netloc))

    def begin(self, plan: Plan, screen: str) -> None:
        """Load a page of the site on a screen, in the light scheme, as a first-time visitor."""
        if self.page.url.startswith(self.address):
            self.page.evaluate(_FORGET)
            self.page.goto("about:blank")
        self.plan, self.screen = plan, screen
        self.errors.clear()
        self.hosts.clear()
        width, height = SCREENS[screen]
        if self.page.viewport_size != {"width": width, "height": height}:
            self.page.set_viewport_size({"width": width, "height": height})
            until(self.page, f"innerWidth === {width}")
        self.page.goto(self.address + plan.url)
        self.page.evaluate("document.fonts.ready.then(() => null)")

    def switch(self, scheme: str) -> bool:
        """Switch to the light or dark scheme as a reader does; returns whether the site has it."""
        return bool(self.page.evaluate(_SWITCH, _SCHEMES[scheme]))

    def _note(self, kind: str, text: str) -> None:
        if kind == "error":
            self.errors.append(text)
