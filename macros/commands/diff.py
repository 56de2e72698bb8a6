"""`claims diff`: what a change does to the record."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from macros.analysis.changes import changes
from macros.analysis.quotes import share
from macros.commands.common import PROBLEMS, CouldNotRun, linked
from macros.commands.history import History
from macros.records.project import CLAIMS
from macros.render.changes import Quoting, changes_page, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.analysis.changes import Changes
    from macros.records.nodes import Node
    from macros.records.project import Project


@click.command("diff")
@click.argument("base", required=False)
@click.pass_obj
def command(root: Path, base: str | None) -> None:
    """Tell what the change since BASE does to the record, as Markdown.

    BASE is a commit, a branch or a tag; what counts is the point at which this branch left it.
    Without it: where this branch left the main one, or the last commit on the main one itself. The
    files are taken as they are now, committed or not.

    Exits 1 if a claim is gone that is not retired, if one that was retired is not any more, or if
    a claim changed and its `updated` is older than that.
    """
    history = History(root, base)
    after = linked(root)
    with TemporaryDirectory() as folder:
        history.extract(Path(folder))
        try:
            before = linked(Path(folder))
        except CouldNotRun as amiss:
            message = f"{history.base[:12]} is not fit to compare with: {amiss.message}"
            raise CouldNotRun(message) from None
        found = changes(before.record, after.record)
        names = {
            str(source.id): str(source.short_title)
            for project in (before, after)
            for source in project.record.sources
        }
        quoting = {source: _quoting(before, after, source) for source in after.record.source}
    refused = list(_refused(found, history, after.documents[CLAIMS]))
    click.echo(f"## What this changes\n\nSince {plain(history.named)}.\n")
    for line in changes_page(found, names, quoting):
        click.echo(line)
    if refused:
        click.echo("### Refused\n")
        for reason in refused:
            click.echo(f"- {reason}")
    sys.exit(PROBLEMS if refused else 0)


def _refused(found: Changes, history: History, now: Node) -> Iterator[str]:
    for claim in found.lost:
        yield (
            f"**{claim.id}** is gone. An id never disappears: add it under `retired:`, with the "
            "date, the reason and where its readers should go."
        )
    for retired in found.unretired:
        yield (
            f"**{retired.id}** was retired on {retired.date}, and its entry is gone. Put it back: "
            "a retired id keeps its page and never returns."
        )
    for change in found.changed:
        claim, day = change.after, history.changed_on(change.after.id, now)
        if claim.updated.last < day.first:
            yield (
                f"**{claim.id}** changed, and its `updated` is still {claim.updated}: "
                f"write `updated: {day}`."
            )


def _quoting(before: Project, after: Project, source: str) -> Quoting:
    prints = [project.fingerprints.get(source) for project in (before, after)]
    return Quoting(
        _share(before, source),
        _share(after, source),
        other_article=source in before.record.source and prints[0] != prints[1],
    )


def _share(project: Project, source: str) -> float | None:
    fingerprint = project.fingerprints.get(source)
    if source not in project.record.source or fingerprint is None:
        return None
    return share(project.record.quotes_of.get(source, ()), fingerprint)
