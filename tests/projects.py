"""Project folders for the tests: the fixture project, with what a test lays over it."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from macros.analysis.quotes import fingerprint_of
from macros.engine.beginning import Explainer, files_of
from macros.reading.fingerprints import write_fingerprint
from macros.records.project import fingerprint_name

FIXTURES: Final = Path(__file__).parent / "fixtures"
REPOSITORY: Final = Path(__file__).parent.parent
SCHEMAS: Final = REPOSITORY / "data" / "schema"
"""The schemas, which are the engine's, and stand with the data so that editors find them."""

LIGHTHOUSE: Final = Explainer(
    name="The lamp",
    description="What four papers say of the lamp of Skerrow.",
    language="en",
    address="https://lamp.example/",
    authority="lamp.example,1998",
    year="1998",
)
"""The subject that shows every kind of thing: the one that explainers begin with."""

_BEGINNINGS: Final = {"lighthouse": True, "empty": False}
"""What a new explainer begins with, by subject, and whether it has the example."""

_NOT_OF_THE_PROJECT: Final = ("articles", "expected.txt", "README.md")


def make_project(folder: Path, subject: str = "project") -> Path:
    """A fixture project in a folder, with the schemas and the fingerprints that it needs."""
    shutil.copytree(SCHEMAS, folder / "data" / "schema")
    if subject in _BEGINNINGS:
        for path, text in files_of(LIGHTHOUSE, example=_BEGINNINGS[subject]).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
        return folder
    ignored = shutil.ignore_patterns(*_NOT_OF_THE_PROJECT)
    shutil.copytree(FIXTURES / subject, folder, dirs_exist_ok=True, ignore=ignored)
    for article in (FIXTURES / subject / "articles").glob("*.txt"):
        print_ = folder / fingerprint_name(article.stem)
        print_.parent.mkdir(exist_ok=True)
        print_.write_text(write_fingerprint(fingerprint_of(article.read_text("utf-8"))), "utf-8")
    return folder


@cache
def unchanged(subject: str = "project") -> Path:
    """A fixture project for tests that change nothing in it, made once a process."""
    folder = Path(mkdtemp(prefix=f"{subject}-"))
    atexit.register(shutil.rmtree, folder)
    return make_project(folder, subject)


def edit(path: Path, old: str, new: str) -> None:
    """Replace what stands exactly once in a file."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), "utf-8")
