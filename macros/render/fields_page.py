"""The fields of the records as Markdown, made from the schemas: each with what it holds."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from macros.records.answers import NumberAnswer
from macros.records.extended_dates import ExtendedDate
from macros.records.project import FILES
from macros.records.schema import fields, in_line
from macros.text.dates import when
from macros.text.in_words import number_with_unit
from macros.urls import collection_anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.records.schema import Field, Schemas

_ENTITIES: Final = {ord(special): f"&#{ord(special)};" for special in "&{<[*_`|\\"}


_DATES: Final = (
    *("2025", "2025-10", "2025-10-28", "2025-10-28T14:30", "2025-10-28T14:30+09:00"),
    *("2025~", "2025?", "2025-10/2025-12", "../2027", "2027/.."),
    *("2025-21", "2025-22", "2025-23", "2025-24", "2025-30"),
    *("2025-33", "2025-36", "2025-40", "2025-41", "196X", "19XX", "-0043"),
)
"""A date in each notation that an answer may have (ISO 8601-2, EDTF)."""

_NUMBERS: Final = (
    ("12", "crowns", NumberAnswer.of(Decimal(12))),
    ("{value: 12, about: true}", "crowns", NumberAnswer.of(Decimal(12), about=True)),
    ("{min: 3, max: 5}", "days", NumberAnswer(Decimal(3), Decimal(5))),
    ("{min: 300}", "ships", NumberAnswer(Decimal(300), None)),
    ("{max: 40}", "%", NumberAnswer(None, Decimal(40))),
    ("550", "USD bn", NumberAnswer.of(Decimal(550))),
    ("0.5", "EUR", NumberAnswer.of(Decimal("0.5"))),
)
"""A number in each notation, with the unit of its claim."""


def field_sections(schemas: Schemas) -> str:
    """A section per file, with a table per collection, and one of notations. Raises ReadError."""
    lines = [line for file in FILES for line in _file(file, schemas.schema(file))]
    return "\n".join([*lines, *_notations()]) + "\n"


def _notations() -> Iterator[str]:
    yield "## How answers are written { #notations }"
    yield ""
    yield "A date, in EDTF (the notation of libraries, ISO 8601-2), and what readers see:"
    yield ""
    yield from _table(("answer", "readers see"), ((each, _seen(each)) for each in _DATES))
    yield ""
    yield "A number; its unit stands once, on the claim. A unit that begins with the code of a"
    yield "currency (ISO 4217) is shown by its sign:"
    yield ""
    rows = (
        (written, in_line(unit), number_with_unit(answer, unit))
        for written, unit, answer in _NUMBERS
    )
    yield from _table(("answer", "unit", "readers see"), rows)


def _seen(date: str) -> str:
    return when(ExtendedDate.parse(date))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for *written, seen in rows:
        cells = [*(f"<code>{_shown(each)}</code>" for each in written), _shown(seen)]
        yield f"| {' | '.join(cells)} |"


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
        holds = f"{_shown(field.description)}{_choices(field)}{_examples(field)}"
        path = " › ".join(field.path)
        yield f"| `{path}` | {needed} | {holds} |"


def _shown(description: str) -> str:
    """A description as Markdown that shows it as it is."""
    return description.translate(_ENTITIES).replace("--", "&#45;&#45;")


def _examples(field: Field) -> str:
    examples = ", ".join(f"<code>{_shown(in_line(each))}</code>" for each in field.examples)
    return f" Example: {examples}." if examples else ""


def _choices(field: Field) -> str:
    return f" One of: {', '.join(f'`{each}`' for each in field.choices)}." if field.choices else ""
