"""Where a node does not match a JSON Schema (draft 2020-12), and in which record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from macros.reading.nodes import Mapping, Node, Sequence, Text
from macros.records.scalars import FORMATS, TYPES, as_python, no_text_twice

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Mismatch:
    """A node that does not match what the schema asks for.

    `keyword` is the schema's keyword that failed (`required`, `enum`, …) and `expected` its value;
    `field` is the name of the field that holds the node, empty for the whole file; `schema` is the
    part of the schema that applies to the node; `record` is the record that it is in, as collection
    and index, or None if the file as a whole is wrong.
    """

    node: Node
    field: str
    keyword: str
    expected: Any
    schema: dict[str, Any]
    record: tuple[str, int] | None


def _unique_items(_: object, unique: object, node: Node, __: object) -> Iterator[ValidationError]:
    if unique and isinstance(node, Sequence) and not no_text_twice(node):
        yield ValidationError("a text stands twice")


def _pattern(_: object, pattern: str, node: Node, __: object) -> Iterator[ValidationError]:
    if isinstance(node, Text) and re.search(as_python(pattern), node) is None:
        yield ValidationError("a text is not of a form")


_SCALAR: Final = ("string", "boolean", "number", "integer")
"""The types that a text of a file may be of; the others jsonschema asks of schemas, too."""

_Validator: Final = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"uniqueItems": _unique_items, "pattern": _pattern},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine_many(
        {name: lambda _, node, test=TYPES[name]: test(node) for name in _SCALAR}
    ),
)

_formats: Final = FormatChecker(formats=())
for _name, _fits in FORMATS.items():
    _formats.checks(_name)(_fits)


def find_mismatches(schema: dict[str, Any], document: Node) -> Iterator[Mismatch]:
    """Where a document does not match a schema without references, in no particular order."""
    validator = _Validator(schema, format_checker=_formats)
    return map(_mismatch, validator.iter_errors(document))


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
