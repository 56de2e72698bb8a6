"""The files beside the pages: the stylesheet, the script, a picture for each topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.look import script, stylesheet
from macros.look.cards import card

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.project import Project
    from macros.site import Site


def generated_files(project: Project, site: Site) -> Iterator[tuple[str, bytes]]:
    """Each file with its path within the site."""
    yield "assets/site.css", stylesheet().encode()
    yield "assets/site.js", script().encode()
    yield card_path(), card(site.name, site.description, site.name)
    for topic, page in project.topics.items():
        yield card_path(topic), card(page.title, page.description, site.name)


def card_path(topic: str = "") -> str:
    """The path of the picture for a topic, or for the site."""
    return f"assets/cards/{topic or 'index'}.png"
