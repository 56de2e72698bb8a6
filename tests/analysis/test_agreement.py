from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

from macros.analysis.agreement import (
    answer_groups,
    camps,
    compatible,
    conflicts,
    narrower,
)
from macros.records.answers import Answer, DateAnswer, LabelAnswer, NumberAnswer, SetAnswer
from macros.records.dates import PartialDate
from macros.records.model import Claim
from tests.strategies import account, answers, claims, sets


def date(text: str) -> DateAnswer:
    return DateAnswer(PartialDate.parse(text))


def number(value: str, unit: str = "", *, about: bool = False) -> NumberAnswer:
    return NumberAnswer(Decimal(value), unit, about)


TOKYO = LabelAnswer("tokyo")
AKASAKA = LabelAnswer("akasaka", ("tokyo",))
OSAKA = LabelAnswer("osaka")


def listed(*members: LabelAnswer, others: bool = False) -> SetAnswer:
    return SetAnswer(frozenset(members), open=others)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (date("2025-10"), date("2025-10-28"), True),
        (date("2026"), date("2027"), False),
        (date("2025-10-28"), date("2025-10-29"), False),
        (number("550", "USD bn"), number("550", "USD bn"), True),
        (number("550", "USD bn"), number("550", "EUR bn"), False),
        (number("100"), number("105"), False),
        (number("100", about=True), number("105"), True),
        (number("100", about=True), number("106"), False),
        (AKASAKA, TOKYO, True),
        (AKASAKA, OSAKA, False),
        (listed(TOKYO), listed(TOKYO, OSAKA), True),
        (listed(TOKYO), listed(OSAKA), False),
        (listed(AKASAKA), listed(TOKYO), True),
        (listed(TOKYO, others=True), listed(OSAKA, others=True), True),
        (listed(TOKYO, others=True), listed(TOKYO, OSAKA), True),
        (listed(TOKYO, OSAKA, others=True), listed(TOKYO), False),
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
