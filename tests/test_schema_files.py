"""The schemas: valid, described in full, and found by editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from tests.projects import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMAS = sorted((REPOSITORY / "data" / "schema").glob("*.schema.json"))
COMMON = json.loads((REPOSITORY / "data/schema/common.schema.json").read_text("utf-8"))


def properties(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        for name, value in schema.get("properties", {}).items():
            if "if" not in path and "then" not in path:
                yield f"{path}/{name}", value
        for key, value in schema.items():
            yield from properties(value, f"{path}/{key}")
    elif isinstance(schema, list):
        for each in schema:
            yield from properties(each, path)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_a_schema_is_valid_and_describes_every_property(path: Any) -> None:
    schema = json.loads(path.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    definitions = {**COMMON["$defs"], **schema.get("$defs", {})}
    silent = [
        name
        for name, value in properties(schema)
        if "description" not in value
        and "description" not in definitions.get(value.get("$ref", "").split("/")[-1], {})
    ]
    assert silent == []
