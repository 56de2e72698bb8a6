"""Everything that is published of a project, assembled once: pages, files and linked data.

MkDocs and `claims export` write it out, and nothing else decides what is published.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, wraps
from typing import TYPE_CHECKING, TypeVar

from macros.language import speaking
from macros.publish.files import data_files, published
from macros.publish.linked_data import linked_data
from macros.render.files import generated_files, undrawn
from macros.render.pages import generated_pages
from macros.render.security import data_block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from markupsafe import Markup

    from macros.publish.published_file import PublishedFile
    from macros.records.project import Project
    from macros.render.pages import GeneratedPage
    from macros.site import Site


_Made = TypeVar("_Made")


def _in_its_language(make: Callable[[Publication], _Made]) -> Callable[[Publication], _Made]:
    """What makes a part of a publication, speaking the language of its site."""

    @wraps(make)
    def speak(publication: Publication) -> _Made:
        with speaking(publication.site.language):
            return make(publication)

    return speak


@dataclass(frozen=True)
class Publication:
    """What is published of a project without problems, as the site that its settings describe.

    Each part is made once, when it is first asked for.
    """

    project: Project
    site: Site

    @property
    @_in_its_language
    def data(self) -> tuple[PublishedFile, ...]:
        """The data files with their descriptions, including the feed and the manifest."""
        return data_files(self.project, self.site)

    @cached_property
    @_in_its_language
    def texts(self) -> Mapping[str, str]:
        """The text of every data file, claim file and schema, by its path within the site."""
        return published(self.data, self.project, self.site)

    @cached_property
    @_in_its_language
    def files(self) -> Mapping[str, str | bytes]:
        """Every file that is not a page, by its path within the site."""
        return {**dict(generated_files(self.project, self.site)), **self.texts}

    @property
    def undrawn(self) -> Iterator[tuple[str, str]]:
        """The title of each picture for sharing that is not made, and the letters it would lack."""
        return undrawn(self.project, self.site)

    @cached_property
    @_in_its_language
    def pages(self) -> Mapping[str, GeneratedPage]:
        """The generated pages, by the paths at which MkDocs has them."""
        return {page.path: page for page in generated_pages(self.project, self.site)}

    @cached_property
    @_in_its_language
    def data_blocks(self) -> Mapping[str, Markup]:
        """The linked data of pages, by their addresses within the site."""
        graphs = linked_data(self.project, self.site, self.data)
        return {url: data_block(graph) for url, graph in graphs.items()}

    @property
    def updated(self) -> str:
        """The day of the last change to the record."""
        return str(self.project.record.updated)
