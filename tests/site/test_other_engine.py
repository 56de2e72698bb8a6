"""Zensical builds the same pages from the same publication; what differs is named here."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from macros.render.outline import ids
from tests.projects import edit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MadeOnce

OURS = ".headerlink, .colophon, .section-pages, .md-content__button"
"""What the frame of pages puts into their text."""


def zensical(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "macros.other_engine"]
    environment = {**os.environ, "REPO_URL": ""}
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def other(lighthouse: Path, made_once: MadeOnce) -> Path:
    def fill(root: Path) -> None:
        shutil.copytree(lighthouse, root, symlinks=True, dirs_exist_ok=True)
        done = zensical(root)
        assert done.returncode == 0, done.stdout + done.stderr

    return made_once("other", fill) / "site"


def text(path: Path) -> str:
    page = BeautifulSoup(path.read_text("utf-8"), "lxml").select_one("article.md-content__inner")
    assert page
    for element in page.select(OURS):
        element.decompose()
    return " ".join(page.get_text(" ").split())


def files(folder: Path) -> set[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {path for path in found if not path.startswith(("search/", "assets/"))}


def test_every_page_says_the_same(site: Path, other: Path) -> None:
    pages = [path.relative_to(site) for path in site.rglob("index.html")]
    assert len(pages) > 20
    assert [str(each) for each in pages if text(site / each) != text(other / each)] == []


def test_every_anchor_is_there(site: Path, other: Path) -> None:
    for path in site.rglob("index.html"):
        ours = set(ids(text_of_article(path)))
        assert ours <= set(ids((other / path.relative_to(site)).read_text("utf-8"))), path


def text_of_article(path: Path) -> str:
    return str(BeautifulSoup(path.read_text("utf-8"), "lxml").select_one("article"))


def test_every_file_is_there_with_the_same_bytes(site: Path, other: Path) -> None:
    assert files(site) ^ files(other) == {"search.json", "sitemap.xml.gz"}
    same = [path for path in files(site) if path.endswith((".json", ".csv", ".bib", ".atom"))]
    assert len(same) > 20
    for path in same:
        assert (site / path).read_bytes() == (other / path).read_bytes(), path


def test_what_it_lacks_is_what_is_written_down(site: Path, other: Path) -> None:
    """As MAINTAINERS.md lists it: what is no longer lacking, is to be taken from that list."""
    ours, theirs = ((each / "lamp/index.html").read_text("utf-8") for each in (site, other))
    for mark in (
        'http-equiv="Content-Security-Policy"',
        'type="application/ld+json"',
        'type="application/atom+xml"',
        'property="og:image"',
        'class="tool tool--search"',
    ):
        assert mark in ours
        assert mark not in theirs
    assert not re.search(r"<script(?![^>]*\b(src|type)=)", ours)
    assert re.search(r"<script(?![^>]*\b(src|type)=)", theirs)


def test_a_problem_keeps_the_last_site(other: Path, tmp_path: Path) -> None:
    root = tmp_path / "copy"
    shutil.copytree(other.parent, root, symlinks=True)
    edit(root / "docs/lamp.md", '"reach", "weekly"', '"reach", "beacon"')
    done = zensical(root)
    assert (done.returncode, done.stdout) == (2, "")
    assert "docs/lamp.md:20:205: beacon is not silent on “reach”" in done.stderr
    assert files(root / "site") == files(other)
