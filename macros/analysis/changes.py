"""What differs between two states of a record."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from macros.analysis.differences import Step, differences, moved, whole
from macros.analysis.mentions import mentions
from macros.analysis.standing import Standing, standing
from macros.reading.nodes import Mapping
from macros.records.model import Claim, Distinct, Document, Retired

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as Named

    from macros.analysis.differences import Difference, Moved
    from macros.analysis.mentions import Mention
    from macros.records.model import Flagged, Record
    from macros.records.project import Project

BOOKKEEPING: Final = frozenset({"updated", "changes"})
"""The fields that record changes; a difference in them is not a change of content."""

_DATE: Final = "updated"
_COLLECTIONS: Final = ("claims", "retired", "sources", "references")
"""The lists in the data files, in the order in which their differences are reported."""

_Kind = TypeVar("_Kind", Claim, Retired, Document)
_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Entry(Generic[_Part]):
    """A part of the record that is new, or that changed as `differences` says."""

    of: _Part
    differences: tuple[Difference, ...]
    new: bool = True


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim before and after, with its differences and its two standings.

    A different `updated` is listed only if nothing else differs.
    """

    before: Claim
    after: Claim
    differences: tuple[Difference, ...]
    standings: tuple[Standing, Standing]

    @property
    def other_content(self) -> bool:
        """Whether anything but the bookkeeping changed."""
        return any(each.path[0].field not in BOOKKEEPING for each in self.differences)

    @property
    def reads_otherwise(self) -> bool:
        """Whether a sentence about the claim may no longer be true."""
        return self.other_content or self.standings[0] != self.standings[1]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed from one project to another.

    `added` and `changed` are claims. `retired` are the entries of retired claims that are new or
    changed, `unretired` those that are gone. `ended` are claims that are gone and were retired,
    `lost` those that are just gone. `new` and `settled` are inconsistencies that came and went.
    `documents` are sources and references that are new or changed, `gone` those that were removed.
    `apart` are the reasons to keep two claims apart, before and after, None where there is none.
    `moved` are items that changed places in a file. `mentions` are sentences that speak of a claim
    that changed; those of `former` spoke, before, of one that is gone.
    """

    added: tuple[Entry[Claim], ...]
    changed: tuple[ClaimChange, ...]
    retired: tuple[Entry[Retired], ...]
    ended: tuple[Claim, ...]
    lost: tuple[Claim, ...]
    unretired: tuple[Retired, ...]
    new: tuple[Entry[Flagged], ...]
    settled: tuple[Flagged, ...]
    documents: tuple[Entry[Document], ...]
    gone: tuple[Document, ...]
    apart: tuple[tuple[Distinct | None, Distinct | None], ...]
    moved: tuple[Moved, ...]
    mentions: tuple[Mention, ...]
    former: tuple[Mention, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any(getattr(self, field.name) for field in fields(self))


def changes(before: Project, after: Project) -> Changes:
    """Everything that changed from one project to another, both of which match their schemas."""
    one, other = before.record, after.record
    claims, retired, *documents = (_Items(name, before, after) for name in _COLLECTIONS)
    changed = tuple(_changed(claims, before, after))
    over = {each.id for each in other.retired}
    missing = [claim for claim in one.claims if claim.id not in other.claim]
    read_again = {change.after.id for change in changed if change.reads_otherwise}
    return Changes(
        added=tuple(claims.entries(claim for claim in other.claims if claim.id not in one.claim)),
        changed=changed,
        retired=tuple(retired.entries(other.retired)),
        ended=tuple(claim for claim in missing if claim.id in over),
        lost=tuple(claim for claim in missing if claim.id not in over),
        unretired=tuple(each for each in one.retired if each.id not in over),
        new=tuple(_flagged(claims, before, after)),
        settled=tuple(_inconsistencies_beyond(one, other)),
        documents=tuple(
            entry
            for items, found in zip(documents, (other.sources, other.references), strict=True)
            for entry in items.entries(found)
        ),
        gone=tuple(
            document
            for items, found in zip(documents, (one.sources, one.references), strict=True)
            for document in found
            if document.id not in items.after
        ),
        apart=tuple(_apart(one, other)),
        moved=tuple(move for items in (claims, retired, *documents) for move in items.moved()),
        mentions=tuple(mentions(after.pages, read_again)),
        former=tuple(mentions(before.pages, {claim.id for claim in missing})),
    )


class _Items:
    """The items of a collection as written before and after, by id."""

    def __init__(self, name: str, before: Project, after: Project) -> None:
        self.name = name
        self.before, self.after = (_written(name, project) for project in (before, after))

    def differences(self, id_: str) -> tuple[Difference, ...]:
        item = self.after[id_]
        return tuple(differences(self.before.get(id_, Mapping(item.at)), item))

    def entries(self, found: Iterable[_Kind]) -> Iterator[Entry[_Kind]]:
        """The given items that are new or changed."""
        for item in found:
            if told := self.differences(item.id):
                yield Entry(item, told, item.id not in self.before)

    def moved(self) -> Iterator[Moved]:
        return moved(self.before, self.after, (Step(self.name),))


def _written(collection: str, project: Project) -> Named[str, Mapping]:
    return {
        str(item.text("id")): item
        for document in project.documents.values()
        if isinstance(document, Mapping)
        for item in document.items_of(collection).mappings()
    }


def _changed(claims: _Items, before: Project, after: Project) -> Iterator[ClaimChange]:
    for claim in after.record.claims:
        if claim.id not in before.record.claim:
            continue
        told = claims.differences(claim.id)
        earlier = before.record.claim[claim.id]
        standings = (standing(earlier, before.record), standing(claim, after.record))
        if told or standings[0] != standings[1]:
            beside = tuple(each for each in told if each.path[0].field != _DATE)
            yield ClaimChange(earlier, claim, beside or told, standings)


def _flagged(claims: _Items, before: Project, after: Project) -> Iterator[Entry[Flagged]]:
    for claim, inconsistency in _inconsistencies_beyond(after.record, before.record):
        for node in claims.after[claim.id].items_of("inconsistencies").mappings():
            if node.text("id") == inconsistency.id:
                yield Entry((claim, inconsistency), tuple(whole(node)))


def _apart(before: Record, after: Record) -> Iterator[tuple[Distinct | None, Distinct | None]]:
    one, other = ({each.pair: each for each in record.distinct} for record in (before, after))
    for pair in dict.fromkeys((*other, *one)):
        was, now = one.get(pair), other.get(pair)
        if was is None or now is None or was.reason != now.reason:
            yield was, now


def _inconsistencies_beyond(record: Record, other: Record) -> Iterator[Flagged]:
    known = {(claim.id, inconsistency.id) for claim, inconsistency in other.inconsistencies}
    for claim, inconsistency in record.inconsistencies:
        if (claim.id, inconsistency.id) not in known:
            yield claim, inconsistency
