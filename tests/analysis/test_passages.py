"""Links to a passage: the words of a quote, and what tells equal passages apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest

from macros.analysis.passages import LONGEST_EXACT, passage, text_directive
from macros.analysis.quotes import fingerprint_of, occurrences, surroundings, windows
from macros.problems import Position
from macros.reading.fingerprints import Fingerprint
from macros.reading.nodes import Text
from macros.records.model import Locator, Quote, Source
from macros.records.project import load
from tests.projects import unchanged
from tests.strategies import source, text

AT = Position("x")
ARTICLE = (
    "One says that the toll is high. Somebody says that the toll is low — Ost-West, “so it is”."
)
PRINT = fingerprint_of(ARTICLE)


def quote(words: str, before: str | None = None, after: str | None = None) -> Quote:
    parts = [None if part is None else Text(part, AT) for part in (before, after)]
    return Quote(Text(words, AT), AT, before=parts[0], after=parts[1])


@pytest.mark.parametrize(
    ("found", "directive"),
    [
        (quote("Somebody says that"), "Somebody%20says%20that"),
        (quote("the toll  is low"), "the%20toll%20is%20low"),
        (quote("the toll\n is low"), "the%20toll,is%20low"),
        (quote("is low — Ost-West, “so"), "is%20low%20%E2%80%94%20Ost%2DWest%2C%20%E2%80%9Cso"),
        (quote("says that the toll is", before="One"), "One-,says%20that%20the%20toll%20is"),
        (
            quote("that the toll is", after="low — Ost-West"),
            "that%20the%20toll%20is,-low%20%E2%80%94%20Ost%2DWest",
        ),
        (quote("Somebody says that", before="high."), "Somebody%20says%20that"),
    ],
    ids=["plain", "white space", "two blocks", "specials", "before", "after", "not needed"],
)
def test_a_directive_names_the_words(found: Quote, directive: str) -> None:
    assert text_directive(found, PRINT) == directive


@pytest.mark.parametrize(
    ("found", "around"),
    [
        (quote("that the toll is", after="low — Ost-West"), ("", " low — Ost-West")),
        (quote("says that the toll is", before="One"), ("One ", "")),
        (quote("toll is low", before="never there"), ("", "")),
        (quote("that the toll is", before="nowhere", after="low"), ("", "")),
        (quote("Somebody says that", before="high."), ("", "")),
    ],
    ids=["after", "before", "once", "nowhere", "not needed"],
)
def test_what_stands_around_a_quote_comes_with_its_space(
    found: Quote, around: tuple[str, str]
) -> None:
    assert surroundings(found, PRINT) == around


def test_what_stands_around_a_quote_comes_without_a_space_where_there_is_none() -> None:
    article = Fingerprint(windows("He said, “ships pay now.” They say ships pay now and then."))
    assert surroundings(quote("ships pay now", before="He said, “"), article) == (
        "He said, “",
        "",
    )
    assert surroundings(quote("ships pay now", after=".” They say"), article) == (
        "",
        ".” They say",
    )


def test_a_long_quote_is_named_by_its_ends() -> None:
    words = [f"word{number}" for number in range(60)]
    text = " ".join(words)
    assert len(text) > LONGEST_EXACT
    start, end = text_directive(quote(text), Fingerprint(windows(text))).split(",")
    assert unquote(start).split() == words[:6]
    assert unquote(end).split() == words[-6:]


def document(url: str | None, **fields: Any) -> Source:
    return replace(source("a"), URL=None if url is None else text(url), **fields)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/b", "https://a.example/b#:~:text=Somebody%20says%20that"),
        ("https://a.example/b#c", "https://a.example/b#c:~:text=Somebody%20says%20that"),
        ("https://a.example/b.PDF?d=1", "https://a.example/b.PDF?d=1"),
    ],
)
def test_the_directive_follows_the_address(url: str, expected: str) -> None:
    assert passage(document(url), quote("Somebody says that"), PRINT) == expected


@pytest.mark.parametrize(
    ("fields", "locator", "expected"),
    [
        ({}, Locator(page=text("12")), "https://a.example/b.pdf#page=12"),
        ({}, Locator(page=text("xii")), "https://a.example/b.pdf"),
        ({"kind": text("video")}, Locator(time=text("1:02:34")), "https://a.example/b.pdf#t=3754"),
        ({"kind": text("broadcast")}, Locator(time=text("2:05")), "https://a.example/b.pdf#t=125"),
        ({"kind": text("video")}, None, "https://a.example/b.pdf"),
    ],
)
def test_a_page_or_a_time_is_led_to_where_the_medium_knows_it(
    fields: dict[str, Any], locator: Locator | None, expected: str
) -> None:
    said = replace(quote("Somebody says that"), locator=locator)
    assert passage(document("https://a.example/b.pdf", **fields), said, PRINT) == expected


def test_a_document_is_led_to_wherever_it_can_be_read() -> None:
    words, said = "#:~:text=Somebody%20says%20that", quote("Somebody says that")
    copy = {"archive_location": text("https://kept.example/b"), "DOI": text("10.1000/a b")}
    nowhere = document(None)
    resolved = document(None, **copy)
    there, gone = (document("https://a.example/b", gone=gone, **copy) for gone in (False, True))
    assert passage(nowhere, said, PRINT) is None
    assert passage(resolved, said, PRINT) == f"https://doi.org/10.1000/a%20b{words}"
    assert passage(there, said, PRINT) == f"https://a.example/b{words}"
    assert passage(gone, said, PRINT) == f"https://kept.example/b{words}"


@pytest.mark.parametrize("subject", ["orchard", "project"])
def test_each_quote_of_a_record_leads_to_one_passage(subject: str) -> None:
    """Proved by the fingerprint: the words stand once, or what is named beside them makes it so."""
    project = load(unchanged(subject))
    for name, found in project.record.quotes:
        fingerprint = project.fingerprints[name]
        directive = text_directive(found, fingerprint)
        (named,) = (part for part in directive.split(",") if part.strip("-") == part)
        assert occurrences(quote(unquote(named)), fingerprint), found.text
        times = len(occurrences(quote(found.text), fingerprint))
        assert len(occurrences(found, fingerprint)) == 1
        assert ("-," in directive or ",-" in directive) == (times > 1), found.text
