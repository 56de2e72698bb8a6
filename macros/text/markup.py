"""The little Markdown that some fields allow: paragraphs, emphasis and links (CommonMark 0.31).

Everything else is text: a list, a heading, an image, HTML.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - most checks meet no link and do without it

    parser = MarkdownIt("zero").enable(["escape", "emphasis", "link"])
    parser.validateLink = _as_it_is  # type: ignore[method-assign,assignment]
    parser.normalizeLink = _as_it_is  # type: ignore[method-assign]
    return parser


def _as_it_is(url: str) -> str:
    """An address as it was written: a rule judges where it leads, and who shows it sanitises it."""
    return url


def convert(text: str) -> str:
    """A field's Markdown as HTML, its own HTML escaped; its links may still lead anywhere."""
    return str(_parser().render(text)).strip()


def links(text: str) -> Iterator[tuple[str, str]]:
    """The links of a field's Markdown: where each leads, and its words."""
    for block in _parser().parse(text):
        address, words = "", ""
        for token in block.children or ():
            match token.type:
                case "link_open":
                    address, words = str(token.attrGet("href")), ""
                case "link_close":
                    yield address, words
                case _:
                    words += token.content
