"""The fields of the records as Markdown, made from the schemas: each with what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from macros.records.project import FILES
from macros.records.schema import fields
from macros.urls import collection_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.schema import Field, Schemas

_ENTITIES: Final = {ord(special): f"&#{ord(special)};" for special in "&{<[*_`|\\"}


def field_sections(schemas: Schemas) -> str:
    """A section per file, with a table per collection. Raises ReadError."""
    lines = (line for file in FILES for line in _file(file, schemas.schema(file)))
    return "\n".join(lines) + "\n"


def _file(file: str, schema: dict[str, Any]) -> Iterator[str]:
    yield f"## data/{file}.yaml {{ #{file} }}"
    yield ""
    yield _shown(schema.get("description", ""))
    yield ""
    for name, collection in schema.get("properties", {}).items():
        yield f"### {name} {{ #{collection_anchor(file, name)} }}"
        yield ""
        yield _shown(collection.get("description", ""))
        yield ""
        yield from _fields(collection)
        yield ""


def _fields(collection: dict[str, Any]) -> Iterator[str]:
    yield "| field | needed | what it holds |"
    yield "|---|---|---|"
    for field in fields(collection):
        needed = "yes" if field.needed else ""
        holds = f"{_shown(field.description)}{_choices(field)}"
        yield f"| `{' › '.join(field.path)}` | {needed} | {holds} |"


def _shown(description: str) -> str:
    """A description as Markdown that shows it as it is."""
    return description.translate(_ENTITIES).replace("--", "&#45;&#45;")


def _choices(field: Field) -> str:
    return f" One of: {', '.join(f'`{each}`' for each in field.choices)}." if field.choices else ""
