"""Annotations: the quote, and as much around it as tells it from its like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from macros.analysis.quotes import fold
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
    sources = {source.url: source.id for source in read_project(root).record.sources}
    for item in annotated(root):
        name = sources[item["target"]["source"]]
        article = (FIXTURES / "project/articles" / f"{name}.txt").read_text("utf-8")
        assert matches(item["target"]["selector"], article) == 1, item


def test_an_annotation_says_what_the_words_answer(tmp_path: Path) -> None:
    first = annotated(make_project(tmp_path))[0]
    assert first["id"].startswith("tag:harbour.example,2003:quotes/toll-date/gazette/")
    assert first["created"] == "2003-04-01T00:00:00Z"
    assert first["modified"] == "2003-04-02T00:00:00Z"
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


def test_a_slip_says_what_is_wrong(tmp_path: Path) -> None:
    last = annotated(make_project(tmp_path))[-1]
    assert last["body"][0]["source"] == (
        "https://harbour.example/sources/courier/#slip--courier--stay"
    )
    assert last["body"][1]["value"] == "Ships do not stay."
    assert last["body"][1]["purpose"] == "describing"


def test_a_name_stays_when_another_quote_comes(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    before = {item["id"] for item in annotated(root)}
    edit(
        root / "data/claims.yaml",
        "quotes: [From June 2004 each ship pays]",
        "quotes: [each ship pays about 11, From June 2004 each ship pays]",
    )
    assert before < {item["id"] for item in annotated(root)}
