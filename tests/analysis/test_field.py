from __future__ import annotations

from collections import Counter

from macros.analysis.facts import facts
from macros.analysis.field import FROM_AGREED_TO_CONTESTED, field_of
from macros.analysis.standing import Standing
from macros.records.project import load
from tests.projects import unchanged

RECORD = load(unchanged("lighthouse")).record
TOPICS = ("lamp", "keeper", "harbour")


def test_every_standing_has_a_place_in_the_field() -> None:
    assert sorted(FROM_AGREED_TO_CONTESTED) == sorted(Standing)


def test_every_claim_is_one_square_in_the_row_of_its_topic() -> None:
    field = field_of(RECORD.claims, RECORD)
    for topic in TOPICS:
        squares = [square.claim.id for square in field.rows[topic]]
        assert sorted(squares) == sorted(claim.id for claim in RECORD.of_topic(topic))


def test_squares_go_from_agreed_to_contested_and_then_as_in_the_record() -> None:
    for topic, squares in field_of(RECORD.claims, RECORD).rows.items():
        order = [claim.id for claim in RECORD.of_topic(topic)]
        places = [
            (FROM_AGREED_TO_CONTESTED.index(square.standing), order.index(square.claim.id))
            for square in squares
        ]
        assert places == sorted(places)


def test_what_is_counted_is_what_stands_in_the_rows() -> None:
    field = field_of(RECORD.claims, RECORD)
    assert field.counts == Counter(facts(claim, RECORD).standing for claim in RECORD.claims)
    differing = [claim for claim in RECORD.claims if any(each.differs for each in claim.context)]
    assert 0 < field.differing == len(differing) < len(RECORD.claims)


def test_a_standing_that_no_claim_has_is_not_counted() -> None:
    empty = field_of([], RECORD)
    assert empty.counts == {}
    assert empty.differing == 0
