"""The macros that pages call, and what the static check knows of them."""

from __future__ import annotations

import inspect

import pytest

from macros.in_words import listed
from macros.records.pages import ARGUMENTS, COUNTED
from macros.records.project import load
from macros.render.lookup import UnknownId
from macros.render.macros import MACROS, Untrue, count, only, silent
from macros.render.text import inline, markdown
from macros.render.view import View
from macros.site import Site
from tests.projects import REPOSITORY

VIEW = View(load(REPOSITORY), "defence/", Site("Accounts", "https://accounts.example/"))


def test_the_check_knows_what_each_macro_names() -> None:
    parameters = {
        macro.__name__: tuple(
            name.removesuffix("s") for name in list(inspect.signature(macro).parameters)[1:]
        )
        for macro in MACROS
    }
    assert {name: parameters[name] for name in ARGUMENTS} == ARGUMENTS
    assert set(parameters) - set(ARGUMENTS) == {"claim_page", "retired_page", "source_page"}


def test_what_can_be_counted_is_known_to_the_check() -> None:
    assert {count(VIEW, what) for what in COUNTED}
    with pytest.raises(Untrue, match="“clams” is not something to count"):
        count(VIEW, "clams")


def test_only_and_silent_print_a_sentence_that_is_true() -> None:
    assert only(VIEW, "lifepulse-daily", "troops-in-japan") == (
        "Of the five articles only Life Pulse Daily speaks to this."
    )
    assert silent(VIEW, "tariff-rate", "lifepulse-daily", "world-today-journal") == (
        "Life Pulse Daily and World Today Journal are silent on this."
    )


def test_only_and_silent_refuse_what_is_not_true() -> None:
    with pytest.raises(Untrue, match="not only “ecfr” speaks to “tariff-rate”"):
        only(VIEW, "ecfr", "tariff-rate")
    with pytest.raises(Untrue, match="“ecfr” is not silent on “tariff-rate”"):
        silent(VIEW, "tariff-rate", "ecfr")


def test_an_unknown_id_names_the_page_and_the_nearest() -> None:
    with pytest.raises(UnknownId) as caught:
        VIEW.claim("two-percent-yaer")
    assert str(caught.value) == (
        "“two-percent-yaer” is not a claim named on the page “defence/”. "
        "Did you mean “two-percent-year”?"
    )


def test_counts_are_words_up_to_twelve() -> None:
    assert count(VIEW, "sources") == "five"
    assert count(VIEW, "claims") == str(len(VIEW.record.claims))


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
        ("![i](https://d.example/x.png)", "<p></p>"),
        ("# Heading", "<p># Heading</p>"),
    ],
)
def test_a_little_markdown_is_sanitised(text: str, html: str) -> None:
    assert markdown(text) == html


def test_lists_read_as_prose() -> None:
    assert listed(["a", "b", "c"]) == "a, b and c"
