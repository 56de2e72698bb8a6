"""A page of the built site as it was written: its elements, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from macros.urls import INDEX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_WITH_TEXT: Final = frozenset({"blockquote", "title", *(f"h{level}" for level in range(1, 7))})
"""The elements whose text is kept."""

_VOID: Final = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("track", "wbr"),
    }
)
"""The elements that hold nothing (HTML, 13.1.2, “Void elements”)."""


@dataclass(slots=True)
class Element:
    """An element: its tag, its attributes, the text inside it, its line and column from 1.

    `kind` says what it is and what it is nested in, whatever its content: the tags, classes and
    attribute names from the root down.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
    kind: str
    text: str = ""

    def __getitem__(self, name: str) -> str:
        """The value of an attribute; empty if it has none."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> frozenset[str]:
        """The names in its `class`."""
        return frozenset(self["class"].split())


@dataclass(frozen=True)
class HtmlPage:
    """A page: its file within the site, and its text."""

    file: str
    text: str = field(repr=False)

    @property
    def url(self) -> str:
        """Its address within the site."""
        return self.file.removesuffix(INDEX)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Its elements, in the order of the text."""
        return _elements_of(self.text)

    def of(self, *tags: str) -> Iterator[Element]:
        """Its elements with any of these tags."""
        return (element for element in self.elements if element.tag in tags)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids on it."""
        return frozenset(each["id"] for each in self.elements if each["id"])

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of elements on it."""
        return frozenset(element.kind for element in self.elements)

    def place_of(self, html: str) -> tuple[int, int]:
        """The line and column, from 1, where a piece of HTML begins; (1, 1) if it is not found."""
        opening = html.partition(">")[0]
        before, found, _ = self.text.partition(opening)
        if not found:
            return 1, 1
        return before.count("\n") + 1, len(before) - before.rfind("\n")


def read_page(path: Path, site: Path) -> HtmlPage:
    """The page in a file of a site."""
    return HtmlPage(path.relative_to(site).as_posix(), path.read_text("utf-8"))


@cache
def _elements_of(text: str) -> tuple[Element, ...]:
    """The elements of a page, which copies of it share: to parse it is most of a check."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return tuple(reader.found)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: of or "" for name, of in attrs}
        classes = ".".join(sorted(attributes.get("class", "").split()))
        inside = self._open[-1].kind if self._open else ""
        kind = f"{inside}>{tag}.{classes}[{' '.join(sorted(attributes))}]"
        line, column = self.getpos()
        element = Element(tag, attributes, line, column + 1, kind)
        self.found.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            if element.tag in _WITH_TEXT:
                element.text += data
