"""How a claim and an article are cited."""

from __future__ import annotations

from dataclasses import replace

from pybtex.database import parse_string

from macros.problems import Position
from macros.publish.bibtex import claim_bibtex
from macros.reading.nodes import Text
from macros.records.project import load
from macros.render.citing import citation_parts, claim_citation
from macros.site import Site
from tests.projects import unchanged

RECORD = load(unchanged()).record
CLAIM = RECORD.claim["toll-date"]
SITE = Site("Accounts", "https://accounts.example/")


def test_a_claim_in_a_line() -> None:
    assert claim_citation(CLAIM, SITE) == (
        "Accounts, “From when is the new toll due?”, as of 2 April 2003, "
        "https://accounts.example/claims/toll-date/"
    )


def test_bibtex_is_read_back_whatever_the_question_holds() -> None:
    question = Text("Who says “2% & more”, $5_bn #1 ~ or {x}?", Position("x"))
    written = claim_bibtex(replace(CLAIM, question=question), SITE)
    entry = parse_string(written, "bibtex").entries["toll-date"]
    assert entry.type == "misc"
    assert entry.fields["year"] == "2003"
    assert entry.fields["url"] == "https://accounts.example/claims/toll-date/"
    assert entry.fields["title"].startswith("{Who says")


def test_what_is_not_known_of_an_article_is_left_out() -> None:
    assert ", ".join(citation_parts(RECORD.source["courier"])) == (
        "“A toll for all”, The Courier, date not stated, https://courier.example/toll"
    )


def test_a_citation_says_where_the_quotes_stand_and_where_a_copy_is_kept() -> None:
    lume = load(unchanged("lume")).record
    (account,) = (each for each in lume.claim["cast"].accounts if each.source == "glockenbuch")
    assert ", ".join(citation_parts(lume.source["glockenbuch"], account.quotes)) == (
        "Karl Müller, “Die große Glocke von Port Lume”, Verlag am Hafen, 1997, "
        "ISBN 978-3-16-148410-0, p. 12"
    )
    assert ", ".join(citation_parts(lume.source["krungthep"])[-3:]) == (
        "https://krungthep.example/bell, kept by The archive of the harbour, "
        "https://kept.example/bell"
    )
