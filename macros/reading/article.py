"""The text of an article, as a reader of its page sees it, one paragraph per line.

Where on a page the article stands is told by trafilatura, measured on real pages with
`tests/extraction.py`; what nobody sees there is removed before, and of what it takes, only lines
that stand on the page are kept. The time that it takes is proportional to the size of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from itertools import islice
from typing import TYPE_CHECKING, Final

from macros.problems import Position
from macros.reading.yaml_reader import ReadError, read_bytes, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

_SPACE: Final = re.compile(r"\s+")
_DECLARED: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
"""What a page says about its own encoding (html.spec.whatwg.org, 13.2.3.2)."""

_LOOKED_AT: Final = 1024
"""How many bytes, from the beginning of a file, tell what it is."""

_LAST_RESORT: Final = "windows-1252"
"""The encoding, as in browsers, for a page that is neither what it says it is, nor UTF-8."""

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""Byte-order marks, which go before all else that says of an encoding."""

_PAGE: Final = re.compile(
    rb"\s*(?:<!--(?:(?!-->).)*-->\s*|<\?xml(?:(?!\?>).)*\?>\s*)*"
    rb"<(?:!doctype html|html|head|body|title|meta|script|style|link|h1|div|p|br|b|a|table|article|"
    rb"main|nav|header|section|ul)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
"""How a page begins (after mimesniff.spec.whatwg.org, 7.1)."""

_ARCHIVE: Final = re.compile(rb"(?:[\w-]+:[^\n]*\n[ \t]?)*?MIME-Version:", re.IGNORECASE)
"""How a page begins that a browser saved as one file (.mhtml)."""

_NO_ARTICLES: Final = {
    b"%PDF": "a PDF",
    b"{\\rtf": "a document of a word processor (RTF)",
    b"PK\x03\x04": "a packed file, as word processors make",
    b"\xd0\xcf\x11\xe0": "a document of a word processor",
    b"bplist00": "a web archive of Safari",
    b"\x1f\x8b": "a packed file",
}
"""What a file is that begins so, and holds no text that can be read here."""

_COPY: Final = "Copy the text of the article into a file, and name that."

_UNSEEN: Final = (
    "//*[@hidden]",
    "//*[contains(translate(@style, ' ', ''), 'display:none')]",
    "//*[contains(translate(@style, ' ', ''), 'visibility:hidden')]",
    "//*[contains(@class, 'mw-editsection')]",
)
"""What no reader of a page sees as a text of it."""

_NO_TEXT: Final = ("noscript", "script", "style", "svg", "template")
"""Elements whose text is none of the page."""

_SIGN: Final = re.compile(r"\[?(?:\d{1,3}|[a-z]|[*†‡§]|note \d+|update)\]?")
"""A sign that leads to a footnote."""

_BLOCKS: Final = frozenset(
    {
        *("address", "article", "blockquote", "br", "dd", "details", "div", "dl", "dt"),
        *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol"),
        *("aside", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul"),
        *("cell", "head", "item", "lb", "list", "quote", "row"),
    }
)
"""The elements that begin a line of their own, of HTML and of what trafilatura makes of it."""

_SMALL: Final = 300
"""Of fewer words than this, a page is too small to tell its article by what is around it."""

SHORT: Final = 150
"""Of how many words an article is a short one, or not all of it."""

_MANY: Final = 3_000
"""Of how many elements a page is too large to be looked at in ways that take more time."""

_AROUND: Final = ("nav", "footer", "form")
"""What is no part of an article, on a small page."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its text, and what its page says of itself, each empty where it does not.

    `words_beside` are the words on the page that are not in the text, as many as there are.
    """

    text: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    issued: str = ""
    url: str = ""
    language: str = ""
    words_beside: int = 0

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Its paragraphs, as the reading log numbers them, from 1."""
        return tuple(filter(None, map(str.strip, self.text.splitlines())))


def read_article(file: Path) -> Article:
    """The article in a file, plain text or a page, whatever the file is called. Raises ReadError.

    A page may be saved alone (.html) or with all that belongs to it (.mhtml).
    """
    content = read_bytes(file, str(file))
    for start, kind in _NO_ARTICLES.items():
        if content.startswith(start):
            message = f"the file is {kind}, of which no text can be read here"
            raise ReadError(Position(str(file)), message, _COPY)
    encoding = None
    if _ARCHIVE.match(content[:_LOOKED_AT]):
        content, encoding = _archived(content)
    elif not _PAGE.match(_without_mark(content)[:_LOOKED_AT]):
        return Article(text_of(content, str(file)))
    article = article_of(content, encoding)
    if not article.text:
        message = "no article is found on the page: there is no text on it"
        raise ReadError(Position(str(file)), message, _COPY)
    return article


def article_of(page: str | bytes, encoding: str | None = None) -> Article:
    """The article on an HTML page, without what surrounds it; of no text if there is none.

    `encoding` is that of a page in bytes, if known; otherwise what the page itself says counts.
    """
    from trafilatura import extract_metadata  # noqa: PLC0415 - slow to import

    whole = _visible(page if isinstance(page, str) else _decoded(page, encoding))
    if whole is None:
        return Article("")
    told, language = extract_metadata(whole), whole.get("lang") or ""
    everything = _everything(whole)
    text = _text(whole, everything)
    return Article(
        text,
        title=told.title or "",
        author=told.author or "",
        publisher=told.sitename or "",
        issued=told.date or "",
        url=told.url or "",
        language=language.partition("-")[0].lower(),
        words_beside=max(0, len(everything.split()) - len(text.split())),
    )


def text_on(page: bytes, encoding: str | None = None) -> str:
    """The text of the article on an HTML page alone, as `article_of` has it."""
    whole = _visible(_decoded(page, encoding))
    return "" if whole is None else _text(whole, _everything(whole))


def _everything(whole: _Element) -> str:
    """All words on a page, on one line."""
    return " ".join(_lines(next(whole.iter("body"), whole)).split())


def _text(whole: _Element, everything: str) -> str:
    text = "" if everything.count(" ") < _SMALL else _found(whole, everything)
    return text or _marked(whole)


def _found(whole: _Element, everything: str) -> str:
    """The text that trafilatura finds, of lines that stand on the page; `everything` is all of it.

    Where it finds little at first, and the page is not too large for that, it looks in other ways.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - as above
    from trafilatura.settings import Document  # noqa: PLC0415 - as above

    text = ""
    few_elements = next(islice(whole.iter(), _MANY, None), None) is None
    for fast in (True, False) if few_elements else (True,):
        found = bare_extraction(whole, fast=fast, include_comments=False)
        lines = _lines(found.body).splitlines() if isinstance(found, Document) else ()
        text = "\n".join(line for line in lines if line in everything)
        if text.count(" ") > SHORT:
            break
    return text


def _marked(whole: _Element) -> str:
    """The text of the part of a page that is marked as its article, or as its main part.

    Of several articles, that is the longest, if it is half of the page; others are teasers.
    """
    from lxml import etree  # noqa: PLC0415 - as above

    etree.strip_elements(whole, *_AROUND, with_tail=False)
    main = next((each for name in ("main", "body") for each in whole.iter(name)), whole)
    text = _lines(main)
    longest = max(map(_lines, whole.iter("article")), key=len, default="")
    return longest if 2 * len(longest) >= len(text) else text


def _visible(page: str) -> _Element | None:
    """The tree of a page, without what nobody sees; None if there is nothing on it."""
    from lxml import etree, html  # noqa: PLC0415 - as above

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        whole = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None
    etree.strip_elements(whole, *_NO_TEXT, with_tail=False)
    for path in _UNSEEN:
        for unseen in whole.xpath(path):
            if unseen.getparent() is not None:
                unseen.drop_tree()
    for sign in list(whole.iter("sup")):
        if _SIGN.fullmatch("".join(sign.itertext()).strip()) and _leads(sign):
            sign.drop_tree()
    tree: _Element = whole
    return tree


def _leads(sign: _Element) -> bool:
    return sign.find(".//a") is not None or "ref" in sign.get("class", "")


def _archived(content: bytes) -> tuple[bytes, str | None]:
    """The page in a page saved as one file (RFC 2557), and its encoding; the first, if several."""
    for part in message_from_bytes(content, policy=default).walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            return (body if isinstance(body, bytes) else b""), part.get_content_charset()
    return b"", None


def _without_mark(content: bytes) -> bytes:
    """The beginning of a file, of which the letters of ASCII are bytes of their own."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[: 2 * _LOOKED_AT].decode(encoding, "ignore").encode("ascii", "ignore")
    return content


def _decoded(page: bytes, encoding: str | None) -> str:
    marked = next((name for mark, name in _MARKS if page.startswith(mark)), None)
    declared = _DECLARED.search(page[:_LOOKED_AT])
    of_page = declared and declared[1].decode("ascii", "replace")
    for name in (marked, encoding, of_page, "utf-8"):
        try:
            if name:
                return page.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return page.decode(_LAST_RESORT, "replace")


def _lines(body: _Element) -> str:
    lines = "".join(_pieces(body)).splitlines()
    return "\n".join(filter(None, map(str.strip, lines)))


def _pieces(body: _Element) -> Iterator[str]:
    """The words of a page in their order, with a line break where a block begins or ends."""
    from lxml import etree  # noqa: PLC0415 - as above

    for event, part in etree.iterwalk(body, events=("start", "end")):
        if part.tag in _BLOCKS:
            yield "\n"
        said = part.text if event == "start" else part.tail if part is not body else None
        if said:
            yield _SPACE.sub(" ", said)
