"""Other subjects: one in German, one with a dozen sources, one in seven languages, and none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros.built.check import look_with, served_instead
from macros.built.files import data, links, outline, told
from macros.built.served import serving
from macros.built.site import BuiltSite
from macros.built.visit import Plan
from tests.built.conftest import built
from tests.projects import edit, make_project

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


def test_a_page_that_reads_from_the_right_has_no_problem(tmp_path: Path, browser: Browser) -> None:
    root = make_project(tmp_path / "arabic", "lighthouse")
    edit(root / "mkdocs.yml", "language: en", "language: ar")
    site = built(root, tmp_path / "site")
    page = site.pages["lamp/"].text
    assert '<html lang="ar" dir="rtl"' in page
    assert "ما تقوله المقالات" in site.pages["claims/lamp-date/"].text
    with serving(site.folder, site.base, served_instead(site)) as quick:
        plans = [Plan(url) for url in ("", "lamp/", "claims/who-asked/", "sources/", "data/")]
        assert look_with(browser, plans, quick) == []
        wide = browser.new_page(viewport={"width": 1440, "height": 900})
        wide.goto(f"{quick}lamp/")
        wide.locator("a.annotation").nth(1).click()
        note = wide.locator(".note").bounding_box()
        text = wide.locator("h2#when + p").bounding_box()
        wide.close()
    assert note
    assert text
    assert 0 <= note["x"] < note["x"] + note["width"] <= text["x"]


def built_subject(subject: str, folder: Path) -> BuiltSite:
    return built(make_project(folder / subject, subject), folder / "site")


@pytest.mark.parametrize(
    ("subject", "urls"),
    [
        ("muehle", ("muehle/", "wer/")),
        ("dozen", ("",)),
        ("lume", ("claims/cast/", "sources/krungthep/")),
        ("empty", ("", "sources/")),
    ],
)
def test_another_subject_has_no_problem(
    subject: str, urls: tuple[str, ...], tmp_path: Path, browser: Browser
) -> None:
    site = built_subject(subject, tmp_path)
    for check in (data, links, outline, told):
        assert list(check.check(site)) == []
    with serving(site.folder, site.base, served_instead(site)) as quick:
        assert look_with(browser, [Plan(url) for url in urls], quick) == []


def test_no_word_is_broken_in_a_grid_of_a_dozen_sources(tmp_path: Path, browser: Browser) -> None:
    site = built_subject("dozen", tmp_path)
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    with serving(site.folder) as address:
        page.goto(address)
        broken = page.evaluate(
            """[...document.querySelectorAll(".matrix :is(th, td) :is(a, span)")].filter((each) => {
                const words = each.textContent.split(/\\s+/).filter(Boolean);
                return words.length === 1 && each.getClientRects().length > 1;
            }).map((each) => each.textContent)"""
        )
        letters = page.locator(".matrix__side").all_inner_texts()
        assert broken == []
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert letters == [*"ABCDEFGHI"]
    page.close()
