"""What the search is told of a page."""

from __future__ import annotations

import json

from macros.records.project import load
from macros.render.facets import Value
from macros.render.search_documents import search_document, search_facets
from macros.render.view import View
from macros.site import Site
from tests.projects import unchanged


def test_a_document_says_what_counts_and_what_a_page_is_found_by() -> None:
    values = [Value("topic", "a", "A & B"), Value("source", "x", "X"), Value("source", "y-z", "Y")]
    html = '<p class="quote">one</p><p class="answer__value">two</p><p class="quotes">three</p>'
    document = search_document("Is it &lt;so&gt;?", html, "en", values)
    assert '<meta data-pagefind-meta="title[content]" content="Is it &lt;so&gt;?">' in document
    assert '<meta data-pagefind-meta="topic[content]" content="A &amp; B">' in document
    assert '<meta data-pagefind-meta="source[content]" content="X, Y">' in document
    assert 'content="@zztopic@a@ @zzsource@x@ @zzsource@y#z@"' in document
    assert '<p class="quote" data-pagefind-weight="3">one</p>' in document
    assert '<p class="answer__value" data-pagefind-weight="7">two</p>' in document
    assert '<p class="quotes">three</p>' in document


def test_letters_of_scripts_without_spaces_are_set_apart_in_text_alone() -> None:
    html = '<p title="日本">日本は2%、ญี่ปุ่น Ōta 一九三〇</p>'
    document = search_document("", html, "ja")
    body = document.partition("<body>")[2]
    assert body.startswith('<p title="日本">')
    words = body.partition(">")[2].partition("<")[0].split()
    assert words == [*"日本は", "2%、", "ญี่", "ปุ่", "น", "Ōta", *"一九三〇"]


def test_no_facet_is_the_beginning_of_another() -> None:
    view = View(load(unchanged("lighthouse")), "", Site("A", "https://a.example/"))
    offered = json.loads(search_facets(view.claim_facets(view.topics)))
    assert set(offered) == {"standing", "topic", "source"}
    terms = [term for group in offered.values() for term, _ in group]
    terms += [Value("source", name, "").term for name in ("a", "a-b", "ab")]
    assert len(terms) == len(set(terms)) > 10
    assert [one for one in terms for two in terms if two != one and two.startswith(one)] == []
