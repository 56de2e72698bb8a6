"""`claims meet`."""

from __future__ import annotations

from pathlib import Path

from tests.projects import make_project, unchanged
from tests.terminal import claims


def test_claims_that_may_be_one_question_are_listed_with_the_reasons(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", "lighthouse")
    data = root / "data/claims.yaml"
    kept, loose = claims("--root", root, "meet")[1], data.read_text("utf-8")
    assert "larger-ships" not in kept
    assert "1 pair kept apart" in kept
    start, end = loose.index("distinct:\n"), loose.index("retired:\n")
    data.write_text(loose[:start] + loose[end:], "utf-8")
    code, out, err = claims("--root", root, "meet")
    assert (code, err) == (0, "")
    assert out.splitlines()[:5] == [
        "larger-ships and quay",
        "    Will larger ships come? (only pilot and weekly)",
        "    What comes with larger ships?",
        "    Both have: larger, ships, comes. They quote words beside each other of",
        "    beacon and messenger.",
    ]
    assert out.splitlines()[-6:] == [
        "2 pairs may be one question each; 0 pairs kept apart. Where it is one, join the",
        "two, and retire an id. Where it is not, say why in data/claims.yaml, before",
        "“retired:”",
        "distinct:",
        "  - claims: [larger-ships, quay]",
        "    reason: What the one asks and the other does not.",
    ]


def test_no_pair_is_told_too() -> None:
    assert claims("--root", unchanged("muehle"), "meet") == (
        0,
        "No two claims look like one question; 0 pairs kept apart.\n",
        "",
    )


def test_of_one_claim_the_less_likely_are_listed_too() -> None:
    root = unchanged("lighthouse")
    every, of_one = (claims("--root", root, "meet", *named)[1] for named in ((), ("reach",)))
    assert "reach and " not in every
    assert "reach" in of_one.splitlines()[0].split()
    assert claims("--root", root, "meet", "raech")[::2] == (
        2,
        "Error: “raech” is not a claim. Did you mean “reach”?\n",
    )
