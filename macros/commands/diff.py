"""`claims diff`: what a change does to the record."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from macros.analysis.changes import changes
from macros.analysis.quotes import share
from macros.reading.published_urls import read_published
from macros.reading.yaml_reader import ReadError
from macros.records.model import Record
from macros.records.project import CLAIMS
from macros.terminal.common import (
    PROBLEMS,
    CommandError,
    former_project,
    linked_project,
    on_one_line,
)
from macros.terminal.history import History
from macros.text.changes_page import Quoting, changes_page
from macros.text.differences_in_words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.analysis.changes import Changes
    from macros.reading.nodes import Node
    from macros.records.project import Project


@click.command("diff")
@click.argument("base", required=False)
@click.pass_obj
def command(root: Path, base: str | None) -> None:
    """Report, as Markdown, what the change since BASE does to the record.

    BASE is a commit, a branch or a tag; the comparison is with the point at which this branch left
    it. Without BASE, that is where this branch left the main one or, on the main one, its last
    commit. The files are taken as they are now, committed or not.

    Exits 1 if a claim changed later than its `updated` says; and, once a site was published, if a
    claim is gone without being retired, or is no longer retired.
    """
    history = History(root, base)
    after = linked_project(root)
    with TemporaryDirectory() as folder:
        began = not history.extract(Path(folder))
        before = _nothing(after) if began else _base(history, Path(folder))
        public = _published(root) or _published(Path(folder))
    found = changes(before, after)
    names = {
        str(source.id): str(source.short_title)
        for project in (before, after)
        for source in project.record.sources
    }
    quoting = {source: _quoting(before, after, source) for source in after.record.source}
    refused = [*_stale(found, history, after.documents[CLAIMS])]
    if public:
        refused[:0] = _lost(found)
    click.echo(f"## What this changes\n\nSince {_since(history, began=began)}.\n")
    for line in changes_page(found, names, quoting):
        click.echo(line)
    if refused:
        click.echo("### Refused\n")
        for reason in refused:
            click.echo(f"- {reason}")
    sys.exit(PROBLEMS if refused else 0)


def _base(history: History, folder: Path) -> Project:
    try:
        return former_project(folder)
    except CommandError as amiss:
        message = f"{(history.base or '')[:12]} cannot be compared with: {amiss.message}"
        raise CommandError(message) from None


def _nothing(project: Project) -> Project:
    """A project in which nothing has been written yet."""
    return replace(project, record=Record(), documents={}, pages=(), fingerprints={})


def _published(root: Path) -> bool:
    """Whether a site of the project was ever published. Raises CommandError."""
    try:
        return bool(read_published(root).addresses)
    except ReadError as unreadable:
        raise CommandError(on_one_line(unreadable.problem)) from None


def _since(history: History, *, began: bool) -> str:
    named = plain(history.named)
    if not began:
        return named
    if history.base is not None:
        named = f"{named}, where there is no {CLAIMS}"
    return f"{named}: all of it is new"


def _lost(found: Changes) -> Iterator[str]:
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


def _stale(found: Changes, history: History, now: Node) -> Iterator[str]:
    for change in found.changed:
        if not change.other_content:
            continue
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
