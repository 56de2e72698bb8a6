"""Tables as CSV (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from macros.publish.values import Json

BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it, spreadsheets take UTF-8 for another encoding."""

NEUTRAL: Final = "'"
"""Goes before what a spreadsheet would otherwise run as a formula (OWASP, “CSV Injection”)."""

_RUNS: Final = re.compile(r"^(?=[=+\-@＝＋－＠\t\r\n])|;[\s\"]*(?=[=+\-@＝＋－＠])")
"""Where a formula may begin: a cell, or what some spreadsheets take for the start of one."""

_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
APART: Final = " / "
"""Separates the things in a cell that may contain spaces themselves."""

_KINDS: Final[dict[str, tuple[str, str]]] = {
    "text": ("string", r""),
    "id": ("string", r"^([a-z0-9]+(-[a-z0-9]+)*)?$"),
    "ids": ("string", r"^([a-z0-9-]+( ([a-z0-9-]+|/))*)?$"),
    "count": ("integer", r"^[0-9]+$"),
    "truth": ("boolean", r"^(true|false)?$"),
    "day": ("date", r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
    "address": ("string", r"^(https?://.*)?$"),
}
"""The kinds of columns: their type in Table Schema, and what their cells match."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the kind of its cells, what they hold, and how to get one from a row."""

    name: str
    kind: str
    description: str
    tell: Callable[[Json], Any] | None = None

    def cell(self, row: Json) -> str:
        """The cell of a row, as text."""
        return as_cell(self.tell(row) if self.tell else row.get(self.name))

    @property
    def pattern(self) -> str:
        """What each cell matches (ECMA-262, as JSON Schema has it); empty for any text."""
        return _KINDS[self.kind][1]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it is, what a row is, its columns, and the rows that it takes from a record."""

    name: str
    title: str
    row: str
    columns: tuple[Column, ...]
    rows_of: Callable[[Json], Iterable[Json]]

    def csv(self, record: Json, most: int | None = None) -> str:
        """The table of a record, or its first rows, as CSV; no cell can run as a formula."""
        text = StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(column.name for column in self.columns)
        for row in islice(self.rows_of(record), most):
            writer.writerow(_neutral(column.cell(row)) for column in self.columns)
        return BYTE_ORDER_MARK + text.getvalue()

    @property
    def schema(self) -> Json:
        """The schema of its rows, each an object of texts by column (JSON Schema 2020-12)."""
        columns = {
            column.name: {"description": column.description, "type": "string"}
            | ({"pattern": column.pattern} if column.pattern else {})
            for column in self.columns
        }
        return {
            "type": "array",
            "items": {
                "description": self.row,
                "type": "object",
                "required": list(columns),
                "properties": columns,
                "additionalProperties": False,
            },
        }

    @property
    def table_schema(self) -> Json:
        """The same as a Table Schema (datapackage.org, “Table Schema”)."""
        fields = [
            {
                "name": column.name,
                "type": _KINDS[column.kind][0],
                "description": column.description,
            }
            for column in self.columns
        ]
        return {"fields": fields, "missingValues": [""]}


def as_cell(value: Any) -> str:
    """A value as the text of a cell: a list with spaces between its items, None as nothing."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            return format(Decimal(str(value)), "f")
        case list() | tuple():
            return " ".join(map(as_cell, value))
        case _:
            return str(value)


def _neutral(cell: str) -> str:
    if cell[:1].isalnum() and ";" not in cell:
        return cell
    return cell if _NUMBER.fullmatch(cell) else _RUNS.sub(rf"\g<0>{NEUTRAL}", cell)
