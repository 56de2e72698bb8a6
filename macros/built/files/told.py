"""What the record holds is on the pages, and what they quote is in the record.

Each claim has a page with all its quotes and inconsistencies, and a card on the page of its topic;
each source has a page. A quote on any page is in the record, letter for letter, for that source.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from macros.problems import Problem
from macros.urls import INDEX, card_anchor, claim_url, inconsistency_anchor, source_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from macros.built.html import HtmlPage
    from macros.built.site import BuiltSite
    from macros.records.model import Claim

ID: Final = "told"


def check(site: BuiltSite) -> Iterator[Problem]:
    """A problem for each thing that is missing, and each quote that the record does not have."""
    record = site.project.record
    ended = (each.id for each in record.retired)
    urls = [*map(claim_url, (*record.claim, *ended)), *map(source_url, record.source)]
    for url in urls:
        if url not in site.pages:
            yield Problem(site.place(f"{url}{INDEX}"), ID, "the page is missing")
    for claim in record.claims:
        yield from _claim(site, claim)
    known = {
        source: {each.text.strip() for each in said} for source, said in record.quotes_of.items()
    }
    for page in site.pages.values():
        yield from _quotes(site, page, known)


def _claim(site: BuiltSite, claim: Claim) -> Iterator[Problem]:
    inconsistencies = {inconsistency_anchor(claim.id, each.id) for each in claim.inconsistencies}
    own = site.pages.get(claim_url(claim.id))
    topic = site.pages.get(site.project.topics[claim.topic].url)
    for page, wanted in (
        (own, inconsistencies),
        (topic, {card_anchor(claim.id), *inconsistencies}),
    ):
        if page is not None:
            for missing in sorted(wanted - page.ids):
                yield Problem(site.at(page), ID, f"“{missing}” is missing on the page")
    if own is None:
        return
    shown = Counter((each["data-source"], each.text.strip()) for each in own.of("blockquote"))
    said = Counter(
        (str(account.source), quote.text.strip())
        for account in claim.accounts
        for quote in account.quotes
    )
    for source, words in said - shown:
        message = f"the page does not show “{words}”, which the record quotes from {source}"
        yield Problem(site.at(own), ID, message)


def _quotes(site: BuiltSite, page: HtmlPage, known: Mapping[str, set[str]]) -> Iterator[Problem]:
    for shown in page.of("blockquote"):
        source = shown["data-source"]
        words = shown.text.strip()
        if source and words not in known.get(source, ()):
            message = f"the record has no quote “{words}” of {source}"
            yield Problem(site.at(page, shown), ID, message)
