"""The built site of the lighthouse, to be spoilt."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from macros.built.check import plans_for
from macros.built.site import BuiltSite
from macros.commands.common import site_settings
from macros.records.project import load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def whole(lighthouse: Path, site: Path) -> BuiltSite:
    """The site as it was built."""
    built = BuiltSite(site, load(lighthouse), site_settings(lighthouse))
    assert plans_for(built)
    return built


@pytest.fixture
def spoilt(whole: BuiltSite, tmp_path: Path) -> BuiltSite:
    """A copy of it that may be spoilt."""
    folder = tmp_path / "site"
    shutil.copytree(whole.folder, folder)
    return BuiltSite(folder, whole.project, whole.settings)
