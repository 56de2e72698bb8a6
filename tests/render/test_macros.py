"""The macros that pages call, and what the static check knows of them."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from inspect import Parameter
from typing import TYPE_CHECKING

import pytest

from macros import urls
from macros.analysis.standing import Standing
from macros.problems import Position
from macros.reading.calls import COUNTED, COUNTED_ON_A_CLAIM, VARIADIC, forms
from macros.reading.nodes import Text
from macros.records.model import Retelling
from macros.records.project import load
from macros.render.blocks import block
from macros.render.lookup import UnknownIdError
from macros.render.macros import (
    MACROS,
    UntrueError,
    count,
    data_files,
    inconsistencies,
    of_all,
    only,
    retold,
    silent,
)
from macros.render.outline import Heading, outline
from macros.render.pages import generated_pages
from macros.render.text import inline, markdown
from macros.render.view import View
from macros.site import Site
from macros.text.in_words import counted, listed, out_of
from tests.projects import edit, make_project, unchanged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SITE = Site("Accounts", "https://accounts.example/")
PROJECT = load(unchanged())
RECORD = PROJECT.record
VIEW = View(PROJECT, "works/", SITE)
AT = Position("data/sources.yaml")


def parameters(macro: Callable[..., str]) -> list[Parameter]:
    return list(inspect.signature(macro).parameters.values())[1:]


@pytest.mark.parametrize("macro", MACROS, ids=lambda macro: macro.__name__)
def test_the_check_knows_what_each_macro_names(macro: Callable[..., str]) -> None:
    named = [parameter.name.removesuffix("s") for parameter in parameters(macro)]
    needed = [parameter for parameter in parameters(macro) if parameter.default is Parameter.empty]
    several = any(parameter.kind is Parameter.VAR_POSITIONAL for parameter in needed)
    assert several == (macro.__name__ == VARIADIC)
    found = [
        tuple("what" if kind in {"who", "answering"} else kind for kind in form)
        for form in forms(macro.__name__)
    ]
    expected = [tuple(named[:count]) for count in range(len(needed), len(named) + 1)]
    assert found == expected


def test_what_can_be_counted_is_known_to_the_check() -> None:
    assert {count(VIEW, what) for what in COUNTED}
    assert {f"{standing} claims" for standing in Standing} <= set(COUNTED)
    assert {count(VIEW, what, "toll-date") for what in COUNTED_ON_A_CLAIM}
    with pytest.raises(UntrueError, match="“clams” is not something to count"):
        count(VIEW, "clams")
    with pytest.raises(UntrueError, match="“claims” is not something to count on a claim"):
        count(VIEW, "claims", "toll-date")


@pytest.mark.parametrize(
    ("arguments", "number", "of_them_all"),
    [
        (("speaking", "toll-amount"), "two", "two of the three"),
        (("silent", "toll-amount"), "one", "one of the three"),
        (("silent", "toll-date"), "no", "none of the three"),
        (("answering", "toll-date"), "three", "all three"),
        (("answering", "toll-date", "May 2003"), "two", "two of the three"),
        (("answering", "toll-date", "June 2004"), "one", "one of the three"),
    ],
)
def test_sources_are_counted_on_a_claim(
    arguments: tuple[str, ...], number: str, of_them_all: str
) -> None:
    assert count(VIEW, *arguments) == number
    assert of_all(VIEW, *arguments) == of_them_all


def test_who_touches_a_question_speaks_and_does_not_answer(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    edit(root / "data" / "claims.yaml", "        answer: 2004-06\n", "")
    view = View(load(root), "works/", SITE)
    assert count(view, "speaking", "toll-date") == "three"
    assert count(view, "answering", "toll-date") == "two"
    assert count(view, "silent", "toll-date") == "no"


@pytest.mark.parametrize(
    ("claim", "answer", "number"),
    [
        ("toll-purpose", "the pier", "three"),
        ("toll-purpose", "the crane", "two"),
        ("toll-purpose", "a school", "one"),
        ("toll-purpose", "harbour works", "three"),
        ("toll-amount", "12 crowns", "one"),
        ("toll-amount", "about 11 crowns", "one"),
    ],
)
def test_an_answer_counts_in_a_list_and_where_it_is_more_exact(
    claim: str, answer: str, number: str
) -> None:
    assert count(VIEW, "answering", claim, answer) == number


def test_a_more_exact_date_gives_the_wider_one_and_not_the_other_way(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    edit(root / "data" / "claims.yaml", "answer: 2004-06", "answer: 2003-05-01")
    view = View(load(root), "works/", SITE)
    assert count(view, "answering", "toll-date", "May 2003") == "three"
    assert count(view, "answering", "toll-date", "1 May 2003") == "one"


def test_numbers_that_are_compatible_count_as_one_answer(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    edit(root / "data" / "claims.yaml", "value: 11,", "value: 12,")
    view = View(load(root), "works/", SITE)
    assert count(view, "answering", "toll-amount", "12 crowns") == "two"
    assert count(view, "answering", "toll-amount", "about 12 crowns") == "two"


def test_an_answer_that_nobody_gives_is_not_counted() -> None:
    with pytest.raises(UntrueError, match="nobody answers “toll-date” with “2005”"):
        of_all(VIEW, "answering", "toll-date", "2005")


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (5, 5, "all five"),
        (4, 5, "four of the five"),
        (1, 13, "one of the 13"),
        (0, 5, "none of the five"),
        (2, 2, "both"),
        (1, 2, "one of the two"),
        (0, 2, "neither of the two"),
    ],
)
def test_a_part_of_a_whole_stands_before_a_plural(part: int, whole: int, words: str) -> None:
    assert out_of(part, whole) == words


def test_only_and_silent_print_a_sentence_that_is_true(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    herald, courier = (
        f"      - source: {source}\n        answer: [pier, {other}]\n        quotes: [{quote}]\n"
        for source, other, quote in (
            ("herald", "crane", "The money is for the pier and the crane"),
            ("courier", "school", "is for the pier and for a school"),
        )
    )
    edit(root / "data" / "claims.yaml", herald + courier, "")
    view = View(load(root), "works/", SITE)
    assert only(view, "gazette", "toll-purpose") == (
        "Of the three articles only The Gazette speaks to this."
    )
    assert silent(view, "toll-amount", "herald") == "The Herald is silent on this."
    assert silent(view, "toll-purpose", "herald", "courier") == (
        "The Herald and The Courier are silent on this."
    )


def test_only_and_silent_refuse_what_is_not_true() -> None:
    with pytest.raises(
        UntrueError, match="“gazette” is not the only source that speaks to “toll-amount”"
    ):
        only(VIEW, "gazette", "toll-amount")
    with pytest.raises(UntrueError, match="“gazette” is not silent on “toll-amount”"):
        silent(VIEW, "toll-amount", "gazette")


def test_a_topic_without_inconsistencies_has_no_heading_among_them() -> None:
    """The script that filters would hide it, and move what stands below."""
    listed = inconsistencies(View(load(unchanged("orchard")), "inconsistencies/", SITE))
    assert list(outline(listed)) == [
        Heading(2, "apples", "Apples"),
        Heading(2, "cider", "Cider"),
    ]
    assert listed.count("facets-heading") == 2


@pytest.mark.parametrize("macro", [each for each in MACROS if not parameters(each)])
def test_every_list_can_be_empty(macro: Callable[..., str], tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    for name in ("claims", "sources", "references"):
        (root / f"data/{name}.yaml").write_text(f"{name}: []\n", "utf-8")
    told = macro(View(load(root), "works/", SITE))
    assert macro is data_files or "<h2" not in told
    if macro is inconsistencies:
        assert told == block('<p class="silent">No inconsistency is flagged so far.</p>')


def test_an_unknown_id_names_the_page_and_the_nearest() -> None:
    with pytest.raises(UnknownIdError) as caught:
        VIEW.claim("toll-dat")
    assert str(caught.value) == (
        "“toll-dat” is not a claim named on the page “works/”. Did you mean “toll-date”?"
    )


def test_counts_are_words_up_to_twelve() -> None:
    assert count(VIEW, "sources") == "three"
    assert counted(12) == "twelve"
    assert counted(1300) == "1,300"


def test_inline_text_is_neither_html_nor_markdown() -> None:
    assert inline("a *b* <i>") == "a &#42;b&#42; &#60;i&#62;"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "A *b* [c](https://d.example/).",
            '<p>A <em>b</em> <a href="https://d.example/" rel="noopener">c</a>.</p>',
        ),
        ("[c](javascript:alert)", '<p><a rel="noopener">c</a></p>'),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        (
            "![i](https://d.example/x.png)",
            '<p>!<a href="https://d.example/x.png" rel="noopener">i</a></p>',
        ),
        ("# Heading", "<p># Heading</p>"),
    ],
)
def test_a_little_markdown_is_sanitised(text: str, html: str) -> None:
    assert markdown(text) == html


def test_lists_read_as_prose() -> None:
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_one_of_a_kind_is_told_as_one() -> None:
    assert VIEW.tally("tolls") == "2 claims, 2 inconsistencies"
    assert VIEW.tally("works") == "1 claim, 1 inconsistency"
    orchard = View(load(unchanged("orchard")), "retold/", SITE)
    assert '<p class="tally">1 claim changed, 0 dropped, 0 added, 3 kept.</p>' in retold(orchard)


def test_no_anchor_stands_twice_where_two_retell_one() -> None:
    """Two retellings of an article may change it in the same way."""
    told = Retelling(RECORD.source["courier"].id, Text("stated", AT), Text("It says so.", AT))
    sources = tuple(
        replace(each, retells=() if each.id == "courier" else (told,)) for each in RECORD.sources
    )
    record = replace(RECORD, sources=sources)
    page = retold(replace(VIEW, project=replace(PROJECT, record=record)))
    anchors = re.findall(r'id="([^"]+)"', page)
    assert {"change--toll-date", "change--toll-date--2", "toll-date--when"} <= set(anchors)
    assert len(anchors) == len(set(anchors))


def test_no_citation_has_the_anchor_of_another() -> None:
    assert urls.citation_anchor("line") != urls.own_citation_anchor("line")
    assert urls.slips_anchor({"slips"}) != "slips"


def test_words_in_another_language_say_so() -> None:
    """For screen readers, hyphens, fonts, and the direction of what is read from the right."""
    sources = tuple(replace(each, language=Text("he", AT)) for each in RECORD.sources[:1])
    record = replace(RECORD, sources=(*sources, *RECORD.sources[1:]))
    pages = generated_pages(replace(PROJECT, record=record), SITE)
    page = next(page.html for page in pages if page.url == urls.claim_url("toll-date"))
    source = sources[0].id
    assert f'data-source="{source}" lang="he" dir="auto">' in page
    assert page.count(f'<bdi lang="he" dir="auto">{sources[0].short_title}</bdi>') == 2
    assert page.count(' lang="he"') == page.count(f'data-source="{source}"') + 2
    assert ' lang="en"' not in page
