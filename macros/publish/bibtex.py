"""A claim and the sources as BibTeX entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from babel import Locale, UnknownLocaleError

from macros.text.dates import day, days
from macros.urls import claim_url

if TYPE_CHECKING:
    from collections.abc import Iterable

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
"""Characters that mean something to LaTeX; BibTeX counts braces even after a backslash."""


def claim_bibtex(claim: Claim, site: Site) -> str:
    """A claim’s page as an entry (`@misc`)."""
    entry = _entry(
        claim.id,
        author=_as_it_is(site.name),
        title=_as_it_is(claim.question),
        year=str(claim.updated.year),
        note=f"As of {day(claim.updated)}",
        url=site.address(claim_url(claim.id)),
    )
    return entry.strip()


def sources_bibtex(sources: Iterable[Source]) -> str:
    """The sources as a bibliography, one entry (`@misc`) each; unknown fields are left out."""
    return "\n".join(map(_source, sources))


def _source(source: Source) -> str:
    issued = source.issued
    years = {issued.start.year, issued.end.year} if issued else set[int]()
    return _entry(
        source.id,
        author=_as_it_is(source.author) if source.author else "",
        title=_as_it_is(source.title),
        howpublished=_as_it_is(source.publisher),
        year=str(years.pop()) if len(years) == 1 else "",
        note=f"Published {days(issued)}" if issued else "",
        url=_verbatim(source.URL),
        urldate=str(source.accessed or ""),
        langid=_language(source.language),
    )


def _language(code: str) -> str:
    """A language as LaTeX’s babel names it: in English. Nothing for one that has no name there."""
    try:
        name = Locale.parse(code, sep="-").get_language_name("en")
    except (UnknownLocaleError, ValueError):
        return ""
    return (name or "").partition(" ")[0].lower()


def _entry(key: str, **fields: str) -> str:
    """An entry (BibTeXing, section 2); empty fields are left out."""
    lines = (f"    {name} = {_quoted(value)}" for name, value in fields.items() if value)
    joined = ",\n".join(lines)
    return f"@misc{{{key},\n{joined}\n}}\n"


def _quoted(value: str) -> str:
    return f'"{value}"' if '"' not in value else f"{{{value}}}"


def _verbatim(address: str) -> str:
    """An address with its braces percent-encoded, since they could end the field."""
    return address.replace("{", "%7B").replace("}", "%7D")


def _as_it_is(text: str) -> str:
    """A text escaped for LaTeX, in braces: capitals stay, and it is not read as a list of names."""
    return f"{{{text.translate(_LATEX)}}}"
