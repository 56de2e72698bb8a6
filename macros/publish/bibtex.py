"""A claim and the sources as entries of BibTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from macros.in_words import day, days
from macros.site import claim_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from macros.records.model import Claim, Source
    from macros.site import Site


_LATEX: Final = {
    **{ord(special): f"\\{special}" for special in "$&%#_"},
    ord("\\"): r"\textbackslash{}",
    ord("{"): r"\textbraceleft{}",
    ord("}"): r"\textbraceright{}",
    ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}",
}
"""What LaTeX takes for more than a character; BibTeX counts braces even behind a backslash."""


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
        url=_verbatim(source.URL),
        urldate=str(source.accessed or ""),
        langid=source.language,
    )


def _entry(author: str | None, **fields: str) -> Entry:
    persons = {"author": [Person(last=_as_it_is(author))]} if author else {}
    known = {name: str(value) for name, value in fields.items() if value}
    return Entry("misc", fields=known, persons=persons)


def _verbatim(address: str) -> str:
    """An address without the braces at which a field would end."""
    return address.replace("{", "%7B").replace("}", "%7D")


def _as_it_is(text: str) -> str:
    """A text as LaTeX shows it, whose capitals stay, and which is no list of names."""
    return f"{{{text.translate(_LATEX)}}}"


class _Writer(Writer):  # type: ignore[misc]
    """A writer of fields that are LaTeX already, or an address, which is read verbatim."""

    def _encode(self, text: str) -> str:
        return text


def _written(entries: Mapping[str, Entry]) -> str:
    written: str = _Writer().to_string(BibliographyData(entries))
    return written
