"""A topic, source, reference, claim or answer that is named somewhere exists.

Bad:

    source: gazete

Good:

    source: gazette

An answer lies within a wider one, never in a circle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.problems import Problem
from macros.reading.calls import ANSWERING, COUNTED, COUNTED_ON_A_CLAIM
from macros.records.kinds import Kind
from macros.records.project import Need
from macros.text.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from macros.reading.nodes import Text
    from macros.records.model import Claim, Record
    from macros.records.project import Project

ID: Final = "known-id"
NEEDS: Final[tuple[Need, ...]] = ()

_COLLECTIONS: Final = {
    "claim": ("claims",),
    "source": ("sources",),
    "reference": ("references",),
    "document": ("sources", "references"),
}

_NEEDED: Final = {
    "claim": {Need.CLAIMS},
    "source": {Need.SOURCES},
    "reference": {Need.REFERENCES},
    "document": {Need.SOURCES, Need.REFERENCES},
    "topic": {Need.PAGES},
}
"""What must be read before an id of some kind can be called unknown."""

_BEGIN: Final = {
    "claim": "Add the first: claims new",
    "source": "Add the first: claims new source",
    "reference": "Add it to data/references.yaml, under “references:”.",
    "topic": "Say “topic: …” in the front matter of its page, and call cards() on it.",
}
"""How to make the first of a kind."""

_CALLED: Final = {
    "answer": "an answer of this claim",
    "answering": "something to count by its answer",
    "document": "a source or reference of this project",
    "inconsistency": "an inconsistency of this claim",
    "what": "something to count in the whole record",
    "who": "something to count on a claim",
}


def check(project: Project) -> Iterator[Problem]:
    """A problem for each unknown id, at the first place where it is named.

    If nothing of its kind exists at all, there is one problem for all such ids.
    """
    known_ids = _known_ids(project)
    for kind, names in _unknown_names(project, known_ids).items():
        yield from _all_unknown(kind, names, known_ids[kind])
    for claim, named in project.labels_named():
        yield from _labels(claim, named)
    for page in project.pages:
        for call in page.calls:
            for name in call.naming("inconsistency"):
                yield from _unknown_inconsistency(call.naming("claim"), name, project.record)


def _known_ids(project: Project) -> dict[str, set[str]]:
    """The ids of each kind, without the kinds for which a file could not be read."""
    known = {
        kind: {str(id_) for collection in collections for id_ in project.ids.get(collection, ())}
        for kind, collections in _COLLECTIONS.items()
    }
    known |= {
        "answering": {ANSWERING},
        "topic": set(project.topics),
        "what": set(COUNTED),
        "who": set(COUNTED_ON_A_CLAIM),
    }
    lacking = {kind for kind, needs in _NEEDED.items() if needs & project.lacks}
    return {kind: names for kind, names in known.items() if kind not in lacking}


def _unknown_names(
    project: Project, known_ids: Mapping[str, set[str]]
) -> Mapping[str, dict[str, list[Text]]]:
    """The places of each unknown id, by kind and id."""
    unknown: dict[str, dict[str, list[Text]]] = {}
    for kind, name in _named(project):
        if kind in known_ids and name not in known_ids[kind]:
            unknown.setdefault(kind, {}).setdefault(str(name), []).append(name)
    if any(not known_ids[kind] for kind in ("source", "reference") if kind in unknown):
        unknown.pop("document", None)
    return unknown


def _named(project: Project) -> Iterator[tuple[str, Text]]:
    for value in project.values(Kind.ID):
        if value.names:
            yield value.names, value.node
    for page in project.pages:
        for call in page.calls:
            for kind in ("answering", "claim", "source", "what", "who"):
                for name in call.naming(kind):
                    yield kind, name


def _labels(claim: Claim, named: tuple[Text, ...]) -> Iterator[Problem]:
    wider = {label.id: label.within for label in claim.answers}
    unknown: dict[str, list[Text]] = {}
    for name in named:
        if name not in wider:
            unknown.setdefault(name, []).append(name)
    for places in unknown.values():
        yield _unknown("answer", places[0], set(wider), len(places) - 1)
    circles: set[str] = set()
    for label, within in wider.items():
        seen = {label}
        step = within
        while step is not None and step not in seen:
            seen.add(step)
            step = wider.get(step)
        if within is not None and step == label and label not in circles:
            circles |= seen
            message = f"“{label}” lies within itself"
            yield Problem(within.at, ID, message, "A narrower answer lies within a wider one.")


def _unknown_inconsistency(
    claims: tuple[Text, ...], name: Text, record: Record
) -> Iterator[Problem]:
    for claim in claims:
        if claim in record.claim:
            known = {each.id for each in record.claim[claim].inconsistencies}
            if name not in known:
                yield _unknown("inconsistency", name, known)


def _all_unknown(kind: str, names: Mapping[str, list[Text]], known: set[str]) -> Iterator[Problem]:
    if known:
        for places in names.values():
            yield _unknown(kind, places[0], known, len(places) - 1)
        return
    first = next(iter(names.values()))[0]
    others = f", and {len(names) - 1} more" if len(names) > 1 else ""
    message = f"“{first}”{others}: no {kind} is recorded yet"
    yield Problem(first.at, ID, message, _BEGIN[kind])


def _unknown(kind: str, name: Text, known: set[str] | set[Text], elsewhere: int = 0) -> Problem:
    message = f"“{name}” is not {_CALLED.get(kind, f'a {kind} of this project')}"
    if elsewhere:
        message += f" (also in {elsewhere} more place{'s' if elsewhere > 1 else ''})"
    return Problem(name.at, ID, message, nearest(name, known))
