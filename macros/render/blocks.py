"""Blocks of HTML that macros put on pages written in Markdown, which Markdown leaves alone.

A block is marked by two comments. Python-Markdown would parse it to find that it is HTML; told of
the marks, it keeps the block aside as it keeps any HTML (“Extension API”, htmlStash). An engine
that is not told gives the same page, more slowly.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markdown.extensions import Extension
from markdown.extensions.toc import TocTreeprocessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from macros.render.outline import outline, tokens

if TYPE_CHECKING:
    from markdown import Markdown

_OPEN: Final = "<!--block-->"
_CLOSE: Final = "<!--/block-->"
_BLOCK: Final = re.compile(f"{_OPEN}(.*?){_CLOSE}", re.DOTALL)

_AFTER_SNIPPETS_AND_WHITE_SPACE: Final = 25
_AFTER_EVERYTHING: Final = 0


def block(html: str) -> str:
    """A block of HTML as it is to stand on a page written in Markdown."""
    return f"{_OPEN}\n{html.strip()}\n{_CLOSE}" if html.strip() else ""


class Blocks(Extension):
    """Keeps blocks away from Markdown, and their headings in the table of contents."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name of the interface
        """Add what keeps blocks aside, and what reads the headings of the whole page."""
        md.preprocessors.register(_KeepAside(md), "blocks", _AFTER_SNIPPETS_AND_WHITE_SPACE)
        md.postprocessors.register(_Contents(md), "contents", _AFTER_EVERYTHING)


class _KeepAside(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if _OPEN not in text:
            return lines
        return _BLOCK.sub(self._kept, text).split("\n")

    def _kept(self, found: re.Match[str]) -> str:
        return f"\n\n{self.md.htmlStash.store(found[1].strip())}\n\n"


class _Contents(Postprocessor):
    def run(self, text: str) -> str:
        toc = next(each for each in self.md.treeprocessors if isinstance(each, TocTreeprocessor))
        self.md.toc_tokens = tokens(outline(text), toc.toc_bottom)  # type: ignore[attr-defined]
        return text
