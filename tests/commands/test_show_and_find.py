"""`claims show`, `claims find` and what a shell completes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import edit
from tests.terminal import claims, claims_on_a_terminal


def test_a_claim_in_the_terminal(project: Path) -> None:
    code, out, err = claims("--root", project, "show", "toll-date")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "From when is the new toll due?",
        "tolls · Contested · outside record differs · data/claims.yaml:2:9",
        "",
        "May 2003",
        "  The Gazette",
        "    “raise the toll to 12 crowns in May 2003”",
        "  The Herald, retelling The Gazette",
        "    “raised the toll to 12 crowns in May 2003”",
        "",
        "June 2004",
        "  The Courier",
        "    “From June 2004 each ship pays”",
        "",
        "⚑ 2003 or 2004",
        "  date, major, across origins",
        "  One says *May 2003*, one June 2004.",
        "  What would settle it: The decree.",
        "",
        "Beyond the articles",
        "  Found, as of February 2003. The decree names 1 May 2003.",
        "    The harbour office: https://office.example/decree",
        "",
        "Related: toll-amount",
    ]


def test_a_speaker_shows_nothing_hidden(project: Path) -> None:
    old = "quotes: [each ship pays about 11 crowns]"
    new = 'quotes: [{text: each ship pays about 11 crowns, speaker: "A\\e[31mB"}]'
    edit(project / "data/claims.yaml", old, new)
    out = claims("--root", project, "show", "toll-amount")[1]
    assert "“each ship pays about 11 crowns” (A\N{REPLACEMENT CHARACTER}[31mB)" in out


def test_nothing_hidden_reaches_the_terminal_in_a_message(project: Path) -> None:
    path = project / "data/claims.yaml"
    entry = 'retired:\n  - {id: old, date: 2003-04-01, reason: "Red \\e[31m \\u202e."}\n'
    path.write_text(path.read_text("utf-8") + entry, "utf-8")
    code, screen = claims_on_a_terminal("--root", project, "show", "old")
    assert code == 2
    assert "\x1b[31m" not in screen
    assert "\u202e" not in screen
    assert "Red \N{REPLACEMENT CHARACTER}[31m \N{REPLACEMENT CHARACTER}." in screen


@pytest.mark.parametrize("command", [["show", "toll-date"], ["find", "toll"]])
def test_a_record_that_does_not_match_is_named_not_passed_over(
    project: Path, command: list[str]
) -> None:
    edit(project / "data/claims.yaml", "answer_type: date", "answer_type: dat")
    code, out, err = claims("--root", project, *command)
    assert (code, out) == (2, "")
    assert err.startswith("Error: data/claims.yaml:5:18: answer_type is “dat”")


def test_no_such_claim(project: Path) -> None:
    assert claims("--root", project, "show", "toll-dat") == (
        2,
        "",
        "Error: “toll-dat” is not a claim. Did you mean “toll-date”?\n",
    )


def test_claims_are_found_by_their_words(project: Path) -> None:
    code, out, err = claims("--root", project, "find", "CROWNS", "ship")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "toll-date: From when is the new toll due?",
        "    raise the toll to 12 crowns in May 2003",
        "toll-amount: How high is the toll?",
        "    crowns",
    ]
    assert claims("--root", project, "find", "crowns", "zebra") == (1, "", "")


def test_a_shell_completes_claims(project: Path) -> None:
    words = f"claims --root {project} show toll-a"
    assert claims(_CLAIMS_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD="4") == (
        0,
        "plain,toll-amount\n",
        "",
    )
    assert "_claims_completion" in claims("completion", "bash")[1]


def test_progress_shows_on_a_terminal_and_not_in_a_pipe(project: Path) -> None:
    assert "Checking" in claims_on_a_terminal("--root", project, "check")[1]
    assert claims("--root", project, "check")[2] == ""
