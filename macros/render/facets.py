"""What a list can be filtered by: the facets of its items, and which items have each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from macros import urls
from macros.analysis.agreement import set_apart
from macros.analysis.facts import facts
from macros.text import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from macros.records.model import Claim, Inconsistency, Record, Source

SLIP: Final = "slip"
"""The kind under which slips are found among the inconsistencies."""


@dataclass(frozen=True, slots=True)
class Value:
    """The value that an item has in a group of facets: its id, and the words for it."""

    group: str
    id: str
    words: str

    @property
    def facet(self) -> str:
        """The name of the facet, as addresses and attributes use it."""
        return urls.facet(self.group, self.id)

    @property
    def term(self) -> str:
        """The facet as one word that the search knows, and nobody types.

        Its signs, which the search takes for letters, keep it from being stemmed, and from being
        the beginning of another.
        """
        return f"@zz{self.group}@{self.id.replace(' ', '#').replace('-', '#')}@"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an item of a list: its address, its words, and what they are about."""

    address: str
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that items have, with a link to each."""

    value: Value
    items: tuple[Link, ...]


Groups: TypeAlias = "Mapping[str, tuple[Facet, ...]]"


def grouped(items: Iterable[tuple[Link, tuple[Value, ...]]], order: Iterable[str] = ()) -> Groups:
    """The facets of some items by group; values are sorted by an order of ids, then by words."""
    places = {id_: place for place, id_ in enumerate(order)}
    found: dict[str, dict[Value, list[Link]]] = {}
    for link, values in items:
        for value in values:
            found.setdefault(value.group, {}).setdefault(value, []).append(link)
    return {
        group: tuple(
            Facet(value, tuple(values[value]))
            for value in sorted(values, key=lambda each: (places.get(each.id, 0), each.words))
        )
        for group, values in found.items()
    }


def written(values: Iterable[Value]) -> str:
    """The facets of an item as the value of an attribute: their names, with spaces between."""
    return " ".join(value.facet for value in values)


def of_inconsistency(
    claim: Claim, inconsistency: Inconsistency, record: Record, topics: Mapping[str, str]
) -> tuple[Value, ...]:
    """The facets of an inconsistency; `topics` are the titles of the topics by id."""
    where = facts(claim, record).spread(inconsistency)
    apart = set_apart(claim, inconsistency)
    return (
        Value("kind", str(inconsistency.kind), names.of_kind(inconsistency.kind)),
        Value("severity", str(inconsistency.severity), names.severity(inconsistency.severity)),
        Value("place", str(where), names.spread(where)),
        Value("topic", str(claim.topic), topics[claim.topic]),
        *(_source(record.source[each.source]) for each in claim.accounts if each.source in apart),
    )


def of_slip(source: Source) -> tuple[Value, ...]:
    """The facets of a slip of a source."""
    return (Value("kind", SLIP, names.of_kind(SLIP)), _source(source))


def of_claim(claim: Claim, record: Record, topics: Mapping[str, str]) -> tuple[Value, ...]:
    """The facets of a claim."""
    stands = facts(claim, record).standing
    return (
        Value("standing", str(stands), names.standing(stands)),
        Value("topic", str(claim.topic), topics[claim.topic]),
        *(_source(record.source[account.source]) for account in claim.accounts),
    )


def of_inconsistencies_and_slips(
    record: Record, topics: Mapping[str, str], slipped: Iterable[Source]
) -> Groups:
    """What the inconsistencies of topics and the slips of sources can be filtered by.

    `topics` are titles by id; the links are to those on the same page.
    """
    inconsistencies = [
        (
            Link(
                f"#{urls.inconsistency_anchor(claim.id, inconsistency.id)}",
                inconsistency.title,
                claim.question,
            ),
            of_inconsistency(claim, inconsistency, record, topics),
        )
        for topic in topics
        for claim in record.of_topic(topic)
        for inconsistency in claim.inconsistencies
    ]
    slips = [
        (
            Link(f"#{urls.slip_anchor(source.id, slip.id)}", slip.quote.text, source.short_title),
            of_slip(source),
        )
        for source in slipped
        for slip in source.slips
    ]
    return grouped([*inconsistencies, *slips], (*topics, *record.source))


def of_claims(record: Record, topics: Mapping[str, str]) -> Groups:
    """What the claims of topics can be filtered by, with links to them in the grid."""
    rows = (
        (Link(f"#{urls.row_anchor(claim.id)}", claim.question), of_claim(claim, record, topics))
        for topic in topics
        for claim in record.of_topic(topic)
    )
    return grouped(rows, (*topics, *record.source))


def _source(source: Source) -> Value:
    return Value("source", str(source.id), str(source.short_title))
