"""`claims diff`: what a change does to the record."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import click

from macros.analysis.changes import changes, stale
from macros.analysis.quotes import quoted
from macros.commands.common import PROBLEMS, CouldNotRun, readable
from macros.records.dates import PartialDate
from macros.records.project import DATA
from macros.render.changes import changes_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.analysis.changes import Changes
    from macros.records.project import Project

_UPSTREAM: Final = "origin/HEAD"


@click.command("diff")
@click.argument("base", required=False)
@click.pass_obj
def command(root: Path, base: str | None) -> None:
    """Tell what the change since BASE does to the record, as Markdown.

    BASE is a commit, a branch or a tag. Without it: the point at which this branch left the one it
    came from, or the last commit where there is no other branch. The files are taken as they are
    now, committed or not.

    Exits 1 if a claim is gone that is not retired, or if a claim changed and its `updated` did not.
    """
    commit = _commit(root, base)
    with TemporaryDirectory() as folder:
        before = readable(_extracted(root, commit, Path(folder)))
        after = readable(root)
        found = changes(before.record, after.record)
        names = {
            str(source.id): str(source.short_title)
            for project in (before, after)
            for source in project.record.sources
        }
        shares = {
            source: (_share(before, source), _share(after, source))
            for source in names
            if source in after.record.source
        }
    refused = list(_refused(found, _day_of_change(root, commit)))
    for line in changes_page(found, names, shares):
        click.echo(line)
    if refused:
        click.echo("### Refused\n")
        for reason in refused:
            click.echo(f"- {reason}")
    sys.exit(PROBLEMS if refused else 0)


def _refused(found: Changes, day: PartialDate) -> Iterator[str]:
    for claim in found.lost:
        yield (
            f"**{claim.id}** is gone. An id never disappears: add it under `retired:`, with the "
            "date, the reason and where its readers should go."
        )
    for change in found.changed:
        if stale(change, day):
            claim = change.after
            yield (
                f"**{claim.id}** changed, and its `updated` is still {claim.updated}: "
                f"write `updated: {day}`."
            )


def _share(project: Project, source: str) -> float | None:
    fingerprint = project.fingerprints.get(source)
    if source not in project.record.source or fingerprint is None:
        return None
    return quoted(project.record.quotes_of.get(source, ()), fingerprint) / fingerprint.words


def _commit(root: Path, base: str | None) -> str:
    if not _git(root, "rev-parse", "--git-dir", missing=""):
        message = (
            f"{root.resolve()} is not in a git repository, so there is nothing to compare with."
        )
        raise CouldNotRun(message)
    if base is None:
        base = _git(root, "merge-base", "HEAD", _UPSTREAM, missing="") or "HEAD"
    elif base.startswith("-"):
        message = f"“{base}” is not a commit."
        raise CouldNotRun(message)
    commit = _git(root, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}", missing="")
    if not commit:
        message = f"“{base}” is not a commit that is known here. Fetch it first: git fetch origin"
        raise CouldNotRun(message)
    return commit


def _extracted(root: Path, commit: str, folder: Path) -> Path:
    """The data and pages of a commit, in a folder."""
    parts = [part for part in (DATA, "docs") if _git(root, "ls-tree", commit, f"{part}/")]
    packed = subprocess.run(  # noqa: S603 - the commit is a hash, the rest is ours
        ["git", "-C", str(root), "archive", commit, "--", *parts],  # noqa: S607 - git is where it is
        capture_output=True,
        check=True,
    )
    with tarfile.open(fileobj=BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def _day_of_change(root: Path, commit: str) -> PartialDate:
    """Today if the data has changes that are not committed, else the day of the last that is."""
    if _git(root, "status", "--porcelain", "--", DATA):
        return PartialDate.parse(datetime.now(UTC).date().isoformat())
    last = _git(root, "log", "-1", "--format=%cs", f"{commit}..HEAD", "--", DATA)
    return PartialDate.parse(last or _git(root, "log", "-1", "--format=%cs", commit))


def _git(root: Path, *arguments: str, missing: str | None = None) -> str:
    """What git says; `missing` where it fails, if that is allowed. Raises CouldNotRun."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell; what a user gives is checked before
            ["git", "-C", str(root), *arguments],  # noqa: S607 - git is where it is
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        message = "This needs git: https://git-scm.com/downloads"
        raise CouldNotRun(message) from None
    if done.returncode == 0:
        return done.stdout.strip()
    if missing is not None:
        return missing
    message = f"git: {done.stderr.strip() or 'it failed'}"
    raise CouldNotRun(message)
