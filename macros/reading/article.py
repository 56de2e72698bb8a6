"""The text of an article, as a reader of its page sees it, one paragraph per line.

The time that it takes is proportional to the size of the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from macros.reading.yaml_reader import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

_PAGES: Final = (".htm", ".html")
"""The suffixes of files that hold a page, as a browser saves it."""

_SPACE: Final = re.compile(r"\s+")
_DECLARED: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
"""What a page says about its own encoding (html.spec.whatwg.org, 13.2.3.2)."""

_LOOKED_AT: Final = 1024
"""How many bytes, from the beginning of a page, are searched for that."""

_LAST_RESORT: Final = "windows-1252"
"""The encoding, as in browsers, for a page that is neither what it says it is, nor UTF-8."""

_AROUND: Final = ("script", "style", "noscript", "template", "nav", "footer", "form")
_BLOCKS: Final = frozenset(
    {
        *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption"),
        *("figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre"),
        *("section", "table", "td", "th", "tr", "ul"),
    }
)


def article_text(file: Path) -> str:
    """The article in a file, plain text or HTML. Raises ReadError."""
    text = read_text(file, str(file))
    return article_of(text) if file.suffix.lower() in _PAGES else text


def article_of(page: str | bytes, encoding: str | None = None) -> str:
    """The text of the article on an HTML page, without what surrounds it; empty if there is none.

    `encoding` is that of a page in bytes, if known; otherwise what the page itself says counts.
    """
    from lxml import etree, html  # noqa: PLC0415 - slow to import, and only for a page

    text = page if isinstance(page, str) else _decoded(page, encoding)
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        whole = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # there is nothing in it
        return ""
    etree.strip_elements(whole, *_AROUND, with_tail=False)
    parts = (whole.find(f".//{name}") for name in ("article", "main", "body"))
    body = next((part for part in parts if part is not None), whole)
    lines = "".join(_pieces(body)).splitlines()
    return "\n".join(filter(None, map(str.strip, lines)))


def _decoded(page: bytes, encoding: str | None) -> str:
    declared = _DECLARED.search(page[:_LOOKED_AT])
    for name in (encoding, declared and declared[1].decode("ascii", "replace"), "utf-8"):
        try:
            if name:
                return page.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return page.decode(_LAST_RESORT, "replace")


def _pieces(body: _Element) -> Iterator[str]:
    """The words of a page in their order, with a line break where a block begins or ends."""
    from lxml import etree  # noqa: PLC0415 - as above

    for event, part in etree.iterwalk(body, events=("start", "end")):
        if part.tag in _BLOCKS:
            yield "\n"
        said = part.text if event == "start" else part.tail if part is not body else None
        if said:
            yield _SPACE.sub(" ", said)
