"""The search: what it finds, in which order and languages, and how it is used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from macros.records.project import load
from macros.urls import SEARCH
from tests.conftest import build_well, with_macros
from tests.projects import make_project, unchanged
from tests.terminal import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.conftest import MadeOnce

RECORD = load(unchanged("lighthouse")).record
CLAIM = RECORD.claim["lamp-date"]

SIGNS = """\
---
title: Signs
description: Words with signs.
---

# Signs

## Shares { #shares }

It gives 2% now, and 15% later; two of 2 and 15 boats wait.

## Money { #money }

They spend $550bn on R&D; nobody spends 550 or 60.

## People { #people }

Malta’s 60,000 boats, and Okabe, who said “golden age” (ESG).
"""


@pytest.fixture(scope="module")
def languages(made_once: MadeOnce, serve: Callable[[Path], str]) -> str:
    """The address of the site in whose sources seven languages are spoken, with a page of signs."""

    def fill(root: Path) -> None:
        with_macros(make_project(root, "lume"))
        (root / "docs" / "signs.md").write_text(SIGNS, "utf-8")
        build_well(root, root / "site")

    return serve(made_once("languages", fill) / "site")


@pytest.fixture(scope="module")
def asked(browser: Browser, languages: str) -> Iterator[Page]:
    """A page of that site with its search open."""
    page = browser.new_page()
    page.goto(languages)
    page.keyboard.press("/")
    yield page
    page.close()


def ask(screen: Page, words: str) -> None:
    """Open the search and ask for some words, which are answered."""
    screen.keyboard.press("/")
    expect(screen.get_by_role("searchbox")).to_be_focused()
    screen.keyboard.type(words)
    expect(status(screen)).to_contain_text("ound")


def status(screen: Page) -> Locator:
    """What the search says of what it found."""
    return screen.locator(".search__status")


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("new lamp to burn", "claims/lamp-date/"),
        ("will not burn before September", "claims/lamp-date/"),
        ("rocks newspapers", "claims/said-of-rocks/"),
        ("Island Press", "sources/messenger/"),
        ("Considered, or settled", "claims/fog-horn/"),
    ],
    ids=["claim", "quote", "words in a mouth", "source", "inconsistency"],
)
def test_a_reader_finds_what_they_look_for(
    screen: Page, address: str, words: str, page: str
) -> None:
    screen.goto(address)
    ask(screen, words)
    found = screen.locator(".search__title").first
    expect(found).to_have_attribute("href", re.compile(re.escape(page)))
    expect(found).to_be_in_viewport()
    screen.keyboard.press("Enter")
    expect(screen).to_have_url(re.compile(re.escape(address + page)))


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("2%", "shares"),
        ("15%", "shares"),
        ("$550bn", "money"),
        ("550bn", "money"),
        ("R&D", "money"),
        ("Malta's 60,000", "people"),
        ("60,000 troops", "people"),
        ("60000", "people"),
        ("(ESG)", "people"),
        ("Okabe,", "people"),
        ("“golden age”", "people"),
        ('"golden age"', "people"),
    ],
)
def test_signs_that_belong_to_words_are_looked_for(asked: Page, words: str, section: str) -> None:
    asked.get_by_role("searchbox").fill("")
    found = asked.locator(".search__excerpt")
    expect(found).to_have_count(0)
    asked.get_by_role("searchbox").fill(words)
    expect(found.first).to_have_attribute("href", re.compile(rf"/signs/#{section}$"))


def test_words_of_any_script_are_found_wherever_they_stand(asked: Page) -> None:
    """Three letters out of the middle, where no space begins a word."""
    project = load(unchanged("lume"))
    tried = set()
    for claim in project.record.claims:
        for account in claim.accounts:
            language = project.record.source[account.source].language
            if language not in {"ja", "th", "zh", "ar", "el", "ru"} or language in tried:
                continue
            tried.add(language)
            text = account.quotes[0].text
            spaced = len(text.split()) > 3
            words = text.split()[1] if spaced else text[5:8]
            asked.get_by_role("searchbox").fill(words)
            link = asked.locator(f".search__title[href*='claims/{claim.id}/']")
            expect(link, language).to_be_visible()
            if not spaced:
                excerpt = link.locator("xpath=..").locator(".search__excerpt")
                expect(excerpt, language).to_contain_text(words)
    assert {"ja", "th"} <= tried


def test_the_search_says_what_a_claim_is_and_leads_to_the_passage(
    screen: Page, address: str
) -> None:
    screen.goto(address)
    ask(screen, "will not burn before September")
    first = screen.locator(".search__results li").first
    expect(first).to_contain_text("articles of different origin differ")
    expect(first).to_contain_text("The lamp")
    for account in CLAIM.accounts:
        expect(first).to_contain_text(RECORD.source[account.source].short_title)
    passage = first.locator(".search__excerpt")
    expect(passage).to_have_attribute("href", re.compile(r"claims/lamp-date/#account---\w+$"))
    passage.click()
    quote = screen.locator(":target").get_by_text("will not burn before September")
    expect(quote).to_be_in_viewport()


def test_a_search_is_narrowed_and_widened(screen: Page, address: str) -> None:
    screen.goto(address)
    screen.keyboard.press("/")
    by_topic = RECORD.of_topic("keeper")
    screen.get_by_label("Only this topic").select_option("The keeper")
    expect(status(screen)).to_have_text(re.compile(rf"^{len(by_topic)} pages? found"))
    screen.get_by_label("Only this source").select_option(RECORD.source["messenger"].short_title)
    speaking = [claim for claim in by_topic if "messenger" in claim.sources]
    expect(status(screen)).to_have_text(
        re.compile(rf"^{len(speaking)} pages? found" if speaking else "^Nothing found")
    )
    screen.get_by_label("Only this topic").select_option("")
    everywhere = [claim for claim in RECORD.claims if "messenger" in claim.sources]
    expect(status(screen)).to_have_text(f"{len(everywhere)} pages found")
    screen.get_by_role("searchbox").fill("zeppelin")
    expect(status(screen)).to_have_text("Nothing found")
    expect(screen.get_by_role("link", name="All claims, by topic")).to_be_visible()


def test_the_search_is_used_by_keyboard(screen: Page, address: str) -> None:
    screen.goto(address)
    opener = screen.locator(".tool--search")
    opener.focus()
    screen.keyboard.press("Enter")
    dialog = screen.get_by_role("dialog", name="Search")
    expect(dialog).to_be_visible()
    screen.keyboard.type("lamp")
    expect(screen.locator(".search__title").nth(1)).to_be_visible()
    screen.keyboard.press("ArrowDown")
    expect(screen.locator(".search__title").nth(0)).to_be_focused()
    screen.keyboard.press("ArrowDown")
    expect(screen.locator(".search__title").nth(1)).to_be_focused()
    screen.keyboard.press("ArrowUp")
    screen.keyboard.press("Tab")
    expect(screen.locator(".search__excerpt").nth(0)).to_be_focused()
    screen.keyboard.press("ArrowDown")
    expect(screen.locator(".search__title").nth(1)).to_be_focused()
    screen.keyboard.press("ArrowUp")
    screen.keyboard.press("ArrowUp")
    expect(screen.get_by_role("searchbox")).to_be_focused()
    screen.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    screen.keyboard.press("Control+/")
    expect(dialog).to_be_hidden()


def test_everybody_can_use_the_dialog(screen: Page, address: str) -> None:
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        screen.emulate_media(color_scheme=scheme)
        screen.goto(address)
        ask(screen, "lamp")
        expect(screen.locator(".search__title").first).to_be_visible()
        found = Axe().run(screen, context=".search").response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], scheme


def test_nothing_of_the_index_is_fetched_before_it_is_asked_for(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert [url for url in asked if f"/{SEARCH}" in url] == []
    ask(page, "lamp")
    assert [url for url in asked if f"/{SEARCH}" in url]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    inside = page.locator(".search").bounding_box()
    assert inside is not None
    assert inside["width"] <= 320
    page.close()


def test_without_javascript_it_leads_to_all_claims(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    page.get_by_role("link", name="Search").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("All claims")
    for claim in RECORD.claims:
        expect(page.get_by_role("link", name=claim.question, exact=True)).to_have_count(1)
    page.close()


def test_a_site_whose_index_is_gone_says_so(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route(f"**/{SEARCH}**", lambda route: route.abort())
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("lamp")
    expect(page.locator(".search__status")).to_have_text("The search cannot be reached.")
    expect(page.get_by_role("link", name="All claims, by topic")).to_be_visible()
    page.close()


def test_a_machine_without_the_program_builds_a_site_and_says_so(
    project: Path, tmp_path: Path
) -> None:
    hidden = tmp_path / "hidden"
    for name in ("pagefind_bin", "pagefind_bin_extended"):
        (hidden / name).mkdir(parents=True)
        (hidden / name / "__init__.py").write_text("raise ImportError\n", "utf-8")
    built = build(project, tmp_path / "site", PYTHONPATH=str(hidden), PATH="/nonexistent")
    assert built.returncode == 0, built.stderr
    assert "The site has no search: there is no program “pagefind” here" in built.stderr
    assert (tmp_path / "site" / "claims" / "index.html").is_file()
    assert not (tmp_path / "site" / SEARCH / "pagefind.js").exists()
