"""The rules as a whole: found, documented, each with a case that breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from macros import rules
from macros.analysis.quotes import fingerprint_of
from macros.problems import Position, Problem
from macros.reading.fingerprints import write_fingerprint
from macros.records.project import Project, fingerprint_name, load
from tests.projects import FIXTURES, edit, unchanged

if TYPE_CHECKING:
    from pathlib import Path

RULES = rules.find_rules()


def test_every_rule_of_the_design_is_found() -> None:
    assert [rule.id for rule in RULES] == [
        "dates-in-order",
        "distinct-questions",
        "even-severity",
        "field-order",
        "flagged-disagreement",
        "in-use",
        "independent-origins",
        "known-id",
        "layout",
        "numbers-in-order",
        "plain-page",
        "plain-text",
        "quote-length",
        "quote-share",
        "readable",
        "reading-log",
        "real-disagreement",
        "safe-address",
        "schema",
        "told-on-page",
        "true-on-page",
        "unique-id",
        "verbatim-quote",
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_why_and_shows_a_bad_and_a_good_record(rule: rules.Rule) -> None:
    assert rule.summary.endswith(".")
    assert "\nBad" in rule.why
    assert rule.why.index("\nBad") < rule.why.index("\nGood")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_case_breaks_the_rule(rule: rules.Rule) -> None:
    cases = (FIXTURES / "invalid").glob("*.yaml")
    broken = (yaml.safe_load(case.read_text("utf-8"))["problems"] for case in cases)
    assert rule.id in {problem["rule"] for problems in broken for problem in problems}


def test_a_rule_that_crashes_is_a_problem_and_hides_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def crash(project: Project) -> object:
        raise KeyError(project.root.name)

    broken = rules.Rule("some-rule", "Why.", frozenset(), crash)  # type: ignore[arg-type]
    monkeypatch.setattr(rules, "find_rules", lambda: (broken, *RULES))
    [problem] = rules.check(load(unchanged()))
    assert problem == Problem(
        Position("macros/rules/some_rule.py"),
        "some-rule",
        f"the rule itself failed: KeyError: {unchanged().name!r} "
        f"({_line(problem.message)} of crash)",
        "This is a mistake in the rule, not in the record: please report it.",
    )


def _line(message: str) -> str:
    return message.rpartition("(")[2].partition(" of ")[0]


@pytest.mark.parametrize(("count", "told"), [(59, False), (60, True)])
def test_a_short_text_may_be_quoted_whole(project: Path, *, count: int, told: bool) -> None:
    """A post or a headline has no part that could be found again without the rest."""
    article = " ".join(f"word{number}" for number in range(count))
    print_ = write_fingerprint(fingerprint_of(article))
    (project / fingerprint_name("courier")).write_text(print_, "utf-8")
    quotes = ", ".join(" ".join(article.split()[start : start + 30]) for start in (0, 28))
    edit(project / "data/claims.yaml", "[From June 2004 each ship pays]", f"[{quotes}]")
    shares = [each for each in rules.check(load(project)) if each.rule == "quote-share"]
    assert bool(shares) is told
