"""`claims update`: the engine of an explainer, brought up to date."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import click

from macros.engine.installed import NOTED, noted_engine
from macros.engine.update import carry_out, update_of
from macros.engine.versions import NEWEST, copy_of
from macros.terminal.common import CommandError
from macros.text.counting import several
from macros.writing.drafts import TYPED

if TYPE_CHECKING:
    from pathlib import Path

    from macros.engine.update import Update

_OF_MAKE: Final = frozenset({"MAKEFLAGS", "MAKELEVEL", "MFLAGS"})
"""What make tells the makes that it starts itself (GNU make, “Communicating Options”)."""


@click.command("update")
@click.option("--from", "repository", type=TYPED, help="The repository; the noted one by default.")
@click.option("--version", default=NEWEST, help="A commit, branch or tag; the newest by default.")
@click.option(
    "--since", type=TYPED, help=f"The commit that the engine is of now, where {NOTED} names none."
)
@click.option(
    "--discard", is_flag=True, help="Overwrite files of the engine that were changed here."
)
@click.pass_obj
def command(
    root: Path, /, *, repository: str | None, version: str, since: str | None, discard: bool
) -> None:
    """Bring the engine of this explainer up to date.

    Files of the engine are replaced; the record, the pages and the settings stay as they are. Then
    the check runs, and what is left to do is told.
    """
    noted = None if repository and since else noted_engine(root)
    repository = repository or (noted.repository if noted else None)
    before = since or (noted.commit if noted else None)
    if repository is None or before is None:
        message = (
            f"There is no {NOTED} that says which engine this is: name its repository and the "
            "commit that it is of, claims update --from REPOSITORY --since COMMIT"
        )
        raise CommandError(message)
    with copy_of(repository) as versions:
        update = update_of(root, before, versions, version)
        _refuse_to_overwrite(update, discard=discard)
        carry_out(update, root, versions, repository)
    _tell(update, before)
    sys.exit(_check(root))


def _refuse_to_overwrite(update: Update, *, discard: bool) -> None:
    if update.changed_here and not discard:
        first, *others = update.changed_here
        more = f" and {several(len(others), 'more', 'more')}" if others else ""
        message = (
            f"{first}{more} would be overwritten: the engine’s, and changed here. Keep the changes "
            "elsewhere, then give them up here with --discard"
        )
        raise CommandError(message)


def _tell(update: Update, before: str) -> None:
    if before == update.commit:
        click.echo(f"The engine is that of {before[:12]}, as it was.")
    else:
        click.echo(f"The engine was that of {before[:12]} and is that of {update.commit[:12]}.")
    written, removed = several(len(update.written), "file"), several(len(update.removed), "file")
    click.echo(f"{written} written, {removed} removed.")
    if update.to_do:
        click.echo("For you to do, as CHANGELOG.md says:")
    for each in update.to_do:
        click.echo(f"- {each}")


def _check(root: Path) -> int:
    """Check the record with the engine that is there now; gives the exit code."""
    click.echo("make check")
    ours = {name: value for name, value in os.environ.items() if name not in _OF_MAKE}
    return subprocess.run(["make", "check"], cwd=root, env=ours, check=False).returncode  # noqa: S607 - make is found on PATH
