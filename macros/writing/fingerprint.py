"""The fingerprint of an article that somebody gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.analysis.quotes import fingerprint_of
from macros.reading.fingerprints import LONGEST
from macros.terminal.common import CommandError

if TYPE_CHECKING:
    from pathlib import Path

    from macros.reading.fingerprints import Fingerprint


def checked_fingerprint(article: str, file: Path) -> Fingerprint:
    """The fingerprint of an article, read from a file. Raises CommandError if too short or long."""
    made = fingerprint_of(article)
    if not made.windows:
        message = (
            f"{file} holds fewer than three {made.unit.noun}s: it is not the text of an article."
        )
        raise CommandError(message)
    if len(made.windows) > LONGEST:
        message = (
            f"{file} has {len(made.windows):,} windows; at most {LONGEST:,} are allowed. "
            "Split it into parts."
        )
        raise CommandError(message)
    return made
