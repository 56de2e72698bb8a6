"""Questions on a terminal, and what is said where nobody can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from macros.terminal.common import CommandError
from macros.writing.drafts import TYPED

if TYPE_CHECKING:
    from collections.abc import Iterable


def ask_line(what: str, default: str = "") -> str:
    """A line that may be empty, asked for on a terminal."""
    line: str = click.prompt(what, default=default, show_default=bool(default), type=TYPED)
    return line


def ask(
    what: str,
    asking: bool,  # noqa: FBT001 - read beside the option that it stands for
    option: str,
    known: Iterable[str] | None = None,
    default: str | None = None,
) -> str:
    """What somebody answers, one of the `known` if they are given; `default` where nobody can.

    `asking` tells whether there is a terminal, `option` how it is given without one. Raises
    CommandError if it is missing.
    """
    choices = list(known) if known is not None else None
    if asking:
        kind = click.Choice(choices) if choices else TYPED
        answer: str = click.prompt(what, type=kind, default=default)
        return answer
    if default is not None:
        return default
    expected = f": {', '.join(choices)}" if choices else ""
    message = f"{what} is missing: {option}{expected}"
    raise CommandError(message)
