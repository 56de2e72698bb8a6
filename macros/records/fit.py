"""Whether a node fits a JSON Schema: yes or no, and fast.

Most records fit, and to say so needs none of what jsonschema does to say where and why. This knows
the keywords that the project's schemas use (JSON Schema 2020-12, Core 10 and Validation 6), and a
test holds that it says yes exactly where jsonschema finds nothing wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from macros.records.dates import Interval, PartialDate
from macros.records.kinds import KIND, NAMES
from macros.records.nodes import Mapping, Node, Sequence, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    Fit: TypeAlias = Callable[[Any], bool]
    Schema: TypeAlias = dict[str, Any]

_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")
_END: Final = re.compile(r"\\.|\[(?:\\.|[^]\\])*\]|\$")
_INTEGER: Final = re.compile(r"-?(0|[1-9][0-9]{0,14})")


class UnknownKeywordError(ValueError):
    """A schema uses a keyword that is not known here."""


def is_text(node: object) -> bool:
    """A `string`: any scalar."""
    return isinstance(node, Text)


def is_boolean(node: object) -> bool:
    """A `boolean`: true or false, without quotes."""
    return isinstance(node, Text) and node.plain and node in {"true", "false"}


def is_number(node: object) -> bool:
    """A `number`: decimal, without quotes, of at most 15 digits and 6 decimals."""
    return isinstance(node, Text) and node.plain and bool(_NUMBER.fullmatch(node))


def is_integer(node: object) -> bool:
    """An `integer`: a number without decimals."""
    return isinstance(node, Text) and node.plain and bool(_INTEGER.fullmatch(node))


TYPES: Final[dict[str, Fit]] = {
    "string": is_text,
    "boolean": is_boolean,
    "number": is_number,
    "integer": is_integer,
    "array": lambda node: isinstance(node, Sequence),
    "object": lambda node: isinstance(node, Mapping),
}


def _reads_as(parse: Callable[[str], object]) -> Fit:
    def fits(node: object) -> bool:
        try:
            return not isinstance(node, str) or bool(parse(node))
        except ValueError:
            return False

    return fits


FORMATS: Final[dict[str, Fit]] = {
    "partial-date": _reads_as(PartialDate.parse),
    "day": _reads_as(lambda text: PartialDate.parse(text).day),
    "interval": _reads_as(Interval.parse),
}


def fit(schema: Schema) -> Fit:
    """What says whether a node fits a schema without references. Raises UnknownKeywordError."""
    checks = []
    for keyword, value in schema.items():
        if keyword not in _SAYING_NOTHING:
            if keyword not in _KEYWORDS:
                raise UnknownKeywordError(keyword)
            checks.append(_KEYWORDS[keyword](value, schema))
    if len(checks) == 1:
        return checks[0]
    return lambda node: all(check(node) for check in checks)


def as_python(pattern: str) -> str:
    """A pattern of a schema as Python has it: `$` is the end, not before a last line break, too.

    JSON Schema’s are those of ECMA-262 (JSON Schema Core, “Regular Expressions”).
    """
    return _END.sub(lambda found: r"\Z" if found[0] == "$" else found[0], pattern)


def no_text_twice(node: Node) -> bool:
    """Whether a list holds no text twice, in time proportional to its length."""
    texts = [item for item in node if isinstance(item, Text)]
    return len(texts) == len(set(texts))


def _type(value: str | list[str], _: Schema) -> Fit:
    if isinstance(value, str):
        return TYPES[value]
    types = [TYPES[each] for each in value]
    return lambda node: any(each(node) for each in types)


def _enum(value: list[str], _: Schema) -> Fit:
    allowed = frozenset(value)
    return lambda node: isinstance(node, Text) and node in allowed


def _pattern(value: str, _: Schema) -> Fit:
    search = re.compile(as_python(value)).search
    return lambda node: not isinstance(node, Text) or search(node) is not None


def _format(value: str, _: Schema) -> Fit:
    return FORMATS.get(value, lambda _: True)


def _sized(kind: type[Node], least: int, most: int | None) -> Fit:
    return lambda node: (
        not isinstance(node, kind) or (least <= len(node) and (most is None or len(node) <= most))
    )


def _items(value: Schema, _: Schema) -> Fit:
    each = fit(value)
    return lambda node: not isinstance(node, Sequence) or all(map(each, node))


def _properties(value: dict[str, Schema], _: Schema) -> Fit:
    named = {name: fit(schema) for name, schema in value.items()}
    return lambda node: (
        not isinstance(node, Mapping)
        or all(named[name](part) for name, part in node.items() if name in named)
    )


def _required(value: list[str], _: Schema) -> Fit:
    return lambda node: not isinstance(node, Mapping) or all(name in node for name in value)


def _additional(value: bool | Schema, schema: Schema) -> Fit:  # noqa: FBT001 - JSON Schema's own
    known = schema.get("properties", {}).keys()
    each = fit(value) if isinstance(value, dict) else lambda _: bool(value)
    return lambda node: (
        not isinstance(node, Mapping)
        or all(each(part) for name, part in node.items() if name not in known)
    )


def _names(value: Schema, _: Schema) -> Fit:
    each = fit(value)
    return lambda node: not isinstance(node, Mapping) or all(map(each, node))


def _if(value: Schema, schema: Schema) -> Fit:
    condition, then = fit(value), fit(schema.get("then", {}))
    return lambda node: not condition(node) or then(node)


def _not(value: Schema, _: Schema) -> Fit:
    excluded = fit(value)
    return lambda node: not excluded(node)


def _all(value: list[Schema], _: Schema) -> Fit:
    each = [fit(schema) for schema in value]
    return lambda node: all(check(node) for check in each)


_SAYING_NOTHING: Final = {"$schema", "$id", "$defs", "title", "description", "then", KIND, NAMES}
_KEYWORDS: Final[dict[str, Callable[[Any, Schema], Fit]]] = {
    "type": _type,
    "const": lambda value, _: lambda node: isinstance(node, Text) and node == value,
    "enum": _enum,
    "pattern": _pattern,
    "format": _format,
    "minLength": lambda value, _: _sized(Text, value, None),
    "maxLength": lambda value, _: _sized(Text, 0, value),
    "minItems": lambda value, _: _sized(Sequence, value, None),
    "maxItems": lambda value, _: _sized(Sequence, 0, value),
    "minProperties": lambda value, _: _sized(Mapping, value, None),
    "maxProperties": lambda value, _: _sized(Mapping, 0, value),
    "uniqueItems": lambda value, _: (
        lambda node: not value or not isinstance(node, Sequence) or no_text_twice(node)
    ),
    "items": _items,
    "properties": _properties,
    "required": _required,
    "additionalProperties": _additional,
    "propertyNames": _names,
    "if": _if,
    "not": _not,
    "allOf": _all,
}
