"""How a page of the site, and an article that it quotes, are cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.text.dates import day, days
from macros.text.in_words import authors, locator
from macros.urls import claim_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.records.model import Claim, Document, Quote
    from macros.site import Site


def claim_citation(claim: Claim, site: Site) -> str:
    """A citation of a claim’s page, on one line."""
    changed = day(claim.updated)
    return f"{site.name}, “{claim.question}”, as of {changed}, {site.address(claim_url(claim.id))}"


def citation_parts(document: Document, quotes: Iterable[Quote] = ()) -> list[str]:
    """The parts of a citation of an article or a reference; what is not known is left out.

    The last are where the quotes stand, if they say so.
    """
    author = authors(document)
    parts = [
        author,
        f"“{document.title}”",
        document.publisher if document.publisher != author else None,
        days(document.issued) if document.issued else "date not stated",
        f"ISBN {document.ISBN}" if document.ISBN else None,
        document.address,
        *_copy(document),
        *(locator(quote.locator) for quote in quotes if quote.locator),
    ]
    return [str(part) for part in dict.fromkeys(parts) if part]


def _copy(document: Document) -> Iterator[str]:
    """The kept copy of a document that is gone from its address."""
    if document.gone:
        yield f"kept by {document.archive}" if document.archive else "kept"
        yield str(document.archive_location)
