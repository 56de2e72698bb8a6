"""The words of a text, and where they stand in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.analysis.words import fold, word_places, words
from macros.reading.fingerprints import Unit


def test_folding_makes_space_and_quotation_marks_alike() -> None:
    assert fold("a \u00a0b\n“c” ‘d’s’ – —…") == "a b \"c\" 'd's' – —…"


@pytest.mark.parametrize(
    ("copied", "typed"),
    [
        ("the har\u00adbour", "the harbour"),
        ("the\u200b har\u200dbour\u200e", "the harbour"),
        ("\ufeffthe \u2068harbour\u2069", "the harbour"),
        ("cafe\u0301", "café"),
        ("א\u200fב", "אב"),
        ("日\u200b本", "日本"),
        ("ハ\u309a", "パ"),
    ],
)
def test_what_does_not_show_makes_no_difference(copied: str, typed: str) -> None:
    assert fold(copied) == fold(typed) == typed


@pytest.mark.parametrize("text_", ["می\u200cخواهم", "क्\u200dष", "👩\u200d🚢", "❤\ufe0f\u200d🔥"])
def test_a_joiner_that_shows_is_kept(text_: str) -> None:
    assert fold(text_) == text_


@pytest.mark.parametrize(
    ("said", "told_apart"),
    [
        ("Monday—nobody knows – 15%, (why)", ["Monday", "nobody", "knows", "15", "why"]),
        ("the Ost-West alliance–Europe", ["the", "Ost", "West", "alliance", "Europe"]),
        ("can’t e-mail 2,200.5 kg and/or", ["can't", "e", "mail", "2,200.5", "kg", "and", "or"]),
        ("l’accord d’été", ["l'accord", "d'été"]),
        ("в 1,2–1,3 миллиона", ["в", "1,2", "1,3", "миллиона"]),
        ("في الرابع من أيار", ["في", "الرابع", "من", "أيار"]),
        ("할머니가 말했다", ["할머니가", "말했다"]),
    ],
)
def test_words_are_those_of_unicode(said: str, told_apart: list[str]) -> None:
    assert list(words(said)) == told_apart


def test_spaced_words_split_at_white_space_and_em_dashes() -> None:
    assert words("Monday—nobody knows – 15%, (why)", Unit.SPACED_WORD) == (
        "Monday",
        "nobody",
        "knows",
        "15%,",
        "(why)",
    )


def test_words_are_placed_in_the_text_as_it_is() -> None:
    text = " The\u00ad  cafe\u0301 of\n \u200b “two” har\u00adbours"
    there = [text[start:end] for start, end in word_places(text)]
    assert there == ["The", "cafe\u0301", "of", "two", "har\u00adbours"]


@given(
    st.text(
        st.sampled_from("abé’“—-.5 \n\u00a0\u00ad\u200b\u200d\u0301日本きกำมี👩🚢"), max_size=40
    ),
    st.sampled_from([Unit.WORD, Unit.CHARACTER]),
)
def test_each_word_stands_where_it_is_said_to(text: str, unit: Unit) -> None:
    places, told = word_places(text, unit), words(text, unit)
    there = [fold(text[start:end]) for start, end in places]
    assert len(there) == len(told)
    for word, place in zip(told, there, strict=True):
        assert word in (place if unit is Unit.WORD else place.replace(" ", ""))
    assert places == sorted(places)
