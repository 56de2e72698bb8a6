"""A page that MkDocs has nothing to do with but to put it into the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from macros.render.outline import outline, tokens

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from macros.render.pages import GeneratedPage


class ReadyPage(Page):
    """A generated page, which is HTML already: nothing is read, evaluated or converted."""

    def __init__(self, made: GeneratedPage, file: File, config: MkDocsConfig) -> None:
        """Make the page of a file what was generated."""
        super().__init__(Markup.escape(made.title), file, config)
        self._made = made

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the metadata of what was generated."""
        del config
        self.markdown = ""
        self.meta = {
            "description": Markup.escape(self._made.description),
            "topic": self._made.topic,
            "render_macros": False,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the HTML of what was generated, and its table of contents."""
        del config, files
        self.content = self._made.html
        self.toc = get_toc(tokens(outline(self._made.html)))
