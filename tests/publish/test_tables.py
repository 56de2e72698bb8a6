"""Tables: one row a thing, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from macros.publish.table import NEUTRAL, Column, Table
from macros.publish.tables import TABLES


def rows(table: Table, record: dict[str, object]) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(table.csv(record).removeprefix("\ufeff"), newline="")))


def one_cell(text: object) -> str:
    table = Table("t", "T", "A row.", (Column("a", "text", "A cell."),), lambda _: [{"a": text}])
    return rows(table, {})[0]["a"]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+SUM(A1)", "-2+3", "@cmd", "\t=1", "\r=1", "\n=1", "＝1", "-", "=", "-1 percent"],
)
def test_a_cell_that_would_run_begins_with_an_apostrophe(text: str) -> None:
    assert one_cell(text) == NEUTRAL + text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("How high;=1+1;is it?", "How high;'=1+1;is it?"),
        ("a; @b", "a; '@b"),
        ('a;"=1"', 'a;"\'=1"'),
        ("a; b - c; d=e", "a; b - c; d=e"),
    ],
)
def test_a_semicolon_begins_a_cell_for_some_spreadsheets(text: str, cell: str) -> None:
    assert one_cell(text) == cell


@pytest.mark.parametrize("text", ["-5", "+5", "-5.25", "2027", "a=b", " =1", "“=1”", "", "–5"])
def test_any_other_cell_stays_as_it_is(text: str) -> None:
    assert one_cell(text) == text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (["a", "b"], "a b"),
        (0, "0"),
        (2.5, "2.5"),
        (0.000012, "0.000012"),
    ],
)
def test_values_as_cells(value: object, cell: str) -> None:
    assert one_cell(value) == cell


def test_quotation_marks_commas_and_breaks_survive() -> None:
    text = 'a, "b"; c\r\nd'
    assert one_cell(text) == text


def test_columns_have_names_of_their_own_and_known_kinds() -> None:
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert list(table.schema["items"]["properties"]) == names
        assert [field["name"] for field in table.table_schema["fields"]] == names
        assert all(column.description.endswith(".") for column in table.columns)
