"""The little Markdown that some fields allow, before anything is trusted.

Paragraphs, emphasis and links: a list or a heading in a note is text.
"""

from __future__ import annotations

from functools import cache
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown import Markdown


@cache
def _converter() -> Markdown:
    from markdown import Markdown  # noqa: PLC0415 - most checks meet no link and do without it

    converter = Markdown(output_format="html")
    blocks = converter.parser.blockprocessors
    for name in ("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote"):
        blocks.deregister(name)
    return converter


def convert(text: str) -> str:
    """A field's Markdown as HTML, its own HTML escaped; not yet safe to publish."""
    return _converter().reset().convert(escape(text, quote=False))


def links(text: str) -> tuple[tuple[str, str], ...]:
    """The links and images of a field's Markdown: where each leads, and its words."""
    reader = _Links()
    reader.feed(convert(text))
    return tuple(reader.found)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(value or "", "") for name, value in attrs if name in {"href", "src"}]
        self.inside = self.inside or tag == "a"

    def handle_data(self, data: str) -> None:
        if self.inside and self.found:
            address, words = self.found[-1]
            self.found[-1] = (address, words + data)

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "a"
