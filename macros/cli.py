"""The command `claims`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from macros import rules
from macros.analysis.quotes import windows
from macros.printers import PRINTERS
from macros.problems import nearest
from macros.records.fingerprints import write_windows
from macros.records.project import DATA, Project, fingerprint_name, read_project
from macros.records.yaml_reader import Unreadable, read_text
from macros.rules_page import rules_page

PROBLEMS: Final = 1
COULD_NOT_RUN: Final = 2


class CouldNotRun(click.ClickException):
    """What keeps a command from running; its message names the remedy."""

    exit_code = COULD_NOT_RUN


@dataclass(frozen=True)
class _Folder:
    root: Path


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The project's folder, if it is not the one you are in.",
)
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Check and keep the record of an annotated explainer."""
    if not (root / DATA).is_dir():
        message = (
            f"There is no folder {DATA}/ in {root.resolve()}. "
            "Go to the project's folder, or name it: claims --root DIR …"
        )
        raise CouldNotRun(message)
    context.obj = _Folder(root)


@main.command()
@click.option(
    "--format",
    "style",
    type=click.Choice(list(PRINTERS)),
    default="people",
    help="people: with the line and a caret. github: annotations. json: a list for programs.",
)
@click.pass_obj
def check(folder: _Folder, style: str) -> None:
    """Check the data and the pages against every rule.

    Exits 0 if all is well, 1 if there are problems, 2 if it could not run.
    """
    project = read_project(folder.root)
    problems = rules.check(project)
    for text in PRINTERS[style](problems, project.root):
        click.echo(text)
    if style == "people":
        click.echo(_summary(project, len(problems)))
    sys.exit(PROBLEMS if problems else 0)


def _summary(project: Project, problems: int) -> str:
    if problems:
        return f"{problems} {'problem' if problems == 1 else 'problems'}"
    record = project.record
    return (
        f"{len(record.claims)} claims, {len(record.quotes)} quotes, "
        f"{len(record.inconsistencies)} inconsistencies, {len(record.references)} references: "
        "no problem"
    )


@main.command("rules")
@click.option("--page", is_flag=True, help="Print the page docs/rules.md instead.")
def list_rules(*, page: bool) -> None:
    """List the rules, each with what it asks for."""
    found = rules.find_rules()
    if page:
        click.echo(rules_page(found), nl=False)
        return
    for rule in found:
        click.echo(f"{rule.id:<22}{rule.summary}")


@main.command()
@click.argument("source")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def fingerprint(folder: _Folder, source: str, file: Path) -> None:
    """Write the fingerprint of SOURCE, whose text is in FILE.

    SOURCE is its id in data/sources.yaml; FILE holds the article's plain text, in UTF-8. The
    fingerprint lets anyone check a quote; the text itself stays out of the project.
    """
    record = read_project(folder.root).record
    if source not in record.source:
        message = f"“{source}” is not in {DATA}/sources.yaml. {nearest(source, record.source)}"
        raise CouldNotRun(message)
    try:
        row = windows(read_text(file, str(file)))
    except Unreadable as unreadable:
        problem = unreadable.problem
        message = f"{problem.at}: {problem.message}. {problem.hint}"
        raise CouldNotRun(message) from None
    if not row:
        message = f"{file} holds fewer than three words: it is not the text of an article."
        raise CouldNotRun(message)
    target = folder.root / fingerprint_name(source)
    target.parent.mkdir(exist_ok=True)
    target.write_text(write_windows(row), encoding="utf-8")
    click.echo(f"{target}: {len(row)} windows")
