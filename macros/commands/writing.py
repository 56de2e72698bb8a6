"""Additions to the data files, checked before anything is written."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

import click

from macros import rules
from macros.commands.common import PROBLEMS, CouldNotRun
from macros.printers import for_people
from macros.records.edit import NoPlace, insert_item, log_name, log_section, replace_files
from macros.records.emit import item
from macros.records.project import DATA, DOCS, read_project
from macros.records.reading_log import LOG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from macros.commands.drafts import Draft
    from macros.problems import Problem
    from macros.records.emit import Value
    from macros.records.project import Project


_Moves: TypeAlias = tuple[int, int]
"""How many lines at the head of a file stay, and by how many those after them move on."""


def with_item(
    project: Project, collection: str, fields: dict[str, Value], after: int | None = None
) -> str:
    """A data file with a record added to a collection; see `insert_item`. Raises CouldNotRun."""
    name = f"{DATA}/{collection}.yaml"
    try:
        return insert_item(_text(project, name), collection, item(fields), after)
    except NoPlace as missing:
        message = f"{name}: {missing}"
        raise CouldNotRun(message) from None


def with_names(project: Project, told: dict[str, Draft], claim_id: str) -> str:
    """The reading log with a claim at the paragraphs it comes from. Raises CouldNotRun."""
    text = _text(project, LOG)
    for source_id, account in told.items():
        for paragraph in account.paragraphs:
            try:
                text = log_name(text, source_id, paragraph, claim_id)
            except NoPlace as missing:
                message = f"{LOG}: {missing}"
                raise CouldNotRun(message) from None
    return text


def with_section(project: Project, source_id: str, article: str) -> str:
    """The reading log with a section for an article, a line a paragraph."""
    count = sum(bool(line.strip()) for line in article.splitlines())
    return log_section(_text(project, LOG), source_id, count)


def problems_with(project: Project, edited: dict[str, str]) -> dict[Problem, str]:
    """The problems that the edited files would bring, each as people read it.

    A problem that is there already is none of them, though it may stand on another line by then.
    """
    moved = {name: _moves(_text(project, name), text) for name, text in edited.items()}
    known = Counter(_moved(problem, moved) for problem in rules.check(project))
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in (DATA, DOCS):
            if (project.root / part).is_dir():
                shutil.copytree(project.root / part, copy / part, symlinks=True)
        replace_files({copy / name: text for name, text in edited.items()})
        new = []
        for problem in rules.check(read_project(copy)):
            if known[_moved(problem, {})] > 0:
                known[_moved(problem, {})] -= 1
            else:
                new.append(problem)
        return dict(zip(new, for_people(new, copy), strict=True))


def write(project: Project, edited: dict[str, str], later: Iterable[str] = ()) -> None:
    """Write the edited files if they bring no problem but those of rules that are for later."""
    waits = set(later)
    problems = problems_with(project, edited)
    pressing = [text for problem, text in problems.items() if problem.rule not in waits]
    if pressing:
        for text in pressing:
            click.echo(text, err=True)
        click.echo("Nothing was written.", err=True)
        sys.exit(PROBLEMS)
    replace_files({project.root / name: text for name, text in edited.items()})


def _text(project: Project, name: str) -> str:
    path = project.root / name
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def _moves(before: str, after: str) -> _Moves:
    old, new = before.splitlines(), after.splitlines()
    same = takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    return sum(1 for _ in same), len(new) - len(old)


def _moved(problem: Problem, moves: Mapping[str, _Moves]) -> tuple[str, int, str, str]:
    at = problem.at
    stay, by = moves.get(at.file, (0, 0))
    line = at.line + by if at.line > stay else at.line
    return at.file, line, problem.rule, problem.message
