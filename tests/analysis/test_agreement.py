from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from macros.analysis.agreement import agree, answer_groups, camps, conflicts, contradicts_itself
from macros.analysis.compatibility import compatible, narrower, says
from macros.records.answers import Answer, DateAnswer, LabelAnswer, NumberAnswer, SetAnswer
from macros.records.dates import PartialDate
from macros.records.extended_dates import ExtendedDate
from macros.records.model import Account, Claim, Quote
from tests.strategies import AT, account, answers, claims, sets, text


def date(text: str) -> DateAnswer:
    return DateAnswer(ExtendedDate.parse(text))


def number(value: str, *, about: bool = False) -> NumberAnswer:
    return NumberAnswer.of(Decimal(value), about=about)


def between(least: str | None, most: str | None, *, about: bool = False) -> NumberAnswer:
    low, high = (None if end is None else Decimal(end) for end in (least, most))
    return NumberAnswer(low, high, about)


HARBOUR = LabelAnswer("harbour")
QUAY = LabelAnswer("quay", ("harbour",))
BRIDGE = LabelAnswer("bridge")


def listed(*members: LabelAnswer, others: bool = False) -> SetAnswer:
    return SetAnswer(frozenset(members), open=others)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (date("2025-10"), date("2025-10-28"), True),
        (date("2026"), date("2027"), False),
        (date("2025-10-28"), date("2025-10-29"), False),
        (date("2025~"), date("2026"), True),
        (date("2025~"), date("2027"), False),
        (date("2025?"), date("2026"), False),
        (date("../2027"), date("2026"), True),
        (date("../2027"), date("2027-12-31"), True),
        (date("../2027"), date("2028"), False),
        (date("2027/.."), date("2026"), False),
        (date("2025-10/2025-12"), date("2025-11-06"), True),
        (date("2025-10/2025-12"), date("2025-12/2026-02"), True),
        (date("2025-10/2025-12"), date("2026-01"), False),
        (date("2025-21"), date("2025-04"), True),
        (date("2025-21"), date("2025-10"), False),
        (date("2025-31"), date("2025-04"), True),
        (date("2025-24"), date("2026-02"), True),
        (date("2025-36"), date("2025-10-28"), True),
        (date("2025-40"), date("2025-07"), False),
        (date("202X"), date("2025"), True),
        (date("19XX"), date("2000"), False),
        (date("-0043"), date("-0043-03-15"), True),
        (date("-0043"), date("-0042"), False),
        (date("2025-10-28T23:30+09:00"), date("2025-10-28T14:30Z"), True),
        (date("2025-10-28T23:30+09:00"), date("2025-10-28T15:30Z"), False),
        (date("2025-10-28T23:30-05:00"), date("2025-10-28"), True),
        (date("2025-10-28T23:30-05:00"), date("2025-10-29T04:30Z"), True),
        (date("2025-10-28T09:00"), date("2025-10-28T10:00"), False),
        (number("15"), number("15.4"), True),
        (number("15"), number("15.5"), False),
        (number("15.0"), number("15.4"), False),
        (number("220000"), number("224000"), True),
        (number("220000"), number("226000"), False),
        (number("-220000"), number("-224000"), True),
        (number("500"), number("546"), False),
        (number("500"), number("504"), True),
        (number("100"), number("60"), False),
        (number("0"), number("0.4"), False),
        (between("300", None), number("321"), True),
        (between("300", None), number("299"), False),
        (between("300", None, about=True), number("290"), True),
        (between(None, "5"), number("3"), True),
        (between("3", "5"), between("5", "7"), True),
        (between("3", "5"), between("6", "7"), False),
        (between("14", None), number("20", about=True), True),
        (number("100"), number("105"), False),
        (number("100", about=True), number("105"), True),
        (number("100", about=True), number("106"), False),
        (QUAY, HARBOUR, True),
        (QUAY, BRIDGE, False),
        (listed(HARBOUR), listed(HARBOUR, BRIDGE), True),
        (listed(HARBOUR), listed(BRIDGE), False),
        (listed(QUAY), listed(HARBOUR), True),
        (listed(HARBOUR, others=True), listed(BRIDGE, others=True), True),
        (listed(HARBOUR, others=True), listed(HARBOUR, BRIDGE), True),
        (listed(HARBOUR, BRIDGE, others=True), listed(HARBOUR), False),
        (date("2025"), number("2025"), False),
    ],
)
def test_answers_agree_as_the_design_says(*, one: Answer, other: Answer, expected: bool) -> None:
    assert compatible(one, other) is expected


@given(answers, answers)
def test_comparison_is_symmetric(one: Answer, other: Answer) -> None:
    assert compatible(one, other) == compatible(other, one)


@given(answers)
def test_an_answer_agrees_with_itself_and_is_not_narrower(one: Answer) -> None:
    assert compatible(one, one)
    assert not narrower(one, one)


@given(answers, answers)
def test_a_narrower_answer_agrees_and_only_one_is_narrower(one: Answer, other: Answer) -> None:
    if narrower(one, other):
        assert compatible(one, other)
        assert not narrower(other, one)


@given(sets)
def test_an_open_list_agrees_with_all_that_a_closed_one_agrees_with_and_covers(
    one: SetAnswer,
) -> None:
    assert compatible(SetAnswer(one.members, open=True), SetAnswer(one.members, open=False))


@given(claims())
def test_every_conflict_sets_two_camps_apart(claim: Claim) -> None:
    groups = camps(claim.accounts)
    for conflict in conflicts(claim.accounts):
        [ours] = [group for group in groups if conflict.one.source in group]
        [theirs] = [group for group in groups if conflict.other.source in group]
        assert ours != theirs


@given(claims())
def test_each_answering_account_stands_in_one_group(claim: Claim) -> None:
    grouped = [account for group in answer_groups(claim.accounts) for account in group]
    assert sorted(map(id, grouped)) == sorted(map(id, claim.answering))


def test_camps_follow_who_disagrees_with_whom() -> None:
    accounts = [
        account("a", date("2027")),
        account("b", date("2027")),
        account("c", date("2026")),
        account("d"),
    ]
    assert camps(tuple(accounts)) == (("a", "b"), ("c",))


def said(name: str, *answers: tuple[str, str]) -> Account:
    """An account whose speakers each give a year."""
    quotes = tuple(
        Quote(text("words of a speaker"), AT, speaker=text(speaker), answer=date(year))
        for speaker, year in answers
    )
    return replace(account(name), quotes=quotes)


def test_a_source_that_reports_two_speakers_does_not_contradict_itself() -> None:
    assert not contradicts_itself(said("a", ("Ada", "2026"), ("Bo", "2027")))
    assert contradicts_itself(said("a", ("Ada", "2026"), ("Ada", "2027")))
    unsaid = replace(said("a", ("Ada", "2026")), answer=date("2027"))
    assert contradicts_itself(unsaid)


def test_an_answer_is_that_of_the_one_speaker_who_is_quoted_for_it() -> None:
    quotes = (
        Quote(text("words of a speaker"), AT, speaker=text("Ada")),
        Quote(text("other words of another"), AT, speaker=text("Bo"), answer=date("2027")),
    )
    assert not contradicts_itself(replace(account("a", date("2026")), quotes=quotes))


@pytest.mark.parametrize(
    ("other", "fits"),
    [
        (account("b", date("2027")), True),
        (account("b", date("2028")), False),
        (said("b", ("Ada", "2026"), ("Bo", "2027")), True),
        (said("b", ("Ada", "2026"), ("Bo", "2028")), False),
        (said("b", ("Cy", "2027")), True),
    ],
    ids=["one of them", "neither", "the same", "one says otherwise", "a third says it"],
)
def test_it_agrees_with_whoever_says_what_one_speaker_says(*, other: Account, fits: bool) -> None:
    assert agree(said("a", ("Ada", "2026"), ("Bo", "2027")), other) is fits
    assert agree(other, said("a", ("Ada", "2026"), ("Bo", "2027"))) is fits


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("2024", "2025", True),
        ("2025-03", "2025-04", True),
        ("2025", "2025-04", False),
        ("2025", None, False),
        (None, None, False),
    ],
)
def test_only_what_holds_for_one_time_conflicts(
    *, one: str | None, other: str | None, fits: bool
) -> None:
    counts = [
        replace(account(name, number(count)), as_of=PartialDate.parse(as_of) if as_of else None)
        for name, count, as_of in (("a", "50", one), ("b", "70", other))
    ]
    assert agree(*counts) is fits
    assert (camps(tuple(counts)) == ()) is fits


def test_a_range_is_said_by_what_lies_within_it() -> None:
    assert says(number("321"), between("300", None))
    assert not says(between("300", None), number("321"))
    assert narrower(number("321"), between("300", None))
    assert not narrower(between("300", None), between("300", None, about=True))
