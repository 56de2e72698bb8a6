from __future__ import annotations

from itertools import chain, pairwise

from macros.analysis.days import days
from macros.records.project import load
from tests.projects import unchanged

RECORD = load(unchanged("lighthouse")).record
DAYS = days(RECORD)


def test_each_finding_that_is_told_in_short_has_its_day_and_what_was_not_found_has_none() -> None:
    findings = [(claim, each) for claim in RECORD.claims for each in claim.context]
    shown = list(chain.from_iterable(day.found for day in DAYS))
    for claim, finding in findings:
        told = finding.short is not None and finding.shows == "found"
        assert shown.count((claim, finding)) == told, finding
    assert 0 < len(shown) < len(findings)
    for day in DAYS:
        assert {finding.as_of for _, finding in day.found} <= {day.date.start}


def test_each_source_with_a_date_has_its_day() -> None:
    appeared = list(chain.from_iterable(day.appeared for day in DAYS))
    assert {source.id for source in appeared} == {
        source.id for source in RECORD.sources if source.issued
    }
    assert len(appeared) == len({source.id for source in appeared})


def test_days_are_in_order_and_none_is_empty_or_stands_twice() -> None:
    assert all(day.found or day.appeared for day in DAYS)
    for one, other in pairwise(DAYS):
        assert one.date.start.first <= other.date.start.first
        assert one.date != other.date
