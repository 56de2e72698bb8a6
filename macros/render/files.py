"""The files beside the pages: the stylesheet, the scripts, pictures for sharing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.look import first_script, script, stylesheet
from macros.look.pictures import card, lacking
from macros.render.search_documents import search_facets
from macros.render.view import View
from macros.urls import FIRST_SCRIPT, SCRIPT, SEARCH_FACETS, STYLESHEET, picture_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.project import Project
    from macros.site import Site


def generated_files(project: Project, site: Site) -> Iterator[tuple[str, bytes]]:
    """Each file with its path within the site."""
    yield STYLESHEET, stylesheet(site.look).encode()
    yield FIRST_SCRIPT, first_script().encode()
    yield SCRIPT, script().encode()
    view = View(project, "", site)
    yield SEARCH_FACETS, search_facets(view.claim_facets(view.topics)).encode()
    for url, title, words in _pictures(project, site):
        if not _lacking(title, words, site):
            yield url, card(title, words, site.name, site.look.light)


def undrawn(project: Project, site: Site) -> Iterator[tuple[str, str]]:
    """The title of each picture that is not made, and the letters that its font lacks."""
    for _, title, words in _pictures(project, site):
        if letters := _lacking(title, words, site):
            yield title, letters


def _lacking(title: str, words: str, site: Site) -> str:
    return lacking(title + words + site.name)


def _pictures(project: Project, site: Site) -> Iterator[tuple[str, str, str]]:
    """Each picture’s path within the site, title and words: the site’s, and one a topic."""
    yield picture_url(), site.name, site.description
    for topic, page in project.topics.items():
        yield picture_url(topic), page.title, page.description
