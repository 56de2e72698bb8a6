"""The built site in a real browser, on a phone and on a wide screen, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from macros.built.visit import WATCH, until
from macros.records.project import load
from tests.projects import unchanged

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RECORD = load(unchanged("lighthouse")).record


def test_a_headline_leads_to_its_inconsistency(screen: Page, address: str) -> None:
    screen.goto(address)
    question = RECORD.claim["fog-horn"].question
    screen.locator(".headlines").get_by_role("link", name=question).click()
    expect(screen).to_have_url(address + "lamp/#fog-horn--settled-or-not")
    expect(screen.locator("#fog-horn--settled-or-not")).to_be_in_viewport()


def test_a_square_shows_its_name_to_the_keyboard_and_leads_to_its_claim(
    screen: Page, address: str
) -> None:
    screen.goto(address + "lamp/")
    square = screen.locator(".squares .square").first
    name = square.locator(".square__name")
    expect(name).to_have_css("clip-path", "inset(50%)")
    screen.locator(".field__past").focus()
    screen.keyboard.press("Tab")
    expect(square).to_be_focused()
    expect(name).to_have_css("clip-path", "none")
    over, under = name.bounding_box(), square.bounding_box()
    assert over
    assert under
    assert over["y"] + over["height"] <= under["y"]
    to = square.get_attribute("href")
    screen.keyboard.press("Enter")
    expect(screen.locator("h1")).to_contain_text(_question(to))


def test_a_touch_shows_the_name_of_a_square_and_the_next_follows_it(
    touched: Page, address: str
) -> None:
    touched.goto(address + "lamp/")
    first, second = (touched.locator(".squares .square").nth(number) for number in (0, 1))
    names = [square.locator(".square__name") for square in (first, second)]
    first.tap()
    expect(names[0]).to_have_css("clip-path", "none")
    second.tap()
    expect(names[1]).to_have_css("clip-path", "none")
    expect(names[0]).to_have_css("clip-path", "inset(50%)")
    expect(touched).to_have_url(address + "lamp/")
    to = second.get_attribute("href")
    second.tap()
    expect(touched.locator("h1")).to_contain_text(_question(to))


def test_the_keyboard_can_pass_the_squares(screen: Page, address: str) -> None:
    screen.goto(address)
    past = screen.locator(".field__past")
    past.focus()
    expect(past).to_have_css("clip-path", "none")
    screen.keyboard.press("Enter")
    expect(screen).to_have_url(address + "#field-key")
    screen.keyboard.press("Tab")
    expect(screen.locator(".square:focus")).to_have_count(0)


def _question(address: str | None) -> str:
    """The question of the claim to whose page an address leads."""
    assert address is not None
    return str(RECORD.claim[address.rstrip("/").rpartition("/")[2]].question)


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
    until(page, "violations.length >= 2")
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
