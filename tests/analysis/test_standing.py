from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.analysis.facts import facts
from macros.analysis.standing import Badge, Spread, Standing, spread, standing
from macros.records.answers import Answer, LabelAnswer
from macros.records.model import Account, Claim, Context, Inconsistency, Quote, Source
from tests.strategies import (
    AT,
    DAY,
    NAMES,
    account,
    answers,
    claim,
    claims,
    record,
    source,
    sources,
    text,
)

YES, NO = LabelAnswer("yes"), LabelAnswer("no")
NO_TOO = Quote(text("no"), AT, answer=NO)
RETELLING = {"a": source("a"), "b": source("b", ["a"]), "c": source("c")}


def inconsistency(**parts: object) -> Inconsistency:
    words = text("words")
    return replace(Inconsistency(words, words, words, words, words), **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        ([], Standing.UNANSWERED),
        ([account("a")], Standing.UNANSWERED),
        ([account("a", YES), account("c")], Standing.SINGLE),
        ([account("a", YES), account("b", YES)], Standing.REPEATED),
        ([account("a", YES), account("b", NO)], Standing.CHANGED),
        ([account("a", YES), account("c", YES)], Standing.AGREED),
        ([account("a", YES), account("c", NO)], Standing.CONTESTED),
        ([account("a", YES), account("b", NO), account("c", YES)], Standing.CONTESTED),
    ],
)
def test_the_table_of_standings(accounts: list[Account], expected: Standing) -> None:
    found = claim(accounts)
    assert standing(found, record(RETELLING, found)) is expected


def test_a_judgement_is_judged_differently() -> None:
    found = claim([account("a", YES), account("c", NO)], judgement=True)
    assert standing(found, record(RETELLING, found)) is Standing.JUDGED


@given(claims(), sources(), st.sampled_from(NAMES), answers)
def test_another_account_never_turns_contested_into_agreed(
    found: Claim, named: dict[str, Source], name: str, answer: Answer
) -> None:
    if found.account_of(name) or standing(found, record(named, found)) is not Standing.CONTESTED:
        return
    more = replace(found, accounts=(*found.accounts, account(name, answer)))
    assert standing(more, record(named, more)) in {Standing.CONTESTED, Standing.CHANGED}


@given(claims(), sources())
def test_the_order_of_accounts_does_not_matter(found: Claim, named: dict[str, Source]) -> None:
    turned = replace(found, accounts=found.accounts[::-1])
    assert standing(found, record(named, found)) is standing(turned, record(named, turned))


@given(claims(), sources(), st.sampled_from(NAMES))
def test_an_account_without_an_answer_changes_no_standing(
    found: Claim, named: dict[str, Source], name: str
) -> None:
    if found.account_of(name):
        return
    more = replace(found, accounts=(*found.accounts, account(name)))
    assert standing(more, record(named, more)) is standing(found, record(named, found))


def test_whom_an_inconsistency_sets_apart() -> None:
    retold = claim([account("a", YES), account("b", NO)])
    across = claim([account("a", YES), account("c", NO)])
    assert spread(retold, inconsistency(), record(RETELLING)) is Spread.RETOLD
    assert spread(across, inconsistency(), record(RETELLING)) is Spread.ACROSS
    assert spread(across, inconsistency(inside=text("a")), record(RETELLING)) is Spread.INSIDE
    named = inconsistency(between=((text("a"),), (text("b"),)))
    assert spread(retold, named, record(RETELLING)) is Spread.RETOLD


def test_the_badges() -> None:
    context = Context(
        shows=text("found"),
        as_of=DAY,
        note=text("note"),
        references=(text("agency"),),
        differs=True,
    )
    torn = replace(account("c"), quotes=(Quote(text("yes"), AT, answer=YES), NO_TOO))
    found = replace(
        claim([account("a", YES), account("b", YES), torn]),
        inconsistencies=(
            inconsistency(between=((text("a"),), (text("b"),))),
            replace(inconsistency(inside=text("c")), id=text("own")),
        ),
        context=(context,),
    )
    assert facts(found, record(RETELLING, found)).badges == (
        Badge.CHANGED,
        Badge.CONTRADICTS_ITSELF,
        Badge.RECORD_DIFFERS,
    )
    plain = replace(
        found,
        accounts=(account("a", YES), account("b", YES), account("c", YES)),
        inconsistencies=(inconsistency(inside=text("c")),),
        context=(replace(context, differs=False),),
    )
    assert facts(plain, record(RETELLING, plain)).badges == ()
