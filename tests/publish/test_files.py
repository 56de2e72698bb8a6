"""Each file matches its schema, whatever the subject; and a schema refuses anything else."""

from __future__ import annotations

import copy
import csv
import json
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from macros.publish.files import claim_file, data_files, published
from macros.records.project import load, read_project
from macros.site import Site
from macros.urls import claim_data_url
from tests.projects import make_project, unchanged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from macros.publish.published_file import PublishedFile

SITE = Site("The Élan", "https://harbour.example/", authority="harbour.example,2003")
FILES = {file.name: file for file in data_files(load(unchanged()), SITE)}


def value_of(file: PublishedFile) -> Any:
    if file.name.endswith(".csv"):
        return list(csv.DictReader(StringIO(file.text.removeprefix("\ufeff"), newline="")))
    return json.loads(file.text)


@pytest.mark.parametrize("subject", ["project", "orchard", "lume"])
def test_files_of_any_subject_match_their_schemas(tmp_path: Path, subject: str) -> None:
    project = read_project(make_project(tmp_path, subject))
    files = list(data_files(project, SITE))
    assert len(files) == 11
    one = claim_file(project, SITE)
    assert one is not None
    texts = published(files, project, SITE)
    assert {each.path: texts[each.path] for each in [*files, one]} == {
        each.path: each.text for each in [*files, one]
    }
    files += [replace(one, text=texts[claim_data_url(each.id)]) for each in project.record.claims]
    for file in files:
        if file.schema:
            errors = Draft202012Validator(file.schema).iter_errors(value_of(file))
            assert [error.message for error in errors] == [], file.path
    (package,) = (file for file in files if file.name == "datapackage.json")
    assert value_of(package)["name"] == "the-elan"


def claim(change: Callable[[Any], object]) -> Callable[[Any], object]:
    """A change to the first claim whose answers are dates."""
    return lambda record: change(
        next(each for each in record["claims"] if each["id"] == "toll-date")
    )


def item(change: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda collection: change(collection["first"]["items"][0])


MUTATIONS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "a day of no calendar": ("claims.json", claim(lambda c: c.update(added="2026-13-01"))),
    "a list for a date": (
        "claims.json",
        claim(lambda c: c["accounts"][0]["answers"][0].update(value=["2003"])),
    ),
    "no date for a date": (
        "claims.json",
        claim(lambda c: c["accounts"][0]["answers"][0].update(value="soon")),
    ),
    "no account": ("claims.json", claim(lambda c: c.update(accounts=[]))),
    "an account without a quote": (
        "claims.json",
        claim(lambda c: c["accounts"][0].update(quotes=[])),
    ),
    "an empty side": ("claims.json", claim(lambda c: c["inconsistencies"][0]["sides"].append([]))),
    "an unknown standing": ("claims.json", claim(lambda c: c.update(standing="true"))),
    "not about": (
        "claims.json",
        claim(lambda c: c["accounts"][0]["answers"][0].update(about=False)),
    ),
    "a source that was not read": (
        "claims.json",
        lambda record: record["sources"][0].pop("accessed"),
    ),
    "a page without an address": ("annotations.json", item(lambda a: a["body"][0].pop("source"))),
    "a page that classifies": (
        "annotations.json",
        item(lambda a: a["body"][0].update(purpose="classifying")),
    ),
    "a name that is no tag": ("annotations.json", item(lambda a: a.update(id="tag:"))),
    "two selectors": ("annotations.json", item(lambda a: a["target"].update(selector=[]))),
    "a thirteenth month": (
        "sources.json",
        lambda items: items[0]["issued"].update({"date-parts": [[2003, 13]]}),
    ),
    "a date as a text": ("sources.json", lambda items: items[0].update(issued="2003-03-01")),
    "a publisher twice": ("sources.json", lambda items: items[0].update(publisher="X")),
    "a path that leads out": (
        "datapackage.json",
        lambda package: package["resources"][0].update(path="../claims.json"),
    ),
    "a table without columns": (
        "datapackage.json",
        lambda package: package["resources"][1].pop("schema"),
    ),
    "no files": ("datapackage.json", lambda package: package.update(resources=[])),
    "a count in words": ("claims.csv", lambda rows: rows[0].update(accounts="four")),
    "a column more": ("quotes.csv", lambda rows: rows[0].update(more="x")),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_schema_refuses_what_is_no_such_file(name: str) -> None:
    path, change = MUTATIONS[name]
    file = FILES[path]
    assert file.schema
    check = Draft202012Validator(file.schema)
    value = value_of(file)
    assert check.is_valid(value)
    spoilt = copy.deepcopy(value)
    change(spoilt)
    assert spoilt != value
    assert not check.is_valid(spoilt)
