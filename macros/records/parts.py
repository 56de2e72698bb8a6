"""The parts of a record, each built from a mapping: a field from the key of the same name."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args, get_origin, get_type_hints

from macros.problems import Position
from macros.reading.nodes import Mapping, Node, Sequence, Text
from macros.records.answers import Answer
from macros.records.dates import Interval, PartialDate
from macros.records.schema import of_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Part = TypeVar("_Part")

_KNOWN: Final = {"Answer": Answer} | {
    each.__name__: each for each in (Interval, PartialDate, Position, Text)
}
"""The types that the model names in its annotations."""

_MADE: Final = frozenset({"at"})
"""The fields of the model that no field of the data is."""


def part(kind: type[_Part], node: Mapping, **given: Any) -> _Part:
    """A part of the record, from a mapping that matches its schema.

    `kind` is its dataclass, whose fields have the same names as in the data; `given` are fields
    that are built in another way. Raises TypeError or ValueError if the mapping does not fit.
    """
    lacking = _needed(kind) - node.keys() - given.keys()  # type: ignore[arg-type]
    if lacking:
        message = f"{min(lacking)} is missing"
        raise TypeError(message)
    read = {
        name: reader(node[name])
        for name, reader in _readers(kind).items()  # type: ignore[arg-type]
        if name in node and name not in given
    }
    return kind(**read, **given)


def fields_lacking(
    kind: Any, schema: dict[str, Any], made: frozenset[str] = _MADE
) -> Iterator[str]:
    """The fields of a part of the record, and of the parts within, that its schema does not have.

    A field is told with those that lead to it: `accounts › source`. Those that are `made` of
    something else are not looked for.
    """
    known = schema.get("properties", {})
    for name, hint in _hints(kind).items():
        inner = next((each for each in (hint, *get_args(hint)) if is_dataclass(each)), None)
        if name not in known and name not in made:
            yield name
        elif get_origin(hint) is tuple and inner not in {None, PartialDate, Text}:
            held = known.get(name, {})
            keys = made | ({"id"} if "items" not in held else set())
            lacking = fields_lacking(inner, of_each(held), keys)
            yield from (f"{name} › {each}" for each in lacking)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind, localns=_KNOWN)


@cache
def _readers(kind: Any) -> dict[str, Callable[[Node], Any]]:
    hints = _hints(kind)
    return {each.name: _reader(hints[each.name]) for each in fields(kind)}


@cache
def _needed(kind: Any) -> set[str]:
    return {each.name for each in fields(kind) if each.default is MISSING}


def _reader(hint: Any) -> Callable[[Node], Any]:
    """A function that reads a value of a type: text, truth, date, part, or a tuple of these."""
    if isinstance(hint, UnionType):
        return _reader(get_args(hint)[0])
    if get_origin(hint) is tuple:
        each, *others = get_args(hint)
        read = _reader(each)
        count = None if others == [Ellipsis] else 1 + len(others)
        return lambda node: tuple(map(read, _counted(_checked(node, Sequence), count)))
    if hint is bool:
        return lambda node: node == "true"
    if hint in {PartialDate, Interval}:
        return lambda node: hint.parse(_checked(node, Text))
    if is_dataclass(hint):
        return lambda node: part(hint, _checked(node, Mapping))  # type: ignore[arg-type]
    return lambda node: _checked(node, Text)


def _counted(node: Sequence, count: int | None) -> Sequence:
    if count is not None and len(node) != count:
        message = f"{count} values are needed, and there are {len(node)}"
        raise ValueError(message)
    return node


def _checked(node: Node, kind: type[Any]) -> Any:
    if not isinstance(node, kind):
        message = f"“{node}” is not a {kind.__name__.lower()}"
        raise TypeError(message)
    return node
