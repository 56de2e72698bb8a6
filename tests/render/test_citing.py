"""How a claim and an article are cited."""

from __future__ import annotations

from dataclasses import replace

from pybtex.database import parse_string

from macros.problems import Position
from macros.publish.bibtex import claim_bibtex
from macros.records.nodes import Text
from macros.records.project import load
from macros.render.citing import claim_citation, document_citation
from macros.site import Site
from tests.projects import REPOSITORY

RECORD = load(REPOSITORY).record
CLAIM = RECORD.claim["two-percent-year"]
SITE = Site("Accounts", "https://accounts.example/")


def test_a_claim_in_a_line() -> None:
    assert claim_citation(CLAIM, SITE) == (
        f"Accounts, “{CLAIM.question}”, as of 23 November 2026, "
        "https://accounts.example/claims/two-percent-year/"
    )


def test_bibtex_is_read_back_whatever_the_question_holds() -> None:
    question = Text("Who says “2% & more”, $5_bn #1 ~ or {x}?", Position("x"))
    written = claim_bibtex(replace(CLAIM, question=question), SITE)
    entry = parse_string(written, "bibtex").entries["two-percent-year"]
    assert entry.type == "misc"
    assert entry.fields["year"] == "2026"
    assert entry.fields["url"] == "https://accounts.example/claims/two-percent-year/"
    assert entry.fields["title"].startswith("{Who says")


def test_what_is_not_known_of_an_article_is_left_out() -> None:
    assert document_citation(RECORD.source["spo-india"]) == (
        "“Trump–Takaichi Summit Marks New Phase in U.S.–Japan Alliance”, SPO India, "
        f"date not stated, {RECORD.source['spo-india'].url}"
    )
