"""The files beside the pages: the stylesheet, the script, a picture for each topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.look import script, stylesheet
from macros.look.pictures import card
from macros.urls import SCRIPT, STYLESHEET, picture_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.project import Project
    from macros.site import Site


def generated_files(project: Project, site: Site) -> Iterator[tuple[str, bytes]]:
    """Each file with its path within the site."""
    yield STYLESHEET, stylesheet().encode()
    yield SCRIPT, script().encode()
    yield picture_url(), card(site.name, site.description, site.name)
    for topic, page in project.topics.items():
        yield picture_url(topic), card(page.title, page.description, site.name)
