"""How a page of the site, and an article that it quotes, are cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from macros import in_words

if TYPE_CHECKING:
    from macros.records.model import Claim, Document
    from macros.site import Site


def claim_citation(claim: Claim, site: Site, url: str) -> str:
    """A claim's page, cited in a line. `url` is the page's address within the site."""
    changed = in_words.day(claim.updated)
    return f"{site.name}, “{claim.question}”, as of {changed}, {site.url}{url}"


def claim_bibtex(claim: Claim, site: Site, url: str) -> str:
    """A claim's page as a BibTeX entry (`@misc`)."""
    entry = Entry(
        "misc",
        fields={
            "title": f"{{{claim.question}}}",
            "year": str(claim.updated.year),
            "note": f"As of {in_words.day(claim.updated)}",
            "url": f"{site.url}{url}",
        },
        persons={"author": [Person(last=f"{{{site.name}}}")]},
    )
    written: str = Writer().to_string(BibliographyData({str(claim.id): entry}))
    return written.strip()


def document_citation(document: Document) -> str:
    """An article or a reference, cited in a line; what is not known is left out."""
    parts = [
        document.author,
        f"“{document.title}”",
        document.publisher if document.publisher != document.author else None,
        in_words.days(document.issued) if document.issued else "date not stated",
        document.url,
    ]
    return ", ".join(part for part in parts if part)
