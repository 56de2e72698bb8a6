"""The sources as CSL-JSON, for citation processors (citationstyles.org, csl-data.json)."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from macros.publish.values import known
from macros.urls import source_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.publish.values import Json
    from macros.records.dates import Interval
    from macros.records.model import Name, Source
    from macros.site import Site

_TYPES: Final = {
    "article": "article-newspaper",
    "report": "report",
    "interview": "interview",
    "speech": "speech",
    "book": "book",
    "paper": "article-journal",
    "broadcast": "broadcast",
    "video": "motion_picture",
    "post": "post",
}
_ANY_TYPE: Final = "webpage"
_WITH_A_PUBLISHER: Final = frozenset({"book", "motion_picture", "report", "speech"})
"""Types that are published on their own; the others appear in a container that has a title."""


def csl_item(source: Source, site: Site) -> Json:
    """A source as an item of CSL-JSON; what CSL has no field for is under `custom`."""
    kind = _TYPES.get(source.kind, _ANY_TYPE)
    container = "publisher" if kind in _WITH_A_PUBLISHER else "container-title"
    return {
        "id": source.id,
        "type": kind,
        "title": source.title,
        container: source.publisher,
    } | known(
        author=[_name(each) for each in source.author] or None,
        issued=_date(source.issued) if source.issued else None,
        accessed=_parts(source.accessed.parts) if source.accessed else None,
        URL=source.address,
        DOI=source.DOI,
        ISBN=source.ISBN,
        archive=source.archive,
        archive_location=source.archive_location,
        language=source.language,
        custom=known(
            short_title=source.short_title,
            page=site.address(source_url(source.id)),
            issued=str(source.issued) if source.issued else None,
            gone=source.gone or None,
            retells=[each.id for each in source.retells],
        ),
    )


def _name(author: Name) -> Json:
    return known(family=author.family, given=author.given, literal=author.literal)


def _date(interval: Interval) -> Json | None:
    """As much of a date as is known; a range would mean that it was published throughout."""
    ends = zip(interval.start.parts, interval.end.parts, strict=False)
    known_parts = [one for one, _ in takewhile(lambda pair: pair[0] == pair[1], ends)]
    return _parts(known_parts) if known_parts else None


def _parts(parts: Iterable[int]) -> Json:
    return {"date-parts": [list(parts)]}
