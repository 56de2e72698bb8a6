"""The built site in a real browser, on a phone and on a wide screen, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from macros.built.visit import WATCH
from macros.records.project import load
from tests.projects import unchanged

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RECORD = load(unchanged("lighthouse")).record


def test_a_headline_leads_to_its_inconsistency(screen: Page, address: str) -> None:
    screen.goto(address)
    screen.get_by_role("link", name="Considered, or settled").click()
    expect(screen).to_have_url(address + "lamp/#fog-horn--settled-or-not")
    expect(screen.locator("#fog-horn--settled-or-not")).to_be_in_viewport()


def test_a_page_reads_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "harbour/")
    expect(page.locator("article.claim")).to_have_count(len(RECORD.of_topic("harbour")))
    expect(page.get_by_text("and the herring was good").first).to_be_visible()
    context.close()


def test_a_page_allows_no_script_but_its_own(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(address + "lamp/")
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
    screen.add_init_script(WATCH)
    screen.goto(address)
    screen.keyboard.press("/")
    screen.keyboard.type("Trieste")
    expect(screen.locator(".search__title").first).to_be_visible()
    screen.keyboard.press("Escape")
    screen.locator(".tool--scheme").click()
    expect(screen.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    assert screen.evaluate("violations") == []
