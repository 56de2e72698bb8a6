"""Tables of the record as CSV (RFC 4180): one row a thing, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from macros.publish.json_text import Json

BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it, spreadsheets take UTF-8 for another encoding."""

NEUTRAL: Final = "'"
"""What a cell begins with that a spreadsheet would run otherwise (OWASP, “CSV Injection”)."""

_RUNS: Final = re.compile(r"[=+\-@＝＋－＠\t\r\n]")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_APART: Final = " / "

_KINDS: Final[dict[str, tuple[str, str]]] = {
    "text": ("string", r""),
    "id": ("string", r"^([a-z0-9]+(-[a-z0-9]+)*)?$"),
    "ids": ("string", r"^([a-z0-9-]+( ([a-z0-9-]+|/))*)?$"),
    "count": ("integer", r"^[0-9]+$"),
    "truth": ("boolean", r"^(true|false)?$"),
    "day": ("date", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    "address": ("string", r"^https?://"),
}
"""The kinds of columns: their type in Table Schema, and what their cells match."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the kind of its cells, what they hold, and how a row tells it."""

    name: str
    kind: str
    description: str
    tell: Callable[[Json], Any] | None = None

    def cell(self, row: Json) -> str:
        """The cell of a row, as text."""
        return _written(self.tell(row) if self.tell else row.get(self.name))

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
        """The table of a record, or its first rows, as CSV; no cell is run as a formula."""
        text = StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(column.name for column in self.columns)
        for row in islice(self.rows_of(record), most):
            writer.writerow(_neutral(column.cell(row)) for column in self.columns)
        return BYTE_ORDER_MARK + text.getvalue()

    @property
    def schema(self) -> Json:
        """What its rows match, each as an object of texts by column (JSON Schema 2020-12)."""
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
        """The same for readers of Table Schema (datapackage.org, “Table Schema”)."""
        fields = [
            {
                "name": column.name,
                "type": _KINDS[column.kind][0],
                "description": column.description,
            }
            for column in self.columns
        ]
        return {"fields": fields, "missingValues": [""]}


def _written(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list() | tuple():
            return " ".join(map(_written, value))
        case _:
            return str(value)


def _neutral(cell: str) -> str:
    runs = _RUNS.match(cell) and not _NUMBER.fullmatch(cell)
    return NEUTRAL + cell if runs else cell


def _of_answers(name: str) -> Callable[[Json], str]:
    """What the answers of an account have of something, one after the other."""

    def tell(account: Json) -> str:
        told = [_written(answer.get(name)) for answer in account["answers"]]
        return _APART.join(told) if any(told) else ""

    return tell


def _length(name: str) -> Callable[[Json], int]:
    return lambda row: len(row[name])


def _accounts(record: Json) -> Iterator[Json]:
    for claim in record["claims"]:
        for account in claim["accounts"]:
            yield {"claim": claim["id"], "topic": claim["topic"], **account}


def _quotes(record: Json) -> Iterator[Json]:
    for account in _accounts(record):
        for quote in account["quotes"]:
            yield {"source": account["source"], "claim": account["claim"], **quote}
    for source in record["sources"]:
        for slip in source["slips"]:
            yield {"source": source["id"], "slip": slip["id"], **slip["quote"]}


def _inconsistencies(record: Json) -> Iterator[Json]:
    for claim in record["claims"]:
        for flag in claim["inconsistencies"]:
            yield {"claim": claim["id"], "topic": claim["topic"], **flag}


_PAGE: Final = Column("page", "address", "Where it stands on the site.")

TABLES: Final = (
    Table(
        "claims",
        "The claims",
        "A claim: one question that articles answer.",
        (
            Column("id", "id", "The claim’s id, which never changes."),
            Column("topic", "id", "The topic that it belongs to."),
            Column("question", "text", "The question."),
            Column("answer_type", "text", "What answers are: date, number, label or set."),
            Column("judgement", "truth", "Whether it asks for a judgement, not for a fact."),
            Column("standing", "text", "Where it stands, derived from answers and origins."),
            Column(
                "badges",
                "text",
                "What else a reader should know of it, with a slash between two.",
                lambda claim: _APART.join(claim["badges"]),
            ),
            Column("accounts", "count", "How many sources speak to it.", _length("accounts")),
            Column(
                "answering",
                "count",
                "How many of them answer it.",
                lambda claim: sum(bool(account["answers"]) for account in claim["accounts"]),
            ),
            Column("origins", "count", "How many origins the answers have.", _length("origins")),
            Column("silent", "ids", "The sources that say nothing of it."),
            Column(
                "inconsistencies",
                "count",
                "How many disagreements are flagged.",
                _length("inconsistencies"),
            ),
            Column("related", "ids", "Other claims worth reading beside it."),
            Column("added", "day", "The day on which it came into the record."),
            Column("updated", "day", "The day of its last change."),
            _PAGE,
        ),
        lambda record: record["claims"],
    ),
    Table(
        "accounts",
        "The accounts",
        "An account: what one source says on one claim.",
        (
            Column("claim", "id", "The claim."),
            Column("source", "id", "The source."),
            Column("topic", "id", "The topic of the claim."),
            Column(
                "answer",
                "text",
                "What it answers, in words; with a slash between two. Empty: it gives no answer.",
                _of_answers("text"),
            ),
            Column(
                "value",
                "text",
                "The answer for programs: a date as exact as it is known, a number, a label, "
                "or several labels.",
                _of_answers("value"),
            ),
            Column("unit", "text", "The unit of a number.", _of_answers("unit")),
            Column(
                "about",
                "text",
                "true where the source hedges a number.",
                _of_answers("about"),
            ),
            Column(
                "open",
                "text",
                "true where the source says that its list has others.",
                _of_answers("open"),
            ),
            Column("via", "id", "The document that it credits or plainly draws on here."),
            Column("retells", "ids", "The sources among the accounts that it retells."),
            Column("drawn_from", "ids", "The documents at which its ways of retelling end."),
            Column("quotes", "count", "How many quotes show it.", _length("quotes")),
        ),
        _accounts,
    ),
    Table(
        "quotes",
        "The quotes",
        "A quote: a short passage of a source, word for word.",
        (
            Column("source", "id", "The source."),
            Column("claim", "id", "The claim whose answer it shows; empty for a slip."),
            Column("slip", "id", "The slip that it shows; empty for a claim."),
            Column("text", "text", "The words."),
            Column("speaker", "text", "Who is said to have said them, where somebody is."),
            Column(
                "answer",
                "text",
                "What just this passage answers, where the source answers twice.",
                lambda quote: quote.get("answer", {}).get("text"),
            ),
            Column("before", "text", "What stands before it, where the words stand there twice."),
            Column("after", "text", "What stands after it, where the words stand there twice."),
            Column("passage", "address", "The way to the passage in the article."),
        ),
        _quotes,
    ),
    Table(
        "inconsistencies",
        "The inconsistencies",
        "An inconsistency: a flagged disagreement.",
        (
            Column("claim", "id", "The claim."),
            Column("id", "id", "Its id, of its own within the claim."),
            Column("topic", "id", "The topic of the claim."),
            Column("kind", "text", "What differs: date, number, actor, status and so on."),
            Column("severity", "text", "major or minor."),
            Column("spread", "text", "Whom it sets apart: across origins, in a retelling, inside."),
            Column("title", "text", "It in a few words."),
            Column(
                "sides",
                "ids",
                "The sources on each side, with a slash between the sides.",
                lambda flag: _APART.join(map(_written, flag["sides"])),
            ),
            Column("inside", "id", "The source that contradicts itself, if one does."),
            Column("explanation", "text", "What differs and how one sees it (Markdown)."),
            Column("would_settle", "text", "What would settle it."),
            _PAGE,
        ),
        _inconsistencies,
    ),
)
