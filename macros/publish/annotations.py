"""Each quote as an annotation on its article (W3C, “Web Annotation Data Model”)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from macros.analysis.quotes import surroundings
from macros.in_words import answer, answers
from macros.publish.values import known, moment
from macros.site import claim_url, slip_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.publish.values import Json
    from macros.records.model import Account, Claim, Quote
    from macros.records.project import Project
    from macros.site import Site

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"

_FORMATS: Final = {"classifying": "text/plain", "describing": "text/markdown"}
_NAME_LENGTH: Final = 16
"""How many hexadecimal digits name a quote within its account: enough for them never to meet."""


def annotation_collection(project: Project, site: Site, url: str) -> Json:
    """Every quote of the record, as a collection of one page; `url` is its whole address."""
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
        dates = {"created": moment(claim.added), "modified": moment(claim.updated)}
        for account in claim.accounts:
            for quote in account.quotes:
                answered = _answered(quote, account, claim)
                yield {
                    **_annotation(f"{claim.id}/{account.source}", quote, site),
                    **dates,
                    "body": [_linking(page), *_texts(answered, "classifying", site)],
                    "target": _target(quote, account.source, project),
                }


def _of_slips(project: Project, site: Site) -> Iterator[Json]:
    for source in project.record.sources:
        for slip in source.slips:
            page = site.address(slip_url(source.id, slip.id))
            yield {
                **_annotation(f"slips/{source.id}/{slip.id}", slip.quote, site),
                "body": [_linking(page), *_texts(slip.explanation, "describing", site)],
                "target": _target(slip.quote, source.id, project),
            }


def _annotation(name: str, quote: Quote, site: Site) -> Json:
    text = "\n".join((quote.before or "", quote.text, quote.after or ""))
    digest = sha256(text.encode()).hexdigest()[:_NAME_LENGTH]
    return known(
        id=site.tag(f"quotes/{name}/{digest}"),
        type="Annotation",
        rights=site.licence.url if site.licence else None,
    )


def _answered(quote: Quote, account: Account, claim: Claim) -> str:
    return answer(quote.answer, claim) if quote.answer else answers(account, claim)


def _linking(page: str) -> Json:
    return {"type": "SpecificResource", "source": page, "purpose": "linking"}


def _texts(text: str, purpose: str, site: Site) -> Iterator[Json]:
    """A text as a body; none where there is no text."""
    if text:
        yield {
            "type": "TextualBody",
            "value": text,
            "format": _FORMATS[purpose],
            "language": site.language,
            "purpose": purpose,
        }


def _target(quote: Quote, source: str, project: Project) -> Json:
    """The words in their article, with what stands around them where they stand there twice."""
    before, after = surroundings(quote, project.fingerprints[source])
    selector = known(
        type="TextQuoteSelector",
        exact=quote.text,
        prefix=before or None,
        suffix=after or None,
    )
    return {
        "type": "SpecificResource",
        "source": project.record.source[source].url,
        "selector": selector,
    }
