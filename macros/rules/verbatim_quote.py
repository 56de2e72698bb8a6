"""A quote stands in its source word for word, in one place.

White space, the shape of quotation marks and characters that do not show do not matter; everything
else does. The check needs no copy of the article: the fingerprint of the source is enough. It holds
three words in a row each, so a quote begins and ends with a letter or a digit. It finds slips;
against somebody who looks for words that pass by chance, it takes a reader who compares.

Bad:

    quotes: [The harbour master plans to raise the toll]

Good:

    quotes: [The harbour master will raise the toll]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.analysis.quotes import first_difference, occurrences
from macros.analysis.words import fold, words
from macros.problems import Problem
from macros.reading.fingerprints import MOST_PLACES, WINDOW
from macros.records.project import fingerprint_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.reading.fingerprints import Fingerprint
    from macros.records.model import Quote
    from macros.records.project import Need, Project

ID: Final = "verbatim-quote"
NEEDS: Final[tuple[Need, ...]] = ()

_PAIRS: Final = {'"': '"', "(": ")", "[": "]"}


def check(project: Project) -> Iterator[Problem]:
    """A problem for each quote that is not in its source, or in several places of it."""
    fingerprints = project.fingerprints
    for source in project.record.sources:
        if not (project.root / fingerprint_name(source.id)).exists():
            yield Problem(
                source.at,
                ID,
                f"the source “{source.id}” has no fingerprint, so its quotes cannot be checked",
                f"Save its text in a file, then: claims fingerprint {source.id} FILE",
            )
    for source_id, quote in project.record.quotes:
        if source_id in fingerprints:
            yield from _check(source_id, quote, fingerprints[source_id])


def _check(source: str, quote: Quote, fingerprint: Fingerprint) -> Iterator[Problem]:
    if len(words(quote.text, fingerprint.unit)) < WINDOW:
        return
    text = fold(quote.text)
    if text[0] == '"' == text[-1]:
        message = "the quote is in curly quotation marks, which count as part of it"
        yield Problem(quote.at, ID, message, "Leave them out, or use straight ones around it.")
        return
    if loose := _loose_edge(text):
        message = f"the quote begins or ends with “{loose}”, which cannot be checked"
        yield Problem(quote.at, ID, message, "Leave it out, or include the word beyond it.")
        return
    match len(occurrences(quote, fingerprint)):
        case 1:
            return
        case 0:
            yield _missing(source, quote, fingerprint)
        case count:
            yield Problem(
                quote.at,
                ID,
                f"the quote occurs {_times(count)} in {source}",
                "Write it as {text: …, before: …}, with some words that come just before it.",
            )


def _times(count: int) -> str:
    return f"{count} times" if count < MOST_PLACES else f"{MOST_PLACES} times or more"


def _loose_edge(text: str) -> str:
    """A character at either end that is in no window, unless it is a mark whose pair is inside."""
    first, last = text[0], text[-1]
    if not first.isalnum() and not (first in _PAIRS and _PAIRS[first] in text[1:]):
        return first
    opens = {closing: opening for opening, closing in _PAIRS.items()}
    if not last.isalnum() and not (last in opens and opens[last] in text[:-1]):
        return last
    return ""


def _missing(source: str, quote: Quote, fingerprint: Fingerprint) -> Problem:
    if occurrences(type(quote)(quote.text, quote.at), fingerprint):
        message = f"the quote is in {source}, but not with these words before or after it"
        return Problem(quote.at, ID, message, "Copy them from the article.")
    if "…" in quote.text or "..." in quote.text:
        message = f"the quote is not in {source} word for word: it has an ellipsis"
        return Problem(quote.at, ID, message, "Split it into two quotes.")
    word = first_difference(quote.text, fingerprint)
    hint = (
        f"Check “{word}” first: it, or the punctuation before it, differs from the article."
        if word
        else "The fingerprint cannot show which word is wrong: too few words in a row match."
    )
    return Problem(quote.at, ID, f"the quote is not in {source} word for word", hint)
