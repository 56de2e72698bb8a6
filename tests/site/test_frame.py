"""The frame of pages: the menu, the contents, the scheme, what stands before and after."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from macros.look.pictures import card
from macros.look.tokens import look_of
from macros.records.project import load
from tests.projects import edit, unchanged
from tests.terminal import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

RECORD = load(unchanged("lighthouse")).record
CLAIM = RECORD.claims[1]


def test_the_contents_mark_what_is_read_after_a_jump_and_while_scrolling(
    browser: Browser, address: str
) -> None:
    screen = browser.new_page(viewport={"width": 1440, "height": 500})
    screen.goto(f"{address}claims/{CLAIM.id}/")
    links = screen.locator(".contents a")
    names = links.all_inner_texts()
    assert len(names) > 1
    for number, name in enumerate(names):
        links.nth(number).click()
        expect(screen.locator(".contents [aria-current]")).to_have_text([name])
    screen.evaluate("history.replaceState(null, '', location.pathname); scrollTo(0, 0)")
    expect(screen.locator(".contents [aria-current]")).not_to_have_text([names[-1]])
    screen.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(screen.locator(".contents [aria-current]")).to_have_count(1)
    screen.close()


def test_the_contents_are_folded_on_a_phone_and_open_on_a_wide_screen(
    browser: Browser, address: str
) -> None:
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(f"{address}lamp/")
        links = page.locator(".contents a")
        expect(links.first).to_be_visible()
        page.set_viewport_size({"width": 390, "height": 844})
        expect(links.first).to_be_hidden()
        page.locator(".contents summary").click()
        name = links.last.inner_text()
        links.last.click()
        expect(page.get_by_role("heading", name=name)).to_be_in_viewport()
        context.close()


@pytest.mark.parametrize(("system", "scheme"), [("light", "default"), ("dark", "slate")])
def test_the_scheme_is_that_of_the_system_until_another_is_chosen(
    browser: Browser, address: str, system: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme="dark" if system == "dark" else "light")
    screen = context.new_page()
    screen.goto(address)
    page = screen.locator("html")
    expect(page).to_have_attribute("data-md-color-scheme", scheme)
    button = screen.locator(".tool--scheme")
    other = "light" if system == "dark" else "dark"
    expect(button).to_have_accessible_name(f"Switch to {other} mode")
    button.click()
    expect(page).not_to_have_attribute("data-md-color-scheme", scheme)
    expect(button).to_have_accessible_name(f"Switch to {system} mode")
    screen.goto(f"{address}lamp/")
    expect(page).not_to_have_attribute("data-md-color-scheme", scheme)
    expect(button).to_have_accessible_name(f"Switch to {system} mode")
    context.close()


def test_a_site_with_one_scheme_has_no_switch_and_stays_light(
    project: Path, tmp_path: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    built = build(project, tmp_path / "site")
    assert built.returncode == 0, built.stderr
    context = browser.new_context(color_scheme="dark")
    screen = context.new_page()
    screen.goto(serve(tmp_path / "site"))
    expect(screen.locator(".tool--search")).to_be_visible()
    expect(screen.locator(".tool--scheme")).to_have_count(0)
    expect(screen.locator("html.js")).to_have_attribute("data-md-color-scheme", "default")
    context.close()


def test_a_browser_that_keeps_nothing_can_still_switch(browser: Browser, address: str) -> None:
    screen = browser.new_page()
    screen.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }});"
    )
    errors: list[str] = []
    screen.on("pageerror", lambda error: errors.append(str(error)))
    screen.goto(address)
    screen.locator(".tool--scheme").click()
    expect(screen.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    assert errors == []
    screen.close()


def test_the_bar_stays_and_the_menu_does_not_on_a_phone(browser: Browser, address: str) -> None:
    screen = browser.new_page(viewport={"width": 390, "height": 844})
    screen.goto(f"{address}lamp/")
    menu = screen.get_by_role("navigation", name="Navigation")
    search = screen.get_by_role("link", name="Search")
    for shown in (menu, search):
        expect(shown).to_be_in_viewport()
    screen.evaluate("scrollTo(0, 2000)")
    expect(search).to_be_in_viewport()
    expect(menu).not_to_be_in_viewport()
    screen.close()


def test_the_menu_says_where_one_is_on_its_pages_and_on_no_others(
    screen: Page, address: str
) -> None:
    here = screen.get_by_role("navigation", name="Navigation").locator("[aria-current]")
    screen.goto(f"{address}lamp/")
    expect(here).to_have_text(["The lamp"])
    expect(here).to_have_attribute("aria-current", "page")
    screen.goto(f"{address}retold/")
    expect(here).to_have_text(["Compare"])
    screen.goto(f"{address}claims/{CLAIM.id}/")
    expect(here).to_have_count(0)


def test_a_claim_leads_to_those_before_and_after_it(screen: Page, address: str) -> None:
    screen.goto(f"{address}claims/{CLAIM.id}/")
    screen.get_by_role("link", name=f"Next {RECORD.claims[2].question}").click()
    expect(screen).to_have_url(re.compile(f"/claims/{RECORD.claims[2].id}/$"))
    screen.get_by_role("link", name=f"Previous {CLAIM.question}").click()
    expect(screen).to_have_url(re.compile(f"/claims/{CLAIM.id}/$"))


def test_home_has_the_name_of_the_site_and_other_pages_their_own(
    screen: Page, address: str
) -> None:
    shared = screen.locator('meta[property="og:title"]')
    for url, title, name in (
        ("", "The lamp", "The lamp"),
        ("harbour/", "The harbour · The lamp", "The harbour"),
        (f"claims/{CLAIM.id}/", f"{CLAIM.question} · The lamp", CLAIM.question),
        ("404.html", "The lamp", "The lamp"),
    ):
        screen.goto(address + url)
        expect(screen).to_have_title(title)
        expect(shared).to_have_attribute("content", name)


def test_a_site_may_have_a_look_of_its_own(project: Path, tmp_path: Path) -> None:
    settings = project / "mkdocs.yml"
    edit(settings, "name: material", "name: material\n  logo: logo.png")
    own = 'extra:\n  look: {light: {accent: "#006400"}}\n  tag_authority: "harbour.example,2003"'
    edit(settings, 'extra: {tag_authority: "harbour.example,2003"}', own)
    (project / "docs/logo.png").write_bytes(card("A", "b", "c", look_of().light))
    site = tmp_path / "site"
    built = build(project, site)
    assert built.returncode == 0, built.stderr
    page = (site / "tolls/index.html").read_text("utf-8")
    assert '<img class="masthead__logo" src="../logo.png" alt="">' in page
    assert "--accent: #006400" in (site / "assets/site.css").read_text("utf-8")
    edit(settings, "#006400", "#ffff00")
    refused = build(project, site)
    assert refused.returncode == 1
    assert "mkdocs.yml: extra: look: light: accent #ffff00 cannot be read on" in refused.stderr
    assert page == (site / "tolls/index.html").read_text("utf-8")
