"""The manifest names the commit that the files were made from, and no other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from macros.publish.linked_data import linked_data
from macros.publish.manifest import manifest, revision
from macros.records.project import read_project
from macros.site import Site
from tests.projects import edit, make_project
from tests.repositories import git

if TYPE_CHECKING:
    from pathlib import Path

SITE = Site("真実", "https://harbour.example/", authority="harbour.example,2003")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The fixture project, committed."""
    made = make_project(tmp_path / "project")
    git(made, "init", "--quiet")
    git(made, "add", "--all")
    git(made, "commit", "--quiet", "--message", "First")
    return made


@pytest.mark.parametrize("path", ["data/claims.yaml", "docs/tolls.md", "mkdocs.yml"])
def test_a_change_that_is_not_committed_is_told(root: Path, path: str) -> None:
    assert revision(root) == {"commit": git(root, "rev-parse", "HEAD"), "changed_since": False}
    (root / "notes.txt").write_text("not a part of the site", "utf-8")
    assert revision(root)["changed_since"] is False
    (root / path).write_text((root / path).read_text("utf-8") + "\n", "utf-8")
    assert revision(root)["changed_since"] is True


def test_the_commit_of_another_repository_is_not_ours(root: Path) -> None:
    (root / ".gitignore").write_text("inner/\n", "utf-8")
    inner = make_project(root / "inner")
    assert revision(inner) == {}


def test_a_name_without_letters_still_has_one(root: Path) -> None:
    assert manifest((), read_project(root), SITE)["name"] == "record"


def test_a_retired_claim_still_tells_the_way_to_it_and_dates_the_data(root: Path) -> None:
    edit(
        root / "data/claims.yaml",
        "claims:\n",
        "retired:\n  - {id: old-toll, date: 2003-04-09, reason: Asked twice.}\nclaims:\n",
    )
    project = read_project(root)
    graphs = linked_data(project, SITE, ())
    assert [node["@type"] for node in graphs["claims/old-toll/"]["@graph"]] == ["BreadcrumbList"]
    assert manifest((), project, SITE)["version"] == "2003-04-09"
    assert json.dumps(graphs)
