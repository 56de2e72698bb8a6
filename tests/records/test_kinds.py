"""A field is said once, in the schema: what is done with its kind follows."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from macros.publish.schemas import schema
from macros.reading.nodes import texts_in
from macros.records.kinds import Kind, kind_of
from macros.records.model import (
    Account,
    Change,
    Claim,
    Context,
    Distinct,
    Inconsistency,
    Quote,
    Reference,
    Retelling,
    Retired,
    Slip,
    Source,
)
from macros.records.project import load, read_project
from macros.records.schema import Schemas
from macros.rules import check
from tests.projects import SCHEMAS, edit, unchanged
from tests.terminal import claims

ACCOUNT = "      - source: courier\n        answer: 2004-06\n"


def with_field(project: Path, schema: dict[str, Any], value: str) -> None:
    """A project whose accounts may have a field `new`, one of which has it."""
    path = project / "data/schema/claims.schema.json"
    whole = json.loads(path.read_text("utf-8"))
    whole["$defs"]["account"]["properties"]["new"] = {"description": "New.", **schema}
    path.write_text(json.dumps(whole), "utf-8")
    edit(project / "data/claims.yaml", ACCOUNT, f"{ACCOUNT}        new: {value}\n")


def told(project: Path) -> list[str]:
    problems = check(load(project))
    return [f"{each.rule}: {each.message}" for each in problems if each.rule != "field-order"]


def of_common(kind: str) -> dict[str, str]:
    return {"$ref": f"common.schema.json#/$defs/{kind}"}


@pytest.mark.parametrize(
    ("schema", "value", "problem"),
    [
        (of_common("address"), "https://courier.example/", ""),
        (
            of_common("address"),
            "javascript:alert(1)",
            "safe-address: the address “javascript:alert(1)” is not http or https",
        ),
        (
            of_common("markdown"),
            "See [it](javascript:alert(1)).",
            "safe-address: the link to “javascript:alert(1)” is not http or https",
        ),
        (of_common("id") | {"x-names": "source"}, "herald", ""),
        (
            of_common("id") | {"x-names": "source"},
            "herlad",
            "known-id: “herlad” is not a source of this project",
        ),
        (of_common("day"), "2999-01-01", "dates-in-order: 2999-01-01 lies in the future"),
    ],
)
def test_rules_hold_for_a_field_that_only_the_schema_knows(
    project: Path, schema: dict[str, Any], value: str, problem: str
) -> None:
    with_field(project, schema, value)
    assert told(project) == ([problem] if problem else [])


def test_a_field_that_only_the_schema_knows_is_found(project: Path) -> None:
    with_field(project, {"type": "string"}, "Seagulls were counted.")
    code, out, _ = claims("--root", project, "find", "seagulls")
    assert code == 0
    assert out.splitlines()[1] == "    Seagulls were counted."


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        (
            {"x-kind": "adress"},
            "#/$defs/account/properties/new/x-kind is not one of text, markdown, id, language,",
        ),
        ({"x-names": "sauce"}, "#/$defs/account/properties/new/x-names is not one of answer,"),
    ],
)
def test_a_kind_that_is_none_is_a_problem(
    project: Path, schema: dict[str, str], message: str
) -> None:
    with_field(project, schema, "x")
    [problem] = check(load(project))
    assert problem.at.file == "data/schema/claims.schema.json"
    assert message in problem.message


@pytest.mark.parametrize("subject", ["project", "lighthouse", "muehle"])
def test_each_value_of_a_record_is_of_a_kind(subject: str) -> None:
    project = read_project(unchanged(subject))
    of_a_kind = [value.node for value in project.values(*Kind)]
    written = [
        text for nodes in project.nodes.values() for each in nodes for text in texts_in(each)
    ]
    assert [text.at for text in of_a_kind] == [text.at for text in written]
    assert written


def test_only_what_is_written_as_text_is_of_kind_text() -> None:
    schemas = Schemas(SCHEMAS, "data/schema")
    account = schemas.record("claims", "claims")["properties"]["accounts"]["items"]["properties"]
    assert {name: kind_of(account[name]) for name in ("source", "answer", "and_others")} == {
        "source": Kind.ID,
        "answer": Kind.ANSWER,
        "and_others": Kind.TRUTH,
    }


PARTS: dict[type, tuple[str, ...]] = {
    Claim: (),
    Account: ("accounts",),
    Quote: ("accounts", "quotes"),
    Inconsistency: ("inconsistencies",),
    Context: ("context",),
    Change: ("changes",),
    Source: (),
    Retelling: ("retells",),
    Slip: ("slips",),
    Reference: (),
    Retired: (),
    Distinct: (),
}
COLLECTIONS = {
    Source: ("sources", "sources"),
    Retelling: ("sources", "sources"),
    Slip: ("sources", "sources"),
    Reference: ("references", "references"),
    Retired: ("claims", "retired"),
    Distinct: ("claims", "distinct"),
}
DERIVED = {"at"}


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_the_model_has_the_fields_of_the_schema(part: Any) -> None:
    schema = Schemas(SCHEMAS, "data/schema").record(*COLLECTIONS.get(part, ("claims", "claims")))
    for step in PARTS[part]:
        schema = schema["properties"][step]["items"]
    assert set(schema["properties"]) == {field.name for field in fields(part)} - DERIVED


PUBLISHED_OTHERWISE = {
    "claim": {"answers": "labels"},
    "account": {"answer": "answers", "and_others": "answers"},
    "inconsistency": {"between": "sides"},
    "retired": {"date": "retired"},
    "distinct": {"claims": "claim"},
}
"""Fields of the data by the names under which they are published, where those are others."""


@pytest.mark.parametrize(
    "part",
    [
        *("claim", "account", "quote", "inconsistency", "context", "change"),
        *("distinct", "retired", "source", "reference"),
    ],
)
def test_what_is_published_has_the_fields_of_the_data(part: str) -> None:
    file = f"{part}s" if part in {"source", "reference"} else "claims"
    data = json.loads((SCHEMAS / f"{file}.schema.json").read_text("utf-8"))["$defs"][part]
    published = schema("claims.json", Schemas(SCHEMAS, "data/schema"))["properties"]
    ways = {
        "account": ("claims", "accounts"),
        "quote": ("claims", "accounts", "quotes"),
        "inconsistency": ("claims", "inconsistencies"),
        "context": ("claims", "context"),
        "change": ("claims", "changes"),
        "distinct": ("claims", "distinct_from"),
        "retired": ("retired",),
    }
    for step in ways.get(part, (f"{part}s",)):
        published = published[step]["items"]["properties"]
    otherwise = PUBLISHED_OTHERWISE.get(part, {})
    assert {otherwise.get(name, name) for name in data["properties"]} <= set(published)
    assert not set(otherwise) - {"answers"} & set(published)
