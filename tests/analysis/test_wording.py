"""Which words of one wording are not in another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.analysis.wording import Run, runs

words = st.lists(st.sampled_from(["a", "toll", "of", "“twelve”", "crowns,", "—"])).map(" ".join)


def test_what_a_retelling_changed_is_told_apart() -> None:
    assert runs(
        "she brought forward the town’s feast", ["intends to bring forward the town's feast"]
    ) == (
        Run("she brought ", own=True),
        Run("forward the town’s feast", own=False),
    )


def test_capitals_and_punctuation_at_the_edge_make_no_other_word() -> None:
    assert runs("“Strong Harbour”, 2%", ["a strong harbour 2%"]) == (
        Run("“Strong Harbour”, 2%", own=False),
    )
    assert runs("2027", ["2026"]) == (Run("2027", own=True),)


def test_the_nearest_wording_counts() -> None:
    assert runs("the toll is high", ["a bell", "the toll was high"]) == (
        Run("the toll ", own=False),
        Run("is ", own=True),
        Run("high", own=False),
    )


def test_without_another_wording_all_is_its_own() -> None:
    assert runs("the toll", []) == (Run("the toll", own=True),)


@given(words, st.lists(words))
def test_joined_the_runs_are_the_text(text: str, others: list[str]) -> None:
    assert "".join(run.text for run in runs(text, others)) == text
    assert not any(run.own for run in runs(text, [*others, text]))
