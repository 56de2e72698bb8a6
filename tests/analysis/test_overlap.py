"""Words that sources share, told from their fingerprints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.analysis.overlap import RUN, overlaps, passages
from macros.analysis.quotes import fingerprint_of, windows
from macros.reading.fingerprints import Fingerprint, Unit

ARTICLE = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen."
PAIR = frozenset({"a", "b"})


def shared(one: str, other: str) -> tuple[int, int, int] | None:
    """How many words of each of two texts stand in the other, and the longest run."""
    found = overlaps({"a": fingerprint_of(one), "b": fingerprint_of(other)})
    if not found:
        return None
    overlap = found[PAIR]
    return overlap.words["a"], overlap.words["b"], overlap.longest


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (ARTICLE, (14, 14, 14)),
        ("Here are three four five six seven eight, and other words.", (6, 6, 6)),
        ("Here are three four five six seven, and other words.", None),
        ("One two three four five six and nine ten eleven twelve thirteen fourteen", (12, 12, 6)),
        ("one two three four five six " * 3, None),
        ("Ten eleven twelve thirteen fourteen. One two three four five six seven", (7, 7, 7)),
    ],
    ids=["all", "a run", "too short", "two runs", "other letters", "another order"],
)
def test_runs_of_six_words_are_counted(other: str, expected: tuple[int, int, int] | None) -> None:
    assert shared(ARTICLE, other) == expected


def test_a_passage_that_stands_three_times_counts_each_time_where_it_does() -> None:
    often = "A b c d e f. x " * 3
    assert shared(often, "Then A b c d e f. y z") == (18, 6, 6)


def test_sources_that_were_made_in_different_ways_are_not_compared() -> None:
    before = Fingerprint(windows(ARTICLE, Unit.SPACED_WORD), Unit.SPACED_WORD)
    assert overlaps({"a": fingerprint_of(ARTICLE), "b": before}) == {}


def test_of_a_shorter_text_the_share_is_told() -> None:
    short = "one two three four five six seven"
    found = overlaps({"a": fingerprint_of(ARTICLE.lower()), "b": fingerprint_of(short)})
    assert found[PAIR].share == 1


def test_the_passages_are_shown_as_they_stand() -> None:
    other = (
        "He said: three, four five six seven eight. Then nine ten eleven twelve thirteen fourteen"
    )
    assert list(passages("Nine ten eleven twelve thirteen fourteen, and one.", other)) == []
    one = "Yes, nine ten eleven twelve thirteen fourteen, and Six seven eight."
    assert list(passages(one, other)) == ["nine ten eleven twelve thirteen fourteen"]


@given(
    st.lists(st.sampled_from("abcdefgh"), min_size=RUN, max_size=30),
    st.lists(st.sampled_from("abcdefgh"), min_size=RUN, max_size=30),
)
def test_what_is_found_is_what_a_reader_would_count(one: list[str], other: list[str]) -> None:
    def counted(ours: list[str], theirs: list[str]) -> int:
        known = {tuple(theirs[at : at + RUN]) for at in range(len(theirs) - RUN + 1)}
        starts = [at for at in range(len(ours) - RUN + 1) if tuple(ours[at : at + RUN]) in known]
        return len({at + each for at in starts for each in range(RUN)})

    expected = counted(one, other), counted(other, one)
    found = shared(" ".join(one), " ".join(other))
    assert (found[:2] if found else (0, 0)) == expected
