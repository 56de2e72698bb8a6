"""A claim and the sources as entries of BibTeX."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from macros.in_words import day, days
from macros.site import claim_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from macros.records.model import Claim, Source
    from macros.site import Site


def claim_bibtex(claim: Claim, site: Site) -> str:
    """A claim’s page as an entry (`@misc`)."""
    entry = _entry(
        site.name,
        title=_as_it_is(claim.question),
        year=str(claim.updated.year),
        note=f"As of {day(claim.updated)}",
        url=site.address(claim_url(claim.id)),
    )
    return _written({str(claim.id): entry}).strip()


def sources_bibtex(sources: Iterable[Source]) -> str:
    """The sources as a bibliography, an entry (`@misc`) each; what is not known is absent."""
    return _written({str(source.id): _source(source) for source in sources})


def _source(source: Source) -> Entry:
    issued = source.issued
    years = {issued.start.year, issued.end.year} if issued else set[int]()
    return _entry(
        source.author,
        title=_as_it_is(source.title),
        howpublished=_as_it_is(source.publisher),
        year=str(years.pop()) if len(years) == 1 else "",
        note=f"Published {days(issued)}" if issued else "",
        url=source.url,
        urldate=str(source.accessed or ""),
        langid=source.language,
    )


def _entry(author: str | None, **fields: str) -> Entry:
    persons = {"author": [Person(last=_as_it_is(author))]} if author else {}
    known = {name: str(value) for name, value in fields.items() if value}
    return Entry("misc", fields=known, persons=persons)


def _as_it_is(text: str) -> str:
    """A text whose capitals stay, and which is no list of names."""
    return f"{{{text}}}"


class _Writer(Writer):  # type: ignore[misc]
    """A writer that leaves addresses as they are: what typesets them reads them verbatim."""

    def _write_field(self, stream: IO[str], type: str, value: str) -> None:  # noqa: A002 - pybtex’s
        if type == "url":
            address = value.replace("{", "%7B").replace("}", "%7D")
            stream.write(f",\n    url = {self.quote(address)}")
        else:
            super()._write_field(stream, type, value)


def _written(entries: Mapping[str, Entry]) -> str:
    written: str = _Writer().to_string(BibliographyData(entries))
    return written
