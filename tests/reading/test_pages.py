"""The macro calls of a page are found, each at its place, and nothing else is done with it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.reading.calls import Call, asked, expand
from macros.reading.pages import Page, read_page
from macros.reading.yaml_reader import ReadError

HEAD = "---\ntitle: Tolls\ntopic: tolls\n---\n\n"


def page(folder: Path, body: str) -> Page:
    path = folder / "tolls.md"
    path.write_text(f"{HEAD}{body}\n", "utf-8")
    return read_page(path, folder, "docs/tolls.md")


def calls(folder: Path, body: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = page(folder, body).calls
    return [(str(call.macro.at)[14:], str(call.macro), call.arguments) for call in found]


def test_the_front_matter_is_read(tmp_path: Path) -> None:
    found = page(tmp_path, "Text.\n")
    assert (found.title, found.topic, found.path, found.url) == (
        "Tolls",
        "tolls",
        "tolls.md",
        "tolls/",
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('{{ card("a") }}', [("6:4", "card", ("a",))]),
        ("A {{ card('a') }} b {{cards()}}", [("6:6", "card", ("a",)), ("6:23", "cards", ())]),
        ('{{ annotate("a",\n   "b c") }}', [("6:4", "annotate", ("a", "b c"))]),
        ('{{ annotate("a", "b\nc") }}', [("6:4", "annotate", ("a", "b c"))]),
        ('{{ annotate("a", "it\\"s") }}', [("6:4", "annotate", ("a", 'it"s'))]),
        ('{{ count("claims") | capitalize }}', [("6:4", "count", ("claims",))]),
        (
            '{{ count("answering", "a", "2027") }} {{ of_all("silent", "a") | capitalize }}',
            [("6:4", "count", ("answering", "a", "2027")), ("6:42", "of_all", ("silent", "a"))],
        ),
        ('{{ silent("a", "b", "c") }}', [("6:4", "silent", ("a", "b", "c"))]),
        ('{{ annotate("a", "\\\\ \\N") }}', [("6:4", "annotate", ("a", "\\ N"))]),
        ('{{card ( "a", ) }} {{ cards() }}', [("6:23", "cards", ())]),
        ("## Toll {#toll}", []),
        ('`card("a")`', []),
    ],
)
def test_calls_are_found_where_they_stand(
    tmp_path: Path, body: str, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert calls(tmp_path, body) == expected


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("{{ card(name) }}", "card"),
        ('{{ card("a", "b") }}', "card"),
        ('{{ card("a" "b") }}', "card"),
        ("{{ count() }}", "count"),
        ('{{ count("answering", "a", "2027", "b") }}', "count"),
        ('{{ of_all("answering") }}', "of_all"),
        ('{{ silent("a") }}', "silent"),
        ("{{ cards() | truncate(5) }}", "cards"),
        ("{{ cards() if false }}", "cards"),
        ('{{ cart("a") }}', "cart"),
        ("{% if false %}{{ cards() }}{% endif %}", "if"),
        ("{{ end is defined or cycler.__init__ }}", "end"),
        ("{% endif x %}", "endif"),
        ("{% end %}", "end"),
        ("{{ endif }}", "endif"),
        ("One.\n\n{{ card('a'", "card"),
        ('{{ card("a }}', "card"),
        ('{{ "{{ cards() }}" }}', '"'),
        ("{{ {{ cards() }}", "{"),
        ("{{", ""),
        ('{{- card("a") }}', "-"),
        ('{{ config.__class__("a") }}', "config"),
        ("{% set x = cards() %}", "set"),
        ("{{ cycler.__init__.__globals__ }}", "cycler"),
        ('{{ "" and cards() }}', '""'),
        ('{{ claim_page("a") }}', "claim_page"),
        ("{{ config }}", "config"),
    ],
)
def test_whatever_is_not_a_plain_call_is_code(tmp_path: Path, body: str, word: str) -> None:
    found = page(tmp_path, body)
    assert [str(each) for each in found.code] == [word]


@pytest.mark.parametrize(
    ("call", "kinds"),
    [
        ('count("claims")', {"what": ("claims",)}),
        ('count("silent", "a")', {"who": ("silent",), "claim": ("a",)}),
        (
            'of_all("answering", "a", "2027")',
            {"answering": ("answering",), "claim": ("a",), "answer": ("2027",)},
        ),
        ('silent("a", "b", "c")', {"claim": ("a",), "source": ("b", "c")}),
    ],
)
def test_what_a_call_names_follows_from_the_number_of_its_arguments(
    tmp_path: Path, call: str, kinds: dict[str, tuple[str, ...]]
) -> None:
    [found] = page(tmp_path, f"{{{{ {call} }}}}").calls
    every = ("what", "who", "answering", "claim", "answer", "source")
    assert {kind: found.naming(kind) for kind in every if found.naming(kind)} == kinds


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("hide: 3", "hide is not a list of parts of a page"),
        ("hide: [head]", "hide is not a list of parts of a page"),
        ("hide: []", "hide is not a list of parts of a page"),
        ("hide: [[toc]]", "hide is not a list of parts of a page"),
        ("search: [1, 2]", "search does not say whether to leave the page out"),
        ("search: {exclude: maybe}", "search does not say whether to leave the page out"),
        ("search: {boost: 2}", "search does not say whether to leave the page out"),
        ("description: [a]", "description is not a text"),
    ],
)
def test_what_the_theme_could_not_read_is_a_problem(
    tmp_path: Path, field: str, message: str
) -> None:
    path = tmp_path / "tolls.md"
    path.write_text(f"---\ntitle: Tolls\n{field}\n---\n", "utf-8")
    with pytest.raises(ReadError) as caught:
        read_page(path, tmp_path, "docs/tolls.md")
    problem = caught.value.problem
    assert (str(problem.at), problem.message) == ("docs/tolls.md:3:1", message)
    good = "hide: [toc, footer]\nsearch: {exclude: true}"
    path.write_text(f"---\ntitle: Tolls\n{good}\n---\n", "utf-8")
    assert read_page(path, tmp_path, "docs/tolls.md").title == "Tolls"


def test_the_anchors_of_a_page(tmp_path: Path) -> None:
    found = page(tmp_path, "# Tolls, & more\n\n## Ask before you print { #ask }\n")
    assert found.anchors == {"tolls-more", "ask"}


def test_calls_give_way_to_what_macros_give_and_the_rest_stays() -> None:
    def count(what: str) -> str:
        return f"{{{{ of {what} }}}}"

    text = 'A {{ count("a") }} {{ count("b") | capitalize }} {{ card("c") }} {{ d }} {% e %}'
    expanded = 'A {{ of a }} {{ of b }} {{ card("c") }} {{ d }} {% e %}'
    assert expand(text, {"count": count}) == expanded
    assert expand("{{ count('a') | capitalize }}", {"count": lambda _: "éGG"}) == "ÉGG"


@given(st.text(alphabet="{}%\"'\\|(), \ncard", max_size=60))
def test_each_opening_is_a_call_or_code_at_its_place(text: str) -> None:
    found = list(asked(text, "x.md"))
    for place, each in found:
        assert text[place.start : place.start + 2] in {"{{", "{%"}
        word = each.macro if isinstance(each, Call) else each
        line = text.split("\n")[word.at.line - 1]
        assert line[word.at.column - 1 :].startswith(word)
    places = [place for place, _ in found]
    assert all(one.stop <= other.start for one, other in pairwise(places))
    assert expand(text, {}) == text


@pytest.mark.parametrize("call", ['{{ card("a") }}', '{{card("a")}}', "{{cards()}}"])
def test_a_card_begins_one_below_its_heading_however_it_is_called(
    tmp_path: Path, call: str
) -> None:
    (tmp_path / "page.md").write_text(f"# Title\n\n{call}\n\n## Next\n", "utf-8")
    assert read_page(tmp_path / "page.md", tmp_path, "page.md").card_level == 2
