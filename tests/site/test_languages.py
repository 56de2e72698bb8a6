"""The site in other languages: every word of the engine comes from a catalogue."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import material
import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString

from macros.built.visit import until
from macros.records.project import load
from macros.rules import check
from macros.text.in_words import authors
from tests.conftest import with_macros
from tests.projects import REPOSITORY, edit, make_project
from tests.pseudo import wide
from tests.terminal import build, claims

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext

    from tests.conftest import MadeOnce

ATTRIBUTES = ("title", "aria-label", "alt", "placeholder", "data-label")
NO_WORDS = ("script", "style", "code", "pre", "body [lang=en]")
OF_THE_LOCALE = re.compile(
    r"\b(\d+\. )?(Januar|März|April|Mai|Juni|Juli|September) \d+\b"
    r"|\bAug\b|\bEnglisch\b|\bkB\b|\bund\b"
)
"""What Babel says in German."""

WORDS = re.compile(r"[A-Za-zÄÖÜäöüß]{2}[^·⟧\n]*")
IN_ENGLISH = {"rules", "fields", "macros"}
"""The pages that are for contributors."""

SHARED = "[name=description], [property='og:title'], [property='og:description']"
LISTED = re.compile(r"\s*(?:[·:;,…/]|\d[\d.]*|\bund\b|[\uff00-\uffef]+)\s*")
OF_A_PROGRAM = re.compile(r"https?://\S+|[\w.-]+\.(?:json|csv|bib|ris|atom)|[a-z]+/[\w.+-]+|og:\w+")


@pytest.fixture(scope="module")
def project(made_once: MadeOnce) -> Path:
    def fill(root: Path) -> None:
        with_macros(make_project(root, "lighthouse"))
        edit(root / "mkdocs.yml", "language: en", "language: de")

    return made_once("wide", fill)


@pytest.fixture(scope="module")
def wide_site(project: Path, made_once: MadeOnce) -> Path:
    def fill(folder: Path) -> None:
        subprocess.run(
            [sys.executable, "-m", "tests.pseudo", project, folder],
            cwd=REPOSITORY,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            check=True,
        )

    return made_once("wide-site", fill)


@pytest.fixture(scope="module")
def known(project: Path) -> str:
    """What is said by the record, the pages, the settings or the theme, on one line."""
    patterns = ("data/*.yaml", "docs/*.md", "includes/*.md", "mkdocs.yml")
    texts = [path.read_text("utf-8") for each in patterns for path in project.glob(each)]
    german = Path(material.__file__).parent / "templates/partials/languages/de.html"
    texts += [german.read_text("utf-8"), *map(authors, load(project).record.sources)]
    return " ".join(re.sub(r"[*_`]", "", " ".join(texts)).split())


def said(html: str) -> Iterator[str]:
    """Every text of a page, and of its attributes, that is for people."""
    page = BeautifulSoup(html, "lxml")
    for selector in NO_WORDS:
        for element in page.select(selector):
            element.decompose()
    yield from (text for text in page.find_all(string=True) if type(text) is NavigableString)
    yield from (str(each["content"]) for each in page.select(SHARED))
    for name in ATTRIBUTES:
        yield from (str(each[name]) for each in page.select(f"[{name}]"))


def forgotten(html: str, known: str) -> set[str]:
    """What a page says in narrow letters, and nobody else does."""
    found: set[str] = set()
    for text in said(html):
        line = " ".join(OF_A_PROGRAM.sub(" ", OF_THE_LOCALE.sub(" · ", text)).split())
        parts = (part.strip(" .()“”‘’„‚|") for part in LISTED.split(line))
        found.update(part for part in parts if WORDS.search(part) and part not in known)
    return found


def test_no_page_has_a_word_of_the_engine_in_another_language(wide_site: Path, known: str) -> None:
    pages = [*wide_site.rglob("index.html"), wide_site / "404.html"]
    told = {
        path.relative_to(wide_site).as_posix(): forgotten(path.read_text("utf-8"), known)
        for path in pages
        if path.parent.name not in IN_ENGLISH
    }
    assert len(told) > 20
    assert {path: words for path, words in told.items() if words} == {}


def test_a_forgotten_word_would_be_found(site: Path, known: str) -> None:
    found = forgotten((site / "claims/lamp-date/index.html").read_text("utf-8"), known)
    assert {"Where they differ", "Copy", "Related claims"} <= found


def test_no_file_for_people_has_one(wide_site: Path, known: str) -> None:
    feed = BeautifulSoup((wide_site / "changes.atom").read_text("utf-8"), "xml")
    titles = [each.get_text() for each in feed.find_all(["title", "subtitle"])]
    assert wide("Added") in " ".join(titles)
    assert {title: forgotten(title, known) for title in titles if forgotten(title, known)} == {}


def test_no_script_has_one(
    wide_site: Path, known: str, visitors: BrowserContext, serve: Callable[[Path], str]
) -> None:
    page = visitors.new_page()
    page.goto(f"{serve(wide_site)}lamp/")
    page.keyboard.press("/")
    until(page, "document.querySelector('.search option + option')")
    search = page.locator("dialog.search").evaluate("(each) => each.outerHTML")
    page.keyboard.press("Escape")
    page.locator("a.annotation").first.click()
    note = page.locator(".note__bar").evaluate("(each) => each.outerHTML")
    page.keyboard.press("Escape")
    buttons = page.evaluate(
        "[...document.querySelectorAll('.claim__more')].map((each) => each.outerHTML).join('')"
    )
    page.goto(f"{serve(wide_site)}inconsistencies/")
    page.locator("a.facet").first.evaluate("(each) => each.click()")
    state = page.locator(".facets__state").evaluate("(each) => each.outerHTML")
    page.close()
    for html in (search, note, buttons, state):
        assert re.search(r"[\uff21-\uff5a]{3}", html)
        assert forgotten(html, known) == set()


def test_a_site_in_german_is_german(tmp_path: Path) -> None:
    root = with_macros(make_project(tmp_path / "muehle", "muehle"))
    built = build(root, tmp_path / "site")
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
    pages = [path.read_text("utf-8") for path in (tmp_path / "site/claims").glob("*/index.html")]
    for page in pages:
        assert '<html lang="de" dir="ltr"' in page
        assert "Was die Artikel sagen" in page
        assert "What the articles say" not in page


def test_commands_give_answers_in_the_language_of_the_site(project: Path) -> None:
    assert "Juni 1931" in claims("show", "lamp-date", folder=project)[1]


def test_a_language_that_the_engine_has_not_is_told(tmp_path: Path) -> None:
    root = with_macros(make_project(tmp_path / "project"))
    edit(root / "mkdocs.yml", "name: material", "name: material\n  language: nl")
    built = build(root, tmp_path / "site")
    assert built.returncode == 0
    assert (
        "it has no words in “nl” (en, ar, de; macros/languages/README.md tells how" in built.stderr
    )


@pytest.mark.parametrize("answer", ["Juni 1931", "40.000 crowns"])
def test_a_page_names_answers_in_the_language_of_the_site(tmp_path: Path, answer: str) -> None:
    root = make_project(tmp_path / "project", "lighthouse")
    claim = "lamp-date" if "Juni" in answer else "cost"
    call = f'{{{{ count("answering", "{claim}", "{answer}") }}}}'
    edit(root / "docs/keeper.md", "He {{", f"{call} say so. He {{{{")
    [problem] = check(load(root))
    assert problem.message == f"nobody answers “{claim}” with “{answer}”"
    edit(root / "mkdocs.yml", "language: en", "language: de")
    assert check(load(root)) == ()
