"""`claims prose`: what the pages say of the claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click import style

from macros.analysis.mentions import mentions
from macros.reading.yaml_reader import shown
from macros.terminal.common import claim_named, complete_claims, linked_project
from macros.terminal.wrapping import wrapped
from macros.text.support import unsupported

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.reading.prose import Sentence
    from macros.records.model import Claim
    from macros.records.project import Project


@click.command("prose")
@click.argument("claim_id", metavar="[CLAIM]", required=False, shell_complete=complete_claims)
@click.pass_obj
def command(root: Path, claim_id: str | None) -> None:
    """List the sentences of the pages that speak of CLAIM.

    Without CLAIM: the claims of which no sentence speaks, and the sentences with a figure, a month
    or the name of a source that no claim beside them bears out.
    """
    project = linked_project(root)
    if claim_id is None:
        lines = _whole(project)
    else:
        lines = _of_claim(claim_named(claim_id, project.record), project)
    for line in lines:
        click.echo(line)


def _of_claim(claim: Claim, project: Project) -> Iterator[str]:
    found = [each.sentence for each in mentions(project.pages, {claim.id})]
    for sentence in found:
        yield from _sentence(sentence)
    if not found:
        page = project.topics[claim.topic]
        yield f"No sentence speaks of it. Its card is on {page.name}."


def _whole(project: Project) -> Iterator[str]:
    spoken = {each.claim for each in mentions(project.pages, project.record.claim)}
    silent = [claim for claim in project.record.claims if claim.id not in spoken]
    yield style(f"Claims of which no sentence speaks ({len(silent)})", bold=True)
    for claim in silent:
        yield from wrapped(f"{claim.id}: {shown(claim.question)}", 4, "  -")
    found = list(unsupported(project))
    yield ""
    yield style(f"Sentences that no claim beside them bears out ({len(found)})", bold=True)
    for each in found:
        yield from _sentence(each.sentence, ", ".join(each.stated))


def _sentence(sentence: Sentence, stated: str = "") -> Iterator[str]:
    yield style(f"  {sentence.at}", bold=True) + (f": {shown(stated)}" if stated else "")
    yield from wrapped(f"“{shown(sentence.text)}”", 4)
