"""The sentences of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.reading.sentences import sentences


@pytest.mark.parametrize(
    "told",
    [
        ["The toll is 3.5 crowns.", "Nobody pays it."],
        ["“Ships pay or turn back.”", "He left (at noon).", "They stayed!"],
        ["The U.S. and J. Smith pay e.g. nothing.", "“Why?”", "Nobody knows…", "Yet they pay."],
        ["Die Mühle z. B. mahlt um 5 Uhr.", "Sie steht seit 1878."],
        ["橋は一九三一年に開通した。", "「誰も渡らない。」", "風が強い！"],
        ["¿Quién paga?", "Nadie."],
    ],
)
def test_a_text_falls_into_its_sentences(told: list[str]) -> None:
    between = "" if told[0].endswith("。") else " "
    text = between.join(told)
    assert [text[place.start : place.stop] for place in sentences(text)] == told


def test_a_sentence_may_go_over_lines() -> None:
    text = "  The toll\nis due. \n\n Ships pay.\n"
    assert [text[place.start : place.stop] for place in sentences(text)] == [
        "The toll\nis due.",
        "Ships pay.",
    ]


@given(st.text("aB.!?…”。) \n1", max_size=40))
def test_nothing_but_white_space_lies_between_sentences(text: str) -> None:
    done = 0
    for place in sentences(text):
        assert text[done : place.start].strip() == ""
        assert place
        done = place.stop
    assert text[done:].strip() == ""
