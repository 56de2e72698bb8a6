"""Values as the formats need them: JSON that is readable and in a fixed order, days as moments."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from macros.language import _
from macros.reading.nodes import Mapping, Sequence
from macros.records.kinds import Kind, kind_of
from macros.records.scalars import TYPES

if TYPE_CHECKING:
    from collections.abc import Collection

    from macros.reading.nodes import Node
    from macros.records.dates import PartialDate
    from macros.records.model import Document
    from macros.site import Site

Json: TypeAlias = dict[str, Any]


def rights() -> str:
    """What the licence is for."""
    return _("The licence is for our text and data. Quotations stay their publishers’.")


"""What accompanies the licence wherever there are quotes."""


def known(**fields: Any) -> Json:
    """The fields that are known: one that is None is left out, never null. A list may be empty."""
    return {name: value for name, value in fields.items() if value is not None}


def said(node: Node, schema: Json) -> Any:
    """A node of the data as JSON: booleans and numbers as such, everything else as its text.

    `schema` is the one that the node matches.
    """
    match node:
        case Mapping():
            fields = schema.get("properties", {})
            return {str(name): said(part, fields.get(name, {})) for name, part in node.items()}
        case Sequence():
            return [said(item, schema.get("items", {})) for item in node]
    match kind_of(schema):
        case Kind.TRUTH if TYPES["boolean"](node):
            return node == "true"
        case Kind.NUMBER if TYPES["number"](node):
            return number(Decimal(node))
        case _:
            return str(node)


def fields_said(
    node: Mapping, schema: Json, without: Collection[str] = (), lists: Collection[str] = ()
) -> Json:
    """What the fields of a part of the record say, as JSON, in the order of its schema.

    `without` are those that are published in another form; `lists` are empty where they are absent.
    """
    return {
        name: said(node[name], field) if name in node else []
        for name, field in schema.get("properties", {}).items()
        if name not in without and (name in node or name in lists)
    }


def number(value: Decimal) -> int | float:
    """A number for JSON: an int if it is whole, otherwise a float."""
    return int(value) if value == value.to_integral_value() else float(value)


def identity(document: Document, site: Site) -> str:
    """What names a document for programs: its address; without one, a name of ours (`tag:`)."""
    return document.address or site.tag(f"documents/{document.id}")


def json_text(value: Any) -> str:
    """A value as JSON text (RFC 8259), with a line break at its end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def json_by_line(value: Any) -> str:
    """A value as JSON text, with a line for each field of an object and each item of its lists.

    It is half as long as `json_text`, and a change to an item still changes one line.
    """
    return _by_line(value) + "\n"


def _by_line(value: Any) -> str:
    match value:
        case dict():
            fields = (f"{_compact(name)}:{_by_line(field)}" for name, field in value.items())
            return "{\n" + ",\n".join(fields) + "\n}"
        case [dict(), *_]:
            return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
        case _:
            return _compact(value)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def first_of_each(value: Any) -> Any:
    """A value with each list cut to its first item, to serve as an example."""
    match value:
        case dict():
            return {name: first_of_each(each) for name, each in value.items()}
        case list() | tuple():
            return [first_of_each(each) for each in value[:1]]
        case _:
            return value


def moment(day: PartialDate) -> str:
    """The first moment of a day in UTC (RFC 3339; XML Schema, `dateTime`)."""
    return f"{day.first}T00:00:00Z"
