"""The page docs/fields.md, made from the schemas: every field of a record, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from macros.records.schema import fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.schema import Field, Schemas

FILES: Final = ("claims", "sources", "references")

_ENTITIES: Final = {ord(special): f"&#{ord(special)};" for special in "&{<[*_`|\\"}

_HEAD: Final = """\
---
title: Fields
description: Every field of a claim, a source and a reference, and what it holds.
search: {exclude: true}
---

# Fields

What the records hold, file by file, in the order in which the fields stand. This page is made from
the schemas in `data/schema`, by `claims fields --page`.
{ .standfirst }
"""


def fields_page(schemas: Schemas) -> str:
    """The Markdown of the page; no description is evaluated as a template."""
    lines = [line for file in FILES for line in _file(file, schemas.schema(file))]
    return _HEAD + "\n" + "\n".join(lines) + "\n"


def _file(file: str, schema: dict[str, Any]) -> Iterator[str]:
    yield f"## data/{file}.yaml {{ #{file} }}"
    yield ""
    yield _shown(schema.get("description", ""))
    yield ""
    for name, collection in schema["properties"].items():
        yield f"### {name} {{ #{file}-{name} }}"
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
    """A description as Markdown that shows it as it is and runs no template."""
    return description.translate(_ENTITIES).replace("--", "&#45;&#45;")


def _choices(field: Field) -> str:
    return f" One of: {', '.join(f'`{each}`' for each in field.choices)}." if field.choices else ""
