"""`claims diff`: what a change does, told in the words of the site."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.projects import edit
from tests.terminal import claims


def git(folder: Path, *arguments: str, day: str = "2003-05-01") -> None:
    stamp = f"{day}T12:00:00Z"
    subprocess.run(
        ["/usr/bin/env", "git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env={"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "PATH": "/usr/bin:/bin"},
    )


@pytest.fixture
def repository(project: Path) -> Path:
    git(project, "init", "--initial-branch", "main")
    git(project, "add", "data", "docs")
    git(project, "commit", "--message", "First")
    return project


def test_nothing_changed(repository: Path) -> None:
    assert claims("--root", repository, "diff") == (
        0,
        "## What this changes\n\nNothing in the record.\n",
        "",
    )


def test_a_change_is_told_in_the_words_of_the_site(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    edit(
        data, "answer: {value: 11, unit: crowns, about: true}", "answer: {value: 12, unit: crowns}"
    )
    edit(data, "quotes: [each ship pays about 11 crowns]", "quotes: [each ship pays about]")
    edit(
        data,
        """    inconsistencies:
      - id: amount
        kind: number
        severity: minor
        title: 12 or about 11
        explanation: More than 5% apart.
    added: 2003-04-01
    updated: 2003-04-01
""",
        """    added: 2003-04-01
    updated: 2003-05-02
""",
    )
    git(repository, "commit", "--all", "--message", "Second", day="2003-05-02")
    code, out, err = claims("--root", repository, "diff", "HEAD~1")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "## What this changes",
        "",
        "### Claims changed",
        "",
        "- **toll-amount**: How high is the toll?",
        "  - The Courier, answer: about 11 crowns → **12 crowns**",
        "  - The Courier, quote removed: “each ship pays about 11 crowns”",
        "  - The Courier, quote added: “each ship pays about”",
        "  - standing: contested → **agreed**",
        "",
        "### Inconsistencies settled",
        "",
        "- **12 or about 11** (number, minor): How high is the toll?",
        "",
        "### How much is quoted",
        "",
        "- The Courier: 19.5% → 17.8% of its words",
        "",
    ]


def test_a_claim_that_changed_without_its_date_is_refused(repository: Path) -> None:
    edit(repository / "data/claims.yaml", "question: How high is the toll?", "question: How high?")
    git(repository, "commit", "--all", "--message", "Second", day="2003-05-02")
    code, out, _ = claims("--root", repository, "diff", "HEAD~1")
    assert code == 1
    still = "`updated` is still 2003-04-01"
    assert out.splitlines()[2:] == [
        "### Claims changed",
        "",
        "- **toll-amount**: How high?",
        "  - question: it was “How high is the toll?”",
        "",
        "### Refused",
        "",
        f"- **toll-amount** changed, and its {still}: write `updated: 2003-05-02`.",
    ]


def test_an_id_that_is_gone_is_refused_unless_it_is_retired(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    edit(data, "- id: toll-amount", "- id: toll-height")
    edit(data, "related: [toll-amount]", "related: [toll-height]")
    edit(repository / "docs/works.md", "toll-amount", "toll-height")
    edit(data, "updated: 2003-04-02", "updated: 2003-05-02")
    git(repository, "commit", "--all", "--message", "Second", day="2003-05-02")
    code, out, _ = claims("--root", repository, "diff", "HEAD~1")
    assert code == 1
    assert (
        "- **toll-amount** is gone. An id never disappears: add it under `retired:`, with the "
        "date, the reason and where its readers should go."
    ) in out.splitlines()
    retired = (
        "\nretired:\n  - {id: toll-amount, date: 2003-05-02, reason: Renamed., see: toll-height}\n"
    )
    data.write_text(data.read_text("utf-8").rstrip("\n") + "\n" + retired, "utf-8")
    git(repository, "commit", "--all", "--message", "Third", day="2003-05-02")
    code, out, _ = claims("--root", repository, "diff", "HEAD~2")
    assert code == 0, out
    assert "- **toll-amount**: Renamed. See **toll-height**." in out.splitlines()


def test_an_account_that_comes_or_goes_is_shown_with_its_words(repository: Path) -> None:
    gone = (
        "      - source: courier\n        answer: [pier, school]\n"
        "        quotes: [is for the pier and for a school]\n"
    )
    data = repository / "data/claims.yaml"
    edit(data, gone, "")
    text = data.read_text("utf-8")
    data.write_text(
        text.partition("    inconsistencies:\n      - id: school")[0]
        + "    added: 2003-04-01\n    updated: 2003-05-02\n",
        "utf-8",
    )
    out = claims("--root", repository, "diff")[1].splitlines()
    words = "“is for the pier and for a school”"
    assert f"  - The Courier, account removed: the pier and a school — {words}" in out
    assert "  - standing: contested → **repeated**" in out
    assert "- **a crane or a school** (scope, major): What is the money for?" in out


def test_words_of_the_data_are_not_markdown(repository: Path) -> None:
    edit(repository / "data/claims.yaml", "How high is the toll?", "How [high](x) is *it*?")
    assert (
        "**toll-amount**: How \\[high\\](x) is \\*it\\*?" in claims("--root", repository, "diff")[1]
    )


@pytest.mark.parametrize("base", ["nowhere", "--output=x"])
def test_what_is_no_commit_is_said(repository: Path, base: str) -> None:
    code, out, err = claims("--root", repository, "diff", "--", base)
    assert (code, out) == (2, "")
    assert err.startswith(f"Error: “{base}” is not a commit")


def test_a_folder_without_git_is_named(project: Path) -> None:
    code, out, err = claims("--root", project, "diff", GIT_CEILING_DIRECTORIES=str(project.parent))
    assert (code, out) == (2, "")
    assert err.endswith("is not in a git repository, so there is nothing to compare with.\n")


def test_a_base_that_cannot_be_read_is_not_trusted(repository: Path) -> None:
    data = repository / "data/claims.yaml"
    good = data.read_text("utf-8")
    data.write_text("claims: [", "utf-8")
    git(repository, "commit", "--all", "--message", "Broken", day="2003-05-02")
    data.write_text(good, "utf-8")
    code, out, err = claims("--root", repository, "diff", "HEAD")
    assert (code, out) == (2, "")
    assert err.startswith("Error: data/claims.yaml:2:1: not YAML")
