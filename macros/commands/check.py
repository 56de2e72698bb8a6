"""`claims check`: every rule, on the data and the pages."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

import click

from macros import rules
from macros.records.project import read_project
from macros.terminal.common import PROBLEMS, choosing_format, watched
from macros.terminal.printers import PRINTERS
from macros.text.counting import several

if TYPE_CHECKING:
    from pathlib import Path

    from macros.records.project import Project


@click.command("check")
@choosing_format
@click.pass_obj
def command(root: Path, style: str) -> None:
    """Check the data and the pages against every rule.

    Exits 0 if all is well, 1 if there are problems, 2 if it could not run.
    """
    project = read_project(root)
    gc.freeze()  # all that was read stays: scanning it for garbage would cost more than a rule
    found = rules.find_rules()
    problems = rules.check(project, watched(found, len(found), "Checking"))
    for text in PRINTERS[style](problems, project.root):
        click.echo(text)
    if style == "people":
        click.echo(_summary(project, len(problems)))
    sys.exit(PROBLEMS if problems else 0)


def _summary(project: Project, problems: int) -> str:
    if problems:
        return several(problems, "problem")
    record = project.record
    counts = (
        several(len(record.claims), "claim"),
        several(len(record.quotes), "quote"),
        several(len(record.inconsistencies), "inconsistency", "inconsistencies"),
        several(len(record.references), "reference"),
    )
    return f"{', '.join(counts)}: no problem"
