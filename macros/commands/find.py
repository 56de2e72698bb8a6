"""`claims find`: claims by their words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click
from click import style

from macros.analysis.words import fold
from macros.reading.yaml_reader import shown
from macros.records.kinds import Kind
from macros.terminal.common import PROBLEMS, whole_project

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_READ: Final = (Kind.ID, Kind.TEXT, Kind.MARKDOWN)
"""The kinds of values that are searched: ids and texts."""


@click.command("find")
@click.argument("words", nargs=-1, required=True)
@click.pass_obj
def command(root: Path, words: tuple[str, ...]) -> None:
    """List the claims that contain all of WORDS, each with the passage that has the first of them.

    Capitals and the shape of quotation marks do not matter. Exits 1 if there is no such claim.
    """
    wanted = [fold(word).casefold() for word in words]
    project = whole_project(root)
    texts = ([value.node for value in each] for each in project.values_of_each("claims", *_READ))
    of_each = zip(project.record.claims, texts, strict=True)
    found = [(claim, said) for claim, said in of_each if _has_all(said, wanted)]
    for claim, said in found:
        passage = next(text for text in said if wanted[0] in fold(text).casefold())
        click.echo(f"{style(claim.id, bold=True)}: {shown(claim.question)}")
        if passage not in {claim.id, claim.question}:
            click.echo(f"    {shown(passage)}")
    sys.exit(0 if found else PROBLEMS)


def _has_all(texts: Iterable[str], words: list[str]) -> bool:
    folded = [fold(text).casefold() for text in texts]
    return all(any(word in text for text in folded) for word in words)
