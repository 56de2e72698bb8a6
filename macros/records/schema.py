"""JSON Schema (draft 2020-12) over nodes: where a file does not match, and in which record."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource

from macros.problems import Position
from macros.records.dates import Interval, PartialDate
from macros.records.nodes import Mapping, Node, Sequence, Text
from macros.records.yaml_reader import Unreadable, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jsonschema import TypeChecker

COMMON: Final = "common"

_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_INTEGER: Final = re.compile(r"-?(0|[1-9][0-9]*)")

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


def _no_text_twice(_: object, unique: object, node: object, __: object) -> Iterator[object]:
    texts = [item for item in node if isinstance(item, Text)] if isinstance(node, Sequence) else []
    if unique and len(texts) != len(set(texts)):
        yield ValidationError("a text stands twice")


_Validator: Final = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"uniqueItems": _no_text_twice},
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
        shared = Resource.from_contents(self._schema(COMMON))
        registry = Registry().with_resource(f"{COMMON}.schema.json", shared)
        validator = _Validator(self._schema(collection), registry=registry, format_checker=formats)
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
