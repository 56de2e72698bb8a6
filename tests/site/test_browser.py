"""The built site in a real browser, on a phone and on a wide screen, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from macros.records.project import load
from tests.projects import REPOSITORY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RECORD = load(REPOSITORY).record
PAGES = (
    "",
    "defence/",
    "europe/",
    "inconsistencies/",
    "who-says-what/",
    "in-quotation-marks/",
    "retold/",
    "sources/",
    "method/",
    "contribute/",
    "fields/",
    "claims/two-percent-year/",
    "sources/evrimagaci/",
    "404.html",
)


COLLECT_VIOLATIONS = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) =>
        violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


@pytest.mark.parametrize("url", PAGES)
def test_a_page_loads_without_error_from_here_alone(screen: Page, address: str, url: str) -> None:
    errors: list[str] = []
    hosts: set[str] = set()
    screen.on(
        "console", lambda message: errors.append(message.text) if message.type == "error" else None
    )
    screen.add_init_script(COLLECT_VIOLATIONS)
    screen.on("pageerror", lambda error: errors.append(str(error)))
    screen.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    screen.goto(address + url, wait_until="networkidle")
    assert errors == []
    assert screen.evaluate("violations") == []
    assert hosts == {urlsplit(address).netloc}
    width = screen.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0, "the page is wider than the screen"


def test_every_tab_can_be_seen(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1220, "height": 800})
    page.goto(address)
    last = page.locator(".md-tabs__item").last
    expect(last).to_be_in_viewport(ratio=1)
    tabs, edge = (place.bounding_box() for place in (last, page.locator(".md-tabs")))
    assert tabs is not None
    assert edge is not None
    assert tabs["x"] + tabs["width"] <= edge["x"] + edge["width"]


def test_a_headline_leads_to_its_flag(screen: Page, address: str) -> None:
    screen.goto(address)
    screen.get_by_role("link", name="Takaichi or the White House").click()
    expect(screen).to_have_url(address + "summit/#nobel-by-whom--nominator")
    expect(screen.locator("#nobel-by-whom--nominator")).to_be_in_viewport()


def test_a_page_reads_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "trade/")
    expect(page.locator("article.claim")).to_have_count(len(RECORD.of_topic("trade")))
    expect(page.get_by_text("covering automobiles, agricultural goods").first).to_be_visible()
    context.close()


def test_a_page_allows_no_script_but_its_own(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.add_init_script(COLLECT_VIOLATIONS)
    page.goto(address + "defence/")
    page.evaluate(
        """() => {
            document.querySelector("h1").innerHTML += "<img src=x onerror='window.ran = 1'>";
            const script = document.createElement("script");
            script.textContent = "window.ran = 2";
            document.body.append(script);
        }"""
    )
    page.wait_for_function("violations.length >= 2")
    assert page.evaluate("window.ran") is None
    page.close()


def test_search_and_the_switch_of_colours_break_no_policy(screen: Page, address: str) -> None:
    screen.add_init_script(COLLECT_VIOLATIONS)
    screen.goto(address)
    screen.keyboard.press("/")
    screen.keyboard.type("NATO")
    expect(screen.locator(".md-search-result__link").first).to_be_visible()
    screen.keyboard.press("Escape")
    screen.locator("label[for=__palette_1]").click()
    expect(screen.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert screen.evaluate("violations") == []
