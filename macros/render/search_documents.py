"""What the search knows of a page: its words and their weights, and what it can be filtered by.

A document is HTML as Pagefind reads it (pagefind.app, “Indexing your site”), never published.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

import regex
from markupsafe import Markup, escape

from macros.analysis.words import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.render.facets import Groups, Value

IGNORED: Final = "[data-search-exclude], .headerlink, .claim-title, .standing"
"""What the search passes over, as a CSS selector; it knows the title and the standing anyway."""

CHARACTERS: Final = "%‰°$€£¥₩₹&+#@"
"""The signs that are part of a word: 2%, $550bn, R&D."""

_WEIGHTS: Final = {"answer__value": 7, "quote": 3}
"""How much a word counts for in elements of a class, from 0 to 10; elsewhere 1."""

_META: Final = Markup('<meta data-pagefind-meta="{}[content]" content="{}">')
_WEIGHED: Final = re.compile(rf'class="(?P<name>{"|".join(_WEIGHTS)})(?: [^"]*)?"')
_TEXT: Final = re.compile(r"(?<=>)[^<]+")
_UNSPACED: Final = regex.compile(rf"{UNSPACED.pattern}\p{{M}}*")


def search_document(title: str, html: str, language: str, found_by: Iterable[Value] = ()) -> str:
    """The document of a page: its title as HTML text, its HTML, and what it is found by."""
    values = tuple(found_by)
    told = {"title": Markup(title).unescape()}  # noqa: S704 - it is escaped again below
    for group in dict.fromkeys(value.group for value in values):
        told[group] = ", ".join(value.words for value in values if value.group == group)
    if values:
        told["facets"] = " ".join(value.term for value in values)
    head = Markup().join(_META.format(*each) for each in told.items())
    weighed = _WEIGHED.sub(_with_weight, html)
    spaced = _TEXT.sub(_with_spaces, weighed) if UNSPACED.search(weighed) else weighed
    return (
        f'<!doctype html><html lang="{escape(language)}"><head>{head}</head>'
        f"<body>{spaced}</body></html>"
    )


def search_facets(groups: Groups) -> str:
    """What the search offers to filter by (JSON): by group, the term and words of each facet."""
    offered = {
        group: [[facet.value.term, facet.value.words] for facet in found]
        for group, found in groups.items()
    }
    return json.dumps(offered, ensure_ascii=False)


def _with_spaces(text: re.Match[str]) -> str:
    return _UNSPACED.sub(r" \g<0> ", text[0])


def _with_weight(found: re.Match[str]) -> str:
    return f'{found[0]} data-pagefind-weight="{_WEIGHTS[found["name"]]}"'
