"""How a page of the site, and an article that it quotes, are cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.text.dates import day, days
from macros.urls import claim_url

if TYPE_CHECKING:
    from macros.records.model import Claim, Document
    from macros.site import Site


def claim_citation(claim: Claim, site: Site) -> str:
    """A citation of a claim’s page, on one line."""
    changed = day(claim.updated)
    return f"{site.name}, “{claim.question}”, as of {changed}, {site.address(claim_url(claim.id))}"


def document_citation(document: Document) -> str:
    """A citation of an article or a reference, on one line; what is not known is left out."""
    parts = [
        document.author,
        f"“{document.title}”",
        document.publisher if document.publisher != document.author else None,
        days(document.issued) if document.issued else "date not stated",
        document.URL,
    ]
    return ", ".join(part for part in parts if part)
