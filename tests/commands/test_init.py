"""`claims init`: an explainer of another subject, begun."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml

from macros.records.project import load
from macros.rules import check
from tests.commands.conftest import ENGINE
from tests.projects import SCHEMAS, edit
from tests.repositories import git
from tests.terminal import claims, claims_on_a_terminal

NAME = ("--name", "The mill")


def begin(engine: Path, *options: str | Path) -> Path:
    """An explainer beside the engine."""
    folder = engine.parent / "mill"
    code, _, err = claims("--root", engine, "init", folder, *NAME, *options)
    assert (code, err) == (0, "")
    return folder


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def refused(engine: Path, *options: str | Path, folder: str = "mill") -> str:
    """Why nothing was begun, on one line; and nothing was."""
    before = files(engine.parent)
    code, out, err = claims("--root", engine, "init", engine.parent / folder, *options)
    assert (code, out, files(engine.parent)) == (2, "", before)
    assert not list(engine.parent.glob(".init-*"))
    return err.removeprefix("Error: ").strip()


def test_an_explainer_has_the_engine_and_nothing_of_its_record(engine: Path) -> None:
    mill = begin(engine)
    assert all((mill / path).read_text("utf-8") == text for path, text in ENGINE.items())
    assert os.access(mill / ".ci/run", os.X_OK)
    assert "docs/old.md" not in files(mill)
    assert not [path for path in files(mill) if "old subject" in (mill / path).read_text("utf-8")]
    assert (mill / "README.md").read_text("utf-8").startswith("# The mill\n")
    commit = git(engine, "rev-parse", "HEAD")
    noted = f"repository: {engine}\ncommit: {commit}\n"
    assert (mill / "engine.yaml").read_text("utf-8").endswith(noted)


@pytest.mark.parametrize("options", [(), ("--empty",)])
def test_it_has_no_problem_from_the_first_commit_on(engine: Path, options: tuple[str]) -> None:
    mill = begin(engine, *options)
    assert check(load(mill)) == ()
    git(mill, "init", "-q")
    git(mill, "add", ".")
    assert claims("diff", "HEAD", folder=mill)[0] == 0
    git(mill, "commit", "-qm", "Begin")
    assert claims("diff", "HEAD", folder=mill)[0] == 0


def test_what_is_given_stands_in_the_settings_as_it_is(engine: Path) -> None:
    settings = (
        begin(
            engine,
            *("--description", 'What “three: papers” say, or "four", of a mill'),
            *("--repository", "https://github.com/The-Mill/site"),
            *("--maker", "Anna & Bert"),
        )
        / "mkdocs.yml"
    )
    text = settings.read_text("utf-8")
    described = re.search(r"^site_description: (.*)$", text, re.MULTILINE)
    assert described
    assert yaml.safe_load(described[1]) == 'What “three: papers” say, or "four", of a mill'
    assert '!ENV [REPO_URL, "https://github.com/The-Mill/site"]' in text
    assert '!ENV [SITE_URL, "https://the-mill.github.io/site/"]' in text
    assert re.search(r"^  tag_authority: the-mill\.github\.io,20\d\d$", text, re.MULTILINE)
    method = (settings.parent / "docs/method.md").read_text("utf-8")
    assert "\nAnna & Bert chose the articles" in method


def test_without_a_maker_no_page_speaks_of_one(engine: Path) -> None:
    assert "{ #who }" not in (begin(engine) / "docs/method.md").read_text("utf-8")


def test_it_asks_on_a_terminal(engine: Path) -> None:
    folder = engine.parent / "mill"
    typed = "The mill\nde\n\nAnna\n\nhttps://mill.example/old\n"
    code, screen = claims_on_a_terminal("--root", engine, "init", folder, typed=typed)
    assert code == 0, screen
    assert "What it shows, in a sentence [The mill: was Artikel sagen, Frage für Frage" in screen
    assert 'SITE_URL, "https://mill.example/old/"' in (folder / "mkdocs.yml").read_text("utf-8")
    assert "# Methode" in (folder / "docs/method.md").read_text("utf-8")


def test_what_cannot_be_begun_is_refused(engine: Path) -> None:
    assert refused(engine) == "Name is missing: --name"
    assert refused(engine, *NAME, folder="engine").endswith(
        "engine is not empty: name a folder that does not exist yet"
    )
    assert refused(engine, "--name", "The {{ mill }}") == (
        "--name: “The {{ mill }}” holds “{”, which means something on a page: use words"
    )
    assert refused(engine, *NAME, "--repository", "mill") == (
        "--repository: “mill” is not the address of a repository; expected one such as "
        "https://github.com/owner/name, or none"
    )
    assert refused(engine, *NAME, "--address", "mill.example") == (
        "--address: “mill.example/” is not the address of a site; expected one such as "
        "https://example.org/"
    )


def test_an_engine_that_no_commit_names_is_refused(engine: Path) -> None:
    edit(engine / "macros/lamp.py", "1", "2")
    assert refused(engine, *NAME) == (
        "macros/lamp.py is not as in the last commit, by which the engine is named: commit it, or "
        "take it back with git checkout HEAD macros/lamp.py"
    )


def test_a_record_that_is_not_committed_is_no_obstacle(engine: Path) -> None:
    edit(engine / "README.md", "old", "new")
    begin(engine)


def test_one_explainer_is_made_from_another(engine: Path) -> None:
    mill = begin(engine)
    git(mill, "init", "-q")
    git(mill, "add", ".")
    git(mill, "commit", "-qm", "Begin")
    second = engine.parent / "second"
    assert claims("--root", mill, "init", second, "--name", "The weir", "--empty")[0] == 0
    assert (second / "engine.yaml").read_text() == (mill / "engine.yaml").read_text()
    assert "mill" not in (second / "mkdocs.yml").read_text("utf-8")


def test_the_example_is_taken_out_again(engine: Path) -> None:
    mill = begin(engine)
    beside = engine.parent / "empty"
    assert claims("--root", engine, "init", beside, *NAME, "--empty")[0] == 0
    code, out, err = claims("--root", mill, "init", "--empty", mill)
    assert (code, err) == (0, ""), out
    assert files(mill) == files(beside)
    assert check(load(mill)) == ()
    menu = (mill / "mkdocs.yml").read_text("utf-8").split()
    assert menu == (beside / "mkdocs.yml").read_text("utf-8").split()


def test_an_example_that_was_worked_on_stays(engine: Path) -> None:
    mill = begin(engine)
    edit(mill / "docs/keeper.md", "Whether he stays", "Whether she stays")
    before = {path: (mill / path).read_bytes() for path in files(mill)}
    code, _, err = claims("--root", mill, "init", "--empty", mill)
    assert code == 2
    assert err.startswith("Error: docs/keeper.md is no longer as the example has it, so nothing")
    assert {path: (mill / path).read_bytes() for path in files(mill)} == before


def test_the_schemas_are_those_of_the_engine(engine: Path) -> None:
    mill = begin(engine)
    for schema in SCHEMAS.iterdir():
        assert (mill / "data/schema" / schema.name).read_bytes() == schema.read_bytes()


def test_a_repository_may_be_elsewhere(engine: Path) -> None:
    text = (
        begin(engine, "--repository", "https://gitlab.com/mill/site") / "mkdocs.yml"
    ).read_text()
    assert 'REPO_URL, "https://gitlab.com/mill/site"' in text
    assert 'SITE_URL, "https://mill.gitlab.io/site/"' in text


def test_where_no_example_is_nothing_is_taken_out(engine: Path) -> None:
    mill = begin(engine, "--empty")
    code, out, err = claims("--root", mill, "init", "--empty", mill)
    assert (code, out) == (2, "")
    assert err == "Error: The example is not here: there is nothing to take out\n"
