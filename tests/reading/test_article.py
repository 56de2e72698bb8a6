"""The text of an article, as its page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros.reading.article import article_of, read_article
from macros.reading.yaml_reader import ReadError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>The toll</p><p>rises.</p>", "The toll\nrises."),
        ("The toll<br>rises.", "The toll\nrises."),
        ("<p>The <b>to</b>ll\n  rises.</p>", "The toll rises."),
        ("<nav>Menu</nav><main><p>The toll</p></main><footer>Us</footer>", "The toll"),
        ("<header>Us</header><article><p>The toll</p></article><p>More</p>", "The toll"),
        ("<script>let toll;</script><style>p {}</style><p>The toll</p>", "The toll"),
        ("<p>by <!-- -->12<!-- -->% in May</p>", "by 12% in May"),
        (
            "<?xml version='1.0' encoding='utf-16'?><html><body><p>The toll</p></body></html>",
            "The toll",
        ),
        ("<ul><li>one<li>two</ul>after", "one\ntwo\nafter"),
        ("", ""),
        ("<!-- nothing -->", ""),
        ("<![foo[ a marked section ]]>", ""),
    ],
)
def test_the_text_is_what_the_page_shows(page: str, text: str) -> None:
    assert article_of(page).text == text


@pytest.mark.parametrize(
    ("head", "said", "written"),
    [
        ("", None, "utf-8"),
        ("", "windows-1252", "windows-1252"),
        ('<meta charset="windows-1252">', None, "windows-1252"),
        ('<meta charset="utf-8">', "no-such-encoding", "utf-8"),
        ('<meta charset="base64">', "idna", "utf-8"),
        ('<meta charset="utf-8">', None, "windows-1252"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_says(
    head: str, said: str | None, written: str
) -> None:
    page = f"<head>{head}</head><p>The ship’s toll</p>"
    assert article_of(page.encode(written), said).text == "The ship’s toll"


LONG = "".join(
    f"<p>Ship number {number} paid twelve crowns at the quay, said the harbour master.</p>"
    for number in range(40)
)
FIRST = "Ship number 0 paid twelve crowns at the quay, said the harbour master."


@pytest.mark.parametrize(
    "page",
    [
        f"<article><h2>More</h2><p>Another story, in short.</p></article><main>{LONG}</main>",
        f"<form><div>{LONG}</div></form>",
        f"<nav>Menu<ul><li>Home</ul>{LONG}",
        f"<div>Log in</div><div class='story'>{LONG}</div><div>Read next: a list of ships</div>",
    ],
)
def test_the_article_is_found_wherever_it_stands(page: str) -> None:
    paragraphs = article_of(f"<html><body>{page}</body></html>").paragraphs
    assert FIRST in paragraphs
    assert not {"Home", "Log in"} & set(paragraphs)


UNSEEN = (
    "<p>It rose by <!-- -->12<!-- -->% in May<sup><a href='#n1'>[1]</a></sup>, he said.</p>"
    "<!-- This is what nobody ever said about it -->"
    "<p hidden>Hidden words of the page.</p><p style='display: none'>Other hidden words.</p>"
    "<svg><title>A drawing of it</title></svg><p>The 2<sup>nd</sup> ship paid.</p>"
    "<details><summary>In short</summary>It rose.</details>"
)


@pytest.mark.parametrize("around", ["", LONG])
def test_what_nobody_sees_is_no_text(around: str) -> None:
    text = article_of(f"<html><body><article>{around}{UNSEEN}</article></body></html>").text
    assert "It rose by 12% in May, he said." in text.splitlines()
    assert "The 2nd ship paid." in text.splitlines()
    for unseen in ("nobody", "idden", "drawing", "[1]", "In shortIt"):
        assert unseen not in text


def test_a_page_tells_of_itself() -> None:
    head = (
        "<title>The toll rises</title><meta name='author' content='Ann Quay'>"
        "<meta property='article:published_time' content='2003-05-01T10:00:00Z'>"
    )
    found = article_of(f"<html lang='en-GB'><head>{head}</head><body>{LONG}</body></html>")
    assert (found.title, found.author, found.issued) == ("The toll rises", "Ann Quay", "2003-05-01")
    assert (found.language, found.words_beside) == ("en", 0)


PAGE = f"<!doctype html><html><head></head><body><article>{LONG}</article></body></html>"
SAVED = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/\r\n"
    "Subject: =?utf-8?Q?The=20toll?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    '\ttype="text/html"; boundary="--b"\r\n\r\n----b\r\nContent-Type: text/html\r\n'
    f"Content-Transfer-Encoding: 8bit\r\n\r\n{PAGE}\r\n----b--\r\n"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", PAGE.encode()),
        ("page.txt", PAGE.encode()),
        ("page.php", b"\xef\xbb\xbf" + PAGE.encode()),
        ("page", b"\n<!-- saved from url=(0020)https://quay.example/ -->\n" + PAGE.encode()),
        ("page.htm", PAGE.encode("utf-16")),
        ("page.xhtml", b"<?xml version='1.0'?>\n" + PAGE.encode()),
        ("page.mhtml", SAVED.encode()),
    ],
)
def test_a_page_is_known_by_what_it_holds(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert read_article(tmp_path / name).paragraphs[0] == FIRST


@pytest.mark.parametrize(
    "text",
    [
        "The toll rises.\n",
        "<em>rises</em>, it says.\n",
        "a < b\n",
        "<!---->" * 100 + "x\n",
        "a:\n" * 300,
    ],
)
def test_a_text_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    (tmp_path / "article.html").write_text(text, "utf-8")
    assert read_article(tmp_path / "article.html").text == text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.7\n", "the file is a PDF, of which no text can be read here"),
        (b"{\\rtf1\\ansi", "the file is a document of a word processor (RTF), of which no text"),
        (b"PK\x03\x04", "the file is a packed file, as word processors make, of which no text"),
        (b"<html><body></body></html>", "no article is found on the page: there is no text on it"),
        (b"MIME-Version: 1.0\n\nx", "no article is found on the page: there is no text on it"),
        (b"The toll\xff", "the byte 0xff is not UTF-8"),
    ],
)
def test_what_is_no_article_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "file.txt").write_bytes(content)
    with pytest.raises(ReadError) as refused:
        read_article(tmp_path / "file.txt")
    assert refused.value.problem.message.startswith(message)
    assert refused.value.problem.hint


@pytest.mark.parametrize("piece", ["<br>x", "<p>x", "<b>x</b>", "<nav>x</nav>x", "<li>x", "&amp;"])
def test_a_long_page_is_read_in_one_go(piece: str) -> None:
    """With four times the work at twice the length, this would take many minutes."""
    assert article_of(f"<body>{piece * 10_000}<p>the end</p>") is not None
