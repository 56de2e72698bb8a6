"""Additions to the data files, checked before anything is written."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, TypeAlias

import click

from macros import rules
from macros.reading.reading_log import LOG
from macros.records.project import DATA, DOCS, INCLUDES, read_project
from macros.rules import known_id
from macros.terminal.common import PROBLEMS, CommandError, on_one_line
from macros.terminal.printers import for_people
from macros.text.counting import several
from macros.writing.edit import (
    NoPlaceError,
    holds_nothing,
    insert_item,
    log_name,
    log_section,
    replace_files,
)
from macros.writing.emit import item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from macros.problems import Problem
    from macros.records.project import Project
    from macros.writing.drafts import Draft
    from macros.writing.emit import Value


Edits: TypeAlias = "Callable[[Project], dict[str, str]]"
"""A function that returns the edited files of a project: the whole text of each, by name."""

LOCK: Final = ".claims.lock"
"""The file that a command holds while it reads and writes the others."""

_SECONDS: Final = 60

_Moves: TypeAlias = tuple[int, int]
"""How many lines at the start of a file stay, and by how many the ones after them move down."""


def with_item(
    project: Project, collection: str, fields: dict[str, Value], after: int | None = None
) -> str:
    """A data file with a record added to a collection; see `insert_item`. Raises CommandError."""
    name = f"{DATA}/{collection}.yaml"
    try:
        return insert_item(_text(project, name), collection, item(fields), after)
    except NoPlaceError as missing:
        message = f"{name}: {missing}"
        raise CommandError(message) from None


def with_names(project: Project, told: dict[str, Draft], claim_id: str) -> str:
    """The reading log with a claim named at the paragraphs it comes from. Raises CommandError."""
    text = _text(project, LOG)
    for source_id, account in told.items():
        for paragraph in account.paragraphs:
            try:
                text = log_name(text, source_id, paragraph, claim_id)
            except NoPlaceError as missing:
                message = f"{LOG}: {missing}"
                raise CommandError(message) from None
    return text


def with_section(project: Project, source_id: str, paragraphs: int) -> str:
    """The reading log with a section for an article, with one line per paragraph."""
    return log_section(_text(project, LOG), source_id, paragraphs)


@dataclass(frozen=True, slots=True)
class Effect:
    """What an edit does to the problems of a project.

    `brought` are the problems that it causes, each with its text for people. A problem that was
    there before is not one of them, even if it is now on another line. Of a rule that had to be
    silent before, because something could not be read or had not been started, only problems on the
    added lines count; the same goes for unknown ids, since an addition cannot make an existing one
    unknown. `left` is the number of all other problems.
    """

    brought: Mapping[Problem, str]
    left: int


def effect(project: Project, edited: Mapping[str, str]) -> Effect:
    """What writing the edited files would do; `edited` has the whole text of each, by name."""
    moved = {name: _moves(_text(project, name), text) for name, text in edited.items()}
    known = Counter(_moved(problem, moved) for problem in rules.check(project))
    silent = {rule.id for rule in rules.find_rules() if rule.needs & project.lacks}
    of_added_lines = silent | {known_id.ID}
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in (DATA, DOCS, INCLUDES):
            if (project.root / part).is_dir():
                shutil.copytree(project.root / part, copy / part, symlinks=True)
        for name in edited:
            if (copy / name).is_symlink():
                (copy / name).unlink()
        replace_files({copy / name: text for name, text in edited.items()}, copy)
        brought = []
        found = rules.check(read_project(copy))
        for problem in found:
            if known[_moved(problem, {})] > 0:
                known[_moved(problem, {})] -= 1
            elif problem.rule not in of_added_lines or _is_added(problem, moved):
                brought.append(problem)
        told = dict(zip(brought, for_people(brought, copy), strict=True))
        return Effect(told, len(found) - len(brought))


def write(root: Path, edits: Edits, later: Iterable[str] = ()) -> None:
    """Write edits to a project, unless they cause a problem of a rule that is not in `later`.

    They are made from the project as it is under the lock, so that no other command writes
    meanwhile. If they do cause one, it is printed and the command exits with 1. Raises CommandError
    if the lock stays taken.
    """
    with _alone_in(root):
        project = read_project(root)
        edited = edits(project)
        waits = set(later)
        would = effect(project, edited)
        pressing = [text for problem, text in would.brought.items() if problem.rule not in waits]
        if pressing:
            for text in pressing:
                click.echo(text, err=True)
            click.echo("Nothing was written.", err=True)
            sys.exit(PROBLEMS)
        replace_files({root / name: text for name, text in edited.items()}, root)
    if would.left:
        were = several(would.left, "problem was", "problems were")
        click.echo(f"{were} here before this: claims check", err=True)


@contextmanager
def _alone_in(root: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only to write

    try:
        with FileLock(root / LOCK, timeout=_SECONDS):
            yield
    except Timeout:
        message = "Another command is writing in this project. Wait until it is done."
        raise CommandError(message) from None


def is_blank(project: Project, name: str) -> bool:
    """Whether a file has not been started: it is missing, or holds nothing but comments."""
    path = project.root / name
    if not path.exists():
        return True
    return path.is_file() and holds_nothing(path.read_bytes().decode("utf-8", "replace"))


def _text(project: Project, name: str) -> str:
    path = project.root / name
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def _moves(before: str, after: str) -> _Moves:
    old, new = before.splitlines(), after.splitlines()
    same = takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    return sum(1 for _ in same), len(new) - len(old)


def _is_added(problem: Problem, moves: Mapping[str, _Moves]) -> bool:
    stay, by = moves.get(problem.at.file, (0, 0))
    return stay < problem.at.line <= stay + by


def _moved(problem: Problem, moves: Mapping[str, _Moves]) -> tuple[str, int, str, str]:
    at = problem.at
    stay, by = moves.get(at.file, (0, 0))
    line = at.line + by if at.line > stay else at.line
    return at.file, line, problem.rule, problem.message


def project_with(root: Path, *names: str) -> Project:
    """The project in a folder, if these files can be read or started. Raises CommandError.

    Problems in other files do not matter.
    """
    project = read_project(root)
    for problem in project.problems:
        if problem.at.file in names and not is_blank(project, problem.at.file):
            raise CommandError(on_one_line(problem))
    return project
