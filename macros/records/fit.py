"""Whether a node fits a JSON Schema (2020-12): yes, or maybe not, and fast.

Most records fit, and jsonschema-rs says so in a fraction of the time that jsonschema needs to say
where and why one does not. It knows the types of JSON alone, so it is given a node as plain texts,
and a schema that says of a number, a true or a false how it is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jsonschema_rs import Draft202012Validator, ValidationError

from macros.reading.nodes import Mapping, Node, Text
from macros.records.metaschema import ROOT, BadSchemaError
from macros.records.scalars import FORMATS, INTEGER, NUMBER, TRUTHS, as_python

if TYPE_CHECKING:
    from collections.abc import Callable

_WRITTEN: Final[dict[str, dict[str, Any]]] = {
    "boolean": {"enum": list(TRUTHS)},
    "number": {"type": "string", "pattern": NUMBER},
    "integer": {"type": "string", "pattern": INTEGER},
}
"""How the types are written that are texts in a file and none in JSON."""

_MISTAKABLE: Final = re.compile(f"{as_python(NUMBER)}|{'|'.join(TRUTHS)}")


def fit(schema: dict[str, Any]) -> Callable[[Node], bool]:
    """What says whether a node certainly fits a schema without references.

    Where it says no, it is for jsonschema to tell: a number in quotes is a text, and a text is all
    that is seen of it here. Raises BadSchemaError for a pattern that takes too much.
    """
    try:
        validator = Draft202012Validator(_of_texts(schema), validate_formats=True, formats=FORMATS)
    except (ValidationError, ValueError) as error:
        raise BadSchemaError(ROOT, str(error).partition("\n")[0]) from None

    def fits(node: Node) -> bool:
        try:
            return validator.is_valid(_as_json(node))
        except _QuotedError:
            return False

    return fits


class _QuotedError(ValueError):
    """A text in quotes would be a number, a true or a false without them."""


def _of_texts(schema: Any) -> Any:
    """A schema in which no type is asked for that a file has as text."""
    match schema:
        case {"type": str() | list() as kinds, **others}:
            names = [kinds] if isinstance(kinds, str) else kinds
            written = [_WRITTEN.get(name, {"type": name}) for name in names]
            return {"anyOf": written, **{key: _of_texts(each) for key, each in others.items()}}
        case dict():
            return {key: _of_texts(each) for key, each in schema.items()}
        case list():
            return [_of_texts(each) for each in schema]
        case _:
            return schema


def _as_json(node: Node) -> Any:
    if isinstance(node, Text):
        if not node.plain and _MISTAKABLE.fullmatch(node):
            raise _QuotedError
        return str(node)
    if isinstance(node, Mapping):
        return {str(name): _as_json(part) for name, part in node.items()}
    return [_as_json(item) for item in node]
