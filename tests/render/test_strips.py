"""Answers on a line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from macros.problems import Position
from macros.reading.nodes import Text
from macros.records.answers import DateAnswer, NumberAnswer
from macros.records.extended_dates import ExtendedDate
from macros.records.model import Account, Claim
from macros.records.project import load
from macros.render.strips import Mark, strip
from tests.projects import unchanged

AT = Position("x")
RECORD = load(unchanged()).record
CLAIM = RECORD.claim["toll-date"]


def answered(*answers: DateAnswer | NumberAnswer) -> Claim:
    kind = "date" if isinstance(answers[0], DateAnswer) else "number"
    accounts = tuple(
        Account(source=Text(str(source), AT), at=AT, answer=answer)
        for source, answer in zip(RECORD.source, answers, strict=False)
    )
    return replace(CLAIM, accounts=accounts, context=(), answer_type=Text(kind, AT))


def number(value: str, *, about: bool = False) -> NumberAnswer:
    return NumberAnswer.of(Decimal(value), about=about)


def test_two_dates_and_what_was_found_elsewhere_are_on_one_line() -> None:
    drawn = strip(CLAIM, RECORD.source)
    assert drawn is not None
    ends = [end for mark in drawn.answers for end in (mark.start, mark.end)]
    days = 365 + 366
    may, june, july = 120, 151, 181
    june_2004, july_2004 = 365 + 152, 365 + 182
    assert ends == pytest.approx([100 * day / days for day in (may, june, june_2004, july_2004)])
    assert drawn.outside[0].start == pytest.approx(100 * may / days)
    assert drawn.outside[0].end == pytest.approx(100 * july / days)
    assert [tick.words for tick in drawn.ticks] == ["2003", "2004"]
    assert drawn.alternative == (
        "May 2003: The Gazette and The Herald; June 2004: The Courier; "
        "other documents: May 2003 to June 2003"
    )


def test_a_hedged_number_is_as_long_as_its_slack() -> None:
    drawn = strip(answered(number("550", about=True), number("550")), RECORD.source)
    assert drawn is not None
    about, exact = drawn.answers
    assert about.start < exact.start == exact.end < about.end
    assert exact.middle == pytest.approx(50)


@pytest.mark.parametrize(
    "claim",
    [
        answered(DateAnswer(ExtendedDate.parse("2025"))),
        replace(CLAIM, accounts=()),
        RECORD.claim["toll-purpose"],
    ],
    ids=["one answer", "no answer", "lists"],
)
def test_where_a_line_shows_nothing_there_is_none(claim: Claim) -> None:
    assert strip(claim, RECORD.source) is None


def test_far_dates_have_few_ticks() -> None:
    far = answered(DateAnswer(ExtendedDate.parse("1951")), DateAnswer(ExtendedDate.parse("2025")))
    drawn = strip(far, RECORD.source)
    assert drawn is not None
    assert 2 <= len(drawn.ticks) <= 6
    assert all(0 <= mark.start <= mark.end <= 100 for mark in (*drawn.answers, *drawn.ticks))


@pytest.mark.parametrize(
    ("middle", "alignment", "anchor"), [(5, "start", 0), (50, "middle", 50), (95, "end", 100)]
)
def test_words_stay_within_the_line(middle: float, alignment: str, anchor: float) -> None:
    mark = Mark(middle, middle, "x")
    assert (mark.alignment, mark.anchor) == (alignment, anchor)
