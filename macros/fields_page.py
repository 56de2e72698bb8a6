"""The page docs/fields.md, made from the schemas: every field of a record, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.schema import Schemas

FILES: Final = ("claims", "sources", "references")

_ENTITIES: Final = {ord(special): f"&#{ord(special)};" for special in "&{<[*_`|\\"}

_HEAD: Final = """\
---
title: Fields
description: Every field of a claim, a source and a reference, and what it holds.
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
    yield _described(schema)
    yield ""
    for name, collection in schema["properties"].items():
        yield f"### {name} {{ #{file}-{name} }}"
        yield ""
        yield _described(collection)
        yield ""
        yield from _fields(collection["items"], ())
        yield ""


def _fields(schema: dict[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    if not path:
        yield "| field | needed | what it holds |"
        yield "|---|---|---|"
    for name, field in schema["properties"].items():
        here = (*path, name)
        needed = "yes" if name in schema.get("required", ()) else ""
        yield f"| `{' › '.join(here)}` | {needed} | {_described(field)}{_choices(field)} |"
        inner = field.get("items", field)
        if "properties" in inner:
            yield from _fields(inner, here)


def _described(schema: dict[str, Any]) -> str:
    """What a schema says of itself, as Markdown that shows it as it is and runs no template."""
    description: str = schema.get("description", "")
    return description.translate(_ENTITIES).replace("--", "&#45;&#45;")


def _choices(field: dict[str, Any]) -> str:
    named = field.get("enum") or []
    return f" One of: {', '.join(f'`{each}`' for each in named)}." if named else ""
