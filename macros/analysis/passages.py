"""Where in an article a quote stands: links to the passage (WICG, “URL Fragment Text Directives”).

A browser takes the first passage that has the words of the link, so a quote whose words stand in
the article twice is told apart by what comes before or after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from macros.analysis.quotes import surroundings

if TYPE_CHECKING:
    from macros.records.fingerprints import Fingerprint
    from macros.records.model import Quote

LONGEST_EXACT: Final = 300
"""How many characters a link names one by one; of a longer quote it names the two ends."""

_WORDS_AT_AN_END: Final = 6


def passage(url: str, quote: Quote, fingerprint: Fingerprint) -> str:
    """The address of a quote within the article at an address; that of the article for a PDF."""
    address = urlsplit(url)
    if address.path.lower().endswith(".pdf"):
        return url
    mark = ":~:text=" if address.fragment else "#:~:text="
    return url + mark + text_directive(quote, fingerprint)


def text_directive(quote: Quote, fingerprint: Fingerprint) -> str:
    """What tells a browser which words to look for: `[prefix-,]start[,end][,-suffix]`."""
    before, after = surroundings(quote, fingerprint)
    parts = [
        f"{_encoded(before)}-" if before else "",
        *(_encoded(part) for part in _ends(" ".join(quote.text.split()))),
        f"-{_encoded(after)}" if after else "",
    ]
    return ",".join(filter(None, parts))


def _ends(text: str) -> tuple[str, ...]:
    if len(text) <= LONGEST_EXACT:
        return (text,)
    words = text.split(" ")
    return " ".join(words[:_WORDS_AT_AN_END]), " ".join(words[-_WORDS_AT_AN_END:])


def _encoded(text: str) -> str:
    return percent_encoded(" ".join(text.split()), safe="").replace("-", "%2D")
