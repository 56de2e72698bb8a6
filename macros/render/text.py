"""Texts of the record as HTML: everything is escaped, a little Markdown sanitised."""

from __future__ import annotations

import nh3
from markupsafe import Markup

from macros.text.markup import convert


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
