"""The whole command on a whole site, which is served in a folder of its host."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros.built.check import served_instead
from macros.built.files import links
from macros.built.html import HtmlPage, read_page
from macros.built.served import serving
from macros.built.site import BuiltSite
from tests.built.conftest import of_project
from tests.conftest import build_well, with_macros
from tests.projects import edit, make_project
from tests.terminal import build, claims

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.conftest import MadeOnce

BASE = "/folder/"


@pytest.fixture(scope="session")
def orchard(made_once: MadeOnce) -> BuiltSite:
    """The site of the orchard, whose address has a path."""

    def fill(root: Path) -> None:
        with_macros(make_project(root, "orchard"))
        edit(root / "mkdocs.yml", "https://orchard.example/", f"https://orchard.example{BASE}")
        build_well(root, root / "site")

    root = made_once("orchard", fill)
    return of_project(root, root / "site")


def test_the_whole_command_tells_each_problem_with_its_place(project: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert build(project, site, REPO_URL="").returncode == 0
    code, out, err = claims("--root", project, "check-site", site, REPO_URL="")
    assert (code, err) == (1, "")
    assert [line for line in out.splitlines() if line[:1].strip()] == [
        *(
            f"{site}/{name}:1:1: outline: the page has no description"
            for name in ("404.html", "index.html", "works/index.html")
        ),
        "11 pages: 3 problems",
    ]


def test_links_from_the_top_of_the_host_have_its_path(orchard: BuiltSite, tmp_path: Path) -> None:
    assert orchard.base == BASE
    assert list(links.check(orchard)) == []
    lost = (orchard.folder / "404.html").read_text("utf-8")
    assert f'href="{BASE}apples/"' in lost
    (tmp_path / "404.html").write_text(
        '<a href="/folder/">x</a>\n<a href="/apples/">y</a>', "utf-8"
    )
    (tmp_path / "index.html").write_text("", "utf-8")
    (tmp_path / "apples").mkdir()
    site = BuiltSite(tmp_path, orchard.project, orchard.settings)
    assert [(problem.at.line, problem.message) for problem in links.check(site)] == [
        (2, "the link to “/apples/” leads to nothing on this site")
    ]


def test_the_links_of_the_404_page_work_in_a_folder(orchard: BuiltSite, browser: Browser) -> None:
    page = browser.new_page()
    with serving(orchard.folder, orchard.base, served_instead(orchard)) as address:
        assert address.endswith(BASE)
        lost = page.goto(f"{address}404.html")
        assert lost is not None
        hrefs = page.locator(f'a[href^="{BASE}"], link[href^="{BASE}"]').evaluate_all(
            "each => [...new Set(each.map((one) => one.href.split('#')[0]))]"
        )
        assert f"{address}apples/" in hrefs
        assert {href: page.request.get(href).status for href in hrefs} == dict.fromkeys(hrefs, 200)
    page.close()


@pytest.mark.parametrize(
    ("html", "place"), [("<p>\n <b id=x>y</b>", (1, 1)), ("a\n  <i>b</i> <i>c</i>", (2, 3))]
)
def test_a_page_that_is_read_has_places(html: str, place: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(html, "utf-8")
    page = read_page(tmp_path / "index.html", tmp_path)
    assert page == HtmlPage("index.html", html)
    assert (page.elements[0].line, page.elements[0].column) == place
    assert page.place_of("<none>") == (1, 1)
