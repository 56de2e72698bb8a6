"""What a page can name: the records, looked up by id."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from macros.text.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.reading.pages import Page
    from macros.records.model import (
        Claim,
        Document,
        Inconsistency,
        Record,
        Reference,
        Source,
    )
    from macros.records.project import Project


class UnknownIdError(LookupError):
    """A page names a record that does not exist."""


@dataclass(frozen=True)
class Lookup:
    """A project whose records one page looks up. `url` is the page's address within the site."""

    project: Project
    url: str

    @property
    def record(self) -> Record:
        """The records."""
        return self.project.record

    @cached_property
    def topics(self) -> Mapping[str, Page]:
        """The pages of topics, by topic, in the order in which claims first mention them."""
        return {topic: self.project.topics[topic] for topic in self.record.topics}

    def claim(self, id_: str) -> Claim:
        """A claim by its id. Raises UnknownIdError."""
        return _known(self.record.claim, id_, f"claim named on {self._page}")

    def source(self, id_: str) -> Source:
        """A source by its id. Raises UnknownIdError."""
        return _known(self.record.source, id_, f"source named on {self._page}")

    def document(self, id_: str) -> Document:
        """A source or reference by its id. Raises UnknownIdError."""
        return self.record.reference.get(id_) or self.source(id_)

    def inconsistency(self, claim: Claim, id_: str) -> Inconsistency:
        """An inconsistency of a claim by its id. Raises UnknownIdError."""
        inconsistencies = {str(each.id): each for each in claim.inconsistencies}
        return _known(inconsistencies, id_, f"inconsistency of {claim.id} named on {self._page}")

    @property
    def _page(self) -> str:
        return f"the page “{self.url or 'index'}”"

    def references(self, ids: tuple[str, ...]) -> tuple[Reference, ...]:
        """References by their ids."""
        return tuple(self.record.reference[id_] for id_ in ids)


_Found = TypeVar("_Found")


def _known(records: Mapping[str, _Found], id_: str, what: str) -> _Found:
    if id_ not in records:
        message = f"“{id_}” is not a {what}. {nearest(id_, records)}"
        raise UnknownIdError(message)
    return records[id_]
