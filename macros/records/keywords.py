"""What the keywords of a JSON Schema must hold (JSON Schema 2020-12, Core 10 and Validation 6).

jsonschema can tell it, too; to import that takes longer than the whole check of a record.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from macros.records.fit import TYPES, as_python
from macros.records.kinds import KIND, NAMED, NAMES, Kind

if TYPE_CHECKING:
    from collections.abc import Callable


class BadSchemaError(ValueError):
    """A schema is none, `at` a place in it (a JSON pointer); the message says what was expected."""

    def __init__(self, at: str, message: str) -> None:
        super().__init__(message)
        self.at = at


def check_schema(schema: Any, at: str = "#") -> None:
    """Raise BadSchemaError if a schema without references is none. Unknown keywords are let be.

    `at` is where it stands, as a JSON pointer (RFC 6901).
    """
    if not isinstance(schema, dict):
        raise BadSchemaError(at, f"{at} is not a schema")
    for keyword, value in schema.items():
        for place, inner in _schemas_in(keyword, value, f"{at}/{keyword}"):
            check_schema(inner, place)
        fits, expected = _VALUES.get(keyword, (_anything, ""))
        if not fits(value):
            place = f"{at}/{keyword}"
            raise BadSchemaError(place, f"{place} is not {expected}")


def _schemas_in(keyword: str, value: Any, at: str) -> list[tuple[str, Any]]:
    match keyword, value:
        case ("items" | "propertyNames" | "if" | "then" | "not", _):
            return [(at, value)]
        case ("additionalProperties", dict()):
            return [(at, value)]
        case ("properties" | "$defs", dict()):
            return [(f"{at}/{name}", inner) for name, inner in value.items()]
        case ("allOf", list()):
            return [(f"{at}/{place}", inner) for place, inner in enumerate(value)]
    return []


def _anything(_: Any) -> bool:
    return True


def _is_size(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _is_types(value: Any) -> bool:
    names = value if isinstance(value, list) else [value]
    return bool(names) and all(isinstance(each, str) and each in TYPES for each in names)


def _is_pattern(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(re.compile(as_python(value)))
    except re.error:
        return False


def _is_one_of(*names: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in names


def _is(*kinds: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, kinds)


_SIZE: Final = (_is_size, "a number from 0 on")
_TEXT: Final = (_is(str), "a text")
_TEXTS: Final = (_is_texts, "a list of texts")

_VALUES: Final[dict[str, tuple[Callable[[Any], bool], str]]] = {
    "type": (_is_types, f"one or more of {', '.join(TYPES)}"),
    "enum": _TEXTS,
    "required": _TEXTS,
    "pattern": (_is_pattern, "a pattern"),
    "format": _TEXT,
    "description": _TEXT,
    "title": _TEXT,
    "minLength": _SIZE,
    "maxLength": _SIZE,
    "minItems": _SIZE,
    "maxItems": _SIZE,
    "minProperties": _SIZE,
    "maxProperties": _SIZE,
    "uniqueItems": (_is(bool), "true or false"),
    "properties": (_is(dict), "an object of schemas"),
    "$defs": (_is(dict), "an object of schemas"),
    "additionalProperties": (_is(bool, dict), "true, false or a schema"),
    "allOf": (_is(list), "a list of schemas"),
    KIND: (_is_one_of(*Kind), f"one of {', '.join(Kind)}"),
    NAMES: (_is_one_of(*NAMED), f"one of {', '.join(NAMED)}"),
}
