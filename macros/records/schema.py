"""The JSON schemas of a project: one a file, sharing the definitions of `common`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from macros.problems import Position
from macros.records.fit import UnknownKeyword, fit
from macros.records.keywords import BadSchema, check_schema
from macros.records.yaml_reader import Unreadable, check_characters, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.records.mismatches import Mismatch
    from macros.records.nodes import Node

COMMON: Final = "common"

_KNOWS_NOTHING: Final = "the schema knows no field"
_RESTORE: Final = "The schemas come with the engine: bring back the file as it was."


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a schema knows: where it stands, and what it holds."""

    path: tuple[str, ...]
    needed: bool
    description: str
    choices: tuple[str, ...]


def fields(schema: dict[str, Any], within: tuple[str, ...] = ()) -> Iterator[Field]:
    """The fields of a schema without references, those inside a field after it."""
    inner = schema.get("items", schema)
    for name, field in inner.get("properties", {}).items():
        path = (*within, name)
        needed = name in inner.get("required", ())
        choices = field.get("enum", field.get("items", {}).get("enum", ()))
        yield Field(path, needed, field.get("description", ""), tuple(map(str, choices)))
        yield from fields(field, path)


class Schemas:
    """The `*.schema.json` of a folder; `name` stands for the folder in messages."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._read_before: dict[str, str] = {}

    def mismatches(self, collection: str, document: Node) -> Iterator[Mismatch]:
        """Where the file of a collection does not match its schema, in no set order.

        Raises Unreadable when the schema itself is missing, is not JSON, or uses a keyword that
        is not known here.
        """
        schema = self.schema(collection)
        if not schema.get("properties"):
            raise Unreadable(Position(self._file(collection)), _KNOWS_NOTHING, _RESTORE)
        try:
            if fit(schema)(document):
                return
        except UnknownKeyword as keyword:
            at = Position(self._file(collection))
            message = f"the schema uses “{keyword}”, which is not known"
            raise Unreadable(at, message, "Add it to macros/records/fit.py.") from None
        from macros.records.mismatches import find_mismatches  # noqa: PLC0415 - rarely needed

        yield from find_mismatches(schema, document)

    def schema(self, collection: str) -> dict[str, Any]:
        """The schema of a collection, with the definitions in place of references to them.

        Raises Unreadable when it is none.
        """
        return _whole(*self._read(collection), *self._read(COMMON))

    def record(self, file: str, collection: str) -> dict[str, Any]:
        """The schema of a record of a collection, within that of its file."""
        listed = self.schema(file).get("properties", {}).get(collection, {})
        of_each: dict[str, Any] = listed.get("items", {})
        return of_each

    def _file(self, collection: str) -> str:
        return f"{self._name}/{collection}.schema.json"

    def _read(self, collection: str) -> tuple[str, str]:
        """The name of a schema's file, and its text."""
        name = self._file(collection)
        if collection not in self._read_before:
            text = read_text(self._folder / f"{collection}.schema.json", name)
            check_characters(text, name)
            self._read_before[collection] = text
        return name, self._read_before[collection]


@lru_cache(maxsize=16)
def _whole(file: str, text: str, common_file: str, common_text: str) -> dict[str, Any]:
    """A schema with the definitions of its own and those in common; made once for equal texts."""
    schema, common = _parsed(file, text), _parsed(common_file, common_text)
    definitions = {
        f"{place}#/$defs/{name}": definition
        for place, within in (("", schema), (f"{COMMON}.schema.json", common))
        for name, definition in within.get("$defs", {}).items()
    }
    try:
        whole: dict[str, Any] = _inlined(schema, definitions)
    except BadSchema as bad:
        raise Unreadable(Position(file), f"not a schema: {bad}", _RESTORE) from None
    return whole


def _parsed(file: str, text: str) -> dict[str, Any]:
    try:
        schema: dict[str, Any] = json.loads(text)
    except json.JSONDecodeError as error:
        at = Position(file, error.lineno, error.colno)
        raise Unreadable(at, f"not JSON: {error.msg}", _RESTORE) from None
    try:
        check_schema(schema)
    except BadSchema as bad:
        raise Unreadable(Position(file), f"not a schema: {bad}", _RESTORE) from None
    return schema


def _inlined(schema: Any, definitions: dict[str, Any], within: tuple[str, ...] = ()) -> Any:
    """A schema with every `$ref` to a definition replaced by it. Raises BadSchema.

    `within` are the references that it stands for already.
    """
    if isinstance(schema, list):
        return [_inlined(each, definitions, within) for each in schema]
    if not isinstance(schema, dict):
        return schema
    own = {
        key: _inlined(each, definitions, within) for key, each in schema.items() if key != "$ref"
    }
    if "$ref" not in schema:
        return own
    reference = str(schema["$ref"])
    if reference in within or reference not in definitions:
        reason = "leads back to itself" if reference in within else "leads to no definition"
        message = f"“{reference}” {reason}"
        raise BadSchema(message)
    definition = _inlined(definitions[reference], definitions, (*within, reference))
    described = [each["description"] for each in (own, definition) if "description" in each]
    return {**definition, **own, "description": " ".join(described)}
