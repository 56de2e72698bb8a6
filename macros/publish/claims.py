"""Claims as JSON, with what analysis derives from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.analysis.facts import facts
from macros.analysis.passages import passage
from macros.publish.values import fields_said, known, number
from macros.reading.nodes import Mapping, spelt_out
from macros.records.answers import Answer, DateAnswer, LabelAnswer, NumberAnswer, SetAnswer
from macros.text.in_words import answer
from macros.urls import claim_url, inconsistency_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from macros.analysis.facts import Facts
    from macros.publish.values import Json
    from macros.reading.nodes import Node
    from macros.records.model import (
        Account,
        Claim,
        Inconsistency,
        Quote,
        Retired,
        Source,
    )
    from macros.records.project import Project
    from macros.site import Site


def claim_json(claim: Claim, project: Project, site: Site) -> Json:
    """A claim: all that the data says of it, and what follows from that."""
    derived, node = facts(claim, project.record), project.node("claims", claim.id)
    accounts = zip(claim.accounts, node.items_of("accounts").mappings(), strict=True)
    inconsistencies = zip(
        claim.inconsistencies, node.items_of("inconsistencies").mappings(), strict=True
    )
    return fields_said(
        node,
        project.schemas.record("claims", "claims"),
        without=("answers", "accounts", "inconsistencies"),
        lists=("context", "related", "changes"),
    ) | known(
        page=site.address(claim_url(claim.id)),
        judgement=claim.judgement,
        labels=_labels(node.get("answers"), project),
        distinct_from=[
            {"claim": str(each.other(claim.id)), "reason": str(each.reason)}
            for each in project.record.distinct_from(claim.id)
        ],
        standing=derived.standing,
        badges=derived.badges,
        origins=[_origin(together, derived) for together in derived.origins],
        accounts=[_account(account, part, derived, project) for account, part in accounts],
        inconsistencies=[
            _inconsistency(inconsistency, part, derived, project, site)
            for inconsistency, part in inconsistencies
        ],
    )


def retired_json(retired: Retired, project: Project, site: Site) -> Json:
    """A claim id that is no longer used."""
    node = project.node("retired", retired.id)
    fields = fields_said(node, project.schemas.record("claims", "retired"), without=("date",))
    return fields | {"page": site.address(claim_url(retired.id)), "retired": str(retired.date)}


def quote_json(
    quote: Quote, node: Node, source: Source, project: Project, answered: Json | None = None
) -> Json:
    """A quote, with what it answers and the address of its passage; `node` is it in the data."""
    schema = project.schemas.record("claims", "claims", "accounts", "quotes")
    return fields_said(spelt_out(node), schema, without=("answer",)) | known(
        answer=answered,
        passage=passage(source, quote, project.fingerprints[source.id]),
    )


def answer_json(given: Answer, claim: Claim) -> Json:
    """An answer: in words, as a value of the claim’s `answer_type`, and what goes with it."""
    text = answer(given, claim)
    match given:
        case DateAnswer():
            return known(text=text, value=str(given.date))
        case NumberAnswer():
            return known(text=text, **_number(given), unit=claim.unit, about=given.about or None)
        case LabelAnswer():
            return known(text=text, value=given.label, within=given.within or None)
        case SetAnswer():
            return known(text=text, value=_labels_of(given, claim), open=given.open or None)


def _number(given: NumberAnswer) -> Json:
    """A number as `value`; a range as `min` and `max`, of which an open end is left out."""
    if given.value is not None:
        return {"value": number(given.value)}
    ends = {"min": given.least, "max": given.most}
    return {name: number(end) for name, end in ends.items() if end is not None}


def _labels_of(given: SetAnswer, claim: Claim) -> tuple[str, ...]:
    """The labels of a set answer, in the order in which the claim declares them."""
    members = {member.label for member in given.members}
    return tuple(str(label.id) for label in claim.answers if label.id in members)


def _origin(together: Sequence[Account], derived: Facts) -> Json:
    documents = {root for account in together for root in derived.roots(account)}
    return {"documents": sorted(documents), "sources": [account.source for account in together]}


def _labels(declared: Node | None, project: Project) -> list[Json]:
    schema = project.schemas.record("claims", "claims", "answers")
    labels = declared.items() if isinstance(declared, Mapping) else ()
    return [{"id": str(id_)} | fields_said(spelt_out(words), schema) for id_, words in labels]


def _account(account: Account, node: Mapping, derived: Facts, project: Project) -> Json:
    claim, source = derived.claim, project.record.source[account.source]
    schema = project.schemas.record("claims", "claims", "accounts")
    quotes = zip(account.quotes, node.items_of("quotes"), strict=True)
    return fields_said(node, schema, without=("answer", "and_others", "quotes")) | {
        "answers": [answer_json(each, claim) for each in account.answers],
        "retells": [retold.id for retold in derived.retold(account)],
        "drawn_from": derived.roots(account),
        "quotes": [
            quote_json(quote, part, source, project, _answered(quote, account, claim))
            for quote, part in quotes
        ],
    }


def _answered(quote: Quote, account: Account, claim: Claim) -> Json | None:
    shown = account.shown_by(quote)
    return None if shown is None else answer_json(shown, claim)


def _inconsistency(
    inconsistency: Inconsistency, node: Mapping, derived: Facts, project: Project, site: Site
) -> Json:
    schema = project.schemas.record("claims", "claims", "inconsistencies")
    url = inconsistency_url(derived.claim.id, inconsistency.id)
    sides = derived.sides(inconsistency)
    return fields_said(node, schema, without=("between",)) | {
        "page": site.address(url),
        "spread": derived.spread(inconsistency),
        "sides": [[account.source for account in side] for side in sides],
    }
