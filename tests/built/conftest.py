"""The built site of the lighthouse, to be spoilt."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from macros.built.check import plans_for
from macros.built.site import BuiltSite
from macros.records.project import load
from macros.terminal.common import site_settings
from tests.conftest import build_well, with_macros

if TYPE_CHECKING:
    from pathlib import Path


def of_project(root: Path, folder: Path) -> BuiltSite:
    """The site of a project that was built into a folder."""
    return BuiltSite(folder, load(root), site_settings(root))


def built(root: Path, folder: Path) -> BuiltSite:
    """The site of a project, built into a folder without a warning."""
    build_well(with_macros(root), folder)
    return of_project(root, folder)


@pytest.fixture(scope="session")
def whole(lighthouse: Path, site: Path) -> BuiltSite:
    """The site as it was built."""
    whole = of_project(lighthouse, site)
    assert plans_for(whole)
    return whole


@pytest.fixture
def spoilt(whole: BuiltSite, tmp_path: Path) -> BuiltSite:
    """A copy of it that may be spoilt."""
    folder = tmp_path / "site"
    shutil.copytree(whole.folder, folder)
    return BuiltSite(folder, whole.project, whole.settings)
