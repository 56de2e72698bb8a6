"""The headings of a page that have an id, read from its HTML, as a table of contents."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEADING: Final = re.compile(r"<h([1-6]) ([^>]*)>(.*?)</h\1>", re.DOTALL)
_LINK: Final = '<a class="headerlink"'
"""How a heading's link to itself begins, as Python-Markdown (“Table of Contents”) writes it."""

_TAG: Final = re.compile(r"<[^>]*>")
_ID: Final = re.compile(r'id(?<![\w-]id)="([^"]*)"')
"""Begins with its letters, not with what may not stand before them: that is found much faster."""


class Heading(NamedTuple):
    """A heading: its level from 1 to 6, its id, and its words as text in HTML."""

    level: int
    id: str
    words: str


def outline(html: str) -> Iterator[Heading]:
    """The headings of a page's HTML that have an id, in order."""
    for level, attributes, content in _HEADING.findall(html):
        words = content.partition(_LINK)[0]
        if name := _ID.search(attributes):
            yield Heading(int(level), unescape(name[1]), _TAG.sub("", words).strip())


def ids(html: str) -> frozenset[str]:
    """Every id in a page's HTML."""
    return frozenset(map(unescape, _ID.findall(html)))


def tokens(headings: Iterable[Heading], deepest: int = 6) -> list[Any]:
    """Headings down to a level, nested, as Python-Markdown's “Table of Contents” gives them."""
    from markdown.extensions.toc import nest_toc_tokens  # noqa: PLC0415 - only a build needs it

    flat: list[Any] = [
        {"level": heading.level, "id": heading.id, "name": heading.words}
        for heading in headings
        if heading.level <= deepest
    ]
    return nest_toc_tokens(flat)
