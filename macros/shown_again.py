"""Generated pages that come out as they were served last, and need not go through the theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markupsafe import Markup
    from mkdocs.structure.pages import Page

TEMPLATE: Final = "shown-again.html"
"""The template that shows a page as it was served last."""


@dataclass(slots=True)
class Shown:
    """A page as it was served last: what it was made of, and what came out."""

    made_of: tuple[Any, ...]
    output: str = ""


Pages: TypeAlias = dict[str, Shown]
"""The pages that were served last, by the paths of their files."""


def show_unchanged_again(
    pages: Iterable[Page], around_all: tuple[Any, ...], linked: Mapping[str, Markup], shown: Pages
) -> None:
    """Have each page that would come out as before shown as it was.

    What goes into a page is its own content, title, metadata and date, its linked data, the pages
    before and after it, and what stands around all pages.
    """
    for page in pages:
        beside = [
            each and (each.url, str(each.title)) for each in (page.previous_page, page.next_page)
        ]
        own = (page.content, str(page.title), dict(page.meta), page.update_date)
        made_of = (around_all, beside, own, linked.get(page.url))
        before = shown.get(page.file.src_uri)
        if before and before.output and before.made_of == made_of:
            page.meta["template"] = TEMPLATE
        else:
            shown[page.file.src_uri] = Shown(made_of)
