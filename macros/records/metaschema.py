"""What a schema of the data may say: the keywords of JSON Schema 2020-12 that are known here.

A field under another keyword would be checked, and then neither searched nor published.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from jsonschema_rs import Draft202012Validator

from macros.records.kinds import KIND, KIND_OF_FORMAT, NAMED, NAMES, SAID
from macros.records.scalars import FORMATS, TYPES, as_python

ROOT: Final = "#"
"""The whole of a schema, as a JSON pointer (RFC 6901, section 6)."""

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
    "examples": {"description": "a list", "type": "array"},
    KIND: _one_of(SAID),
    NAMES: _one_of(NAMED),
    "type": {
        "description": f"one of {', '.join(TYPES)}, or a list of several",
        "if": {"type": "array"},
        "then": {"minItems": 2, "items": {"enum": list(TYPES)}},
        "else": {"enum": list(TYPES)},
    },
    "const": {},
    "enum": _TEXTS,
    "pattern": {
        "description": "a pattern",
        "type": "string",
        "allOf": [{"format": "regex"}, {"format": "python-regex"}],
    },
    "format": _one_of((*FORMATS, *KIND_OF_FORMAT)),
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
    "not": {
        "description": "a list of fields that do not stand together",
        "type": "object",
        "properties": {"description": {"type": "string"}, "required": _TEXTS},
        "additionalProperties": False,
    },
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
        at = "/".join([ROOT, *map(str, way)])
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
    except (re.error, OverflowError, RecursionError):
        return False
    return True
