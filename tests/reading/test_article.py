"""The text of an article, as its page shows it."""

from __future__ import annotations

import pytest

from macros.reading.article import article_of


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
    assert article_of(page) == text


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
    assert article_of(page.encode(written), said) == "The ship’s toll"


@pytest.mark.parametrize("piece", ["<br>x", "<p>x", "<b>x</b>", "<nav>x</nav>x", "<li>x", "&amp;"])
def test_a_long_page_is_read_in_one_go(piece: str) -> None:
    """With twice the work at twice the length for each piece, this would take many minutes."""
    text = article_of(f"<body>{piece * 100_000}<p>the end</p>")
    assert text.endswith("\nthe end")
