from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.analysis.quotes import fingerprint_of, first_difference, occurrences, quoted, windows
from macros.analysis.words import unit_of, words
from macros.reading.fingerprints import Fingerprint, Unit
from macros.records.model import Quote
from tests.strategies import AT, text

ARTICLE = (
    "The harbour of Ostrava opened on a Monday—nobody knows why—and “closed again” the next day. "
    "Its master said that the tide, which comes twice a day, had not been asked. "
    "Nobody had asked the harbour of Ostrava opened by mistake, 15% of it at least."
)
PRINT = Fingerprint(windows(ARTICLE))

letters = st.text("abcdeé’", min_size=1, max_size=6).filter(lambda word: word.strip("’") != "")
articles = st.lists(letters, min_size=8, max_size=60)


def quote(words_: str, before: str | None = None, after: str | None = None) -> Quote:
    return Quote(
        text(words_),
        AT,
        before=None if before is None else text(before),
        after=None if after is None else text(after),
    )


def places(*parts: str | None) -> list[range]:
    return list(occurrences(quote(*parts), PRINT))  # type: ignore[arg-type]


def test_a_quote_may_begin_after_a_hyphen_in_a_new_fingerprint_alone() -> None:
    article = "It is the Ost-West alliance that Europe looks at."
    said = quote("West alliance that Europe")
    assert len(occurrences(said, fingerprint_of(article))) == 1
    before = Fingerprint(windows(article, Unit.SPACED_WORD), Unit.SPACED_WORD)
    assert occurrences(said, before) == ()
    assert len(occurrences(quote("the Ost-West alliance that"), before)) == 1


def test_a_window_leaves_out_punctuation_at_its_ends_and_keeps_it_inside() -> None:
    assert windows("“one, two three”") == windows("one, two three.")
    assert windows("one two three") != windows("one, two three")


def test_there_are_two_windows_fewer_than_words() -> None:
    assert len(PRINT.windows) == len(words(ARTICLE)) - 2
    assert PRINT.length == len(words(ARTICLE))
    assert windows("two words") == ()


def test_a_verbatim_quote_is_found_where_it_stands() -> None:
    assert places("opened on a Monday—nobody knows") == [range(4, 10)]
    assert places('and "closed again" the next day') == [range(11, 17)]


def test_a_quote_that_stands_twice_is_told_apart_by_what_is_around_it() -> None:
    assert len(places("the harbour of Ostrava opened")) == 1
    assert places("harbour of Ostrava opened") == [range(1, 5), range(36, 40)]
    assert places("harbour of Ostrava opened", "had asked the") == [range(36, 40)]
    assert places("harbour of Ostrava opened", None, "on a Monday") == [range(1, 5)]


def test_before_and_after_may_end_in_a_dash_or_a_quotation_mark() -> None:
    assert places("nobody knows why", "Monday—", "—and") == [range(8, 11)]
    assert places("closed again", "and “", "” the") == [range(12, 14)]


def test_a_changed_quote_is_not_found_and_the_first_wrong_word_is_named() -> None:
    changed = "the tide, which comes thrice a day, had not been asked"
    assert places(changed) == []
    assert first_difference(changed, PRINT) == "thrice"
    early = "the flood, which comes twice a day, had not been asked"
    assert first_difference(early, PRINT) == "flood"
    assert first_difference("entirely other words than these", PRINT) is None


def test_punctuation_inside_a_quote_counts() -> None:
    assert places("the tide which comes twice") == []
    assert places("the tide, which comes twice") != []


def test_words_quoted_twice_count_once() -> None:
    quotes = [quote("the tide, which comes"), quote("which comes twice a day")]
    assert quoted(quotes, PRINT) == 7


JAPANESE = (
    "港の長は、五月に通行料を十二クラウンに引き上げると述べた。船はそのたびに払う。\n"
    "町は桟橋と学校のために金を使うという。反対する者はいなかった。"
)
THAI = "นายท่ากล่าวว่าค่าผ่านทางจะเพิ่มขึ้นเป็นสิบสองคราวน์ในเดือนพฤษภาคม และเรือต้องจ่ายทุกครั้ง"


def test_a_text_without_spaces_is_counted_in_characters() -> None:
    assert unit_of(JAPANESE) is unit_of(THAI) is Unit.CHARACTER
    assert unit_of("The word 港 means harbour.") is unit_of("한국어는 띄어쓰기를 한다") is Unit.WORD
    assert words("値上げ、 5月", Unit.CHARACTER) == ("値", "上", "げ", "5", "月")
    assert words("ท่า", Unit.CHARACTER) == ("ท่", "า")
    made = fingerprint_of(JAPANESE)
    assert made.length == len(words(JAPANESE, Unit.CHARACTER))
    assert max(made.windows) < 256


@pytest.mark.parametrize(
    ("article", "said", "found"),
    [
        (JAPANESE, "五月に通行料を十二クラウンに引き上げる", 1),
        (JAPANESE, "船はそのたびに 払う。町は桟橋", 1),
        (JAPANESE, "五月に通行料を十三クラウンに引き上げる", 0),
        (THAI, "เพิ่มขึ้นเป็นสิบสองคราวน์", 1),
        (THAI, "เพิ่มขึ้นเป็นสิบสามคราวน์", 0),
    ],
)
def test_a_quote_without_spaces_is_found(article: str, said: str, found: int) -> None:
    assert len(occurrences(quote(said), fingerprint_of(article))) == found


def test_the_character_that_differs_is_named() -> None:
    changed = "五月に通行料を十三クラウンに引き上げる"
    assert first_difference(changed, fingerprint_of(JAPANESE)) == "三"


@given(articles, st.sampled_from([Unit.WORD, Unit.SPACED_WORD]), st.data())
def test_every_passage_of_an_article_is_found_in_it(
    article: list[str], unit: Unit, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(article) - 4))
    length = data.draw(st.integers(3, len(article) - start))
    before, passage = " ".join(article[:start]), " ".join(article[start : start + length])
    found = occurrences(quote(passage), Fingerprint(windows(" ".join(article), unit), unit))
    skipped = len(words(before, unit))
    assert range(skipped, skipped + len(words(passage, unit))) in found


@given(articles, st.data())
def test_a_passage_with_one_word_changed_is_found_nowhere_near(
    article: list[str], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(article) - 8))
    at = data.draw(st.integers(0, 7))
    passage = article[start : start + 8]
    passage[at] = "xylophone"
    found = occurrences(quote(" ".join(passage)), Fingerprint(windows(" ".join(article))))
    assume(len(set(article)) > 1)
    assert range(start, start + 8) not in found
