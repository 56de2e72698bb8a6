"""What is wrong with the files of a built site is found, at its place; and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from macros.built.files import data, links, outline, published, repeatable, told, valid_html
from macros.built.html import HtmlPage
from macros.problems import Problem
from macros.reading.published_urls import PUBLISHED, published_text, read_published
from macros.records.project import load
from tests.projects import make_project
from tests.terminal import claims

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from macros.built.site import BuiltSite

    Check = Callable[[BuiltSite], Iterator[Problem]]

CHECKS = (data, links, outline, published, repeatable, told)


def edit(site: BuiltSite, name: str, old: str, new: str) -> None:
    """Replace what stands first in a file of a site."""
    path = site.folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def said(site: BuiltSite, check: Check) -> list[str]:
    """The messages of a check, each with its file within the site."""
    folder = f"{site.folder.as_posix()}/"
    return [f"{each.at.file.removeprefix(folder)}: {each.message}" for each in check(site)]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.ID)
def test_a_good_site_has_no_problem(
    whole: BuiltSite, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPO_URL", "")
    assert list(check.check(whole)) == []  # type: ignore[attr-defined]


PAGE = "method/index.html"
CLAIM = "claims/lamp-date/index.html"
SAID = "in-quotation-marks/index.html"
TOPIC = "lamp/index.html"


FAULTS: list[tuple[Any, str, str, str, str, str]] = [
    (
        links,
        PAGE,
        'href="../lamp/"',
        'href="../lamb/"',
        '<a href="../lamb/"',
        "the link to “../lamb/” leads to nothing on this site",
    ),
    (
        links,
        CLAIM,
        'href="../../lamp/#lamp-date"',
        'href="../../lamp/#lamb-date"',
        '<a href="../../lamp/#lamb-date"',
        "“../../lamp/#lamb-date”: there is no “lamb-date” on that page",
    ),
    (
        links,
        PAGE,
        "</h1>",
        '</h1><a href="javascript:alert(1)">x</a>',
        '<a href="javascript:alert(1)"',
        "the link to “javascript:alert(1)” does not lead to a web address",
    ),
    (
        links,
        PAGE,
        "</h1>",
        '</h1><img src="https://elsewhere.example/x.png" alt="">',
        '<img src="https://elsewhere',
        "the <img> loads “https://elsewhere.example/x.png” from another host",
    ),
    (
        outline,
        PAGE,
        "</h1>",
        '</h1><p id="twice"></p>\n<p id="twice" class="x"></p>',
        '<p id="twice" class="x"',
        "the id “twice” stands on line {before} already",
    ),
    (outline, PAGE, "</h1>", "</h1><h3>Deep</h3>", "<h3>Deep", "the h3 “Deep” follows an h1"),
    (outline, PAGE, "</h1>", "</h1><h2> </h2>", "<h2> ", "the h2 is empty"),
    (
        outline,
        PAGE,
        "</h1>",
        "</h1><h1>Two</h1>",
        "<h1>Two",
        "the page has 2 headings of the first level; expected one",
    ),
    (outline, PAGE, 'name="description"', 'name="described"', "", "the page has no description"),
    (outline, PAGE, 'property="og:title"', 'property="og:name"', "", "the page has no og:title"),
    (
        outline,
        PAGE,
        "assets/cards/index.png",
        "assets/cards/none.png",
        "",
        "the page names no picture of the site for sharing",
    ),
    (
        outline,
        PAGE,
        'property="og:image"',
        'property="og:picture"',
        "",
        "the page names no picture of the site for sharing",
    ),
    (
        outline,
        PAGE,
        'property="og:image" content="https://lamp.example/',
        'property="og:image" content="https://elsewhere.example/',
        "",
        "the page names no picture of the site for sharing",
    ),
    (
        told,
        TOPIC,
        'id="lamp-date"',
        'id="lamb-date"',
        "",
        "“lamp-date” is missing on the page",
    ),
    (
        told,
        SAID,
        "The rocks do not read newspapers<a",
        "The rocks do not read books<a",
        "<blockquote",
        "the record has no quote “The rocks do not read books” of pilot",
    ),
]


def place_in(text: str, piece: str, before: str) -> tuple[int, int]:
    """Where a piece stands last in a text up to the end of another; the start if it is empty."""
    start = text.rindex(piece, 0, text.index(before) + len(before)) if piece else 0
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


@pytest.mark.parametrize(
    ("check", "name", "old", "new", "at", "message"),
    FAULTS,
    ids=lambda each: each.ID if hasattr(each, "ID") else "",
)
def test_a_fault_is_found_at_its_place(  # noqa: PLR0913, PLR0917 - a fault, and what is said of it
    spoilt: BuiltSite, check: Any, name: str, old: str, new: str, at: str, message: str
) -> None:
    edit(spoilt, name, old, new)
    text = (spoilt.folder / name).read_text("utf-8")
    line, column = place_in(text, at, new)
    expected = (spoilt.place(name, line, column), check.ID, message.format(before=line - 1))
    assert [(each.at, each.rule, each.message) for each in check.check(spoilt)] == [expected]


def test_a_page_without_a_title_or_a_heading(spoilt: BuiltSite) -> None:
    edit(spoilt, PAGE, "<title>", "<title></title><template>")
    edit(spoilt, PAGE, "<h1", "<div")
    found = [(str(each.at), each.message) for each in outline.check(spoilt)]
    place = str(spoilt.place(PAGE))
    assert (place, "the page has no title") in found
    assert (place, "the page has 0 headings of the first level; expected one") in found


def test_a_fault_has_its_place(spoilt: BuiltSite) -> None:
    path = spoilt.folder / PAGE
    path.write_text(path.read_text("utf-8").replace("</h1>", "</h1>\n  <h3>Deep</h3>", 1), "utf-8")
    line = path.read_text("utf-8").splitlines().index("  <h3>Deep</h3>") + 1
    (problem,) = [each for each in outline.check(spoilt) if "Deep" in each.message]
    assert (problem.at.line, problem.at.column) == (line, 3)
    assert problem.hint == "Leave no level out."


def test_what_is_quoted_and_not_shown_is_found(spoilt: BuiltSite) -> None:
    edit(spoilt, CLAIM, "will not burn before September 1931<a", "will burn<a")
    missing, unknown = said(spoilt, told.check)
    assert missing == (
        f"{CLAIM}: the page does not show “will not burn before September 1931”, "
        "which the record quotes from pilot"
    )
    assert unknown == f"{CLAIM}: the record has no quote “will burn” of pilot"


def test_a_page_that_is_missing_is_found(spoilt: BuiltSite) -> None:
    (spoilt.folder / "claims/quay/index.html").unlink()
    assert said(spoilt, told.check) == ["claims/quay/index.html: the page is missing"]


def test_files_for_programs_that_are_not_what_they_should_be(spoilt: BuiltSite) -> None:
    folder = spoilt.folder / "data"
    (folder / "quotes.csv").write_bytes((folder / "quotes.csv").read_bytes() + b"x")
    (folder / "more.csv").write_text("a\n", "utf-8")
    (folder / "claims.csv").unlink()
    assert said(spoilt, data.check) == [
        "data/claims.csv: the file is missing",
        "data/more.csv: the manifest does not list it",
        "data/quotes.csv: the file does not match its published size and checksum",
    ]


def test_a_file_for_programs_that_is_off_its_schema(spoilt: BuiltSite) -> None:
    claim = spoilt.folder / "claims/quay/claim.json"
    content = json.loads(claim.read_text("utf-8"))
    claim.write_text(json.dumps(content | {"topic": 7}), "utf-8")
    assert list(data.check(spoilt)) == [
        Problem(
            spoilt.place("claims/quay/claim.json"), "data", "$.topic: 7 is not of type 'string'"
        )
    ]


def test_a_site_without_a_manifest(spoilt: BuiltSite) -> None:
    (spoilt.folder / "data/datapackage.json").unlink()
    assert said(spoilt, data.check) == ["data/datapackage.json: the file is missing"]


def test_an_address_that_is_gone_is_found(whole: BuiltSite, tmp_path: Path) -> None:
    root = make_project(tmp_path / "lighthouse", "lighthouse")
    urls = [url for url in whole.pages if not url.endswith(".html") and "herring" not in url]
    (root / PUBLISHED).write_text(published_text([*urls, "old/"], "1998-04-01"), "utf-8")
    site = replace(whole, project=load(root))
    line = sorted([*urls, "old/"]).index("old/") + 2
    assert [(str(each.at), each.message) for each in published.check(site)] == [
        (f"{PUBLISHED}:{line}:1", "“old/” was published, and the site has nothing there"),
        (
            f"{PUBLISHED}:1:1",
            "the list has every claim up to 1998-04-01, and “herring” is not on it",
        ),
    ]


def test_addresses_are_noted(whole: BuiltSite, tmp_path: Path) -> None:
    root = make_project(tmp_path / "lighthouse", "lighthouse")
    code, out, err = claims("--root", root, "published", whole.folder)
    listed = read_published(root)
    count = len(listed.addresses)
    assert (code, err) == (0, "")
    assert out == f"{PUBLISHED}: {count} addresses, {count} of them new\n"
    assert listed.up_to == "1998-04-02"
    for address in ("", "lamp/", "claims/lamp-month/", "claims/quay/claim.json", "changes.atom"):
        assert address in listed
    again = claims("--root", root, "published", whole.folder)[1]
    assert again == f"{PUBLISHED}: {count} addresses, 0 of them new\n"


def test_html_that_is_not_valid_is_found(
    spoilt: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in spoilt.folder.rglob("*.html"):
        if path.relative_to(spoilt.folder).as_posix() not in {PAGE, CLAIM}:
            path.unlink()
    edit(spoilt, CLAIM, "</h1>", '</h1>\n<p align="left">x</p>')
    text = (spoilt.folder / CLAIM).read_text("utf-8")
    line = text[: text.index('<p align="left">')].count("\n") + 1
    assert list(valid_html.check(spoilt)) == [
        Problem(
            spoilt.place(CLAIM, line, 1),
            "valid-html",
            "The “align” attribute on the “p” element is obsolete. Use CSS instead.",
        )
    ]
    monkeypatch.setattr(valid_html, "UNKNOWN_TO_THE_CHECKER", "nothing")
    assert any("wasm-unsafe-eval" in each.message for each in valid_html.check(spoilt)), (
        "no longer needed"
    )


def test_a_second_build_that_differs_is_found(
    spoilt: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPO_URL", "")
    edit(spoilt, PAGE, "It does not decide who is right", "It decides nothing")
    assert said(spoilt, repeatable.check) == [
        f"{PAGE}: a second build of the same project does not give the same file"
    ]


def test_a_build_that_differs_everywhere_is_one_problem(whole: BuiltSite) -> None:
    ours = {f"{number}.html": b"a" for number in range(20)}
    theirs = dict.fromkeys(list(ours)[:11], b"b")
    (problem,) = repeatable.compared(whole, ours, ours | theirs)
    assert problem.message == (
        "11 of 20 files are not the same in a second build of the project, this one first"
    )
    assert len(list(repeatable.compared(whole, ours, ours | {"0.html": b"b", "x": b"c"}))) == 2


def test_a_site_that_is_not_there(tmp_path: Path) -> None:
    assert claims("check-site", tmp_path) == (
        2,
        "",
        f"Error: There is no site in {tmp_path}. Build it first: make site\n",
    )


def test_the_place_of_a_piece_of_html() -> None:
    page = HtmlPage("a/index.html", "<p>\n  <b id=x>y</b>\n")
    assert page.place_of('<b id="x">') == (1, 1)
    assert page.place_of("<b id=x>y</b>") == (2, 3)
    (bold,) = page.of("b")
    assert (bold.line, bold.column, page.url, page.ids) == (2, 3, "a/", frozenset("x"))
