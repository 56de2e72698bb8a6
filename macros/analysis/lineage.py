"""The lineage of the sources: the documents that they retell, and which source retells which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from macros.records.model import Document, Record


@dataclass(frozen=True, slots=True)
class Line:
    """That a source retells a document: the places of both, and whether the source says so."""

    document: int
    source: int
    stated: bool


@dataclass(frozen=True, slots=True, eq=False)
class Lineage:
    """The documents that are retold, in the order of the sources that retell them, and the lines.

    A source that is retold is among the documents too.
    """

    documents: tuple[Document, ...]
    lines: tuple[Line, ...]


def lineage(record: Record) -> Lineage:
    """The lineage of all sources of a record."""
    documents: dict[str, Document] = {**record.source, **record.reference}
    places: dict[str, int] = {}
    lines = [
        Line(places.setdefault(str(each.id), len(places)), at, each.basis == "stated")
        for at, source in enumerate(record.sources)
        for each in source.retells
    ]
    return Lineage(tuple(documents[id_] for id_ in places), tuple(lines))
