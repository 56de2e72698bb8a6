"""Values as the formats have them: JSON that is readable and in a fixed order, days as moments."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from macros.records.kinds import Kind, kind_of
from macros.records.nodes import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Collection

    from macros.records.dates import PartialDate
    from macros.records.nodes import Node

Json: TypeAlias = dict[str, Any]

RIGHTS: Final = "The licence is for our text and data. Quotations stay their publishers’."
"""What goes with the licence wherever quotes do."""


def known(**fields: Any) -> Json:
    """The fields that are known: what is not is absent, never null. A list may be empty."""
    return {name: value for name, value in fields.items() if value is not None}


def said(node: Node, schema: Json) -> Any:
    """What stands in the data, as JSON: truths and numbers as such, everything else as its text.

    `schema` is what the node matches.
    """
    match node:
        case Mapping():
            fields = schema.get("properties", {})
            return {str(name): said(part, fields.get(name, {})) for name, part in node.items()}
        case Sequence():
            return [said(item, schema.get("items", {})) for item in node]
    match kind_of(schema):
        case Kind.TRUTH:
            return node == "true"
        case Kind.NUMBER:
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
        for name, field in schema["properties"].items()
        if name not in without and (name in node or name in lists)
    }


def number(value: Decimal) -> int | float:
    """A number as JSON has it."""
    return int(value) if value == value.to_integral_value() else float(value)


def json_text(value: Any) -> str:
    """A value as JSON text (RFC 8259), with a line break at its end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def first_of_each(value: Any) -> Any:
    """A value with each list cut to its first item, to show of what kind it is."""
    match value:
        case dict():
            return {name: first_of_each(each) for name, each in value.items()}
        case list() | tuple():
            return [first_of_each(each) for each in value[:1]]
        case _:
            return value


def moment(day: PartialDate) -> str:
    """A day as a moment in UTC, its first (RFC 3339; XML Schema, `dateTime`)."""
    return f"{day.first}T00:00:00Z"
