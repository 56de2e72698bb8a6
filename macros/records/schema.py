"""The JSON schemas of a project: one per file, sharing the definitions of `common`."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import yaml

from macros.problems import Position
from macros.reading.nodes import Mapping
from macros.reading.yaml_reader import (
    UNPRINTABLE,
    ReadError,
    check_characters,
    end_of,
    parse,
    read_text,
)
from macros.records.fit import fit
from macros.records.inlining import inlined
from macros.records.kinds import Kind, Value, walk
from macros.records.metaschema import (
    BadSchemaError,
    UnknownKeywordError,
    check_keywords,
    check_schema,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from collections.abc import Mapping as Named
    from pathlib import Path

    from macros.reading.nodes import Node
    from macros.records.mismatches import Mismatch

COMMON: Final = "common"

_Schema: TypeAlias = tuple[str, str]
"""The name of the file of a schema, and its text."""

_WithReferences: TypeAlias = tuple[tuple[str, _Schema], ...]
"""A schema, and those that it refers to, each with the address by which it names them.

What is made of them is cached by their texts.
"""

_TOO_DEEP: Final = "not a schema: it is nested too deep"
RESTORE: Final = "The schemas come with the engine: bring back the file as it was."


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a schema describes: its path, and what it holds.

    `examples` are values that it may have; none for a field that others are inside of.
    """

    path: tuple[str, ...]
    needed: bool
    description: str
    choices: tuple[str, ...]
    examples: tuple[Any, ...] = ()


def of_each(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of each thing that a list or a map holds; of anything else, its own."""
    others = schema.get("additionalProperties")
    held: dict[str, Any] = schema.get("items") or (others if isinstance(others, dict) else schema)
    return held


def fields(schema: dict[str, Any], within: tuple[str, ...] = ()) -> Iterator[Field]:
    """The fields of a schema without references, each followed by those inside it."""
    inner = of_each(schema)
    for name, field in inner.get("properties", {}).items():
        path = (*within, name)
        needed = name in inner.get("required", ())
        choices = field.get("enum", field.get("items", {}).get("enum", ()))
        yield Field(
            path=path,
            needed=needed,
            description=field.get("description", ""),
            choices=tuple(map(str, choices)),
            examples=tuple(field.get("examples", ())),
        )
        yield from fields(field, path)


def in_line(value: Any) -> str:
    """A value as YAML writes it on one line."""
    written: str = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, width=math.inf, sort_keys=False
    )
    return written.removesuffix("...\n").strip()


class Schemas:
    """The `*.schema.json` files of a folder; `name` stands for the folder in messages.

    They may refer to definitions in this folder's `common` and in `others`, whose keys are the
    paths of files relative to this folder. In a definition taken from there, `common` is that of
    this folder.
    """

    def __init__(self, folder: Path, name: str, others: Named[str, _Schema] | None = None) -> None:
        self._folder = folder
        self._name = name
        self._others = tuple((others or {}).items())
        self._read_before: dict[str, str] = {}

    def mismatches(self, collection: str, document: Node) -> Iterator[Mismatch]:
        """Where the file of a collection does not match its schema, in no particular order.

        Raises ReadError if the schema itself is missing, is not JSON, or uses a keyword that is not
        known here.
        """
        schema = self.schema(collection)
        try:
            check_keywords(schema)
        except UnknownKeywordError as keyword:
            at = _place_of_text(*self.read(collection), f'"{keyword}"')
            message = f"the schema uses “{keyword}”, which is not known"
            raise ReadError(at, message, "Add it to macros/records/metaschema.py.") from None
        try:
            fits = _fit(self._with_references(collection))
        except BadSchemaError as bad:
            message = f"not a schema: {bad}"
            raise ReadError(Position(self._file(collection)), message, RESTORE) from None
        if fits(document):
            return
        from macros.records.mismatches import find_mismatches  # noqa: PLC0415 - rarely needed

        yield from find_mismatches(schema, document)

    def schema(self, collection: str) -> dict[str, Any]:
        """The schema of a collection, with each reference replaced by the definition.

        Raises ReadError if it is not a schema.
        """
        return _whole(self._with_references(collection))

    def refuse_others(self, file: str, collections: Collection[str]) -> None:
        """Raise ReadError if the schema of a file has anything but lists of these records."""
        for name, listed in self.schema(file).get("properties", {}).items():
            if name not in collections:
                message = f"the schema has a collection “{name}”, which the engine does not know"
            elif (listed.get("type"), listed.get("items", {}).get("type")) != ("array", "object"):
                message = f"the schema does not say that “{name}” is a list of records"
            else:
                continue
            raise ReadError(Position(self._file(file)), message, RESTORE)

    def record(self, file: str, collection: str, *fields: str) -> dict[str, Any]:
        """The schema of one record of a collection, or of one of those that its fields hold."""
        return _within(self.schema(file), collection, *fields)

    def walk(
        self, file: str, collection: str, kinds: tuple[Kind, ...]
    ) -> Callable[[Node], Iterator[Value]]:
        """A function that yields the values of some kinds in a record of a collection, in order."""
        return _walk(self._with_references(file), collection, kinds)

    def choices(self, file: str, collection: str, *fields: str) -> tuple[str, ...]:
        """What a field may be, the last of those that lead to it; nothing where that is open."""
        *above, name = fields
        field = self.record(file, collection, *above).get("properties", {}).get(name, {})
        return tuple(map(str, field.get("enum", ())))

    def _with_references(self, collection: str) -> _WithReferences:
        read = {"": self.read(collection), f"{COMMON}.schema.json": self.read(COMMON)}
        return (*read.items(), *self._others)

    def _file(self, collection: str) -> str:
        return f"{self._name}/{collection}.schema.json"

    def read(self, collection: str) -> _Schema:
        """The name of a schema's file, and its text. Raises ReadError."""
        name = self._file(collection)
        if collection not in self._read_before:
            text = read_text(self._folder / f"{collection}.schema.json", name)
            check_characters(text, name)
            self._read_before[collection] = text
        return name, self._read_before[collection]


def _within(schema: dict[str, Any], *fields: str) -> dict[str, Any]:
    for name in fields:
        schema = of_each(schema.get("properties", {}).get(name, {}))
    return schema


@lru_cache(maxsize=32)
def _whole(read: _WithReferences) -> dict[str, Any]:
    """The first of some schemas, with references to any of them replaced."""
    definitions = {
        f"{address}#/$defs/{name}": definition
        for address, schema in read
        for name, definition in _parsed(*schema).get("$defs", {}).items()
    }
    file, text = read[0][1]
    schema = _parsed(file, text)
    try:
        return inlined(schema, definitions)
    except BadSchemaError as bad:
        at = _place_of_text(file, text, f'"{bad.at}"')
        raise ReadError(at, f"not a schema: {bad}", RESTORE) from None
    except RecursionError:
        raise ReadError(Position(file), _TOO_DEEP, RESTORE) from None


@lru_cache(maxsize=32)
def _fit(read: _WithReferences) -> Callable[[Node], bool]:
    return fit(_whole(read))


@lru_cache(maxsize=256)
def _walk(
    read: _WithReferences, collection: str, kinds: tuple[Kind, ...]
) -> Callable[[Node], Iterator[Value]]:
    return walk(_within(_whole(read), collection), kinds)


def _place_of_text(file: str, text: str, sought: str) -> Position:
    before, found, _ = text.partition(sought)
    return end_of(before, file) if found else Position(file)


def _parsed(file: str, text: str) -> dict[str, Any]:
    try:
        schema: dict[str, Any] = json.loads(text)
    except json.JSONDecodeError as error:
        at = Position(file, error.lineno, error.colno)
        raise ReadError(at, f"not JSON: {error.msg}", RESTORE) from None
    except ValueError as error:
        raise ReadError(Position(file), f"not JSON: {error}", RESTORE) from None
    except RecursionError:
        raise ReadError(Position(file), _TOO_DEEP, RESTORE) from None
    if UNPRINTABLE.search("".join(_texts(schema))):
        raise ReadError(Position(file), "the schema has a character that does not show", RESTORE)
    try:
        check_schema(schema)
    except BadSchemaError as bad:
        raise ReadError(_place(file, text, bad.at), f"not a schema: {bad}", RESTORE) from None
    return schema


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        parts = chain(value, value.values()) if isinstance(value, dict) else value
        yield from chain.from_iterable(map(_texts, parts))


def _place(file: str, text: str, pointer: str) -> Position:
    """Where something is in a file of JSON (RFC 6901), as exactly as can be told."""
    at = Position(file)
    try:
        node: Any = parse(text, file)
        for step in pointer.split("/")[1:]:
            at = node.key(step).at if isinstance(node, Mapping) else at
            node = node[step] if isinstance(node, Mapping) else node[int(step)]
    except (ReadError, LookupError, TypeError, ValueError):
        return at
    return at
