"""Measures how well the text of an article is found on real pages.

    python -m tests.extraction FOLDER

FOLDER holds pages, `html/ID.html.gz`, and what a reader took for their articles,
`ground-truth.json`, an object of `{"articleBody": …}` by ID: the layout of the article extraction
benchmark of Scrapinghub, of 181 pages, from which nothing is kept here. Of each page, ten passages
of the article are tried as quotes, and ten of the page that are none of the article.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from click import echo
from lxml import html

from macros.analysis.quotes import windows
from macros.reading.article import article_of
from macros.reading.fingerprints import Fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRIED: Final = 10
_LONG: Final = 8
"""How many words a passage has."""


def passages(text: str) -> Iterator[str]:
    """A text in passages, each within a line of it."""
    for line in text.splitlines():
        words = line.split()
        for start in range(0, len(words) - _LONG + 1, _LONG):
            yield " ".join(words[start : start + _LONG])


def everything_on(page: bytes) -> str:
    """The text of a page, its menus and its advertisements, too."""
    tree = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    for unseen in tree.xpath("//script | //style | //noscript | //template"):
        unseen.drop_tree()
    return "\n".join(tree.itertext())


def sample(found: list[str], seed: str) -> list[str]:
    """Some of what was found, the same each time."""
    return random.Random(seed).sample(found, min(_TRIED, len(found)))  # noqa: S311 - as above


def main() -> None:
    """Print how many articles are lost, right quotes refused, and others accepted."""
    folder = Path(sys.argv[1])
    truths = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    lost = refused = accepted = right = wrong = 0
    for name, truth in sorted(truths.items()):
        page = gzip.decompress((folder / f"html/{name}.html.gz").read_bytes())
        page_text, body = everything_on(page), truth["articleBody"]
        on_page, article = Fingerprint(windows(page_text)), Fingerprint(windows(body))
        taken = Fingerprint(windows(article_of(page).text))
        told = [each for each in passages(body) if on_page.find(windows(each))]
        others = [each for each in passages(page_text) if not article.find(windows(each)[:1])]
        quotes, beside = sample(told, name), sample(others, name)
        missed = sum(not taken.find(windows(each)) for each in quotes)
        lost += bool(quotes) and 2 * missed > len(quotes)
        refused, right = refused + missed, right + len(quotes)
        accepted += sum(bool(taken.find(windows(each))) for each in beside)
        wrong += len(beside)
    echo(f"{len(truths)} pages: {lost} articles lost")
    echo(f"right quotes refused: {refused} of {right} ({refused / right:.1%})")
    echo(f"passages beside accepted: {accepted} of {wrong} ({accepted / wrong:.1%})")


if __name__ == "__main__":
    main()
