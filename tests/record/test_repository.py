"""What must hold of this repository, whatever record is in it: no id of it is named here."""

from __future__ import annotations

import json
import re
import shutil
from itertools import islice
from typing import TYPE_CHECKING, Final

import pytest

from macros.engine.beginning import EXAMPLE
from macros.engine.parts import PARTS
from macros.git import Git
from macros.records.project import DATA, DOCS, load, read_project
from macros.rules import check
from macros.site import SETTINGS
from tests.projects import FIXTURES, REPOSITORY
from tests.rules.test_one_mistake import MISTAKES
from tests.terminal import claims

if TYPE_CHECKING:
    from pathlib import Path

PROJECT: Final = load(REPOSITORY)
TEMPLATE: Final = REPOSITORY / "data/template.yaml"
RECORDS: Final = sorted(set((REPOSITORY / "data").glob("*.yaml")) - {TEMPLATE})
_LONG_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){2,}")
TOLD: Final = ("README.md", "CONTRIBUTING.md", "MAINTAINERS.md", "SECURITY.md", "CHANGELOG.md")


def test_the_record_has_no_problem() -> None:
    code, out, err = claims("check", folder=REPOSITORY)
    assert (code, err) == (0, ""), out
    assert out.endswith(": no problem\n")


def test_editors_find_the_schema_of_each_file() -> None:
    settings = json.loads((REPOSITORY / ".vscode/settings.json").read_text("utf-8"))
    mapped = {
        file: schema
        for schema, files in settings["yaml.schemas"].items()
        for file in ([files] if isinstance(files, str) else files)
    }
    assert mapped.pop("data/template.yaml") == mapped["data/claims.yaml"]
    for path in RECORDS:
        assert mapped[f"data/{path.name}"] == f"data/schema/{path.stem}.schema.json"
        assert (REPOSITORY / mapped[f"data/{path.name}"]).exists()


@pytest.mark.parametrize("name", TOLD)
def test_what_a_file_leads_to_is_there(name: str) -> None:
    text = (REPOSITORY / name).read_text("utf-8")
    targets = [each for each in re.findall(r"\]\(([^)#:]+)\)", text) if "../.." not in each]
    assert [each for each in targets if not (REPOSITORY / each).exists()] == []
    known = set(re.findall(r"`claims ([\w-]+)", text))
    assert all(claims(command, "--help")[0] == 0 for command in known)


def test_no_id_of_the_record_stands_in_the_engine() -> None:
    """Ids of three words or more: shorter ones may be words of the engine, too.

    Those of the invented subjects may stand there, one of which may be in the place of the record.
    """
    record = PROJECT.record
    ids = {str(id_) for id_ in (*record.claim, *record.source, *record.reference)}
    for path in (*FIXTURES.glob("*/data/*.yaml"), *EXAMPLE.glob("data/*.yaml")):
        ids.difference_update(_LONG_ID.findall(path.read_text("utf-8")))
    listed = Git(REPOSITORY).text("ls-files").splitlines()
    engine = [REPOSITORY / path for path in listed if PARTS.is_engine(path)]
    found = [
        (path.name, word)
        for path in engine
        if path.suffix in {".py", ".html", ".md", ".css", ".js", ".json", ".yaml", ".yml"}
        if not path.is_relative_to(FIXTURES)
        for word in _LONG_ID.findall(path.read_text("utf-8"))
        if word in ids
    ]
    assert found == []


def mistakes() -> list[tuple[str, str]]:
    """A mistake in each file, and each mistake in the file of claims."""
    schemas = sorted((REPOSITORY / "data/schema").iterdir())
    files = [
        *(f"data/{path.name}" for path in RECORDS),
        *(f"data/schema/{path.name}" for path in schemas),
        *(f"data/fingerprints/{source.id}.txt" for source in PROJECT.record.sources[:1]),
        *(f"docs/{page.path}" for page in islice(PROJECT.topics.values(), 1)),
    ]
    tabs = [(file, "with a tab") for file in files]
    return [*tabs, *(("data/claims.yaml", name) for name in MISTAKES if name != "with a tab")]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("record")
    for folder in (DATA, DOCS):
        shutil.copytree(REPOSITORY / folder, root / folder)
    shutil.copy(REPOSITORY / SETTINGS, root)
    return root


@pytest.mark.parametrize(("file", "mistake"), mistakes())
def test_one_mistake_is_one_problem(copy: Path, file: str, mistake: str) -> None:
    path = copy / file
    before = path.read_bytes()
    path.write_bytes(MISTAKES[mistake](before))
    try:
        assert len(check(read_project(copy))) == 1
    finally:
        path.write_bytes(before)
