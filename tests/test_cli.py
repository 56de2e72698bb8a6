"""The command `claims`, as it is typed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import click
import pytest

from macros.cli import main
from tests.projects import FIXTURES, REPOSITORY, edit
from tests.terminal import claims, claims_into_a_closed_pipe, claims_on_a_terminal


def test_a_good_record_has_no_problem() -> None:
    code, out, err = claims("check")
    assert (code, err) == (0, "")
    assert out.endswith(": no problem\n")


def test_a_problem_is_printed_with_its_line_a_caret_and_the_remedy(project: Path) -> None:
    edit(project / "data/claims.yaml", "references: [decree-2003]", "references: [decree-2030]")
    code, out, err = claims("--root", project, "check")
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "data/claims.yaml:29:22: known-id: “decree-2030” is not a reference of this project",
        "            references: [decree-2030]",
        "                         ^",
        "    Did you mean “decree-2003”?",
        "",
        "1 problem",
    ]


def test_a_problem_as_an_annotation_of_its_line(project: Path) -> None:
    edit(project / "data/claims.yaml", "title: 2003 or 2004", "title: 2003 or <b>100%, or 2004")
    code, out, err = claims("--root", project, "check", "--format", "github")
    assert (code, err) == (1, "")
    place, message = out.rstrip("\n").rsplit("::", 1)
    assert place == "::error file=data/claims.yaml,line=20,col=16,title=plain-text"
    assert message == (
        "the text holds “<b>”, which reads as HTML%0A"
        "Write it without HTML: *emphasis* and [links](https://…) are enough."
    )


def test_problems_for_programs(project: Path) -> None:
    assert claims("--root", project, "check", "--format", "json") == (0, "[]\n", "")
    edit(project / "data/claims.yaml", "references: [decree-2003]", "references: [decree-2030]")
    code, out, err = claims("--root", project, "check", "--format", "json")
    assert (code, err) == (1, "")
    assert json.loads(out) == [
        {
            "file": "data/claims.yaml",
            "line": 29,
            "column": 22,
            "rule": "known-id",
            "message": "“decree-2030” is not a reference of this project",
            "hint": "Did you mean “decree-2003”?",
        }
    ]


def test_all_problems_come_in_one_run_in_the_order_of_the_file(project: Path) -> None:
    path = project / "data/claims.yaml"
    edit(path, "topic: works", "topic: work")
    edit(path, "references: [decree-2003]", "references: [decree-2030]")
    edit(
        path,
        "      - source: herald\n        answer: 2003-05",
        "      - source: hera\n        answer: 2003-05",
    )
    _, out, _ = claims("--root", project, "check")
    places = [line.split(": ")[0] for line in out.splitlines() if line.startswith("data/")]
    assert places == ["data/claims.yaml:10:17", "data/claims.yaml:29:22", "data/claims.yaml:54:12"]


def test_nothing_of_the_data_reaches_the_terminal_that_does_not_show(project: Path) -> None:
    edit(project / "data/claims.yaml", "topic: works", 'topic: "works\\e[31m"')
    code, out, _ = claims("--root", project, "check")
    assert code == 1
    assert "\x1b" not in out
    assert "topic is “works\N{REPLACEMENT CHARACTER}[31m”, which is not in the right form" in out


def test_the_rules_are_listed() -> None:
    code, out, _ = claims("rules")
    assert code == 0
    assert "quote-length          A quote has 4 to 40 words; 8 to 80 characters, " in out


def test_it_says_where_to_go_when_there_is_no_project(tmp_path: Path) -> None:
    code, out, err = claims("check", folder=tmp_path)
    assert (code, out) == (2, "")
    assert err == (
        f"Error: There is no folder data/ in {tmp_path}. "
        "Go to the project's folder, or name it: claims --root DIR …\n"
    )


def test_a_fingerprint_is_made_from_the_text_alone(project: Path) -> None:
    written = project / "data/fingerprints/courier.txt"
    expected = written.read_bytes()
    written.unlink()
    code, out, _ = claims("--root", project, "check")
    assert code == 1
    assert "Save its text in a file, then: claims fingerprint courier FILE" in out
    article = FIXTURES / "project/articles/courier.txt"
    assert claims("--root", project, "fingerprint", "courier", article)[0] == 0
    assert written.read_bytes() == expected
    assert claims("--root", project, "check")[0] == 0


def test_the_text_is_printed_as_the_log_numbers_it(project: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("<html><body><nav>Menu</nav><p>One\n<b>toll</b></p><p>Two</p></body>", "utf-8")
    assert claims("--root", project, "text", page) == (0, "1. One toll\n2. Two\n", "")
    page.write_bytes(b"%PDF-1.7")
    code, out, err = claims("--root", project, "text", page)
    assert (code, out) == (2, "")
    assert "the file is a PDF, of which no text can be read here. Copy the text" in err


@pytest.mark.parametrize("linked", [False, True])
def test_a_fingerprint_stays_in_the_project(project: Path, tmp_path: Path, *, linked: bool) -> None:
    """Whatever the schema lets an id be, and wherever the file is a link to."""
    article, outside = tmp_path / "article.txt", tmp_path / "outside.txt"
    article.write_text("Three words and more.", "utf-8")
    source = "gazette" if linked else "../../../outside"
    if linked:
        (project / "data/fingerprints/gazette.txt").unlink()
        (project / "data/fingerprints/gazette.txt").symlink_to(outside)
    else:
        path = project / "data/schema/sources.schema.json"
        schema = json.loads(path.read_text("utf-8"))
        schema["$defs"]["source"]["properties"]["id"] = {"type": "string"}
        path.write_text(json.dumps(schema), "utf-8")
        edit(project / "data/sources.yaml", "- id: gazette", f"- id: {source}")
    code, out, err = claims("--root", project, "fingerprint", source, article)
    assert (code, out, outside.exists()) == (2, "", False)
    assert "leads out of the project" in err


@pytest.mark.parametrize(
    ("source", "text", "message"),
    [
        (
            "couriers",
            "one two three",
            "“couriers” is not in data/sources.yaml. Did you mean “courier”?",
        ),
        ("courier", "one two", "holds fewer than three words"),
        ("../courier", "one two three", "“../courier” is not in data/sources.yaml"),
        ("courier", None, "the file is missing"),
    ],
)
def test_a_fingerprint_of_nothing_is_refused(
    project: Path, tmp_path: Path, source: str, text: str | None, message: str
) -> None:
    article = tmp_path / "article.txt"
    if text is not None:
        article.write_text(text, "utf-8")
    code, out, err = claims("--root", project, "fingerprint", source, article)
    assert (code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err


NEEDED_BY_FEW = {"mkdocs", "httpcore", "lxml", "yamllint"}


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        (
            ["find", "toll"],
            {"mkdocs", "httpcore", "lxml", "yamllint", "jsonschema", "babel", "nh3"},
        ),
        (["show", "toll-date"], {"mkdocs", "httpcore", "lxml", "yamllint", "jsonschema"}),
        (["check"], {"mkdocs", "httpcore", "lxml", "yamllint", "jsonschema", "babel"}),
        (["rules"], {"mkdocs", "httpcore", "lxml", "yamllint", "jsonschema", "babel"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_command_imports_only_what_it_needs(
    project: Path, command: list[str], unneeded: set[str]
) -> None:
    code = (
        "import sys; from macros.cli import main\n"
        f"try: main({['--root', str(project), *command]!r})\n"
        "except SystemExit: print('\\n' + ' '.join(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert unneeded & set(run.stdout.splitlines()[-1].split()) == set()


def test_what_a_command_did_not_foresee_is_no_traceback(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing: dict[str, str] = {}

    @click.command("fields")
    def failing() -> None:
        click.echo(nothing["id"])

    monkeypatch.setattr("macros.commands.fields.command", failing)
    typed = ["--root", str(project), "fields"]
    with pytest.raises(SystemExit) as ended:
        main(typed)
    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (2, "")
    assert re.fullmatch(
        r"Error: the command itself failed: KeyError: 'id' \(test_cli\.py, line \d+\)\. "
        r"Please report it, with what CLAIMS_TRACEBACK=1 prints\.\n",
        err,
    )
    monkeypatch.setenv("CLAIMS_TRACEBACK", "1")
    with pytest.raises(KeyError):
        main(typed)


@pytest.mark.parametrize("encoding", ["cp1252", "cp932", "latin-1", "ascii"])
def test_what_is_printed_into_a_pipe_is_utf_8_whatever_the_code_page(
    project: Path, encoding: str
) -> None:
    typed = partial(claims, "--root", project, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    code, out, err = typed("show", "toll-date")
    assert (code, err) == (0, "")
    assert "“raise the toll to 12 crowns in May 2003”" in out
    edit(project / "data/claims.yaml", "references: [decree-2003]", "references: [decree-2030]")
    assert "“decree-2030” is not a reference" in typed("check")[1]
    assert "No such command 'toll–date'" in typed("toll–date")[2]


def test_what_a_terminal_cannot_show_is_replaced(project: Path) -> None:
    edit(project / "data/claims.yaml", "How high is the toll?", "How high is the toll of 港?")
    code, screen = claims_on_a_terminal(
        "--root", project, "find", "港", PYTHONIOENCODING="cp1252", PYTHONUTF8="0", NO_COLOR="1"
    )
    assert (code, screen) == (0, "toll-amount: How high is the toll of ??\n")


def test_a_name_that_is_no_text_is_no_traceback(project: Path) -> None:
    code, out, err = claims("--root", project, "check", os.fsdecode(b"\xff"))
    assert (code, out) == (2, "")
    assert err.endswith("Error: Got unexpected extra argument (\\udcff)\n")


def test_colours_are_for_terminals_that_want_them() -> None:
    shown = "toll-amount: How high is the toll?\n"
    coloured = shown.replace("toll-amount", "\x1b[1mtoll-amount\x1b[0m")
    assert claims("find", "high") == (0, shown, "")
    assert claims_on_a_terminal("find", "high", NO_COLOR="") == (0, coloured)
    assert claims_on_a_terminal("find", "high", NO_COLOR="1") == (0, shown)


@pytest.mark.parametrize("typed", ["check", "rules", "show toll-date", "find toll"])
def test_a_pipe_that_is_closed_early_is_no_traceback(typed: str) -> None:
    assert claims_into_a_closed_pipe(*typed.split()) == (1, "")


def test_an_annotation_names_the_file_from_the_top_of_the_repository(
    project: Path, tmp_path: Path
) -> None:
    edit(project / "data/claims.yaml", "references: [decree-2003]", "references: [decree-2030]")
    arguments = ("--root", project, "check", "--format", "github")
    assert "::error file=data/claims.yaml,line=29" in claims(*arguments)[1]
    subprocess.run(["git", "init", "-q", tmp_path], check=True)  # noqa: S607 - git is where it is
    assert "::error file=project/data/claims.yaml,line=29" in claims(*arguments)[1]


@pytest.mark.parametrize(
    ("words", "wide"), [("港の料金", 8), ("🚢 crane", 8), ("e\N{COMBINING ACUTE ACCENT}pi", 3)]
)
def test_the_caret_stands_right_under_wide_characters(project: Path, words: str, wide: int) -> None:
    edit(
        project / "data/claims.yaml",
        "quotes: [each ship pays about 11 crowns]",
        f"quotes: [each ship pays about 11 crowns, {words}, each ship pays 11]",
    )
    out = claims("--root", project, "check")[1]
    lines = out.splitlines()
    *_, place = [n for n, line in enumerate(lines) if "not in courier word for word" in line]
    before = "        quotes: [each ship pays about 11 crowns, "
    assert lines[place + 2] == " " * (4 + len(before) + wide + len(", ")) + "^"


def test_a_clone_on_windows_passes_its_own_check(project: Path, tmp_path: Path) -> None:
    (project / "macros").unlink()
    run = partial(subprocess.run, check=True, capture_output=True)
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", "-C", str(project)]
    run([*git, "init", "-q"])
    for name, code in (("without", 1), ("with", 0)):
        if name == "with":
            attributes = (REPOSITORY / ".gitattributes").read_text("utf-8")
            (project / ".gitattributes").write_text(attributes, "utf-8")
        run([*git, "add", "."])
        run([*git, "commit", "-qm", name])
        clone = tmp_path / name
        run(["git", "clone", "-q", "-c", "core.autocrlf=true", str(project), str(clone)])
        found, out, _ = claims("--root", clone, "check")
        assert (found, "layout" in out) == (code, bool(code))


def test_one_of_a_kind_is_told_as_one(project: Path) -> None:
    out = claims("--root", project, "check")[1]
    assert out == "3 claims, 9 quotes, 3 inconsistencies, 1 reference: no problem\n"
