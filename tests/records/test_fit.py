"""The fast yes is said only where jsonschema finds nothing wrong, and nearly always there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.reading.nodes import texts_in
from macros.reading.yaml_reader import ReadError, parse
from macros.records.fit import fit
from macros.records.mismatches import find_mismatches
from macros.records.project import load
from macros.records.schema import Schemas
from macros.rules import check
from tests.projects import SCHEMAS as SCHEMA_FOLDER
from tests.projects import unchanged
from tests.test_fuzz import CLAIMS, HEAD, Mutation, mutated, mutations

SCHEMAS = Schemas(SCHEMA_FOLDER, "data/schema")
CLAIM_SCHEMA = SCHEMAS.schema("claims")


@settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(st.integers(0, len(CLAIMS) - 1), st.lists(mutations(), min_size=1, max_size=3))
def test_fit_agrees_with_jsonschema(number: int, changes: list[Mutation]) -> None:
    text = mutated((HEAD + CLAIMS[number]).encode(), changes).decode("utf-8", "replace")
    try:
        document = parse(text, "f")
    except ReadError:
        return
    fits, mismatches = fit(CLAIM_SCHEMA)(document), list(find_mismatches(CLAIM_SCHEMA, document))
    assert not (fits and mismatches)
    assert fits or mismatches or any(not text.plain for text in texts_in(document))


@pytest.mark.parametrize("collection", ["claims", "sources", "references"])
def test_good_files_fit(collection: str) -> None:
    text = (unchanged() / "data" / f"{collection}.yaml").read_text("utf-8")
    schema, document = SCHEMAS.schema(collection), parse(text, "f")
    assert fit(schema)(document)
    assert list(find_mismatches(schema, document)) == []


@pytest.mark.parametrize(
    ("schema", "text", "expected"),
    [
        ({"type": ["string", "integer"]}, "2027", True),
        ({"type": "number"}, "'2027'", False),
        ({"pattern": "^a$"}, '"a"', True),
        ({"pattern": "^a$"}, '"a\\n"', False),
        ({"pattern": "^a[$]b\\$$"}, '"a$b$"', True),
        ({"type": "boolean"}, "yes", False),
        ({"uniqueItems": True}, "[a, b, a]", False),
        ({"not": {"required": ["a", "b"]}}, "{a: 1, b: 2}", False),
        ({"not": {"required": ["a", "b"]}}, "{a: 1}", True),
        (
            {"if": {"properties": {"a": {"const": "x"}}}, "then": {"required": ["b"]}},
            "{a: x}",
            False,
        ),
        (
            {"if": {"properties": {"a": {"const": "x"}}}, "then": {"required": ["b"]}},
            "{a: y}",
            True,
        ),
        ({"propertyNames": {"pattern": "^[a-z]$"}}, "{A: 1}", False),
        ({"additionalProperties": {"type": "string"}}, "{a: [1]}", False),
        ({"properties": {"a": {}}, "additionalProperties": False}, "{a: [1]}", True),
    ],
)
def test_each_keyword_means_the_same(
    *, schema: dict[str, object], text: str, expected: bool
) -> None:
    document = parse(text, "f")
    assert fit(schema)(document) is expected
    assert (not list(find_mismatches(schema, document))) is expected


def test_of_a_number_in_quotes_jsonschema_tells() -> None:
    schema, document = {"items": {"type": "string"}}, parse("['2027', \"true\"]", "f")
    assert not fit(schema)(document)
    assert list(find_mismatches(schema, document)) == []


def test_a_keyword_that_is_not_known_is_a_problem(project: Path) -> None:
    path = project / "data/schema/sources.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    schema["$defs"]["source"]["dependentRequired"] = {"issued": ["accessed"]}
    path.write_text(json.dumps(schema), "utf-8")
    [problem] = check(load(project))
    assert problem.at.file == "data/schema/sources.schema.json"
    assert problem.message == "the schema uses “dependentRequired”, which is not known"
