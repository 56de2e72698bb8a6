"""The fingerprint of an article that somebody gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.analysis.quotes import windows
from macros.reading.fingerprints import LONGEST
from macros.terminal.common import CommandError

if TYPE_CHECKING:
    from pathlib import Path


def fingerprint_of(article: str, file: Path) -> tuple[int, ...]:
    """The windows of an article, read from a file. Raises CommandError if too short or too long."""
    row = windows(article)
    if not row:
        message = f"{file} holds fewer than three words: it is not the text of an article."
        raise CommandError(message)
    if len(row) > LONGEST:
        message = (
            f"{file} has {len(row):,} windows; at most {LONGEST:,} are allowed. "
            "Split it into parts."
        )
        raise CommandError(message)
    return row
