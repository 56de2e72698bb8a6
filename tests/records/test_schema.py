"""A bad schema is reported, with its file and the place in it, before it is used."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, SchemaError

from macros import publish
from macros.publication import Publication
from macros.reading.yaml_reader import ReadError
from macros.records.metaschema import BadSchemaError, check_schema
from macros.records.project import load, read_project
from macros.records.scalars import TYPES
from macros.rules import check
from macros.site import Site
from tests.projects import SCHEMAS, edit
from tests.terminal import claims

ID = ("$defs", "id")
CLAIMS = ("properties", "claims")
SITE = Site("The harbour", "https://harbour.example/", authority="harbour.example,2003")


def spoil(root: Path, file: str, way: tuple[str, ...], value: Any) -> str:
    """Put a value into a schema of a project, at the end of a path; returns the file name."""
    name = f"data/schema/{file}.schema.json"
    schema = json.loads((root / name).read_text("utf-8"))
    *above, last = way
    inner = schema
    for step in above:
        inner = inner[step]
    inner[last] = value
    (root / name).write_text(json.dumps(schema, indent=2), "utf-8")
    return name


@pytest.mark.parametrize(
    ("file", "way", "value", "message"),
    [
        ("claims", CLAIMS, {"$ref": "#/nowhere"}, "“#/nowhere” leads to no definition"),
        (
            "common",
            ID,
            {"$ref": "common.schema.json#/$defs/id"},
            "“common.schema.json#/$defs/id” leads back to itself",
        ),
        (
            "claims",
            (*CLAIMS, "type"),
            5,
            f"#/properties/claims/type is not one of {', '.join(TYPES)}, or a list of several",
        ),
        ("common", (*ID, "pattern"), "(", "#/$defs/id/pattern is not a pattern"),
        (
            "common",
            (*ID, "maxLength"),
            "x",
            "#/$defs/id/maxLength is not a whole number, 0 or more",
        ),
        ("common", (*ID, "description"), 5, "#/$defs/id/description is not a text"),
        ("common", ("$defs",), [], "#/$defs is not an object of schemas"),
        ("claims", ("properties",), [], "#/properties is not an object of schemas"),
        ("claims", (*CLAIMS, "items"), True, "#/properties/claims/items is not a schema"),
        ("claims", ("required",), "claims", "#/required is not a list of texts"),
    ],
)
def test_a_schema_that_is_none_is_one_problem(
    project: Path, file: str, way: tuple[str, ...], value: Any, message: str
) -> None:
    name = spoil(project, file, way, value)
    [problem] = {(each.rule, each.message) for each in check(load(project))}
    assert problem == ("readable", f"not a schema: {message}")
    code, out, err = claims("--root", project, "fields")
    assert (code, out, err.count("\n")) == (2, "", 1)
    text = (project / name).read_text("utf-8")
    written = f'"{message[1:].partition("”")[0]}"' if "lead" in message else f'"{way[-1]}"'
    lines = [at for at, line in enumerate(text.splitlines(), start=1) if written in line]
    [_, line, _, said] = err.removeprefix("Error: ").split(":", 3)
    assert int(line) in lines or "leads back" in message
    assert said.startswith(f" not a schema: {message}. ")


DEEP = "[" * 100_000 + "]" * 100_000
NESTED = {
    f"level-{number}": {"allOf": [{"$ref": f"#/$defs/level-{number + 1}"}] * 6}
    for number in range(12)
}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda _: DEEP, "not a schema: it is nested too deep"),
        (lambda text: text.replace('"minItems": 1', f'"minItems": {"9" * 5_000}', 1), "not JSON: "),
        (
            lambda text: text.replace('"pattern": "\\\\S"', '"pattern": "(a{1000}){1000}"', 1),
            "not a schema: ",
        ),
        (
            lambda text: text.replace('"pattern": "\\\\S"', f'"pattern": "a{{{"9" * 20}}}"', 1),
            "not a schema: #/$defs/label/pattern is not a pattern",
        ),
        (
            lambda text: text.replace(
                '"$ref": "#/$defs/claim"', '"$ref": "#/$defs/level-0"'
            ).replace(
                '"$defs": {',
                f'"$defs": {{{json.dumps({**NESTED, "level-12": {}})[1:-1]},',
            ),
            "not a schema: it has more than 5,000 parts",
        ),
        (
            lambda text: text.replace('"type": "array"', '"type": "object"', 1),
            "the schema does not say that “claims” is a list of records",
        ),
        (
            lambda text: text.replace(
                '"description": "The claims', '"description": "\\u0007The claims'
            ),
            "the schema has a character that does not show",
        ),
    ],
)
def test_a_schema_that_asks_too_much_is_one_problem(
    project: Path, change: Callable[[str], str], message: str
) -> None:
    path = project / "data/schema/claims.schema.json"
    before = path.read_text("utf-8")
    path.write_text(change(before), "utf-8")
    assert path.read_text("utf-8") != before
    [problem] = check(load(project))
    assert problem.at.file == "data/schema/claims.schema.json"
    assert problem.message.startswith(message)


SCRAPS: st.SearchStrategy[Any] = st.sampled_from(
    [
        *(None, True, 0, -1, "", "x", [], ["id"], {}, [{}]),
        *({"$ref": "#"}, {"$ref": "common.schema.json#/$defs/id"}, {"type": "number"}),
        *({"enum": ["a"]}, {"not": {"required": ["id"]}}, {"type": ["string", "object"]}),
        *({"minItems": 1}, {"format": "day"}, {"x-kind": "markdown"}, {"pattern": "^a$"}),
    ]
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Each object or list within a value, with each key or index in it."""
    keys = list(value) if isinstance(value, dict) else range(len(value))
    inner = [value[key] for key in keys if isinstance(value[key], dict | list)]
    return [(value, key) for key in keys] + [place for each in inner for place in places(each)]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_a_schema_says_nothing_crashes(data: st.DataObject, project: Path) -> None:
    file = data.draw(st.sampled_from(sorted(SCHEMAS.iterdir())))
    schema = json.loads(file.read_text("utf-8"))
    holder, key = data.draw(st.sampled_from(places(schema)))
    scrap = data.draw(SCRAPS | st.just("remove"))
    if scrap == "remove":
        del holder[key]
    else:
        holder[key] = scrap
    shutil.copytree(SCHEMAS, project / "data/schema", dirs_exist_ok=True)
    (project / "data/schema" / file.name).write_text(json.dumps(schema), "utf-8")
    read = read_project(project)
    problems = check(read)
    assert not [each for each in problems if "itself failed" in each.message]
    if not problems:
        with suppress(ReadError):
            assert Publication(read, SITE).texts


def test_a_schema_that_knows_no_field(project: Path) -> None:
    (project / "data/schema/claims.schema.json").write_text("{}", "utf-8")
    [problem] = check(load(project))
    assert problem.message == "the schema of “claims” has no field “id”, which the engine needs"


@pytest.mark.parametrize(
    "schema",
    [
        5,
        {"type": "lst"},
        {"type": []},
        {"enum": 5},
        {"pattern": []},
        {"items": [{}]},
        {"properties": {"a": 5}},
        {"required": [1]},
        {"minItems": -1},
        {"uniqueItems": "yes"},
        {"additionalProperties": "no"},
        {"allOf": {}},
        {"if": 1},
        {"not": []},
        {"description": []},
    ],
)
def test_what_is_refused_jsonschema_refuses_too(schema: Any) -> None:
    with pytest.raises(BadSchemaError):
        check_schema(schema)
    with pytest.raises(SchemaError):
        Draft202012Validator.check_schema(schema)


EVERY = sorted((*SCHEMAS.iterdir(), *Path(publish.__file__).parent.rglob("*.schema.json")))


@pytest.mark.parametrize("path", EVERY, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_schemas_of_the_engine_are_schemas(path: Path) -> None:
    schema = json.loads(path.read_text("utf-8"))
    check_schema(schema)
    Draft202012Validator.check_schema(schema)


COLOUR = ("answer_type: number", "answer_type: colour")
NO_QUESTION = ("    question: How high is the toll?\n", "")
SOON = ("added: 2003-04-01\n    updated: 2003-04-02", "added: soon\n    updated: 2003-04-02")
UNFIT = "this cannot be read as a record, although the schema accepts it"


@pytest.mark.parametrize(
    ("loosened", "edited", "at"),
    [
        (lambda claim: claim["required"].remove("question"), NO_QUESTION, 33),
        (lambda claim: claim["properties"]["answer_type"]["enum"].append("colour"), COLOUR, 33),
        (lambda claim: claim["properties"].update(added={"type": "string"}), SOON, 2),
    ],
)
def test_what_a_loosened_schema_lets_pass_is_a_problem_and_no_crash(
    project: Path, loosened: Callable[[Any], None], edited: tuple[str, str], at: int
) -> None:
    path = project / "data/schema/claims.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    loosened(schema["$defs"]["claim"])
    path.write_text(json.dumps(schema), "utf-8")
    edit(project / "data/claims.yaml", *edited)
    [problem] = [each for each in check(load(project)) if each.rule == "schema"]
    assert (problem.at.file, problem.at.line) == ("data/claims.yaml", at)
    assert problem.message.startswith(UNFIT)


def test_a_collection_of_which_nothing_is_made_is_a_problem(project: Path) -> None:
    path = project / "data/schema/claims.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    schema["properties"]["people"] = {"type": "array"}
    path.write_text(json.dumps(schema), "utf-8")
    [problem] = check(load(project))
    assert problem.at.file == "data/schema/claims.schema.json"
    assert problem.message == "the schema has a collection “people”, which the engine does not know"
