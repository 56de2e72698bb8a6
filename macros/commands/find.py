"""`claims find`: claims by their words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
from click import style

from macros.analysis.quotes import fold
from macros.commands.common import PROBLEMS, whole
from macros.records.yaml_reader import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.records.model import Claim


@click.command("find")
@click.argument("words", nargs=-1, required=True)
@click.pass_obj
def command(root: Path, words: tuple[str, ...]) -> None:
    """List the claims in which all of WORDS stand, each with the passage that has the first.

    Capitals and the shape of quotation marks do not matter. Exits 1 if there is none.
    """
    wanted = [fold(word).casefold() for word in words]
    claims = whole(root).record.claims
    found = [claim for claim in claims if _has_all(claim, wanted)]
    for claim in found:
        passage = next(text for text in _texts(claim) if wanted[0] in fold(text).casefold())
        click.echo(f"{style(claim.id, bold=True)}: {shown(claim.question)}")
        if passage not in {claim.id, claim.question}:
            click.echo(f"    {shown(passage)}")
    sys.exit(0 if found else PROBLEMS)


def _has_all(claim: Claim, words: list[str]) -> bool:
    texts = [fold(text).casefold() for text in _texts(claim)]
    return all(any(word in text for text in texts) for word in words)


def _texts(claim: Claim) -> Iterator[str]:
    yield claim.id
    yield claim.question
    yield from (label.text for label in claim.labels)
    for account in claim.accounts:
        yield account.source
        yield from (quote.text for quote in account.quotes)
    for flag in claim.inconsistencies:
        yield from (flag.title, flag.explanation)
    yield from (context.note for context in claim.context)
