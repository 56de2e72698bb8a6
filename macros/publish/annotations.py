"""Each quote as an annotation on its article (W3C, “Web Annotation Data Model”)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from macros.analysis.quotes import surroundings
from macros.in_words import answer, answers
from macros.publish.json_text import known
from macros.site import claim_url, slip_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.publish.json_text import Json
    from macros.records.dates import PartialDate
    from macros.records.model import Account, Claim, Quote
    from macros.records.project import Project
    from macros.site import Site

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"

_LANGUAGE: Final = "en"
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
        dates = {"created": _moment(claim.added), "modified": _moment(claim.updated)}
        for account in claim.accounts:
            for quote in account.quotes:
                answered = _answered(quote, account, claim)
                yield {
                    **_annotation(f"{claim.id}/{account.source}", quote, site),
                    **dates,
                    "body": [_linking(page), *([_classifying(answered)] if answered else [])],
                    "target": _target(quote, account.source, project),
                }


def _of_slips(project: Project, site: Site) -> Iterator[Json]:
    for source in project.record.sources:
        for slip in source.slips:
            page = site.address(slip_url(source.id, slip.id))
            yield {
                **_annotation(f"slips/{source.id}/{slip.id}", slip.quote, site),
                "body": [_linking(page), _describing(slip.explanation)],
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


def _classifying(text: str) -> Json:
    return _text(text, "classifying", "text/plain")


def _describing(text: str) -> Json:
    return _text(text, "describing", "text/markdown")


def _text(text: str, purpose: str, form: str) -> Json:
    return {
        "type": "TextualBody",
        "value": text,
        "format": form,
        "language": _LANGUAGE,
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


def _moment(date: PartialDate) -> str:
    """A day as a moment (XML Schema, `dateTime`): its first."""
    return f"{date.first}T00:00:00Z"
