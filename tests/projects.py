"""Project folders for the tests: the fixture project, with what a test lays over it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from macros.analysis.quotes import windows
from macros.records.fingerprints import write_windows
from macros.records.project import fingerprint_name

FIXTURES: Final = Path(__file__).parent / "fixtures"
REPOSITORY: Final = Path(__file__).parent.parent

_NOT_OF_THE_PROJECT: Final = ("articles", "expected.txt", "README.md")


def make_project(folder: Path, *overlays: Path) -> Path:
    """The fixture project in a folder, with the files of each overlay in place of its own."""
    shutil.copytree(REPOSITORY / "data" / "schema", folder / "data" / "schema")
    for layer in (FIXTURES / "project", *overlays):
        ignored = shutil.ignore_patterns(*_NOT_OF_THE_PROJECT)
        shutil.copytree(layer, folder, dirs_exist_ok=True, ignore=ignored)
    for article in (FIXTURES / "project" / "articles").glob("*.txt"):
        print_ = folder / fingerprint_name(article.stem)
        print_.parent.mkdir(exist_ok=True)
        print_.write_text(write_windows(windows(article.read_text("utf-8"))), "utf-8")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Replace what stands exactly once in a file."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), "utf-8")
