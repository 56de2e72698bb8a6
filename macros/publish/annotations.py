"""Each quote as an annotation on its article (W3C, “Web Annotation Data Model”)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from macros.analysis.quotes import surroundings
from macros.publish.values import identity, known
from macros.text.in_words import answer
from macros.urls import claim_url, slip_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.publish.values import Json
    from macros.records.model import Account, Claim, Quote
    from macros.records.project import Project
    from macros.site import Site

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"

_FORMATS: Final = {"classifying": "text/plain", "describing": "text/markdown"}
_NAME_LENGTH: Final = 16
"""How many hexadecimal digits name a quote within its account: enough to avoid collisions."""


def annotation_collection(project: Project, site: Site, url: str) -> Json:
    """Every quote of the record, as a collection with one page; `url` is its full address."""
    items = [*_of_claims(project, site), *_of_slips(project, site)]
    return {
        "@context": CONTEXT,
        "id": url,
        "type": "AnnotationCollection",
        "label": f"{site.name}: each quote, where it stands in its article",
        "total": len(items),
        "first": {"id": f"{url}#page", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _of_claims(project: Project, site: Site) -> Iterator[Json]:
    for claim in project.record.claims:
        page = site.address(claim_url(claim.id))
        for account in claim.accounts:
            for quote in account.quotes:
                bodies = _texts(_answered(quote, account, claim), "classifying", site)
                target = _target(quote, account.source, project, site)
                name = f"{claim.id}/{account.source}"
                yield _annotation(name, [_linking(page), *bodies], target, site)


def _of_slips(project: Project, site: Site) -> Iterator[Json]:
    for source in project.record.sources:
        for slip in source.slips:
            page = site.address(slip_url(source.id, slip.id))
            bodies = _texts(slip.explanation, "describing", site)
            target = _target(slip.quote, source.id, project, site)
            name = f"slips/{source.id}/{slip.id}"
            yield _annotation(name, [_linking(page), *bodies], target, site)


def _annotation(name: str, body: list[Json], target: Json, site: Site) -> Json:
    digest = sha256("\n".join(target["selector"].values()).encode()).hexdigest()[:_NAME_LENGTH]
    return known(
        id=site.tag(f"quotes/{name}/{digest}"),
        type="Annotation",
        rights=site.licence_url,
        body=body,
        target=target,
    )


def _answered(quote: Quote, account: Account, claim: Claim) -> str:
    shown = account.shown_by(quote)
    return "" if shown is None else answer(shown, claim)


def _linking(page: str) -> Json:
    return {"type": "SpecificResource", "source": page, "purpose": "linking"}


def _texts(text: str, purpose: str, site: Site) -> Iterator[Json]:
    """A text as the body of an annotation; nothing if it is empty."""
    if text:
        yield {
            "type": "TextualBody",
            "value": text,
            "format": _FORMATS[purpose],
            "language": site.language,
            "purpose": purpose,
        }


def _target(quote: Quote, source: str, project: Project, site: Site) -> Json:
    """The quoted words in their article, with what is around them if they occur more than once."""
    before, after = surroundings(quote, project.fingerprints[source])
    selector = known(
        type="TextQuoteSelector",
        exact=quote.text,
        prefix=before or None,
        suffix=after or None,
    )
    return {
        "type": "SpecificResource",
        "source": identity(project.record.source[source], site),
        "selector": selector,
    }
