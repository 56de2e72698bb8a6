"""Where accounts come from: who retells whom, and how many origins a claim really has."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from macros.records.model import Account, Claim, Source


def roots(account: Account, sources: Mapping[str, Source]) -> frozenset[str]:
    """The documents in which an account's chains of retelling end; its source if it has none.

    The account's `via`, if given, replaces what its source retells as a whole. If the chains only
    run in a circle, all documents in it count.
    """
    behind = _behind(account, sources)
    ends = {document for document in behind if not _retold(document, sources)}
    return frozenset(ends or behind | {str(account.source)})


def retold_here(account: Account, claim: Claim, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """The sources that an account retells and that speak to the claim too, in the claim's order."""
    behind = _behind(account, sources)
    return tuple(other.source for other in claim.accounts if other.source in behind)


def origins(
    accounts: Sequence[Account], sources: Mapping[str, Source]
) -> tuple[tuple[Account, ...], ...]:
    """The accounts grouped by shared origin, in order of first appearance."""
    documents = [_works(roots(account, sources), sources) for account in accounts]
    group_of = list(range(len(accounts)))
    for one, other in combinations(range(len(accounts)), 2):
        if documents[one] & documents[other]:
            kept, merged = group_of[one], group_of[other]
            group_of = [kept if group == merged else group for group in group_of]
    groups: dict[int, list[Account]] = {}
    for account, group in zip(accounts, group_of, strict=True):
        groups.setdefault(group, []).append(account)
    return tuple(map(tuple, groups.values()))


def related(one: Source, other: Source, sources: Mapping[str, Source]) -> bool:
    """Whether one source retells the other, or both draw on one document, as the record has it."""
    ours, theirs = (
        _works(frozenset({str(each.id)}) | _behind_source(each, sources), sources)
        for each in (one, other)
    )
    return bool(ours & theirs)


def _works(documents: frozenset[str], sources: Mapping[str, Source]) -> frozenset[str]:
    """Documents, with their addresses: two versions of one page are one work."""
    addresses = (sources[document].address for document in documents if document in sources)
    return documents.union(filter(None, addresses))


def _behind(account: Account, sources: Mapping[str, Source]) -> frozenset[str]:
    source = str(account.source)
    steps = [str(account.via)] if account.via else _retold(source, sources)
    return _reached(steps, source, sources)


def _behind_source(source: Source, sources: Mapping[str, Source]) -> frozenset[str]:
    return _reached([str(each.id) for each in source.retells], str(source.id), sources)


def _reached(steps: list[str], source: str, sources: Mapping[str, Source]) -> frozenset[str]:
    """The documents at which chains of retelling arrive that begin with some, other than source."""
    seen: set[str] = set()
    while steps:
        document = steps.pop()
        if document not in seen and document != source:
            seen.add(document)
            steps.extend(_retold(document, sources))
    return frozenset(seen)


def _retold(document: str, sources: Mapping[str, Source]) -> list[str]:
    source = sources.get(document)
    return [str(retelling.id) for retelling in source.retells] if source else []
