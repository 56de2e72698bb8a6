"""Claims as JSON: what the record says, and what follows from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from macros.publish.record import whole_record
from macros.publish.schema_org import question
from macros.publish.values import json_text
from macros.records.project import Project, read_project
from macros.site import Site
from tests.projects import edit, make_project

if TYPE_CHECKING:
    from pathlib import Path

SITE = Site("The harbour", "https://harbour.example/", authority="harbour.example,2003")


def claim(project: Project, id_: str) -> dict[str, Any]:
    record = json.loads(json_text(whole_record(project, SITE)))
    return next(each for each in record["claims"] if each["id"] == id_)


def test_a_claim_with_its_standing_origins_and_sides(tmp_path: Path) -> None:
    told = claim(read_project(make_project(tmp_path)), "toll-date")
    assert told["standing"] == "contested"
    assert told["badges"] == ["outside record differs"]
    assert told["origins"] == [
        {"documents": ["gazette"], "sources": ["gazette", "herald"]},
        {"documents": ["courier"], "sources": ["courier"]},
    ]
    assert told["accounts"][1] == {
        "source": "herald",
        "answers": [{"text": "May 2003", "value": "2003-05"}],
        "retells": ["gazette"],
        "drawn_from": ["gazette"],
        "quotes": [
            {
                "text": "raised the toll to 12 crowns in May 2003",
                "answer": {"text": "May 2003", "value": "2003-05"},
                "passage": "https://herald.example/toll"
                "#:~:text=raised%20the%20toll%20to%2012%20crowns%20in%20May%202003",
            }
        ],
    }
    assert told["inconsistencies"] == [
        {
            "id": "when",
            "page": "https://harbour.example/claims/toll-date/#toll-date--when",
            "kind": "date",
            "severity": "major",
            "spread": "across origins",
            "title": "2003 or 2004",
            "explanation": "One says *May 2003*, one June 2004.",
            "would_settle": "The decree.",
            "sides": [["gazette", "herald"], ["courier"]],
        }
    ]
    assert told["context"] == [
        {
            "shows": "found",
            "as_of": "2003-02",
            "span": ["2003-05", "2003-06"],
            "differs": True,
            "note": "The decree names 1 May 2003.",
            "references": ["decree-2003"],
        }
    ]


def test_numbers_and_sets_as_values(tmp_path: Path) -> None:
    project = read_project(make_project(tmp_path))
    amounts = [each["answers"] for each in claim(project, "toll-amount")["accounts"]]
    assert amounts == [
        [{"text": "12 crowns", "value": 12, "unit": "crowns"}],
        [{"text": "about 11 crowns", "value": 11, "unit": "crowns", "about": True}],
    ]
    purpose = claim(project, "toll-purpose")
    assert [each["answers"][0] for each in purpose["accounts"]][:2] == [
        {"text": "the pier, the crane, among others", "value": ["pier", "crane"], "open": True},
        {"text": "the pier and the crane", "value": ["pier", "crane"]},
    ]
    assert purpose["labels"][1] == {"id": "pier", "text": "the pier", "within": "works"}


def test_two_answers_of_one_source_appear_each_in_its_own_quotes(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    edit(
        root / "data/claims.yaml",
        """\
        answer: 2004-06
        quotes: [From June 2004 each ship pays]
""",
        """\
        quotes:
          - {text: From June 2004 each ship pays, answer: 2004-06}
          - {text: each ship pays about 11, answer: 2004}
          - the pier and for a school
""",
    )
    project = read_project(root)
    told = question(project.record.claim["toll-date"], project.record, SITE)
    appearances = {
        answer["text"]: [quotation["text"] for quotation in answer["appearance"]]
        for answer in told["suggestedAnswer"]
    }
    assert appearances["June 2004"] == ["From June 2004 each ship pays"]
    assert appearances["2004"] == ["each ship pays about 11"]
