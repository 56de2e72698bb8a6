"""What helps contributors is checked like the rest: the template, snippets, forms, workflows."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
import yaml

from macros.records.project import load
from macros.records.schema import Schemas
from macros.render.fields_page import field_sections
from macros.rules import check
from tests.projects import REPOSITORY, edit
from tests.terminal import claims

SCHEMAS = Schemas(REPOSITORY / "data/schema", "data/schema")
CLAIM = SCHEMAS.schema("claims")["properties"]["claims"]["items"]
SNIPPETS = json.loads((REPOSITORY / ".vscode/claims.code-snippets").read_text("utf-8"))
GITHUB = REPOSITORY / ".github"


def tool(name: str, *arguments: str | Path, folder: Path = REPOSITORY) -> str:
    command = [str(Path(sys.executable).with_name(name)), *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def with_claim(project: Path, block: str) -> None:
    """The fixture project with another block in place of its first claim."""
    path = project / "data/claims.yaml"
    text = path.read_text("utf-8")
    start, end = text.index("  - id: toll-date"), text.index("  - id: toll-amount")
    path.write_text(text[:start] + block + text[end:], "utf-8")


def test_the_template_is_a_valid_record(project: Path) -> None:
    template = (REPOSITORY / "data/template.yaml").read_text("utf-8")
    with_claim(project, template.partition("claims:\n")[2])
    assert check(load(project)) == ()


def test_the_template_has_every_field() -> None:
    template = (REPOSITORY / "data/template.yaml").read_text("utf-8")
    fields = set(re.findall(r"^[ #-]*(\w+):", template, flags=re.MULTILINE))
    parts = (CLAIM, *(CLAIM["properties"][name]["items"] for name in LISTS))
    quote = CLAIM["properties"]["accounts"]["items"]["properties"]["quotes"]["items"]
    assert {name for part in (*parts, quote) for name in part["properties"]} <= fields


LISTS = ("accounts", "inconsistencies", "context")


def filled(snippet: str) -> str:
    """A snippet with its first choices taken, as an editor leaves it when one presses Tab."""
    text = "\n".join(SNIPPETS[snippet]["body"])
    text = re.sub(
        r"\$\{CURRENT_(\w+)\}",
        lambda part: {"YEAR": "2003", "MONTH": "04"}.get(part[1], "02"),
        text,
    )
    text = re.sub(r"\$\{\d+\|([^,|]+)[^}]*\}", r"\1", text)
    return re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text) + "\n"


def test_the_snippets_make_a_valid_record(project: Path) -> None:
    given = {
        "a-name-for-ever": "toll-date",
        "name-within-the-claim": "when",
        "topic: topic": "topic: tolls",
        "Which question, with one variable?": "From when?",
        "references: [reference]": "references: [decree-2003]",
    }
    first = filled("claim")
    head, added = first.split("    added:")
    account = filled("account").replace("source: source", "source: courier").replace("2003", "2004")
    account = account.replace("four to forty words of the article", "From June 2004 each ship pays")
    block = head + account + filled("inconsistency") + filled("context") + "    added:" + added
    block = block.replace("source: source", "source: gazette").replace(
        "four to forty words of the article", "raise the toll to 12 crowns in May 2003"
    )
    for placeholder, value in given.items():
        block = block.replace(placeholder, value)
    with_claim(project, block.replace("\n\n", "\n"))
    edit(
        project / "docs/tolls.md", 'annotate("toll-date", "from May")', 'annotate("toll-date", "x")'
    )
    assert check(load(project)) == ()


def test_the_page_of_fields_has_every_field_and_its_description() -> None:
    page = unescape(field_sections(SCHEMAS))
    for name, field in CLAIM["properties"].items():
        assert f"| `{name}` | {'yes' if name in CLAIM['required'] else ''} | " in page
        assert field["description"] in page
    assert "| `accounts › quotes › before` |" in page
    assert "One of: `major`, `minor`." in page


def test_no_brace_of_a_description_opens_a_template(project: Path) -> None:
    schema = project / "data/schema/claims.schema.json"
    edit(schema, "The topic whose page shows it", "{% endraw %}{{ 7*7 }} shows it")
    page = field_sections(Schemas(schema.parent, "data/schema"))
    assert "&#123;% endraw %}&#123;&#123; 7&#42;7 }} shows it" in page


def test_the_fields_are_listed_in_the_terminal(project: Path) -> None:
    code, out, err = claims("--root", project, "fields")
    assert (code, err) == (0, "")
    assert "\ndata/claims.yaml, claims: The claims, in the order" in out
    assert "\n  accounts › quotes › before        " in out
    assert "  answer_type                         needed. How answers compare." in out
    assert out.count("One of: major, minor.") == 1


def test_fields_without_a_schema(project: Path) -> None:
    (project / "data/schema/claims.schema.json").unlink()
    code, out, err = claims("--root", project, "fields")
    assert (code, out) == (2, "")
    assert err.startswith("Error: data/schema/claims.schema.json:1:1: the file is missing")


def test_what_is_promised_names_tests_that_are_there() -> None:
    promised = (REPOSITORY / "macros/SECURITY.md").read_text("utf-8")
    named = re.findall(r"`(tests/[^`]+)`", promised)
    assert len(named) > 10
    assert [name for name in named if not (REPOSITORY / name).is_file()] == []


def test_workflows_are_safe() -> None:
    assert "No findings to report" in tool("zizmor", "--offline", "--pedantic", GITHUB)


def test_an_unsafe_workflow_would_be_found(tmp_path: Path) -> None:
    workflow = tmp_path / ".github/workflows/check.yml"
    workflow.parent.mkdir(parents=True)
    text = (GITHUB / "workflows/check.yml").read_text("utf-8")
    workflow.write_text(text.replace("persist-credentials: false", "ref: main"), "utf-8")
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "artipacked" in done.stdout + done.stderr


@pytest.mark.parametrize("name", sorted(path.name for path in (GITHUB / "workflows").iterdir()))
def test_a_workflow_pins_its_actions_and_asks_for_little(name: str) -> None:
    text = (GITHUB / "workflows" / name).read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert all(
        "permissions" in job and "timeout-minutes" in job for job in workflow["jobs"].values()
    )
    for used in re.findall(r"uses: (.+)", text):
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used), used
    if "pull_request" in text:
        assert "secrets" not in text
        assert "write" not in text


@pytest.mark.parametrize(
    ("open_", "found", "calls"),
    [
        ("", "0", ["issue list"]),
        ("", "1", ["issue list", "issue create"]),
        ("7", "1", ["issue list", "issue edit 7"]),
        ("7", "0", ["issue list", "issue close 7"]),
    ],
)
def test_the_issue_about_links_is_opened_kept_up_and_closed(
    tmp_path: Path, open_: str, found: str, calls: list[str]
) -> None:
    workflow = yaml.safe_load((GITHUB / "workflows/links.yml").read_text("utf-8"))
    script = workflow["jobs"]["links"]["steps"][-1]["run"]
    (tmp_path / "report.md").write_text("- **The Herald** does not answer: 410 Gone\n", "utf-8")
    gh = tmp_path / "gh"
    gh.write_text(f'#!/bin/sh\necho "$@" >> calls\n[ "$2" != list ] || echo "{open_}"\n', "utf-8")
    gh.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "FOUND": found}
    command = ["bash", "-e", "-o", "pipefail", "-c", script]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    told = (tmp_path / "calls").read_text("utf-8").splitlines()
    assert [line[: len(call)] for line, call in zip(told, calls, strict=True)] == calls


def test_the_commands_of_a_workflow_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (REPOSITORY / "Makefile").read_text(), flags=re.MULTILINE))
    for path in (GITHUB / "workflows").iterdir():
        text = path.read_text("utf-8")
        assert set(re.findall(r"run: make (\w+)", text)) <= targets
        for command in re.findall(r"bin/claims (\w+)", text):
            assert claims(command, "--help")[0] == 0


@pytest.mark.parametrize(
    "path", sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml")), ids=lambda path: path.stem
)
def test_a_form_asks_what_github_can_show(path: Path) -> None:
    form = yaml.safe_load(path.read_text("utf-8"))
    assert {"name", "description", "title", "labels", "body"} == set(form)
    assert len({part["id"] for part in form["body"]}) == len(form["body"])
    for part in form["body"]:
        assert part["type"] in {"input", "textarea"}
        assert part["attributes"]["label"]


def test_the_hooks_are_what_pre_commit_expects() -> None:
    tool("pre-commit", "validate-config", ".pre-commit-config.yaml")
    tool("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")
