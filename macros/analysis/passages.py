"""Links to a quoted passage of an article (WICG, “URL Fragment Text Directives”).

A browser goes to the first match for the words of the link, so a quote whose words occur more than
once in the article is told apart by what comes before or after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from macros.analysis.quotes import surroundings

if TYPE_CHECKING:
    from macros.reading.fingerprints import Fingerprint
    from macros.records.model import Quote

LONGEST_EXACT: Final = 300
"""The longest quote, in characters, that a link spells out; of longer ones it gives both ends."""

_WORDS_AT_AN_END: Final = 6


def passage(url: str, quote: Quote, fingerprint: Fingerprint) -> str:
    """The address of a quote in the article at `url`; for a PDF, that of the article itself."""
    address = urlsplit(url)
    if address.path.lower().endswith(".pdf"):
        return url
    mark = ":~:text=" if address.fragment else "#:~:text="
    return url + mark + text_directive(quote, fingerprint)


def text_directive(quote: Quote, fingerprint: Fingerprint) -> str:
    """The directive that tells a browser what to find: `[prefix-,]start[,end][,-suffix]`."""
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
