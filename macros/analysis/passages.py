"""Links to a quoted passage of a document (WICG, “URL Fragment Text Directives”).

A browser goes to the first match for the words of the link, so a quote whose words occur more than
once in the article is told apart by what comes before or after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from macros.analysis.quotes import surroundings
from macros.records.model import Locator

if TYPE_CHECKING:
    from macros.reading.fingerprints import Fingerprint
    from macros.records.model import Document, Quote

LONGEST_EXACT: Final = 300
"""The longest quote, in characters, that a link spells out; of longer ones it gives both ends."""

_WORDS_AT_AN_END: Final = 6

RECORDINGS: Final = frozenset({"broadcast", "video"})
"""The kinds of documents in which a passage has a time."""


def passage(document: Document, quote: Quote, fingerprint: Fingerprint) -> str | None:
    """The address of a quote in its document; None if the document has none.

    In a PDF it is that of the page (RFC 8118, 3), in a recording that of the time (Media Fragments
    URI 1.0, 4.2.1); where the quote does not say which, that of the document itself.
    """
    url = document.link
    if url is None:
        return None
    address = urlsplit(url)
    locator = quote.locator or Locator()
    if document.kind in RECORDINGS:
        place = "" if locator.seconds is None else f"t={locator.seconds}"
    elif address.path.lower().endswith(".pdf"):
        place = f"page={locator.page}" if (locator.page or "").isdecimal() else ""
    else:
        mark = ":~:text=" if address.fragment else "#:~:text="
        return url + mark + text_directive(quote, fingerprint)
    return address._replace(fragment=place or address.fragment).geturl()


def text_directive(quote: Quote, fingerprint: Fingerprint) -> str:
    """The directive that tells a browser what to find: `[prefix-,]start[,end][,-suffix]`."""
    before, after = surroundings(quote, fingerprint)
    parts = [
        f"{_encoded(before)}-" if before else "",
        *(_encoded(part) for part in _ends(quote.text)),
        f"-{_encoded(after)}" if after else "",
    ]
    return ",".join(filter(None, parts))


def _ends(text: str) -> tuple[str, ...]:
    """The words to look for: all of them or, of a long text or one in several blocks, both ends."""
    blocks = [block.split() for block in text.splitlines() if block.strip()]
    if len(blocks) == 1 and len(text) <= LONGEST_EXACT:
        return (text,)
    first, last = blocks[0], blocks[-1]
    return " ".join(first[:_WORDS_AT_AN_END]), " ".join(last[-_WORDS_AT_AN_END:])


def _encoded(text: str) -> str:
    return percent_encoded(" ".join(text.split()), safe="").replace("-", "%2D")
