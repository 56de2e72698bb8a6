"""The links of a page: to other pages, to passages of the articles, to corrections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.utils import get_relative_url

from macros.analysis.passages import passage
from macros.render.lookup import Lookup
from macros.urls import card_anchor, claim_url, inconsistency_anchor, source_url

if TYPE_CHECKING:
    from macros.reading.pages import Page
    from macros.records.model import Claim, Inconsistency, Quote, Source
    from macros.site import Site


@dataclass(frozen=True)
class Hrefs(Lookup):
    """A project as one page of a site can link to it."""

    site: Site

    def to(self, url: str) -> str:
        """The relative link from this page to an address within the site."""
        return get_relative_url(url, self.url)

    def to_claim(self, claim: Claim) -> str:
        """The link to a claim's own page."""
        return self.to(claim_url(claim.id))

    def to_card(self, claim: Claim) -> str:
        """The link to a claim's card on the page of its topic."""
        page = self.topics[claim.topic]
        return self._on(page, card_anchor(claim.id))

    def to_inconsistency(self, claim: Claim, inconsistency: Inconsistency) -> str:
        """The link to an inconsistency, in the card of its claim on the page of its topic."""
        page = self.topics[claim.topic]
        return self._on(page, inconsistency_anchor(claim.id, inconsistency.id))

    def _on(self, page: Page, anchor: str) -> str:
        return f"{'' if page.url == self.url else self.to(page.url)}#{anchor}"

    def first_page_calling(self, macro: str) -> tuple[tuple[str, str], ...]:
        """The link to the first page that calls a macro, and its title; empty if none does."""
        pages = self.project.pages_calling(macro)[:1]
        return tuple((self.to(page.url), page.title) for page in pages)

    def to_source(self, source: str) -> str:
        """The link to a source's page."""
        return self.to(source_url(source))

    def to_correct(self, claim: Claim) -> str:
        """Where to suggest a correction to a claim; empty if nowhere."""
        return f"{self.site.correct}{claim.at.file}#L{claim.at.line}" if self.site.correct else ""

    def to_passage(self, quote: Quote, source: Source) -> str | None:
        """The link to a quote in its article; None if the article has no address."""
        return passage(source, quote, self.project.fingerprints[source.id])
