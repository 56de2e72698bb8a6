"""The feed: an entry a change, under a name that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.publish.feed import entries, feed
from macros.records.project import read_project
from macros.site import Site
from tests.projects import edit, make_project

if TYPE_CHECKING:
    from pathlib import Path

SITE = Site("The harbour", "https://harbour.example/", authority="harbour.example,2003")
INCONSISTENCY = """\
    inconsistencies:
      - id: amount
        kind: number
        severity: major
        title: 12 or about 11
        explanation: More than 5% apart.
    added: 2003-04-01
    updated: 2003-04-01
"""


def told(root: Path) -> list[tuple[str, str, str, str]]:
    found = entries(read_project(root))
    return [(entry.name, str(entry.day), entry.happened, entry.note) for entry in found]


def test_what_is_new_and_what_only_its_date_tells(tmp_path: Path) -> None:
    assert told(make_project(tmp_path)) == [
        ("claims/toll-date/changes/2003-04-02", "2003-04-02", "Changed", "It was revised."),
        ("claims/toll-date/added", "2003-04-01", "Added", "A new claim, under “Tolls”."),
        ("claims/toll-amount/added", "2003-04-01", "Added", "A new claim, under “Tolls”."),
        ("claims/toll-purpose/added", "2003-04-01", "Added", "A new claim, under “Works”."),
    ]


def test_corrections_and_settled_inconsistencies_are_told_by_their_notes(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    changes = """\
    changes:
      - {date: 2003-04-05, note: Of a day the second.}
      - {date: 2003-04-05, note: Of a day the first.}
      - {date: 2003-04-03, note: The decree says 12., settled: amount}
    added: 2003-04-01
    updated: 2003-04-05
"""
    edit(root / "data/claims.yaml", INCONSISTENCY, changes)
    assert [each for each in told(root) if "toll-amount" in each[0]] == [
        (
            "claims/toll-amount/changes/2003-04-05/2",
            "2003-04-05",
            "Changed",
            "Of a day the second.",
        ),
        ("claims/toll-amount/changes/2003-04-05", "2003-04-05", "Changed", "Of a day the first."),
        ("claims/toll-amount/changes/2003-04-03", "2003-04-03", "Settled", "The decree says 12."),
        ("claims/toll-amount/added", "2003-04-01", "Added", "A new claim, under “Tolls”."),
    ]


def test_a_later_change_takes_no_name_from_an_earlier_one(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    before = {name for name, *_ in told(root)}
    note = "    changes:\n      - {date: 2003-04-04, note: Corrected.}\n"
    edit(
        root / "data/claims.yaml",
        "    added: 2003-04-01\n    updated: 2003-04-02\n",
        f"{note}    added: 2003-04-01\n    updated: 2003-04-04\n",
    )
    after = {name for name, *_ in told(root)}
    assert after - before == {"claims/toll-date/changes/2003-04-04"}
    assert before - after == {"claims/toll-date/changes/2003-04-02"}


def test_what_else_is_said_of_a_change_leaves_the_names(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    changes = """\
    changes:
      - {date: 2003-04-05, note: Second.}
      - {date: 2003-04-05, note: First.}
    added: 2003-04-01
    updated: 2003-04-05
"""
    edit(root / "data/claims.yaml", INCONSISTENCY, changes)
    before = {note: name for name, _, _, note in told(root)}
    edit(root / "data/claims.yaml", "note: First.}", "note: First., settled: amount}")
    assert {note: name for name, _, _, note in told(root)} == before


def test_a_retired_claim_says_why_and_where_to_go(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    data = root / "data/claims.yaml"
    retired = "retired:\n  - {id: old, date: 2003-04-09, reason: Merged., see: toll-date}\n"
    data.write_text(data.read_text("utf-8") + retired, "utf-8")
    assert told(root)[0] == (
        "claims/old/retired",
        "2003-04-09",
        "Retired",
        "Merged. See: From when is the new toll due?",
    )


def test_the_same_record_gives_the_same_feed_and_data_stays_text(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    edit(root / "data/claims.yaml", "How high is the toll?", "Is “<b>” & ]]> high?")
    once = feed(entries(read_project(root)), SITE)
    assert once == feed(entries(read_project(root)), SITE)
    assert "Added: Is “&lt;b&gt;” &amp; ]]&gt; high?" in once
    assert "<id>tag:harbour.example,2003:claims/toll-amount/added</id>" in once
