"""One mistake in a file is one problem, whatever else relies on that file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros.problems import Position
from macros.records.project import read_project
from macros.rules import check
from tests.projects import edit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from macros.problems import Problem

LOG = """## gazette

1. Title.
2. `toll-date`, `toll-amount`
3. `toll-purpose`

## herald

1. `toll-date`
2. `toll-purpose`

## courier

1. `toll-date`, `toll-amount`
2. `toll-purpose`, `stay`
"""


def with_a_tab(content: bytes) -> bytes:
    before, after = halves(content)
    return before + b"\t" + after


def cut(content: bytes) -> bytes:
    return halves(content)[0]


def not_utf8(content: bytes) -> bytes:
    before, after = halves(content)
    return before + b"\xff" + after


def halves(content: bytes) -> tuple[bytes, bytes]:
    """A file in two, parted in the middle of the word that stands in its middle."""
    place = len(content) // 2
    while not content[place - 1 : place + 1].isalnum():
        place += 1
    return content[:place], content[place:]


MISTAKES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "with a tab": with_a_tab,
    "cut in the middle": cut,
    "not UTF-8": not_utf8,
    "an empty list": lambda _: b"[]\n",
}
RECORDS = ("claims", "sources", "references")
SCHEMAS = tuple(f"data/schema/{name}.schema.json" for name in (*RECORDS, "common"))
FILES = (
    *(f"data/{name}.yaml" for name in RECORDS),
    *SCHEMAS,
    "data/fingerprints/courier.txt",
    "docs/tolls.md",
)
LOG_FILE = "data/coverage.md"


@pytest.fixture
def logged(project: Path) -> Path:
    """The fixture project with a reading log and no flaw."""
    (project / LOG_FILE).write_text(LOG, "utf-8")
    assert found(project) == ()
    return project


def found(root: Path) -> tuple[Problem, ...]:
    return check(read_project(root))


@pytest.mark.parametrize("file", [*FILES, LOG_FILE])
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_file_that_is_wrong_is_one_problem(logged: Path, file: str, mistake: str) -> None:
    path = logged / file
    path.write_bytes(MISTAKES[mistake](path.read_bytes()))
    assert len(found(logged)) == 1


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_missing_is_one_problem(logged: Path, file: str) -> None:
    (logged / file).unlink()
    assert len(found(logged)) == 1


@pytest.mark.parametrize("name", RECORDS)
def test_a_collection_with_nothing_in_it_is_one_problem(logged: Path, name: str) -> None:
    """It is no mistake of its own; that things in it are named elsewhere is."""
    (logged / f"data/{name}.yaml").write_text(f"{name}: []\n", "utf-8")
    (problem,) = found(logged)
    assert problem.rule == "known-id"
    assert problem.message.endswith(f": no {name.removesuffix('s')} is recorded yet")


def test_a_project_with_nothing_in_it_has_no_problem(logged: Path) -> None:
    for name in RECORDS:
        (logged / f"data/{name}.yaml").write_text(f"{name}: []\n", "utf-8")
    (logged / LOG_FILE).unlink()
    for page in (logged / "docs").iterdir():
        page.write_text("# A page\n", "utf-8")
    assert found(logged) == ()


def test_a_collection_that_is_not_begun_says_how_to_begin_it(project: Path) -> None:
    (project / "data/claims.yaml").unlink()
    (problem,) = found(project)
    assert (problem.message, problem.hint) == (
        "the file is missing",
        "To begin with, write into it: claims: []",
    )


def test_a_file_that_ends_within_a_line_may_have_been_cut(project: Path) -> None:
    page = project / "docs/tolls.md"
    page.write_text(page.read_text("utf-8").removesuffix("\n"), "utf-8")
    (problem,) = found(project)
    assert problem.at == Position("docs/tolls.md", 11, 14)
    assert problem.message == "the file ends within a line, so the rest of it may be missing"


def test_causes_come_before_what_they_bring_about(project: Path) -> None:
    """A source is misspelt where it is declared: it is named wrongly in all other places."""
    edit(project / "data/sources.yaml", "  - id: courier", "  - id: courir")
    (project / "data/fingerprints/courier.txt").rename(project / "data/fingerprints/courir.txt")
    edit(project / "docs/works.md", '{{ card("toll-purpose") }}', "No card.")
    problems = found(project)
    assert [problem.rule for problem in problems] == ["known-id", "told-on-page"]
    assert [problem.rule for problem in sorted(problems)] == ["known-id", "told-on-page"]
    edit(project / "docs/works.md", 'silent("toll-amount"', 'silent("tol-amount"')
    assert [str(problem.at) for problem in found(project)] == [
        "data/claims.yaml:13:17",
        "docs/works.md:8:11",
        "data/claims.yaml:53:9",
    ]
