"""Annotations: the quote, and as much around it as sets it apart from identical words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from macros.analysis.words import fold
from macros.publish.annotations import annotation_collection
from macros.records.project import read_project
from macros.site import Site
from tests.projects import FIXTURES, edit, make_project

if TYPE_CHECKING:
    from pathlib import Path

SITE = Site("The harbour", "https://harbour.example/", authority="harbour.example,2003")


def annotated(root: Path) -> list[dict[str, Any]]:
    collection = annotation_collection(read_project(root), SITE, "https://harbour.example/x.json")
    items: list[dict[str, Any]] = collection["first"]["items"]
    return items


def matches(selector: dict[str, str], article: str) -> int:
    """How often the words of a selector stand in an article (W3C, “Text Quote Selector”)."""
    parts = (selector.get("prefix", ""), selector["exact"], selector.get("suffix", ""))
    return fold(article).count(fold("".join(parts)))


def test_each_selector_finds_one_passage_of_the_article(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    sources = {source.URL: source.id for source in read_project(root).record.sources}
    for item in annotated(root):
        name = sources[item["target"]["source"]]
        article = (FIXTURES / "project/articles" / f"{name}.txt").read_text("utf-8")
        assert matches(item["target"]["selector"], article) == 1, item


def test_an_annotation_says_what_the_words_answer(tmp_path: Path) -> None:
    first = annotated(make_project(tmp_path))[0]
    assert first["id"].startswith("tag:harbour.example,2003:quotes/toll-date/gazette/")
    assert "rights" not in first
    assert first["body"] == [
        {
            "type": "SpecificResource",
            "source": "https://harbour.example/claims/toll-date/",
            "purpose": "linking",
        },
        {
            "type": "TextualBody",
            "value": "May 2003",
            "format": "text/plain",
            "language": "en",
            "purpose": "classifying",
        },
    ]


def test_each_passage_is_classified_by_the_answer_that_it_shows(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    edit(
        root / "data/claims.yaml",
        "        answer: 2004-06\n        quotes: [From June 2004 each ship pays]\n",
        "        answer: 2004-06\n        quotes:\n"
        "          - From June 2004 each ship pays\n"
        "          - {text: each ship pays about 11, answer: 2005}\n",
    )
    values = {
        item["target"]["selector"]["exact"]: item["body"][1]["value"] for item in annotated(root)
    }
    assert values["From June 2004 each ship pays"] == "June 2004"
    assert values["each ship pays about 11"] == "2005"


def test_a_slip_says_what_is_wrong(tmp_path: Path) -> None:
    last = annotated(make_project(tmp_path))[-1]
    assert last["body"][0]["source"] == (
        "https://harbour.example/sources/courier/#slip--courier--stay"
    )
    assert last["body"][1]["value"] == "Ships do not stay."
    assert last["body"][1]["purpose"] == "describing"


def test_a_name_stays_when_more_is_said_around_the_quote_than_is_needed(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    before = [item["id"] for item in annotated(root)]
    edit(
        root / "data/claims.yaml",
        "quotes: [From June 2004 each ship pays]",
        "quotes: [{text: From June 2004 each ship pays, after: about 11 crowns}]",
    )
    assert [item["id"] for item in annotated(root)] == before


def test_a_name_stays_when_another_quote_comes(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    before = {item["id"] for item in annotated(root)}
    edit(
        root / "data/claims.yaml",
        "quotes: [From June 2004 each ship pays]",
        "quotes: [each ship pays about 11, From June 2004 each ship pays]",
    )
    assert before < {item["id"] for item in annotated(root)}
