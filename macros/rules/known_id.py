"""A topic, source, reference, claim or answer that is named somewhere exists.

Bad:

    source: gazete

Good:

    source: gazette

On a page, the ids are written out, in quotes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.problems import Problem, nearest
from macros.records.pages import ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.model import Claim, Record
    from macros.records.nodes import Text
    from macros.records.pages import Call
    from macros.records.project import Project

ID: Final = "known-id"

_COLLECTIONS: Final = {
    "claim": ("claims",),
    "source": ("sources",),
    "reference": ("references",),
    "document": ("sources", "references"),
}


_CALLED: Final = {
    "answer": "an answer of this claim",
    "document": "a source or reference of this project",
    "inconsistency": "an inconsistency of this claim",
}


def check(project: Project) -> Iterator[Problem]:
    """A problem for each name that nothing has."""
    known_ids = _known_ids(project)
    for kind, name in _named(project):
        known = known_ids.get(kind)
        if known is not None and name not in known:
            yield _unknown(kind, name, known)
    for claim in project.record.claims:
        labels = {label.id for label in claim.labels}
        for name in _labels(claim):
            if name not in labels:
                yield _unknown("answer", name, labels)
    for page in project.pages:
        for call in page.calls:
            yield from _not_written_out(call)
            for name in call.naming("inconsistency"):
                yield from _unknown_flag(call.naming("claim"), name, project.record)


def _known_ids(project: Project) -> dict[str, set[str]]:
    """The ids of each kind, but for kinds of which a file cannot be read."""
    known = {
        kind: {str(id_) for collection in collections for id_ in project.ids[collection]}
        for kind, collections in _COLLECTIONS.items()
        if all(collection in project.ids for collection in collections)
    }
    return known if project.problems else {**known, "topic": set(project.topics)}


def _named(project: Project) -> Iterator[tuple[str, Text]]:
    record = project.record
    for claim in record.claims:
        yield from _named_by(claim)
    for retired in record.retired:
        if retired.see is not None:
            yield "claim", retired.see
    for source in record.sources:
        for retelling in source.retells:
            yield "document", retelling.id
    for page in project.pages:
        for call in page.calls:
            for kind in ("claim", "source"):
                for name in call.naming(kind):
                    yield kind, name


def _named_by(claim: Claim) -> Iterator[tuple[str, Text]]:
    yield "topic", claim.topic
    for account in claim.accounts:
        yield "source", account.source
        if account.via is not None:
            yield "document", account.via
    for flag in claim.inconsistencies:
        for source in flag.named:
            yield "source", source
    for context in claim.context:
        for reference in context.references:
            yield "reference", reference
    for other in claim.related:
        yield "claim", other


def _labels(claim: Claim) -> Iterator[Text]:
    for account in claim.accounts:
        yield from account.labels
    for label in claim.labels:
        if label.within is not None:
            yield label.within


def _unknown_flag(claims: tuple[Text, ...], name: Text, record: Record) -> Iterator[Problem]:
    for claim in claims:
        if claim in record.claim:
            known = {flag.id for flag in record.claim[claim].inconsistencies}
            if name not in known:
                yield _unknown("inconsistency", name, known)


def _not_written_out(call: Call) -> Iterator[Problem]:
    expected = ARGUMENTS[call.macro]
    if len(call.arguments) < len(expected) or None in call.arguments:
        form = ", ".join(f'"{each}"' for each in expected)
        message = f"{call.macro} is not called with texts in quotes, so it cannot be checked"
        yield Problem(call.macro.at, ID, message, f"Write it as {call.macro}({form}).")


def _unknown(kind: str, name: Text, known: set[str] | set[Text]) -> Problem:
    message = f"“{name}” is not {_CALLED.get(kind, f'a {kind} of this project')}"
    return Problem(name.at, ID, message, nearest(name, known))
