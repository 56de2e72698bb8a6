"""A repository that holds an engine, of which explainers are made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.projects import SCHEMAS
from tests.repositories import git

ENGINE = {
    "Makefile": "check:\n\t@echo checked\n",
    "CHANGELOG.md": "# Changelog\n\n## 1\n\n### To do\n\n- Sweep the floor.\n\n### Added\n\n- A.\n",
    "macros/lamp.py": "LAMP = 1\n",
    "macros/old/wick.py": "WICK = 1\n",
    ".ci/run": "#!/bin/sh\nmake check\n",
}
RECORD = {
    "README.md": "# An old subject\n",
    "data/claims.yaml": "claims: []\n",
    "docs/old.md": "# An old page\n",
    "mkdocs.yml": "site_name: An old subject\n",
}


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    """A repository with an engine and a record of its own."""
    root = tmp_path / "engine"
    for path, text in {**ENGINE, **RECORD}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    shutil.copytree(SCHEMAS, root / "data/schema")
    (root / ".ci/run").chmod(0o755)
    git(root, "init", "-q", "--initial-branch", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "An engine")
    return root
