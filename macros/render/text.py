"""Texts of the record as HTML: everything is escaped, a little Markdown sanitised."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import nh3
from markupsafe import Markup, escape

from macros.text.markup import convert

if TYPE_CHECKING:
    from macros.reading.glossary import Glossary


@lru_cache(maxsize=4096)
def markdown(text: str) -> Markup:
    """A field that allows Markdown's emphasis and links, as HTML; all else is plain text."""
    return Markup(  # noqa: S704 - sanitised in this line
        nh3.clean(
            convert(text),
            tags={"a", "em", "p", "strong"},
            attributes={"a": {"href"}},
            url_schemes={"http", "https"},
            link_rel="noopener",
        )
    )


def inline(text: str) -> Markup:
    """A plain text, to stand within a line of Markdown: each special character is an entity."""
    return Markup(  # noqa: S704 - only letters, digits and spaces are left as they are
        "".join(
            character if character.isalnum() or character == " " else f"&#{ord(character)};"
            for character in text
        )
    )


def explained(text: str, glossary: Glossary) -> Markup:
    """A plain text, with what a glossary says of each of its terms (HTML, `abbr`)."""
    abbreviation = Markup('<abbr title="{}">{}</abbr>')
    return Markup().join(
        abbreviation.format(meaning, part) if meaning else escape(part)
        for part, meaning in glossary.parts(text)
    )
