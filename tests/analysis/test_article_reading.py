"""An article read against the record: what is quoted, and what it may bear on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from macros.analysis.article_reading import ArticleReading, read_through
from macros.analysis.words import fold
from macros.engine.beginning import EXAMPLE
from macros.reading.article import read_article
from macros.records.project import CLAIMS, read_project
from tests.projects import FIXTURES, edit, make_project, unchanged

YAML_AS_IT_IS = YAML()


def reading(root: Path, source: str, article: Path | None = None) -> ArticleReading:
    project = read_project(root)
    file = article or EXAMPLE / "articles" / f"{source}.txt"
    return read_through(project.record.source[source], read_article(file).paragraphs, project)


def suggested(found: ArticleReading) -> dict[str, int]:
    """The claims that are suggested, with the number of the paragraph."""
    return {
        str(each.claim.id): paragraph.number
        for paragraph in found.paragraphs
        for each in paragraph.suggestions
    }


def without(root: Path, claim: str, source: str) -> None:
    """Take the account of a source on a claim out of the data."""
    path = root / CLAIMS
    data: Any = YAML_AS_IT_IS.load(path)
    [item] = (each for each in data["claims"] if each["id"] == claim)
    item["accounts"] = [each for each in item["accounts"] if each["source"] != source]
    YAML_AS_IT_IS.dump(data, path)


def accounts(root: Path) -> Iterator[tuple[str, str]]:
    """Every account beside which its claim has another."""
    for claim in read_project(root).record.claims:
        if len(claim.accounts) > 1:
            yield from ((str(claim.id), str(each.source)) for each in claim.accounts)


def test_what_is_quoted_is_marked_where_it_stands() -> None:
    found = reading(unchanged("lighthouse"), "pilot")
    assert (found.known, found.lost) == (1, ())
    for paragraph in found.paragraphs:
        pieces = list(paragraph.pieces)
        assert "".join(text for text, _ in pieces) == paragraph.text
        marked = [text for text, number in pieces if number]
        assert len(marked) == len(paragraph.marks)
    record = read_project(unchanged("lighthouse")).record
    [account] = (each for each in record.claim["lamp-date"].accounts if each.source == "pilot")
    [paragraph] = (each for each in found.paragraphs if "lamp-date" in each.taken)
    [number] = paragraph.taken["lamp-date"]
    [text] = (text for text, at in paragraph.pieces if at == number)
    assert fold(account.quotes[0].text) in fold(text)


def test_an_account_that_is_missing_is_suggested_where_it_stood(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", "lighthouse")
    whole = (root / CLAIMS).read_text("utf-8")
    found, expected = {}, {}
    for claim, source in islice(accounts(root), 0, None, 4):
        before = reading(root, source)
        assert claim not in suggested(before)
        expected[claim, source] = next(at.number for at in before.paragraphs if claim in at.taken)
        without(root, claim, source)
        found[claim, source] = suggested(reading(root, source)).get(claim)
        (root / CLAIMS).write_text(whole, "utf-8")
    assert len(expected) >= 10
    assert found == expected


def test_an_account_without_an_answer_is_suggested_only_elsewhere(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", "lighthouse")
    [weekly] = (
        each
        for each in read_project(root).record.claim["lamp-date"].accounts
        if each.source == "weekly"
    )
    article = tmp_path / "weekly.txt"
    text = (EXAMPLE / "articles/weekly.txt").read_text("utf-8")
    assert "lamp-date" not in suggested(reading(root, "weekly"))
    article.write_text(f"{text}\nFrom when will the new lamp burn? From June.\n", "utf-8")
    found = reading(root, "weekly", article)
    assert suggested(found)["lamp-date"] == len(found.paragraphs)
    [each] = (each for each in found.paragraphs[-1].suggestions if each.claim.id == "lamp-date")
    assert each.account is not None
    assert each.account.quotes[0].text == weekly.quotes[0].text
    assert {"lamp", "burn"} <= {word.casefold() for word in each.likeness.shared}


def test_an_article_on_something_else_bears_on_nothing() -> None:
    other = FIXTURES / "orchard/articles/almanac.txt"
    found = reading(unchanged("lighthouse"), "weekly", other)
    assert suggested(found) == {}
    assert found.known == 0
    assert len(found.lost) == len(read_project(unchanged("lighthouse")).record.quotes_of["weekly"])


def test_the_log_says_what_is_read(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", "lighthouse")
    log = root / "data/coverage.md"
    assert reading(root, "pilot").unread == ()
    edit(log, "## pilot\n\n1. Title.", "## pilot\n\n1. Not read yet.")
    assert [each.number for each in reading(root, "pilot").unread] == [1]
    log.unlink()
    assert reading(root, "pilot").unread == ()


@pytest.mark.parametrize("source", ["tagblatt", "bote", "heimatfreund"])
def test_other_languages_are_compared_word_by_word(tmp_path: Path, source: str) -> None:
    root = make_project(tmp_path / "project", "muehle")
    without(root, "wann-mahlt-sie", source)
    file = FIXTURES / "muehle/articles" / f"{source}.txt"
    assert "wann-mahlt-sie" in suggested(reading(root, source, file))
