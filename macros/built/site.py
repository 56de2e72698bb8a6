"""A built site, and what it was built from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from macros.built.html import HtmlPage, read_page
from macros.problems import Position
from macros.urls import CLAIMS, source_url

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from macros.built.html import Element
    from macros.records.project import Project
    from macros.site import Site


@dataclass(frozen=True)
class BuiltSite:
    """A folder that MkDocs built, the project that it was built from, and its settings."""

    folder: Path
    project: Project
    settings: Site

    @cached_property
    def pages(self) -> Mapping[str, HtmlPage]:
        """The pages by their addresses within the site."""
        found = (read_page(path, self.folder) for path in sorted(self.folder.rglob("*.html")))
        return {page.url: page for page in found}

    @property
    def base(self) -> str:
        """The path under which the site is served: `/`, or `/folder/`."""
        return urlsplit(self.settings.url).path or "/"

    def has(self, address: str) -> bool:
        """Whether there is a page or a file at an address within the site."""
        return address in self.pages or (bool(address) and (self.folder / address).is_file())

    def at(self, page: HtmlPage, element: Element | None = None) -> Position:
        """The position of an element, or of the start of a page."""
        if element is None:
            return self.place(page.file)
        return self.place(page.file, element.line, element.column)

    def place(self, file: str, line: int = 1, column: int = 1) -> Position:
        """A position in a file of the site, given with the path of the site's folder."""
        return Position((self.folder / file).as_posix(), line, column)

    @property
    def topic_urls(self) -> tuple[str, ...]:
        """The addresses of the pages of topics."""
        return tuple(page.url for page in self.project.topics.values())

    @property
    def claim_urls(self) -> tuple[str, ...]:
        """The addresses of the pages of claims."""
        return tuple(url for url in self.pages if url.startswith(CLAIMS))

    @property
    def source_urls(self) -> tuple[str, ...]:
        """The addresses of the pages of sources."""
        urls = (source_url(source.id) for source in self.project.record.sources)
        return tuple(url for url in urls if url in self.pages)
