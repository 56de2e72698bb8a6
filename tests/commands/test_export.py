"""`claims export`: the published files, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.projects import edit
from tests.terminal import claims, claims_on_a_terminal


def test_the_files_are_listed(project: Path) -> None:
    code, out, err = claims("--root", project, "export")
    assert (code, err) == (0, "")
    names = [line.split()[0] for line in out.splitlines()]
    assert names[:2] == ["claims.json", "claims.csv"]
    assert names[-1] == "datapackage.json"
    assert "3 claims" in out.splitlines()[0]


def test_one_file_is_printed_or_written(project: Path, tmp_path: Path) -> None:
    code, out, _ = claims("--root", project, "export", "claims/toll-date/claim.json")
    assert code == 0
    assert json.loads(out)["question"] == "From when is the new toll due?"
    path = tmp_path / "made" / "toll.json"
    assert claims("--root", project, "export", "claims.json", "--out", path)[0] == 0
    assert len(json.loads(path.read_text("utf-8"))["claims"]) == 3
    code, out, _ = claims("--root", project, "export", "sources.bib", "--out", tmp_path)
    assert out == f"{tmp_path / 'sources.bib'}: 0.6 kB\n"
    assert (tmp_path / "sources.bib").read_text("utf-8").count("@misc") == 3


def test_a_folder_may_be_new_and_a_device_stays_one(project: Path, tmp_path: Path) -> None:
    folder = f"{tmp_path / 'new'}/"
    assert claims("--root", project, "export", "claims.csv", "--out", folder)[0] == 0
    assert (tmp_path / "new/claims.csv").exists()
    assert claims("--root", project, "export", "claims.csv", "--out", "/dev/null")[0] == 0
    assert Path("/dev/null").is_char_device()
    printed = claims("--root", project, "export", "claims.csv", "--out", "-")[1]
    assert printed == claims("--root", project, "export", "claims.csv")[1]
    assert not (project / "-").exists()


def test_a_schema_can_be_had_too(project: Path) -> None:
    schema = json.loads(claims("--root", project, "export", "claim.json.schema.json")[1])
    assert schema["$id"] == "https://harbour.example/data/schema/claim.json.schema.json"


def test_out_needs_a_name(project: Path) -> None:
    assert claims("--root", project, "export", "--out", "x") == (
        2,
        "",
        "Error: --out x: of which file? Name it before, or say all.\n",
    )


def test_a_name_that_is_none(project: Path) -> None:
    assert claims("--root", project, "export", "claim.csv") == (
        2,
        "",
        "Error: “claim.csv” is not a file of this site. Did you mean “claims.csv”?\n",
    )


def test_all_needs_a_folder(project: Path) -> None:
    assert claims("--root", project, "export", "all") == (
        2,
        "",
        "Error: “all” is many files. Name a folder for them: --out FOLDER\n",
    )


def test_a_bad_record_is_not_exported(project: Path, tmp_path: Path) -> None:
    severity = "number\n        severity: major"
    edit(project / "data/claims.yaml", severity, severity.replace("major", "small"))
    path = tmp_path / "claims.csv"
    path.write_text("as it was", "utf-8")
    code, out, err = claims("--root", project, "export", "claims.csv", "--out", path)
    assert (code, out) == (2, "")
    assert "severity is “small”" in err
    assert path.read_text("utf-8") == "as it was"


def test_a_file_that_cannot_be_written(project: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", "utf-8")
    path = tmp_path / "taken" / "claims.csv"
    code, out, err = claims("--root", project, "export", "claims.csv", "--out", path)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert str(tmp_path / "taken") in err


def test_without_git_the_manifest_names_no_commit(project: Path) -> None:
    manifest = json.loads(claims("--root", project, "export", "datapackage.json")[1])
    assert "commit" not in manifest
    assert manifest["counts"]["claims"] == 3


def test_a_shell_completes_the_names(project: Path) -> None:
    words = f"claims --root {project} export acc"
    out = claims(_CLAIMS_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD="4")[1]
    assert out.split(",")[-1].strip() == "accounts.csv"


def test_on_a_terminal_a_file_ends_in_a_line_of_its_own(project: Path) -> None:
    code, screen = claims_on_a_terminal("--root", project, "export", "sources.bib")
    assert code == 0
    assert screen.endswith("}\n")
