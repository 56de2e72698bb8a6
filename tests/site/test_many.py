"""A record with many sources, claims and inconsistencies: a site that stays usable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros.analysis.facts import facts
from macros.analysis.pairs import pairs as pairs_of
from macros.analysis.silence import MOST_NAMED
from macros.publication import Publication
from macros.records.project import load
from macros.render import lists
from macros.render.macros import card, field_of_sources, grid, inconsistencies, pairs
from macros.render.pages import generated_pages
from macros.render.view import View
from macros.site import Site
from tests.bench import generate
from tests.projects import unchanged

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from macros.records.project import Project
    from macros.render.pages import GeneratedPage

SITE = Site("Accounts", "https://accounts.example/")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A generated project of 500 claims and 60 sources."""
    root = tmp_path_factory.mktemp("many")
    generate(root, 500)
    return load(root)


@pytest.fixture(scope="module")
def pages(many: Project) -> dict[str, GeneratedPage]:
    """Its generated pages, by address."""
    return {page.url: page for page in generated_pages(many, SITE)}


def test_a_page_of_a_topic_says_who_speaks_and_nothing_of_each_silence(
    many: Project, pages: dict[str, GeneratedPage]
) -> None:
    view = View(many, "who-says-what/", SITE)
    listed = grid(view)
    assert "matrix" not in listed
    for topic in view.topics:
        url = f"topics/{topic}/claims/"
        assert f'href="{view.to(url)}"' in listed
        claims = many.record.of_topic(topic)
        html = pages[url].html
        assert html.count("data-facets=") == len(claims)
        assert "silent" not in html.partition("<table")[2]
        for claim in claims:
            assert claim.question in html
            for account in claim.accounts:
                assert many.record.source[account.source].short_title in html
        assert not pages[url].searched


def test_inconsistencies_have_a_page_a_topic(
    many: Project, pages: dict[str, GeneratedPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = View(many, "inconsistencies/", SITE)
    count = len(many.record.inconsistencies)
    assert count > lists.MOST_ON_A_PAGE["inconsistencies"]
    listed = inconsistencies(view)
    assert "inconsistency--major" not in listed
    listing = [page for page in pages.values() if page.series == "inconsistencies"]
    assert sum(page.html.count('<section class="inconsistency ') for page in listing) == count
    monkeypatch.setitem(lists.MOST_ON_A_PAGE, "inconsistencies", count)
    assert inconsistencies(view).count('<section class="inconsistency ') == count
    assert all(page.series != "inconsistencies" for page in generated_pages(many, SITE))


def test_many_silent_sources_are_counted(many: Project) -> None:
    claim = many.record.claims[0]
    assert facts(claim, many.record).silence == len(many.record.sources) - 3 > MOST_NAMED
    assert "Silent: 57 of 60 sources." in card(View(many, "topic-0/", SITE), claim.id)


def test_the_claims_of_many_sources_are_on_their_own_pages(
    many: Project, pages: dict[str, GeneratedPage]
) -> None:
    view = View(many, "sources/", SITE)
    listed = field_of_sources(view)
    assert listed.count("Answers ") == len(many.record.sources)
    assert "square" not in listed
    for source in many.record.sources:
        assert f'href="{view.to_source(source.id)}"' in listed
        assert 'class="square ' in pages[f"sources/{source.id}/"].html


def test_no_page_is_long(pages: dict[str, GeneratedPage]) -> None:
    lengths = {url: len(page.html.encode()) for url, page in pages.items()}
    assert max(lengths.values()) < 250_000
    assert max(of for url, of in lengths.items() if url.startswith("claims/claim-")) < 12_000


def test_twice_the_claims_and_sources_take_twice_the_bytes(
    many: Project, pages: dict[str, GeneratedPage], tmp_path: Path
) -> None:
    """What grew with claims times sources would take four times as many."""
    generate(tmp_path, 250)
    half = load(tmp_path)
    assert _length(pages.values()) < 2.2 * _length(generated_pages(half, SITE))
    assert _files(many) < 2.2 * _files(half)


def _length(pages: Iterable[GeneratedPage]) -> int:
    of_the_record = {"claims", "sources"}
    return sum(len(page.html) for page in pages if page.series in of_the_record)


def _files(project: Project) -> int:
    return sum(map(len, Publication(project, SITE).texts.values()))


def test_the_grid_of_a_dozen_sources_shows_answers_by_who_gives_them() -> None:
    project = load(unchanged("dozen"))
    view = View(project, "", SITE)
    html = grid(view)
    for claim in project.record.claims:
        derived = facts(claim, project.record)
        row = html.partition(f'id="row--{claim.id}"')[2].partition("</tr>")[0]
        assert row.count("<li") == len(derived.groups) + bool(derived.unanswering)
        for source in project.record.sources:
            speaks = source.id in claim.sources
            assert (source.short_title in row.partition("<td>")[2]) == speaks


def test_the_pairs_of_many_sources_that_are_not_listed_are_counted(many: Project) -> None:
    view = View(many, "sources/", SITE)
    rest = len(pairs_of(many)) - 40
    assert rest > 1
    assert f"{rest} more pairs answer fewer of the same questions." in pairs(view)
    told = {"pairs": (), "others": 1}
    assert "1 more pair answers fewer" not in view.show("pairs.html", **told)  # there is no table
    told["pairs"] = pairs_of(many)[:1]
    assert "1 more pair answers fewer of the same questions." in view.show("pairs.html", **told)
