"""A quote has 4 to 40 words.

As short as shows the answer, so that a reader sees at once what matters, and long enough to be
found again. A retelling that says the same in the same words needs about five.

Bad:

    quotes: [in May]

Good:

    quotes: [raise the toll to 12 crowns in May]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.analysis.quotes import words
from macros.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.project import Need, Project

ID: Final = "quote-length"
NEEDS: Final[tuple[Need, ...]] = ()

SHORTEST: Final = 4
LONGEST: Final = 40


def check(project: Project) -> Iterator[Problem]:
    """A problem for each quote that is too short or too long."""
    for _, quote in project.record.quotes:
        length = len(words(quote.text))
        message = f"the quote has {length} words; expected {SHORTEST} to {LONGEST}"
        if length < SHORTEST:
            yield Problem(quote.at, ID, message, "Include a word or two before or after it.")
        elif length > LONGEST:
            hint = "Keep only what shows the answer, or split it in two."
            yield Problem(quote.at, ID, message, hint)
