"""`claims published`: the list grows, and nothing is taken from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros.reading.published_urls import PUBLISHED, read_published
from tests.projects import make_project
from tests.terminal import claims

if TYPE_CHECKING:
    from pathlib import Path

FILES = (
    "index.html",
    "404.html",
    "works/index.html",
    "claims/toll-date/index.html",
    "claims/toll-date/claim.json",
    "data/claims.json",
    "data/index.html",
    "data/schema/claims.json.schema.json",
    "changes.atom",
    "assets/site.css",
    "sitemap.xml",
)

ADDRESSES = (
    "",
    "changes.atom",
    "claims/toll-date/",
    "claims/toll-date/claim.json",
    "data/",
    "data/claims.json",
    "data/schema/claims.json.schema.json",
    "works/",
)
"""Those of the files to which anyone links, in the order of the list."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path / "site"


def test_pages_and_files_for_programs_are_listed(root: Path, site: Path) -> None:
    done = claims("--root", root, "published", site)
    assert done == (0, f"{PUBLISHED}: 8 addresses, 8 of them new\n", "")
    head, *lines = (root / PUBLISHED).read_text("utf-8").split("\n")
    day = read_published(root).up_to
    assert head == (
        f"# Every address that was ever published, complete up to {day}: see claims published"
    )
    assert lines == [*ADDRESSES, ""]
    assert read_published(root).addresses == tuple(enumerate(ADDRESSES, 2))


def test_an_address_that_is_gone_stays_on_the_list(root: Path, site: Path) -> None:
    claims("--root", root, "published", site)
    (site / "works/index.html").rename(site / "works/more.html")
    (site / "new").mkdir()
    (site / "new/index.html").touch()
    done = claims("--root", root, "published", site)
    assert done == (0, f"{PUBLISHED}: 9 addresses, 1 of them new\n", "")
    assert [each for _, each in read_published(root).addresses] == sorted([*ADDRESSES, "new/"])


def test_a_project_without_a_list_has_published_nothing(root: Path) -> None:
    (root / PUBLISHED).unlink(missing_ok=True)
    assert (read_published(root).addresses, read_published(root).up_to) == ((), "")
    assert "" not in read_published(root)


def test_a_site_that_is_not_there_is_not_listed(root: Path, tmp_path: Path) -> None:
    before = (root / PUBLISHED).exists()
    assert claims("--root", root, "published", tmp_path / "none") == (
        2,
        "",
        f"Error: There is no site in {tmp_path / 'none'}. Build it first: make site\n",
    )
    assert (root / PUBLISHED).exists() == before
