"""The links to quotes, followed to their passages on pages in seven languages."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from macros.analysis.passages import passage
from macros.records.model import Quote
from macros.records.project import load
from tests.browsers.visitors import Chromium, Visitor
from tests.projects import FIXTURES, unchanged
from tests.strategies import text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


PROJECT = load(unchanged("lume"))
ARTICLES = FIXTURES / "lume" / "articles"

UNSPACED = {"ja", "th"}
"""Languages whose words each browser parts in its own way: only Chromium finds any of them."""
SEEN = """return [...document.querySelectorAll("p")].filter(each => {
    const {top, bottom} = each.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
}).map(each => each.textContent)"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the articles, as pages on which paragraphs are far apart."""
    folder: Path = tmp_path_factory.mktemp("articles")
    for source in PROJECT.record.sources:
        lines = (ARTICLES / f"{source.id}.txt").read_text("utf-8").splitlines()
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in lines)
        page = f"<!doctype html><html lang={source.language}><meta charset=utf-8>"
        page += "<title>x</title><style>p { margin: 700px 0 } body { padding: 2000px 0 }</style>"
        page += paragraphs
        (folder / f"{source.id}.html").write_text(page, "utf-8")
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def seen(
    visitor: Visitor, articles: str, source: str, quote: Quote, *, seconds: int = 20
) -> list[str]:
    """The paragraphs that a reader sees who follows the link to a quote, after so long at most."""
    document = replace(
        PROJECT.record.source[source],
        URL=text(f"{articles}{source}.html"),
        kind=text("article"),
        gone=False,
    )
    link = passage(document, quote, PROJECT.fingerprints[source])
    assert link is not None
    visitor.go("about:blank")
    visitor.go(link)
    shown: list[str] = visitor.run(
        f"""const seen = () => {{ {SEEN} }};
        return new Promise(done => {{
            const since = performance.now();
            const look = () => seen().length || performance.now() - since > {seconds * 1000}
                ? done(seen()) : setTimeout(look, 20);
            look();
        }})"""
    )
    return shown


def test_every_quote_is_led_to(visitor: Visitor, articles: str) -> None:
    lost = [
        (str(source), str(quote.text))
        for source, quote in PROJECT.record.quotes
        if isinstance(visitor, Chromium) or PROJECT.record.source[source].language not in UNSPACED
        if not any(
            quote.text.splitlines()[0] in paragraph
            for paragraph in seen(visitor, articles, source, quote)
        )
    ]
    assert lost == []


def test_no_words_that_are_not_there_are_found(visitor: Visitor, articles: str) -> None:
    for words in ("the guild of pilots and the widows", "the guild of pirates"):
        said = Quote(text(words), text(words).at)
        assert seen(visitor, articles, "courier", said, seconds=2) == []
