"""Records in the vocabulary of schema.org.

A claim is a `Question`. Each of its answers is both an `Answer` and a `Claim`, which appears in the
quotes that show it. There is no verdict, so there is no `ClaimReview`; and no quote names a
speaker, since nobody attested that those were the speaker’s words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from macros.language import _
from macros.publish.values import identity, known, rights
from macros.text.in_words import answer, name
from macros.urls import claim_url, question_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from macros.publish.published_file import PublishedFile
    from macros.publish.values import Json
    from macros.reading.pages import Page
    from macros.records.answers import Answer
    from macros.records.model import Claim, Name, Quote, Record, Source
    from macros.site import Site

_TYPES: Final = {
    "article": "NewsArticle",
    "interview": "NewsArticle",
    "report": "Report",
    "book": "Book",
    "paper": "ScholarlyArticle",
    "broadcast": "Episode",
    "video": "VideoObject",
    "post": "SocialMediaPosting",
}
_ANY_TYPE: Final = "WebPage"


def website(site: Site) -> Json:
    """The site as a `WebSite`."""
    return _ours("WebSite", "", site, name=site.name, description=site.description or None)


def explainer(page: Page, record: Record, site: Site) -> Json:
    """The page of a topic as an `Article`, which cites the articles that its claims quote."""
    claims = record.of_topic(page.topic or "")
    quoted = {source for claim in claims for source in claim.sources}
    return _ours(
        "Article",
        page.url,
        site,
        headline=page.title,
        description=page.description or None,
        author=_publisher(site),
        isPartOf=_same(site.url),
        citation=[
            _same(identity(source, site)) for source in record.sources if source.id in quoted
        ],
        **_dates(claims),
    )


def dataset(page: Page, record: Record, site: Site, files: Sequence[PublishedFile]) -> Json:
    """The page of the data as a `Dataset`, with its files."""
    return _ours(
        "Dataset",
        page.url,
        site,
        name=_("%(site)s: the record") % {"site": site.name},
        description=page.description or site.description,
        creator=_publisher(site),
        isAccessibleForFree=True,
        copyrightNotice=rights(),
        distribution=[_download(file, site) for file in files],
        **_dates(record.claims) | {"dateModified": str(record.updated)},
    )


def question(claim: Claim, record: Record, site: Site) -> Json:
    """A claim as a `Question`, with what answers it."""
    page = site.address(claim_url(claim.id))
    answers = dict.fromkeys(each for account in claim.accounts for each in account.answers)
    suggested = [
        {
            "@type": ["Answer", "Claim"],
            "text": answer(given, claim),
            "appearance": list(_appearances(given, claim, record, site)),
        }
        for given in answers
    ]
    return known(
        **{"@type": "Question", "@id": site.address(question_url(claim.id))},
        url=page,
        name=claim.question,
        text=claim.question,
        inLanguage=site.language,
        dateCreated=str(claim.added),
        dateModified=str(claim.updated),
        author=_publisher(site),
        license=site.licence_url,
        isPartOf=_same(site.url),
        answerCount=len(suggested),
        suggestedAnswer=suggested,
    )


def article(source: Source, record: Record, site: Site) -> Json:
    """A source as the type that fits it, based on what it retells."""
    issued = source.issued
    documents = {**record.source, **record.reference}
    return known(
        **{"@type": _TYPES.get(source.kind, _ANY_TYPE), "@id": identity(source, site)},
        url=source.link,
        headline=source.title,
        inLanguage=source.language,
        datePublished=str(issued) if issued and issued.start == issued.end else None,
        author=[_name(each) for each in source.author] or None,
        publisher={"@type": "Organization", "name": source.publisher},
        isbn=source.ISBN,
        sameAs=source.resolver if source.URL else None,
        archivedAt=source.archive_location,
        isBasedOn=[_same(identity(documents[each.id], site)) for each in source.retells] or None,
    )


def _name(author: Name) -> Json:
    if author.literal is not None:
        return {"name": author.literal}
    return {"@type": "Person", "name": name(author)} | known(
        familyName=author.family, givenName=author.given
    )


def trail(steps: Sequence[tuple[str, str]], site: Site) -> Json:
    """The way to a page as a `BreadcrumbList`; a step is an address within the site and a name."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": site.address(url),
            }
            for position, (url, name) in enumerate(steps, 1)
        ],
    }


def _appearances(given: Answer, claim: Claim, record: Record, site: Site) -> Iterator[Json]:
    for account in claim.accounts:
        for quote in account.quotes:
            if account.shown_by(quote) == given:
                yield _quotation(quote, record.source[account.source], site)


def _quotation(quote: Quote, source: Source, site: Site) -> Json:
    return {
        "@type": "Quotation",
        "text": quote.text,
        "inLanguage": source.language,
        "isBasedOn": _same(identity(source, site)),
    }


def _download(file: PublishedFile, site: Site) -> Json:
    return {
        "@type": "DataDownload",
        "name": file.title,
        "contentUrl": site.address(file.path),
        "encodingFormat": file.media_type,
        "contentSize": f"{len(file.content)} B",
        "sha256": file.sha256,
    }


def _ours(kind: str, url: str, site: Site, **properties: Any) -> Json:
    page = site.address(url)
    return known(
        **{"@type": kind, "@id": page},
        url=page,
        inLanguage=site.language,
        publisher=_publisher(site),
        license=site.licence_url,
        **properties,
    )


def _dates(claims: Sequence[Claim]) -> Json:
    return known(
        datePublished=min((str(claim.added) for claim in claims), default=None),
        dateModified=max((str(claim.updated) for claim in claims), default=None),
    )


def _publisher(site: Site) -> Json:
    return {"@type": "Organization", "name": site.name, "url": site.url}


def _same(address: str) -> Json:
    return {"@id": address}
