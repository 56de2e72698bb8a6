"""A quote has 4 to 40 words; 8 to 80 characters, where a script puts no space between words.

As short as shows the answer, so that a reader sees at once what matters, and long enough to be
found again. A retelling that says the same in the same words needs about five.

Bad:

    quotes: [in May]

Good:

    quotes: [raise the toll to 12 crowns in May]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.analysis.words import unit_of, words
from macros.problems import Problem
from macros.reading.fingerprints import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.project import Need, Project

ID: Final = "quote-length"
NEEDS: Final[tuple[Need, ...]] = ()

LIMITS: Final = {Unit.WORD: (4, 40), Unit.SPACED_WORD: (4, 40), Unit.CHARACTER: (8, 80)}
"""How long a quote is at least, and at most."""


def check(project: Project) -> Iterator[Problem]:
    """A problem for each quote that is too short or too long."""
    prints = project.fingerprints
    for source, quote in project.record.quotes:
        unit = prints[source].unit if source in prints else unit_of(quote.text)
        length, (shortest, longest) = len(words(quote.text, unit)), LIMITS[unit]
        message = f"the quote has {length} {unit.noun}s; expected {shortest} to {longest}"
        if length < shortest:
            yield Problem(
                quote.at, ID, message, f"Include a {unit.noun} or two before or after it."
            )
        elif length > longest:
            hint = "Keep only what shows the answer, or split it in two."
            yield Problem(quote.at, ID, message, hint)
