"""Additions to the data files, checked before anything is written."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from macros import rules
from macros.commands.common import PROBLEMS, CouldNotRun
from macros.printers import for_people
from macros.records.edit import NoPlace, insert_item, log_name, replace_files
from macros.records.emit import item
from macros.records.project import DATA, DOCS, read_project
from macros.records.reading_log import LOG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.commands.drafts import Draft
    from macros.problems import Problem
    from macros.records.emit import Value
    from macros.records.project import Project


def with_item(
    project: Project, collection: str, fields: dict[str, Value], after: int | None = None
) -> str:
    """A data file with a record added to a collection; see `insert_item`. Raises CouldNotRun."""
    name = f"{DATA}/{collection}.yaml"
    text = (project.root / name).read_bytes().decode("utf-8")
    try:
        return insert_item(text, collection, item(fields), after)
    except NoPlace as missing:
        message = f"{name}: {missing}"
        raise CouldNotRun(message) from None


def with_names(project: Project, told: dict[str, Draft], claim_id: str) -> str:
    """The reading log with a claim at the paragraphs it comes from. Raises CouldNotRun."""
    text = (project.root / LOG).read_bytes().decode("utf-8")
    for source_id, account in told.items():
        if account.paragraph is None:
            continue
        try:
            text = log_name(text, source_id, account.paragraph, claim_id)
        except NoPlace as missing:
            message = f"{LOG}: {missing}"
            raise CouldNotRun(message) from None
    return text


def with_section(project: Project, source_id: str, article: str) -> str:
    """The reading log with a section for an article, a line a paragraph."""
    count = sum(bool(line.strip()) for line in article.splitlines())
    paragraphs = "".join(f"{number}. Not read yet.\n" for number in range(1, count + 1))
    log = (project.root / LOG).read_bytes().decode("utf-8").rstrip("\n")
    return f"{log}\n\n## {source_id}\n\n{paragraphs}"


def problems_with(project: Project, edited: dict[str, str]) -> dict[Problem, str]:
    """The problems that the edited files would bring, each as people read it."""
    before = {(problem.rule, problem.message) for problem in rules.check(project)}
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in (DATA, DOCS):
            shutil.copytree(project.root / part, copy / part)
        replace_files({copy / name: text for name, text in edited.items()})
        found = rules.check(read_project(copy))
        new = [problem for problem in found if (problem.rule, problem.message) not in before]
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
