"""The sources as RIS, for reference managers (RIS Format Specifications, 2011)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.records.dates import PartialDate
    from macros.records.model import Source

_TYPES: Final = {
    "article": "NEWS",
    "report": "RPRT",
    "book": "BOOK",
    "paper": "JOUR",
    "interview": "PCOMM",
    "broadcast": "MPCT",
    "video": "VIDEO",
    "post": "BLOG",
}
_ANY_TYPE: Final = "ELEC"
_IN_A_CONTAINER: Final = frozenset({"JOUR", "NEWS"})
"""Types whose publisher is the title of what they appear in."""


def sources_ris(sources: Iterable[Source]) -> str:
    """The sources, one reference each; what is not known is left out."""
    return "".join(_line(tag, text) for source in sources for tag, text in _reference(source))


def _reference(source: Source) -> Iterator[tuple[str, str]]:
    kind = _TYPES.get(source.kind, _ANY_TYPE)
    yield "TY", kind
    yield "ID", source.id
    yield "TI", source.title
    yield from (("AU", ", ".join(each.parts)) for each in source.author)
    yield ("T2" if kind in _IN_A_CONTAINER else "PB"), source.publisher
    if source.issued is not None and source.issued.start == source.issued.end:
        yield "PY", f"{source.issued.start.year:04}"
        yield "DA", _date(source.issued.start)
    if source.accessed is not None:
        yield "Y2", _date(source.accessed)
    for tag, known in (
        ("UR", source.link),
        ("DO", source.DOI),
        ("SN", source.ISBN),
        ("LA", source.language),
        ("DB", source.archive),
        ("L1", source.archive_location),
    ):
        if known is not None:
            yield tag, known
    yield "ER", ""


def _date(day: PartialDate) -> str:
    """A date with all its slashes, whatever is known of it."""
    year, *rest = day.parts
    return "/".join([f"{year:04}", *(f"{part:02}" for part in rest), *[""] * (4 - len(day.parts))])


def _line(tag: str, text: str) -> str:
    return f"{tag}  - {' '.join(text.split())}\r\n"
