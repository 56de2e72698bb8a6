from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given

from macros.analysis.agreement import agree
from macros.analysis.field import field_of_sources
from macros.analysis.lineage import Line, lineage
from macros.analysis.pairs import pairs
from macros.reading.fingerprints import Unit
from macros.records.project import load
from tests.projects import unchanged
from tests.strategies import record, sources

if TYPE_CHECKING:
    from macros.records.model import Source

LIGHTHOUSE = load(unchanged("lighthouse"))
RETELLING = ("beacon", "messenger")
DOZEN = load(unchanged("dozen"))


def test_each_two_that_answer_one_question_are_a_pair_and_no_others() -> None:
    for project in (LIGHTHOUSE, DOZEN):
        answered = [
            {account.source for account in claim.answering} for claim in project.record.claims
        ]
        found = {frozenset({str(pair.one.id), str(pair.other.id)}): pair for pair in pairs(project)}
        ids = list(project.record.source)
        for place, one in enumerate(ids):
            for other in ids[place + 1 :]:
                both = sum({one, other} <= sources for sources in answered)
                pair = found.pop(frozenset({one, other}), None)
                assert (pair.both if pair else 0) == both
        assert found == {}


def test_pairs_differ_where_their_answers_cannot_both_be_true() -> None:
    """Each such difference is flagged, as a rule holds; others may be flagged besides."""
    for project in (LIGHTHOUSE, DOZEN):
        for pair in pairs(project):
            told = [
                [claim.account_of(source.id) for source in (pair.one, pair.other)]
                for claim in project.record.claims
            ]
            apart = sum(not agree(one, other) for one, other in told if one and other)
            assert apart <= pair.apart <= pair.both
            assert pair.agreeing == pair.both - pair.apart


def test_one_that_retells_another_has_its_origin_and_its_words() -> None:
    [pair] = [
        each
        for each in pairs(LIGHTHOUSE)
        if {each.one.id, each.other.id} == {"beacon", "messenger"}
    ]
    assert pair.one_origin
    assert pair.shared
    assert any(not each.one_origin and each.shared == 0 for each in pairs(LIGHTHOUSE))


def test_words_with_spaces_between_them_and_words_without_are_not_compared() -> None:
    project = load(unchanged("lume"))
    units = {id_: each.unit is Unit.CHARACTER for id_, each in project.fingerprints.items()}
    apart = [pair for pair in pairs(project) if units[pair.one.id] != units[pair.other.id]]
    assert apart
    assert {pair.shared for pair in apart} == {None}
    assert None not in {pair.shared for pair in pairs(project) if pair not in apart}


def test_the_most_common_questions_come_first() -> None:
    counts = [pair.both for pair in pairs(DOZEN)]
    assert counts == sorted(counts, reverse=True)


@given(sources())
def test_each_retelling_is_one_line_from_the_document_to_the_source(
    named: dict[str, Source],
) -> None:
    within = {
        name: replace(each, retells=tuple(every for every in each.retells if every.id in named))
        for name, each in named.items()
    }
    held = record(within)
    drawn = lineage(held)
    told = [
        (str(drawn.documents[line.document].id), str(held.sources[line.source].id), line.stated)
        for line in drawn.lines
    ]
    assert told == [
        (str(each.id), str(source.id), each.basis == "stated")
        for source in held.sources
        for each in source.retells
    ]
    assert len({document.id for document in drawn.documents}) == len(drawn.documents)


def test_a_document_outside_the_sources_is_in_the_lineage() -> None:
    drawn = lineage(LIGHTHOUSE.record)
    assert [str(document.id) for document in drawn.documents] == ["beacon"]
    assert drawn.lines == (Line(0, 1, stated=False),)


def test_the_row_of_a_source_is_what_it_answers() -> None:
    held = DOZEN.record
    rows = field_of_sources(held).rows
    for source in held.sources:
        answered = [
            claim.id
            for claim in held.claims
            if any(account.source == source.id for account in claim.answering)
        ]
        assert sorted(square.claim.id for square in rows.get(source.id, ())) == sorted(answered)
