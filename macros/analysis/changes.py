"""What differs between two states of a record."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from macros.analysis.differences import Step, differences, moved, whole
from macros.analysis.sentences import sentences
from macros.analysis.standing import Standing, standing
from macros.records.model import Claim, Document, Retired
from macros.records.nodes import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as Named

    from macros.analysis.differences import Difference, Moved
    from macros.analysis.sentences import Sentence
    from macros.records.model import Place, Record
    from macros.records.project import Project

BOOKKEEPING: Final = frozenset({"updated", "changes"})
"""The fields that tell of changes, and are none themselves."""

_DATE: Final = "updated"
_COLLECTIONS: Final = ("claims", "retired", "sources", "references")
"""The lists of the data files, in the order in which what differs in them is told."""

_Kind = TypeVar("_Kind", Claim, Retired, Document)
_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Entry(Generic[_Part]):
    """A part of the record that is new, or that says something else in what `differences` tell."""

    of: _Part
    differences: tuple[Difference, ...]
    new: bool = True


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim before and after; what differs in it, and in its standing.

    That its date is another is among the differences only where it is the only one.
    """

    before: Claim
    after: Claim
    differences: tuple[Difference, ...]
    standings: tuple[Standing, Standing]

    @property
    def other_content(self) -> bool:
        """Whether it says something else, not only when and why."""
        return any(each.path[0].field not in BOOKKEEPING for each in self.differences)

    @property
    def reads_otherwise(self) -> bool:
        """Whether a sentence that speaks of it may be true no more."""
        return self.other_content or self.standings[0] != self.standings[1]


@dataclass(frozen=True, slots=True)
class Changes:
    """From one project to another.

    `retired` are the new entries and those that say something else now, `unretired` those that are
    gone. `ended` are the claims that are gone and retired, `lost` those that are only gone. `new`
    and `settled` are the inconsistencies of claims that stayed or came. `documents` are the sources
    and references that are new or say something else, `gone` those that are no more. `moved` are
    the items of files that stand in another order. `sentences` speak of a claim that changed;
    those of `former` spoke, before, of one that is gone.
    """

    added: tuple[Entry[Claim], ...]
    changed: tuple[ClaimChange, ...]
    retired: tuple[Entry[Retired], ...]
    ended: tuple[Claim, ...]
    lost: tuple[Claim, ...]
    unretired: tuple[Retired, ...]
    new: tuple[Entry[Place], ...]
    settled: tuple[Place, ...]
    documents: tuple[Entry[Document], ...]
    gone: tuple[Document, ...]
    moved: tuple[Moved, ...]
    sentences: tuple[Sentence, ...]
    former: tuple[Sentence, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any(getattr(self, field.name) for field in fields(self))


def changes(before: Project, after: Project) -> Changes:
    """What it takes to come from one project to the other. Both match their schemas."""
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
        settled=tuple(_flags_beyond(one, other)),
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
        moved=tuple(move for items in (claims, retired, *documents) for move in items.moved()),
        sentences=tuple(sentences(after.pages, read_again)),
        former=tuple(sentences(before.pages, {claim.id for claim in missing})),
    )


class _Items:
    """A collection as it was written before and after, by id."""

    def __init__(self, name: str, before: Project, after: Project) -> None:
        self.name = name
        self.before, self.after = (_written(name, project) for project in (before, after))

    def differences(self, id_: str) -> tuple[Difference, ...]:
        item = self.after[id_]
        return tuple(differences(self.before.get(id_, Mapping(item.at)), item))

    def entries(self, found: Iterable[_Kind]) -> Iterator[Entry[_Kind]]:
        """Those of some items that are new, or say something else."""
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


def _flagged(claims: _Items, before: Project, after: Project) -> Iterator[Entry[Place]]:
    for claim, flag in _flags_beyond(after.record, before.record):
        for node in claims.after[claim.id].items_of("inconsistencies").mappings():
            if node.text("id") == flag.id:
                yield Entry((claim, flag), tuple(whole(node)))


def _flags_beyond(record: Record, other: Record) -> Iterator[Place]:
    known = {(claim.id, flag.id) for claim, flag in other.inconsistencies}
    for claim, flag in record.inconsistencies:
        if (claim.id, flag.id) not in known:
            yield claim, flag
