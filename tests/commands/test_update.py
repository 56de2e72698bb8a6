"""`claims update`: the engine of an explainer, brought up to date."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.projects import edit
from tests.repositories import git
from tests.terminal import claims


@pytest.fixture
def mill(engine: Path) -> Path:
    """An explainer that was made from an engine which has a newer version by now."""
    folder = engine.parent / "mill"
    assert claims("--root", engine, "init", folder, "--name", "The mill", "--empty")[0] == 0
    git(folder, "init", "-q")
    commit(folder, "Begin")
    edit(engine / "macros/lamp.py", "1", "2")
    edit(engine / "CHANGELOG.md", "### To do\n\n", "### To do\n\n- Paint the\n  door.\n")
    (engine / "macros/old/wick.py").unlink()
    (engine / "tests").mkdir()
    (engine / "tests/test_lamp.py").write_text("LAMP = 2\n", "utf-8")
    (engine / "tests/test_lamp.py").chmod(0o755)
    edit(engine / "docs/old.md", "old", "older")
    commit(engine, "A newer engine")
    return folder


def commit(folder: Path, message: str) -> str:
    git(folder, "add", ".")
    git(folder, "commit", "-qm", message)
    return git(folder, "rev-parse", "HEAD")


def files(folder: Path) -> dict[str, bytes]:
    """The files of a folder, but for those of git."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {path: (folder / path).read_bytes() for path in found if not path.startswith(".git/")}


def refused(mill: Path, *options: str | Path) -> str:
    before = files(mill)
    code, out, err = claims("--root", mill, "update", *options)
    assert (code, out, files(mill)) == (2, "", before)
    return err.removeprefix("Error: ").strip()


def test_the_files_of_the_engine_are_replaced_and_no_others(engine: Path, mill: Path) -> None:
    own = mill / "macros/ours.py"
    own.write_text("OURS = 1\n", "utf-8")
    edit(mill / "README.md", "# The mill", "# Our mill")
    commit(mill, "Our own")
    before = files(mill)
    code, out, err = claims("--root", mill, "update")
    assert (code, err) == (0, "")
    first, second = git(engine, "rev-list", "--reverse", "HEAD").split()
    assert out.splitlines() == [
        f"The engine was that of {first[:12]} and is that of {second[:12]}.",
        "3 files written, 1 file removed.",
        "For you to do, as CHANGELOG.md says:",
        "- Paint the door.",
        "make check",
        "checked",
    ]
    after = files(mill)
    changed = {path for path in {**before, **after} if before.get(path) != after.get(path)}
    assert changed == {
        "macros/lamp.py",
        "CHANGELOG.md",
        "tests/test_lamp.py",
        "macros/old/wick.py",
        "engine.yaml",
    }
    assert not (mill / "macros/old").exists()
    assert os.access(mill / "tests/test_lamp.py", os.X_OK)
    assert f"commit: {second}\n" in (mill / "engine.yaml").read_text("utf-8")


def test_a_second_update_has_nothing_to_do(engine: Path, mill: Path) -> None:
    assert claims("--root", mill, "update")[0] == 0
    now = commit(mill, "The engine of today")
    code, out, _ = claims("--root", mill, "update")
    engine_of = git(engine, "rev-parse", "HEAD")[:12]
    assert code == 0
    assert out.splitlines() == [
        f"The engine is that of {engine_of}, as it was.",
        "0 files written, 0 files removed.",
        "make check",
        "checked",
    ]
    assert git(mill, "status", "--short") == ""
    assert git(mill, "rev-parse", "HEAD") == now


def test_what_the_check_finds_is_the_end_of_it(engine: Path, mill: Path) -> None:
    edit(engine / "Makefile", "@echo checked", "@echo found; exit 1")
    commit(engine, "An engine that finds more")
    code, out, _ = claims("--root", mill, "update")
    assert code == 2
    assert "\nmake check\nfound\n" in out


def test_a_version_may_be_named_and_an_earlier_one_too(engine: Path, mill: Path) -> None:
    before = files(mill)
    git(engine, "tag", "v1", "HEAD~")
    assert claims("--root", mill, "update")[0] == 0
    commit(mill, "The engine of today")
    code, out, _ = claims("--root", mill, "update", "--version", "v1")
    assert (code, files(mill)) == (0, before)
    assert "For you to do" not in out


def test_what_could_be_lost_is_not_overwritten(mill: Path) -> None:
    edit(mill / "README.md", "# The mill", "# Our mill")
    assert refused(mill) == (
        "README.md is not committed, so an update could lose it: commit it first"
    )
    edit(mill / "macros/lamp.py", "1", "3")
    commit(mill, "Our own lamp")
    assert refused(mill) == (
        "macros/lamp.py would be overwritten: the engine’s, and changed here. Keep the changes "
        "elsewhere, then give them up here with --discard"
    )
    (mill / "tests").mkdir()
    (mill / "tests/test_lamp.py").write_text("LAMP = 3\n", "utf-8")
    commit(mill, "A test of it")
    assert refused(mill).startswith("macros/lamp.py and 1 more would be overwritten: ")
    assert claims("--root", mill, "update", "--discard")[0] == 0
    assert (mill / "macros/lamp.py").read_text("utf-8") == "LAMP = 2\n"


def test_an_explainer_that_notes_no_engine_is_told_how(engine: Path, mill: Path) -> None:
    (mill / "engine.yaml").unlink()
    commit(mill, "As before there were notes")
    assert refused(mill) == (
        "There is no engine.yaml that says which engine this is: name its repository and the "
        "commit that it is of, claims update --from REPOSITORY --since COMMIT"
    )
    code, out, err = claims("--root", mill, "update", "--from", engine, "--since", "HEAD~")
    assert (code, err) == (0, "")
    assert "3 files written, 1 file removed." in out


@pytest.mark.parametrize("text", ["", "repository: 1\n", "commit: [\n", "- a\n"])
def test_a_note_that_names_no_engine_is_refused(mill: Path, text: str) -> None:
    (mill / "engine.yaml").write_text(text, "utf-8")
    commit(mill, "A spoilt note")
    assert refused(mill) == (
        "engine.yaml names no engine; expected `repository:` and `commit:`, as `claims update` "
        "writes them. It writes them anew with --from REPOSITORY --since COMMIT"
    )
    engine = mill.parent / "engine"
    assert claims("--root", mill, "update", "--from", engine, "--since", "HEAD~")[0] == 0


def test_a_repository_or_version_that_is_not_there_is_named(engine: Path, mill: Path) -> None:
    gone = engine.parent / "gone"
    assert f"“{gone}”" in refused(mill, "--from", gone)
    assert "“v9”" in refused(mill, "--version", "v9")
    assert "“--output=x”" in refused(mill, "--version=--output=x")
    assert "“0000000”" in refused(mill, "--since", "0000000")
    assert not (mill / "x").exists()


def test_a_repository_is_an_address_or_a_folder_and_never_a_command(mill: Path) -> None:
    said = refused(mill, "--from", "ext::touch x")
    assert "ext" in said
    assert not (mill / "x").exists()


def test_it_may_be_run_by_make(mill: Path) -> None:
    flags = " -j3 --jobserver-auth=8,9"
    code, out, err = claims("--root", mill, "update", MAKEFLAGS=flags, MAKELEVEL="2")
    assert (code, err) == (0, "")
    assert out.endswith("\nmake check\nchecked\n")
