"""The pages for contributors: fields with examples, notations, and macros with calls."""

from __future__ import annotations

import re
from functools import partial
from html import unescape

import pytest
from jsonschema import Draft202012Validator

from macros.reading.calls import ARGUMENTS, Call, asked, expand, forms
from macros.records.project import FILES, load
from macros.records.schema import Schemas, fields, in_line, of_each
from macros.render.fields_page import field_sections
from macros.render.macros import MACROS
from macros.render.macros_page import calls, macro_sections
from macros.render.view import View
from macros.site import Site
from tests.projects import SCHEMAS, unchanged

RECORDS = {name: load(unchanged(name)) for name in ("lighthouse", "empty", "orchard")}
READ = Schemas(SCHEMAS, "data/schema")
COLLECTIONS = [
    pytest.param(collection, id=f"{file}-{name}")
    for file in FILES
    for name, collection in READ.schema(file)["properties"].items()
]


def within(schema: dict[str, object], path: tuple[str, ...]) -> dict[str, object]:
    for name in path:
        properties = of_each(schema)["properties"]
        schema = properties[name]
    return schema


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_each_field_has_an_example_that_fits(collection: dict[str, object]) -> None:
    found = list(fields(collection))
    inside = {field.path[:-1] for field in found}
    for field in found:
        if field.path not in inside:
            assert field.examples, field.path
        for example in field.examples:
            assert Draft202012Validator(within(collection, field.path)).is_valid(example), field


def test_an_example_stands_beside_its_field() -> None:
    page = unescape(field_sections(READ))
    assert "| `accounts › answer › about` | " in page
    assert re.search(r"\| `DOI` \|.* Example: <code>10.1000/182</code>\. \|", page)
    between = r"\| `inconsistencies › between` .*<code>\[\[gazette\], \[courier\]\]</code>"
    assert re.search(between, page)
    assert in_line([["a"], "b: c"]) == "[[a], 'b: c']"


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("2025-10-28T14:30+09:00", "28 October 2025, 14:30 UTC+09:00"),
        ("../2027", "by 2027"),
        ("2025-33", "the 1st quarter of 2025"),
        ("-0043", "44 BC"),
        ("{min: 300}</code> | <code>ships", "at least 300 ships"),
        ("550</code> | <code>USD bn", "US$550 bn"),
    ],
)
def test_a_notation_stands_beside_what_readers_see(written: str, seen: str) -> None:
    page = unescape(field_sections(READ))
    assert f"| <code>{written}</code> | {seen} |" in page


@pytest.mark.parametrize("name", RECORDS)
def test_the_calls_of_macros_are_true_where_a_record_has_what_they_need(name: str) -> None:
    project = RECORDS[name]
    view = View(project, "", Site("A", "https://a.example/"))
    able = {macro.__name__: macro for macro in MACROS}
    assert set(able) == set(ARGUMENTS)
    for macro, ours in able.items():
        made = list(calls(macro, project.record))
        assert len(made) == len(forms(macro))
        for call in made:
            [(_, found)] = asked(call, "")
            assert isinstance(found, Call)
            assert found.form is not None, call
            if "a-claim" not in call:
                expand(call, {macro: partial(ours, view)})


def test_every_macro_is_on_the_page() -> None:
    page = macro_sections(MACROS, RECORDS["lighthouse"].record)
    for macro in MACROS:
        assert f"\n## {macro.__name__} {{ #" in f"\n{page}"
    assert 'annotate("lamp-date", "a phrase") }}' in page
    assert "{{" not in page
    assert "Raises" not in page
