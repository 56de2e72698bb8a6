"""The macro calls of a page are found as Jinja reads them, each at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.records.pages import Page, read_page
from macros.records.yaml_reader import Unreadable

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
        ('{% raw %}{{ card("a") }}{% endraw %}', []),
        ('{# {{ card("a") }} #}', []),
        ('`card("a")`', []),
    ],
)
def test_calls_are_found_where_they_stand(
    tmp_path: Path, body: str, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert calls(tmp_path, body) == expected


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("One.\n\n{{ card('a'\n", 8, "unexpected end of template, expected ','."),
        ("{{ card('a' }}\n", 6, "unexpected '}', expected ')'"),
        ('{{ annotate("a", "\\N{x}") }}', 6, "unknown Unicode character name"),
        ("{% if %}", 6, "Expected an expression, got 'end of statement block'"),
    ],
)
def test_a_call_that_is_not_well_formed_is_a_problem(
    tmp_path: Path, body: str, line: int, message: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        page(tmp_path, body)
    problem = caught.value.problem
    assert (problem.at.line, problem.message) == (
        line,
        f"a macro call is not well formed: {message}",
    )


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
        ("{% if false %}{{ cards() }}", "if"),
        ("{% set x = cards() %}", "set"),
        ("{{ cycler.__init__.__globals__ }}", "cycler"),
        ('{{ "" and cards() }}', '""'),
        ('{{ claim_page("a") }}', "claim_page"),
        ("{{ config }}", "config"),
    ],
)
def test_whatever_is_not_a_plain_call_is_code(tmp_path: Path, body: str, word: str) -> None:
    closed = body + "{% endif %}" if "{% if" in body else body
    found = page(tmp_path, closed)
    assert str(found.code[0]) == word
    assert found.calls == () or "if" in word


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


def test_the_anchors_of_a_page(tmp_path: Path) -> None:
    found = page(tmp_path, "# Tolls, & more\n\n## Ask before you print { #ask }\n")
    assert found.anchors == {"tolls-more", "ask"}
