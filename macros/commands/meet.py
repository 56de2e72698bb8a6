"""`claims meet`: claims that may be one question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click
from click import style

from macros.analysis.meetings import LEAST, Meeting, meetings
from macros.reading.yaml_reader import shown
from macros.records.project import CLAIMS
from macros.terminal.common import claim_named, complete_claims, linked_project
from macros.terminal.wrapping import wrapped
from macros.text.counting import several
from macros.text.in_words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_LISTED: Final = 40
"""How many pairs are listed, at most: the first are the likeliest, and few enough to read."""

_INDENT: Final = 4


@click.command("meet")
@click.argument("claim_id", metavar="[CLAIM]", required=False, shell_complete=complete_claims)
@click.pass_obj
def command(root: Path, claim_id: str | None) -> None:
    """List the claims that may be one question, each two of them, and what speaks for it.

    Where two claims cut one question in two, their answers never meet, and no rule sees that they
    differ. With CLAIM, list those that may be the same question as this one, the less likely too.
    Nothing is written: whether they are one is for you to judge.
    """
    project = linked_project(root)
    if claim_id is None:
        found = meetings(project)
    else:
        claim = claim_named(claim_id, project.record)
        found = tuple(each for each in meetings(project, LEAST) if claim.id in each.pair)
    for meeting in found[:MOST_LISTED]:
        for line in _meeting(meeting):
            click.echo(line)
        click.echo()
    apart = several(len(project.record.distinct), "pair")
    for line in _judging(found, apart):
        click.echo(line)


def _meeting(meeting: Meeting) -> Iterator[str]:
    one, other = (style(each.id, bold=True) for each in (meeting.one, meeting.other))
    yield f"{one} and {other}"
    for claim, only in zip((meeting.one, meeting.other), meeting.only, strict=True):
        alone = f" (only {listed(only)})" if only else ""
        yield from wrapped(f"{shown(claim.question)}{alone}", _INDENT)
    yield from wrapped(style(" ".join(_reasons(meeting)), dim=True), _INDENT)


def _reasons(meeting: Meeting) -> Iterator[str]:
    if meeting.shared:
        yield f"Both have: {shown(', '.join(meeting.shared))}."
    if meeting.same:
        yield f"Both quote the same words of {listed(meeting.same)}."
    if meeting.beside:
        yield f"They quote words beside each other of {listed(meeting.beside)}."
    if meeting.apart:
        yield "No source answers both."


def _judging(found: tuple[Meeting, ...], apart: str) -> Iterator[str]:
    if not found:
        yield f"No two claims look like one question; {apart} kept apart."
        return
    first = found[0]
    listed_here = f", of which {MOST_LISTED} are listed" if len(found) > MOST_LISTED else ""
    yield from wrapped(
        f"{several(len(found), 'pair')} may be one question each{listed_here}; {apart} kept apart. "
        "Where it is one, join the two, and retire an id. Where it is not, say why in "
        f"{CLAIMS}, before “retired:”"
    )
    yield "distinct:"
    yield f"  - claims: [{first.one.id}, {first.other.id}]"
    yield "    reason: What the one asks and the other does not."
