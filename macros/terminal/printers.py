"""The same problems, printed for different readers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from click import style

from macros.git import Git, GitError
from macros.reading.yaml_reader import ReadError, read_text, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from macros.problems import Problem

_WIDEST: Final = 100

_GITHUB_VALUE: Final = re.compile(r"[%\r\n]")
_GITHUB_PROPERTY: Final = re.compile(r"[%\r\n:,]")


def for_people(problems: Iterable[Problem], root: Path) -> Iterator[str]:
    """Each problem with its place, its line of the file, a caret under the column, and the hint.

    The texts carry terminal colours; click's `echo` removes them where they do not belong. A
    character of the data that does not show never reaches the terminal.
    """
    lines: dict[str, list[str]] = {}
    for problem in problems:
        at = problem.at
        if at.file not in lines:
            lines[at.file] = _lines(root / at.file, at.file)
        place, rule = style(shown(str(at)), bold=True), style(problem.rule, fg="red")
        text = [f"{place}: {rule}: {shown(problem.message)}"]
        for line in lines[at.file][at.line - 1 : at.line]:
            start = max(0, at.column - _WIDEST)
            text.append(f"    {shown(line[start : start + _WIDEST])}")
            from wcwidth import wcswidth  # noqa: PLC0415 - not needed for a good record

            before = shown(line[start : at.column - 1])
            text.append(" " * (4 + max(wcswidth(before), 0)) + style("^", fg="red"))
        if problem.hint:
            text.append(f"    {shown(problem.hint)}")
        yield "\n".join(text) + "\n"


def for_github(problems: Iterable[Problem], root: Path) -> Iterator[str]:
    """Each problem as an annotation of its line (GitHub Actions, “Workflow commands”, `error`).

    Files are named from the top of the repository, wherever the project is in it.
    """
    above = _way_from_the_top(root)
    for problem in problems:
        at = problem.at
        properties = {
            "file": f"{above}{at.file}",
            "line": str(at.line),
            "col": str(at.column),
            "title": problem.rule,
        }
        named = ",".join(
            f"{name}={_percent(value, _GITHUB_PROPERTY)}" for name, value in properties.items()
        )
        text = "\n".join(part for part in (problem.message, problem.hint) if part)
        yield f"::error {named}::{_percent(text, _GITHUB_VALUE)}"


def for_programs(problems: Iterable[Problem], root: Path) -> Iterator[str]:
    """The problems as one JSON list of objects: file, line, column, rule, message, hint."""
    del root
    listed = [
        {
            "file": problem.at.file,
            "line": problem.at.line,
            "column": problem.at.column,
            "rule": problem.rule,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    yield json.dumps(listed, ensure_ascii=False, indent=2)


PRINTERS: Final[dict[str, Callable[[Iterable[Problem], Path], Iterator[str]]]] = {
    "people": for_people,
    "github": for_github,
    "json": for_programs,
}


def _way_from_the_top(root: Path) -> str:
    """The path to a folder from the top of its repository, empty or ending in a slash."""
    try:
        return Git(root).text("rev-parse", "--show-prefix", missing=b"")
    except GitError:
        return ""


def _lines(path: Path, name: str) -> list[str]:
    try:
        return read_text(path, name).splitlines()
    except ReadError:
        return []


def _percent(text: str, what: re.Pattern[str]) -> str:
    return what.sub(lambda found: f"%{ord(found[0]):02X}", text)
