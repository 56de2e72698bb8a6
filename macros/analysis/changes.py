"""What differs between two states of a record."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final

from macros.analysis.standing import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from macros.records.model import Account, Claim, Document, Place, Record, Retired

BOOKKEEPING: Final = frozenset({"updated", "changes"})
"""The fields that tell of changes, and are none themselves."""

_PLACE: Final = "at"


@dataclass(frozen=True, slots=True)
class AccountChange:
    """An account before and after; one of the two is None where it is new or gone."""

    source: str
    before: Account | None
    after: Account | None


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim before and after. `fields` are the names of those that differ."""

    before: Claim
    after: Claim
    fields: tuple[str, ...]
    accounts: tuple[AccountChange, ...]
    standings: tuple[Standing, Standing]


@dataclass(frozen=True, slots=True)
class Changes:
    """From one record to another.

    `retired` are the new entries and those that say something else now, `unretired` those that are
    gone. `lost` are the claims that are gone without being retired. `new` and `settled` are the
    inconsistencies of claims that stayed or came. Sources and references are named by `appeared`,
    `gone` and `redone`.
    """

    added: tuple[Claim, ...]
    changed: tuple[ClaimChange, ...]
    retired: tuple[Retired, ...]
    lost: tuple[Claim, ...]
    unretired: tuple[Retired, ...]
    new: tuple[Place, ...]
    settled: tuple[Place, ...]
    appeared: tuple[Document, ...]
    gone: tuple[Document, ...]
    redone: tuple[Document, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any(getattr(self, field.name) for field in fields(self))


def changes(before: Record, after: Record) -> Changes:
    """What it takes to come from one record to the other."""
    both = [claim for claim in after.claims if claim.id in before.claim]
    known = {each.id: _content(each) for each in before.retired}
    retired = tuple(each for each in after.retired if known.get(each.id) != _content(each))
    ended = {each.id for each in after.retired}
    missing = [claim for claim in before.claims if claim.id not in after.claim]
    documents_before, documents_after = _documents(before), _documents(after)
    return Changes(
        added=tuple(claim for claim in after.claims if claim.id not in before.claim),
        changed=tuple(
            change
            for claim in both
            if (change := _changed(before.claim[claim.id], claim, before, after)).fields
        ),
        retired=retired,
        lost=tuple(claim for claim in missing if claim.id not in ended),
        unretired=tuple(each for each in before.retired if each.id not in ended),
        new=tuple(_flags_beyond(after, before)),
        settled=tuple(_flags_beyond(before, after)),
        appeared=tuple(
            each for id_, each in documents_after.items() if id_ not in documents_before
        ),
        gone=tuple(each for id_, each in documents_before.items() if id_ not in documents_after),
        redone=tuple(
            each
            for id_, each in documents_after.items()
            if id_ in documents_before and _content(each) != _content(documents_before[id_])
        ),
    )


def _changed(one: Claim, other: Claim, before: Record, after: Record) -> ClaimChange:
    differing = tuple(
        field.name
        for field in fields(other)
        if field.name not in BOOKKEEPING
        and _content(getattr(one, field.name)) != _content(getattr(other, field.name))
    )
    sources = dict.fromkeys(str(account.source) for account in (*one.accounts, *other.accounts))
    pairs = (
        AccountChange(source, one.account_of(source), other.account_of(source))
        for source in sources
    )
    return ClaimChange(
        one,
        other,
        differing,
        tuple(pair for pair in pairs if _content(pair.before) != _content(pair.after)),
        (standing(one, before), standing(other, after)),
    )


def _flags_beyond(record: Record, other: Record) -> Iterator[Place]:
    known = {(claim.id, flag.id) for claim, flag in other.inconsistencies}
    for claim, flag in record.inconsistencies:
        if (claim.id, flag.id) not in known:
            yield claim, flag


def _documents(record: Record) -> Mapping[str, Document]:
    return {**record.source, **record.reference}


def _content(value: Any) -> Any:
    """A value as it reads, without its places in the file."""
    if is_dataclass(value):
        names = (field.name for field in fields(value) if field.name != _PLACE)
        return tuple((name, _content(getattr(value, name))) for name in names)
    if isinstance(value, tuple):
        return tuple(map(_content, value))
    return value
