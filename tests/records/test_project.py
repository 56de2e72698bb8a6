"""A project folder is read whole, whatever lies in it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from macros.records.project import load
from macros.rules import MOST_PROBLEMS, check
from tests.projects import edit

LINK = "the file is a link that leads out of the project, or nowhere"


def told(root: Path) -> list[str]:
    return [f"{problem.at}: {problem.message}" for problem in check(load(root))]


@pytest.mark.parametrize(
    "name",
    [
        *("data/claims.yaml", "data/fingerprints/courier.txt", "docs/secret.md", "docs/a.png"),
        *("data/schema/common.schema.json", "data/schema/more.json", "includes/glossary.md"),
    ],
)
def test_a_link_out_of_the_folder_is_not_followed(project: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.write_text("secret: words\n", "utf-8")
    (project / name).unlink(missing_ok=True)
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).symlink_to(outside)
    problems = told(project)
    assert f"{name}:1:1: {LINK}" in problems
    assert "secret" not in "".join(problems).replace("docs/secret.md", "")


def test_a_linked_folder_of_pages_is_not_followed(project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / "docs" / "more").symlink_to(tmp_path / "elsewhere")
    assert told(project) == [f"docs/more:1:1: {LINK}"]


def test_a_folder_that_cannot_be_opened_is_a_problem(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One so deep that its path is too long cannot, whoever asks."""
    monkeypatch.chdir(project / "docs")
    for _ in range(20):
        folder = "deep" * 60
        Path(folder).mkdir()
        os.chdir(folder)
    [problem] = told(project)
    assert problem.startswith("docs/deepdeep")
    assert problem.endswith(":1:1: the folder cannot be opened: file name too long")


def test_a_link_to_itself_is_a_problem(project: Path) -> None:
    (project / "data/references.yaml").unlink()
    (project / "data/references.yaml").symlink_to("references.yaml")
    assert told(project) == [f"data/references.yaml:1:1: {LINK}"]


@pytest.mark.parametrize(
    "name",
    ["a.markdown", "a.mdown", "a.mkd", "a.MD", "a.html", "a.svg", "a.js", "more/CNAME", "README"],
)
def test_what_is_neither_a_page_nor_a_picture_is_not_published(project: Path, name: str) -> None:
    path = project / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("{{ cards() }}", "utf-8")
    [problem] = check(load(project))
    assert (str(problem.at), problem.rule) == (f"docs/{name}:1:1", "readable")
    assert problem.message.startswith("the file is neither a page nor a picture")
    path.unlink()
    (project / "docs/a.png").write_bytes(b"\x89PNG")
    (project / "docs/.a.html.swp").write_bytes(b"")
    assert check(load(project)) == ()


@pytest.mark.parametrize("name", [b"\xff.md", b"a\x01.md", b"a\nb.md", b"\xe2\x80\xae.md"])
def test_the_name_of_a_page_is_text(project: Path, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(project / "docs") + b"/" + name)).write_text("# A\n", "utf-8")
    assert [each.message for each in check(load(project))] == [
        "the name of the file is not text that shows, in UTF-8"
    ]


def test_a_file_to_include_is_text(project: Path) -> None:
    (project / "includes").mkdir()
    (project / "includes/glossary.md").write_bytes(b"*[EU]: Europ\xe4ische Union\n")
    [problem] = check(load(project))
    assert (str(problem.at), problem.rule) == ("includes/glossary.md:1:13", "readable")
    (project / "includes/glossary.md").write_text("*[EU]: Europäische Union\n", "utf-8")
    assert check(load(project)) == ()


def test_an_id_is_told_though_its_record_is_wrong_elsewhere(project: Path) -> None:
    edit(project / "data/claims.yaml", "- id: toll-amount", "- id: con")
    edit(project / "data/claims.yaml", "    question: How high is the toll?\n", "")
    rules = [problem.rule for problem in check(load(project)) if "claims.yaml" in problem.at.file]
    assert {"schema", "unique-id"} <= set(rules)


LOOSE = {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60}


@pytest.mark.parametrize("id_", ["../../../evil", 'a") }}{{ b("c', "a b", "Toll", "a\n", "x" * 61])
def test_the_form_of_an_id_is_held_whatever_the_schema_says(project: Path, id_: str) -> None:
    schema = project / "data/schema/common.schema.json"
    text = schema.read_text("utf-8")
    written = json.dumps(LOOSE, indent=2)[1:-1].strip().splitlines()
    for line in written:
        assert line.strip().rstrip(",") in text
        text = text.replace(line.strip().rstrip(","), '"minLength": 0', 1)
    schema.write_text(text, "utf-8")
    edit(project / "data/claims.yaml", "- id: toll-amount", f"- id: {json.dumps(id_)}")
    rules = {problem.rule for problem in check(load(project))}
    assert "schema" not in rules
    assert "unique-id" in rules


@pytest.mark.parametrize("name", ["claims", "sources", "references"])
def test_a_missing_file_is_one_problem(project: Path, name: str) -> None:
    (project / "data" / f"{name}.yaml").unlink()
    assert told(project) == [f"data/{name}.yaml:1:1: the file is missing"]


@pytest.mark.parametrize("name", ["claims", "sources", "references"])
def test_a_list_where_a_mapping_belongs_is_one_problem(project: Path, name: str) -> None:
    (project / "data" / f"{name}.yaml").write_text("- a\n- b\n", "utf-8")
    assert told(project) == [f"data/{name}.yaml:1:1: the file is a list; expected a mapping"]


def test_a_missing_or_broken_schema_is_a_problem(project: Path) -> None:
    schema = project / "data/schema/claims.schema.json"
    schema.write_text('{"type": }', "utf-8")
    assert told(project) == ["data/schema/claims.schema.json:1:10: not JSON: Expecting value"]
    schema.unlink()
    assert told(project) == ["data/schema/claims.schema.json:1:1: the file is missing"]


def test_a_file_that_is_wrong_throughout_does_not_flood(project: Path) -> None:
    claims = "".join(f"  - id: claim-{number}\n" for number in range(2_000))
    (project / "data/claims.yaml").write_text(f"claims:\n{claims}", "utf-8")
    assert MOST_PROBLEMS <= len(told(project)) <= MOST_PROBLEMS + 20


def test_a_change_is_read_and_the_rest_is_not_read_again(project: Path) -> None:
    first = load(project)
    assert load(project) is first
    edit(project / "data/claims.yaml", "How high is the toll?", "How high is the new toll?")
    second = load(project)
    assert second is not first
    assert second.record.claim["toll-amount"].question == "How high is the new toll?"
