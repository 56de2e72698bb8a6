from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from macros.analysis.silence import MOST_NAMED
from macros.analysis.ticks import Tick, ticks
from macros.records.answers import LabelAnswer, SetAnswer
from macros.records.model import Claim, Label
from tests.strategies import account, claim, sets, text

LABELS = ("country", "city", "palace", "sea", "port")


def of_sets(*answers: SetAnswer | None) -> Claim:
    accounts = [account(f"s{number}", answer) for number, answer in enumerate(answers)]
    labels = tuple(Label(text(each), text(f"the {each}")) for each in LABELS)
    return replace(claim(accounts), answer_type=text("set"), answers=labels)


def named(*labels: str, more: bool = False, **within: tuple[str, ...]) -> SetAnswer:
    return SetAnswer(frozenset(LabelAnswer(each, within.get(each, ())) for each in labels), more)


def test_each_account_has_a_tick_for_each_label_that_anybody_names() -> None:
    drawn = ticks(of_sets(named("sea", "city"), None, named("sea", more=True)))
    assert drawn
    assert [each.source for each in drawn.accounts] == ["s0", "s2"]
    assert [(label.id, row) for label, row in drawn.rows] == [
        ("city", (Tick.NAMED, Tick.NOT_NAMED)),
        ("sea", (Tick.NAMED, Tick.NAMED)),
    ]
    assert drawn.open == (False, True)
    assert not drawn.in_part


def test_a_wider_label_is_named_in_part() -> None:
    palace = named("palace", palace=("city", "country"))
    drawn = ticks(of_sets(palace, named("country")))
    assert drawn
    assert {str(label.id): row for label, row in drawn.rows} == {
        "country": (Tick.IN_PART, Tick.NAMED),
        "city": (Tick.IN_PART, Tick.NOT_NAMED),
        "palace": (Tick.NAMED, Tick.NOT_NAMED),
    }
    assert drawn.in_part


def test_where_there_is_nothing_to_compare_there_are_no_ticks() -> None:
    both = named("sea", "city")
    assert ticks(of_sets(both, both))
    assert ticks(of_sets(both)) is None
    assert ticks(of_sets(named("sea"), named("sea"))) is None
    assert ticks(of_sets(*[both] * (MOST_NAMED + 1))) is None
    assert ticks(replace(of_sets(both, both), answer_type=text("label"))) is None


@given(st.lists(sets, min_size=2, max_size=4))
def test_what_is_ticked_is_what_each_names(answers: list[SetAnswer]) -> None:
    drawn = ticks(of_sets(*answers))
    if drawn is None:
        assert len({member.label for each in answers for member in each.members}) < 2
        return
    for place, answer in enumerate(answers):
        ticked = {str(label.id) for label, row in drawn.rows if row[place] is Tick.NAMED}
        assert ticked == {member.label for member in answer.members}
