"""The little Markdown that some fields allow, before anything is trusted."""

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

    return Markdown(output_format="html")


def convert(text: str) -> str:
    """A field's Markdown as HTML, its own HTML escaped; not yet safe to publish."""
    return _converter().reset().convert(escape(text, quote=False))


def addresses(text: str) -> tuple[str, ...]:
    """What the links and images of a field's Markdown lead to."""
    reader = _Addresses()
    reader.feed(convert(text))
    return tuple(reader.found)


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.found += [value or "" for name, value in attrs if name in {"href", "src"}]
