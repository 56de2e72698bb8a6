"""JSON Schema (draft 2020-12) over nodes: where a file does not match, and in which record."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from macros.problems import Position
from macros.records.dates import Interval, PartialDate
from macros.records.nodes import Mapping, Node, Sequence, Text
from macros.records.yaml_reader import Unreadable, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jsonschema import TypeChecker

COMMON: Final = "common"

_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")
_INTEGER: Final = re.compile(r"-?(0|[1-9][0-9]{0,14})")

formats: Final = FormatChecker(formats=())


@dataclass(frozen=True)
class Mismatch:
    """A node that does not match what the schema asks for.

    `keyword` is the schema's keyword that failed (`required`, `enum`, …) and `expected` its
    value; `field` is the name under which the node stands, empty for the whole file; `schema` is
    the part of the schema that applies to the node; `record` tells in which record it lies, as
    collection and index, None where the file as a whole is wrong.
    """

    node: Node
    field: str
    keyword: str
    expected: Any
    schema: dict[str, Any]
    record: tuple[str, int] | None


def _is_text(_: TypeChecker, node: object) -> bool:
    return isinstance(node, Text)


def _is_boolean(_: TypeChecker, node: object) -> bool:
    return isinstance(node, Text) and node.plain and node in {"true", "false"}


def _is_number(_: TypeChecker, node: object) -> bool:
    return isinstance(node, Text) and node.plain and bool(_NUMBER.fullmatch(node))


def _is_integer(_: TypeChecker, node: object) -> bool:
    return isinstance(node, Text) and node.plain and bool(_INTEGER.fullmatch(node))


class _Leaf(dict[str, Any]):
    """A schema for a single text, which can say at once that a text fits.

    Most of a record is such texts, and jsonschema takes a hundred times as long for each.
    """

    KEYWORDS: Final = {
        *("type", "minLength", "maxLength", "pattern", "enum", "format"),
        *("title", "description"),
    }

    def __init__(self, schema: dict[str, Any]) -> None:
        super().__init__(schema)
        self._shortest = schema.get("minLength", 0)
        self._longest = schema.get("maxLength", sys.maxsize)
        self._pattern = re.compile(schema.get("pattern", ""))
        self._allowed = frozenset(schema["enum"]) if "enum" in schema else None
        self._format = schema.get("format", "")

    @classmethod
    def is_one(cls, schema: dict[str, Any]) -> bool:
        """Whether a schema asks for a text, and for nothing that is not known here."""
        types = schema.get("type", ())
        return "string" in (types if isinstance(types, list) else [types]) and (
            schema.keys() <= cls.KEYWORDS
        )

    def fits(self, node: Node) -> bool:
        """Whether a node is a text that matches; if not, jsonschema tells why."""
        return (
            isinstance(node, Text)
            and self._shortest <= len(node) <= self._longest
            and self._pattern.search(node) is not None
            and (self._allowed is None or node in self._allowed)
            and (not self._format or formats.conforms(node, self._format))
        )


def _properties(
    validator: Any, properties: dict[str, Any], node: Node, _: object
) -> Iterator[ValidationError]:
    if isinstance(node, Mapping):
        for name, schema in properties.items():
            if name in node and not _plainly_fits(node[name], schema):
                yield from validator.descend(node[name], schema, path=name, schema_path=name)


def _items(validator: Any, schema: Any, node: Node, _: object) -> Iterator[ValidationError]:
    if isinstance(node, Sequence):
        for place, item in enumerate(node):
            if not _plainly_fits(item, schema):
                yield from validator.descend(item, schema, path=place)


def _plainly_fits(node: Node, schema: object) -> bool:
    return isinstance(schema, _Leaf) and schema.fits(node)


def _unique_items(_: object, unique: object, node: Node, __: object) -> Iterator[ValidationError]:
    texts = [item for item in node if isinstance(item, Text)] if isinstance(node, Sequence) else []
    if unique and len(texts) != len(set(texts)):
        yield ValidationError("a text stands twice")


_Validator: Final = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"properties": _properties, "items": _items, "uniqueItems": _unique_items},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine_many(
        {
            "string": _is_text,
            "boolean": _is_boolean,
            "number": _is_number,
            "integer": _is_integer,
        }
    ),
)


@formats.checks("partial-date", raises=ValueError)
def _is_partial_date(node: object) -> bool:
    return not isinstance(node, str) or bool(PartialDate.parse(node))


@formats.checks("day", raises=ValueError)
def _is_day(node: object) -> bool:
    return not isinstance(node, str) or PartialDate.parse(node).day is not None


@formats.checks("interval", raises=ValueError)
def _is_interval(node: object) -> bool:
    return not isinstance(node, str) or bool(Interval.parse(node))


class Schemas:
    """The schemas of a project: one a file, sharing the definitions of `common`."""

    def __init__(self, folder: Path, name: str) -> None:
        """Use the `*.schema.json` of a folder; `name` stands for the folder in messages."""
        self._folder = folder
        self._name = name
        self._read: dict[str, dict[str, Any]] = {}

    def mismatches(self, collection: str, document: Node) -> Iterator[Mismatch]:
        """Where the file of a collection does not match its schema, in no set order.

        Raises Unreadable when the schema itself is missing or is not JSON.
        """
        schema = self._schema(collection)
        definitions = {
            f"{COMMON}.schema.json": self._schema(COMMON).get("$defs", {}),
            "": schema.get("$defs", {}),
        }
        validator = _Validator(_inlined(schema, definitions), format_checker=formats)
        return map(_mismatch, validator.iter_errors(document))

    def _schema(self, collection: str) -> dict[str, Any]:
        if collection not in self._read:
            file = f"{collection}.schema.json"
            name = f"{self._name}/{file}"
            try:
                self._read[collection] = json.loads(read_text(self._folder / file, name))
            except json.JSONDecodeError as error:
                at = Position(name, error.lineno, error.colno)
                raise Unreadable(at, f"not JSON: {error.msg}") from None
        return self._read[collection]


def _inlined(schema: Any, definitions: dict[str, Any]) -> Any:
    """A schema with every `$ref` to a definition replaced by it: following them doubles the time.

    The definitions do not refer to themselves.
    """
    if isinstance(schema, list):
        return [_inlined(each, definitions) for each in schema]
    if not isinstance(schema, dict):
        return schema
    own = {key: _inlined(each, definitions) for key, each in schema.items() if key != "$ref"}
    if "$ref" in schema:
        file, _, name = str(schema["$ref"]).partition("#/$defs/")
        definition = _inlined(definitions[file][name], definitions)
        described = [each["description"] for each in (own, definition) if "description" in each]
        own = {**definition, **own, "description": " ".join(described)}
    return _Leaf(own) if _Leaf.is_one(own) else own


def _mismatch(error: ValidationError) -> Mismatch:
    path = list(error.absolute_path)
    names = [step for step in path if isinstance(step, str)]
    record = (str(path[0]), int(path[1])) if len(path) > 1 else None
    node = error.instance
    if not isinstance(node, Text | Sequence | Mapping):
        message = f"not a node: {node!r}"
        raise TypeError(message)
    return Mismatch(
        node=node,
        field=names[-1] if names else "",
        keyword=str(error.validator),
        expected=error.validator_value,
        schema=error.schema if isinstance(error.schema, dict) else {},
        record=record,
    )
