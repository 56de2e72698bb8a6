"""At most 40% of an article is quoted, all quotes taken together.

The site shows what an article says on some questions; it is no copy of it. A word that stands in
two quotes counts once. Aim for 30%. A text of fewer than 60 words, or 120 characters of a
script without spaces between words (a post, a headline), may be quoted whole: a part of it would be
too short to be found again.

Bad: quotes that cover half of an article of 600 words.

Good: quotes that cover 100 words of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.analysis.quotes import share
from macros.problems import Problem
from macros.reading.fingerprints import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.project import Need, Project

ID: Final = "quote-share"
NEEDS: Final[tuple[Need, ...]] = ()

LARGEST: Final = 0.40

FEWEST: Final = {Unit.WORD: 60, Unit.SPACED_WORD: 60, Unit.CHARACTER: 120}
"""From how many words on a text has parts that can be quoted without the rest."""


def check(project: Project) -> Iterator[Problem]:
    """A problem for each source of which too much is quoted."""
    quotes = project.record.quotes_of
    for source in project.record.sources:
        if fingerprint := project.fingerprints.get(source.id):
            part = share(quotes.get(source.id, ()), fingerprint)
            if part > LARGEST and fingerprint.length >= FEWEST[fingerprint.unit]:
                yield Problem(
                    source.at,
                    ID,
                    f"{part:.1%} of the {fingerprint.unit.noun}s of “{source.id}” are quoted; "
                    f"expected at most {LARGEST:.0%}",
                    "Shorten its longest quotes to what shows the answer.",
                )
