"""The kinds of values, and a walk over every value of a kind.

The schema says what kind of value a field holds, so code that treats all values of a kind alike
needs no list of fields. `x-kind` and `x-names` are our own keywords: JSON Schema leaves unknown
keywords to whoever reads the schema (2020-12, Core 4.3.1), and keeps names that begin with `x-`
free. The walk is our own, since validators give the errors of a document and not its values.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from macros.reading.nodes import Mapping, Node, Sequence, Text, texts_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

KIND: Final = "x-kind"
NAMES: Final = "x-names"


class Kind(StrEnum):
    """The kind of a value. A field whose schema states no kind holds text."""

    TEXT = "text"
    MARKDOWN = "markdown"
    ID = "id"
    DATE = "date"
    DAY = "day"
    INTERVAL = "interval"
    NUMBER = "number"
    ADDRESS = "address"
    LANGUAGE = "language"
    CHOICE = "choice"
    TRUTH = "truth"
    ANSWER = "answer"


SAID: Final = (Kind.TEXT, Kind.MARKDOWN, Kind.ID, Kind.LANGUAGE, Kind.ANSWER)
"""The kinds that a schema says itself; the others follow from a type, a format or choices."""

KIND_OF_FORMAT: Final = {
    "partial-date": Kind.DATE,
    "day": Kind.DAY,
    "interval": Kind.INTERVAL,
    "edtf": Kind.DATE,
    "isbn": Kind.TEXT,
    "uri": Kind.ADDRESS,
}
"""The kinds of texts by the formats of their schemas (Validation 7)."""

ANSWER: Final = "answer"
NAMED: Final = (ANSWER, "claim", "document", "reference", "source", "topic")
"""What an id may name: a document is a source or a reference."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a record, as it is in the file.

    `field` is the name of the field that holds it, alone or in a list; `names` says what kind of
    thing an id names, and is empty if it is the record's own.
    """

    node: Text
    kind: Kind
    field: str
    names: str = ""


def kind_of(schema: dict[str, Any]) -> Kind:
    """The kind of the texts that a schema describes."""
    if KIND in schema:
        return Kind(schema[KIND])
    if "enum" in schema:
        return Kind.CHOICE
    if "format" in schema:
        return KIND_OF_FORMAT[schema["format"]]
    return {"boolean": Kind.TRUTH, "number": Kind.NUMBER, "integer": Kind.NUMBER}.get(
        str(schema.get("type")), Kind.TEXT
    )


def walk(schema: dict[str, Any], kinds: Collection[Kind]) -> Callable[[Node], Iterator[Value]]:
    """A function that yields the values of some kinds in a node that matches `schema`, in order."""
    way = _Walk.to(kinds, schema)
    return way.values if way else lambda _: iter(())


@dataclass(slots=True)
class _Walk:
    """The ways to the values of some kinds; nothing else is visited."""

    kind: Kind
    wanted: bool
    name: str
    names: str
    fields: dict[str, _Walk | None]
    items: _Walk | None
    others: _Walk | None

    @classmethod
    def to(cls, kinds: Collection[Kind], schema: Any, name: str = "") -> _Walk | None:
        if not isinstance(schema, dict):
            return None
        kind = kind_of(schema)
        inner = {
            field_: cls.to(kinds, each, field_)
            for field_, each in schema.get("properties", {}).items()
        }
        way = cls(
            kind,
            kind in kinds,
            name,
            schema.get(NAMES, ""),
            inner,
            cls.to(kinds, schema.get("items"), name),
            cls.to(kinds, schema.get("additionalProperties"), name),
        )
        leads_on = way.items or way.others or any(inner.values())
        return way if way.wanted or leads_on else None

    def values(self, node: Node) -> Iterator[Value]:
        match node:
            case _ if self.kind is Kind.ANSWER:
                texts = texts_in(node) if self.wanted else ()
                yield from (Value(each, self.kind, self.name, ANSWER) for each in texts)
            case Text():
                if self.wanted:
                    yield Value(node, self.kind, self.name, self.names)
            case Sequence() if self.items is not None:
                yield from chain.from_iterable(map(self.items.values, node))
            case Mapping():
                for name, part in node.items():
                    way = self.fields.get(name, self.others)
                    if way is not None:
                        yield from way.values(part)
