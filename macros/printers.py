"""The same problems, printed for different readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click import style

from macros.records.yaml_reader import Unreadable, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from macros.problems import Problem

_WIDEST: int = 100


def for_people(problems: Iterable[Problem], root: Path) -> Iterator[str]:
    """Each problem with its place, its line of the file, a caret under the column, and the hint.

    The texts carry terminal colours; click's `echo` removes them where they do not belong.
    """
    lines: dict[str, list[str]] = {}
    for problem in problems:
        at = problem.at
        if at.file not in lines:
            lines[at.file] = _lines(root / at.file, at.file)
        place, rule = style(str(at), bold=True), style(problem.rule, fg="red")
        text = [f"{place}: {rule}: {problem.message}"]
        for line in lines[at.file][at.line - 1 : at.line]:
            start = max(0, at.column - _WIDEST)
            text.append(f"    {line[start : start + _WIDEST]}")
            text.append(" " * (3 + at.column - start) + style("^", fg="red"))
        if problem.hint:
            text.append(f"    {problem.hint}")
        yield "\n".join(text) + "\n"


def _lines(path: Path, name: str) -> list[str]:
    try:
        return read_text(path, name).splitlines()
    except Unreadable:
        return []
