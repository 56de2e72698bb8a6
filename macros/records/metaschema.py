"""What a schema of the data may say: the keywords of JSON Schema 2020-12 that are known here.

A field under another keyword would be checked, and then neither searched nor published.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from jsonschema_rs import Draft202012Validator

from macros.records.kinds import KIND, NAMED, NAMES, Kind
from macros.records.scalars import TYPES, as_python

_SCHEMA: Final = {"description": "a schema", "$ref": "#"}
_SCHEMAS: Final = {
    "description": "an object of schemas",
    "type": "object",
    "additionalProperties": {"$ref": "#"},
}
_SIZE: Final = {"description": "a whole number, 0 or more", "type": "integer", "minimum": 0}
_TEXT: Final = {"description": "a text", "type": "string"}
_TEXTS: Final = {"description": "a list of texts", "type": "array", "items": {"type": "string"}}


def _one_of(names: Any) -> dict[str, Any]:
    return {"description": f"one of {', '.join(names)}", "enum": list(names)}


_KEYWORDS: Final[dict[str, Any]] = {
    "$schema": _TEXT,
    "$id": _TEXT,
    "$defs": _SCHEMAS,
    "$ref": _TEXT,
    "title": _TEXT,
    "description": _TEXT,
    KIND: _one_of(Kind),
    NAMES: _one_of(NAMED),
    "type": {
        "description": f"one or more of {', '.join(TYPES)}",
        "if": {"type": "array"},
        "then": {"minItems": 1, "items": {"enum": list(TYPES)}},
        "else": {"enum": list(TYPES)},
    },
    "const": {},
    "enum": _TEXTS,
    "pattern": {
        "description": "a pattern",
        "type": "string",
        "allOf": [{"format": "regex"}, {"format": "python-regex"}],
    },
    "format": _TEXT,
    "minLength": _SIZE,
    "maxLength": _SIZE,
    "minItems": _SIZE,
    "maxItems": _SIZE,
    "minProperties": _SIZE,
    "maxProperties": _SIZE,
    "uniqueItems": {"description": "true or false", "type": "boolean"},
    "items": _SCHEMA,
    "properties": _SCHEMAS,
    "required": _TEXTS,
    "additionalProperties": {
        "description": "true, false or a schema",
        "if": {"type": "boolean"},
        "else": {"$ref": "#"},
    },
    "propertyNames": _SCHEMA,
    "if": _SCHEMA,
    "then": _SCHEMA,
    "not": _SCHEMA,
    "allOf": {"description": "a list of schemas", "type": "array", "items": {"$ref": "#"}},
}


class BadSchemaError(ValueError):
    """A schema is none, `at` a place in it (a JSON pointer); the message says what was expected."""

    def __init__(self, at: str, message: str) -> None:
        super().__init__(message)
        self.at = at


class UnknownKeywordError(ValueError):
    """A schema uses a keyword that is not known here."""


def check_schema(schema: Any) -> None:
    """Raise BadSchemaError if a keyword that is known here has a value that it cannot have."""
    for error in _validator().iter_errors(schema):
        way = list(error.instance_path)
        while way and isinstance(way[-1], int):
            way.pop()
        match list(error.schema_path):
            case ["properties", str(keyword), *_]:
                expected = _KEYWORDS[keyword]["description"]
            case _:
                expected = "a schema"
        at = "/".join(["#", *map(str, way)])
        raise BadSchemaError(at, f"{at} is not {expected}")


def check_keywords(schema: Any) -> None:
    """Raise UnknownKeywordError if a schema uses a keyword that is not known here."""
    for error in _validator(closed=True).iter_errors(schema):
        for keyword in error.kind.as_dict().get("unexpected", ()):
            raise UnknownKeywordError(keyword)


@cache
def _validator(*, closed: bool = False) -> Draft202012Validator:
    whole = {"type": "object", "properties": _KEYWORDS, "additionalProperties": not closed}
    formats = {"python-regex": _is_pattern}
    return Draft202012Validator(whole, validate_formats=True, formats=formats)


def _is_pattern(text: str) -> bool:
    try:
        re.compile(as_python(text))
    except re.error:
        return False
    return True
