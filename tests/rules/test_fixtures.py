"""Every case in tests/fixtures/valid and tests/fixtures/invalid."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.problems import Problem
from macros.records.project import load
from macros.rules import check
from macros.terminal.printers import for_people
from tests.projects import FIXTURES, edit, make_project

VALID = sorted((FIXTURES / "valid").glob("*.yaml"))
INVALID = sorted((FIXTURES / "invalid").glob("*.yaml"))


def changed_project(folder: Path, case: dict[str, Any]) -> Path:
    root = make_project(folder)
    for change in case.get("edits", []):
        path = root / change["file"]
        if "old" in change:
            edit(path, change["old"], change["new"])
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(change["new"], "utf-8")
    return root


def told(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    return [
        {
            "at": str(problem.at),
            "rule": problem.rule,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_project_has_no_problem(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8")) or {}
    assert told(check(load(changed_project(tmp_path / "project", case)))) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_project_has_these_problems(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    root = changed_project(tmp_path / "project", case)
    problems = check(load(root))
    assert told(problems) == case["problems"]
    for problem, text in zip(problems, for_people(problems, root), strict=True):
        assert problem.message in text
        assert text.endswith((f"{problem.hint}\n", "^\x1b[0m\n"))


def test_there_are_cases_of_both_kinds() -> None:
    assert VALID
    assert INVALID
