"""Mutated records: the check always ends with 0 or 1, and with problems that make sense.

`make fuzz` tries 50,000 cases, others each time; `make test` 1,000, always the same.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.cli import main
from macros.rules import find_rules
from tests.projects import make_project, unchanged

if TYPE_CHECKING:
    from collections.abc import Callable

CASES: Final = int(os.environ.get("FUZZ_CASES", "300"))
RULES: Final = {rule.id for rule in find_rules()}

Mutation: TypeAlias = "Callable[[list[bytes]], list[bytes]]"

VALUES: Final = (
    *("", "[]", "{}", "null", "true", "2025", "2025-13-45", "1e999", "-", "|", ">", "? a"),
    *("'", '"', "*a", "&a b", "!!python/object:os.system x", "{{ 7*7 }}", "{a: {b: [c]}}"),
    *("herald", "tolls", "x" * 700, "<script>", "javascript:x", "a: b", "a #b", "“a”", "\ufeff"),
    *("[[herald], [gazette]]", "{value: 1, unit: '%', about: true}", "[pier, pier]", "..", "---"),
)

anywhere: Final = st.integers(0, 10_000)


def whole_claims() -> tuple[str, list[str]]:
    """The head of a file of claims, and each claim as it stands there."""
    text = (unchanged() / "data/claims.yaml").read_text("utf-8")
    head, *claims = re.split(r"^(?=  - id: )", text, flags=re.MULTILINE)
    return head, claims


HEAD, CLAIMS = whole_claims()


@st.composite
def mutations(draw: st.DrawFn) -> Mutation:
    """One slip: a line dropped, doubled, moved, indented; a value retyped; bytes spliced."""
    at, other = draw(anywhere), draw(anywhere)
    shift = draw(st.integers(-4, 4))
    value = draw(st.sampled_from(VALUES))
    junk = draw(st.binary(max_size=6) | st.text(max_size=4).map(str.encode))
    kind = draw(st.sampled_from(["drop", "double", "swap", "indent", "retype", "splice", "cut"]))

    def mutate(lines: list[bytes]) -> list[bytes]:
        if not lines:
            return [junk]
        here, there = at % len(lines), other % len(lines)
        line = lines[here]
        match kind:
            case "drop":
                new = []
            case "double":
                new = [line, line]
            case "swap":
                lines[there], line = line, lines[there]
                new = [line]
            case "indent":
                new = [b" " * shift + line if shift > 0 else line[-shift:]]
            case "retype":
                key, colon, _ = line.partition(b":")
                new = [key + colon + b" " + value.encode() + b"\n"]
            case "splice":
                place = other % (len(line) + 1)
                new = [line[:place] + junk + line[place:]]
            case _:
                place = other % (len(line) + 1)
                new = [line[:place] + line[place + abs(shift) :]]
        return [*lines[:here], *new, *lines[here + 1 :]]

    return mutate


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("fuzz") / "project")


def check_makes_sense(root: Path) -> None:
    run = CliRunner().invoke(main, ["--root", str(root), "check", "--format", "json"])
    assert run.exit_code in {0, 1}, run.output
    assert isinstance(run.exception, SystemExit | None), run.exception
    problems = json.loads(run.stdout)
    assert bool(problems) == bool(run.exit_code)
    for problem in problems:
        assert problem["rule"] in RULES
        assert problem["message"].strip()
        assert "the rule itself failed" not in problem["message"]
        path = root / problem["file"]
        lines = path.read_bytes().decode("utf-8", "replace").splitlines() if path.is_file() else []
        assert 1 <= problem["line"] <= len(lines) + 1, problem
        assert problem["column"] >= 1


def mutated(text: bytes, changes: list[Mutation]) -> bytes:
    lines = text.splitlines(keepends=True)
    for change in changes:
        lines = change(lines)
    return b"".join(lines)


fuzzed = settings(
    max_examples=CASES,
    suppress_health_check=list(HealthCheck),
)


@fuzzed
@given(
    st.lists(st.integers(0, len(CLAIMS) - 1), min_size=1, max_size=3, unique=True),
    st.lists(mutations(), min_size=1, max_size=4),
)
def test_claims(root: Path, chosen: list[int], changes: list[Mutation]) -> None:
    text = HEAD + "".join(CLAIMS[number] for number in chosen)
    (root / "data/claims.yaml").write_bytes(mutated(text.encode(), changes))
    check_makes_sense(root)


OTHERS = (
    "data/sources.yaml",
    "data/references.yaml",
    "data/fingerprints/courier.txt",
    "docs/tolls.md",
    "docs/works.md",
)


@fuzzed
@given(st.sampled_from(OTHERS), st.lists(mutations(), min_size=1, max_size=4))
def test_other_files(root: Path, name: str, changes: list[Mutation]) -> None:
    original = (unchanged() / name).read_bytes()
    (root / "data/claims.yaml").write_text(HEAD + "".join(CLAIMS), "utf-8")
    (root / name).write_bytes(mutated(original, changes))
    try:
        check_makes_sense(root)
    finally:
        (root / name).write_bytes(original)
