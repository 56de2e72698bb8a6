"""How a page of the site, and an article that it quotes, are cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.language import _
from macros.text.dates import day, days
from macros.text.in_words import authors, locator, quoted
from macros.urls import claim_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.records.model import Claim, Document, Quote
    from macros.site import Site


def claim_citation(claim: Claim, site: Site) -> str:
    """A citation of a claim’s page, on one line."""
    changed = _("as of %(day)s") % {"day": day(claim.updated)}
    parts = (site.name, quoted(claim.question), changed, site.address(claim_url(claim.id)))
    return ", ".join(parts)


def citation_parts(document: Document, quotes: Iterable[Quote] = ()) -> list[str]:
    """The parts of a citation of an article or a reference; what is not known is left out.

    The last are where the quotes stand, if they say so.
    """
    author = authors(document)
    parts = [
        author,
        quoted(document.title),
        document.publisher if document.publisher != author else None,
        days(document.issued) if document.issued else _("date not stated"),
        f"ISBN {document.ISBN}" if document.ISBN else None,
        document.address,
        *_copy(document),
        *(locator(quote.locator) for quote in quotes if quote.locator),
    ]
    return [str(part) for part in dict.fromkeys(parts) if part]


def _copy(document: Document) -> Iterator[str]:
    """The kept copy of a document that is gone from its address."""
    if document.gone:
        yield (
            _("kept by %(archive)s") % {"archive": document.archive}
            if document.archive
            else _("kept")
        )
        yield str(document.archive_location)
