"""A claim and the sources as BibTeX entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.language import _, locale_of
from macros.text.dates import day, days
from macros.urls import claim_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.records.model import Claim, Name, Source
    from macros.site import Site


_KINDS: Final = {
    "book": ("book", "publisher"),
    "paper": ("article", "journal"),
    "report": ("techreport", "institution"),
}
"""The type of the entry for some kinds of sources, and its field for who published it."""

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
        "misc",
        author=_as_it_is(site.name),
        title=_as_it_is(claim.question),
        year=str(claim.updated.year),
        note=_("As of %(day)s") % {"day": day(claim.updated)},
        url=site.address(claim_url(claim.id)),
    )
    return entry.strip()


def sources_bibtex(sources: Iterable[Source]) -> str:
    """The sources as a bibliography, one entry each; unknown fields are left out."""
    return "\n".join(map(_source, sources))


def _source(source: Source) -> str:
    issued = source.issued
    years = {issued.start.year, issued.end.year} if issued else set[int]()
    kind, publishing = _KINDS.get(source.kind, ("misc", "howpublished"))
    return _entry(
        source.id,
        kind,
        author=" and ".join(map(_name, source.author)),
        title=_as_it_is(source.title),
        **{publishing: _as_it_is(source.publisher)},
        year=str(years.pop()) if len(years) == 1 else "",
        note=_("Published %(day)s") % {"day": days(issued)} if issued else "",
        isbn=source.ISBN or "",
        doi=_verbatim(source.DOI or ""),
        url=_verbatim(source.address or ""),
        urldate=str(source.accessed or ""),
        langid=_language(source.language),
    )


def _language(code: str) -> str:
    """A language as LaTeX’s babel names it: in English. Nothing for one that has no name there."""
    locale = locale_of(code)
    name = locale.get_language_name("en") if locale else None
    return (name or "").partition(" ")[0].lower()


def _name(author: Name) -> str:
    """A name as BibTeX parts it: the family name first (BibTeXing, section 4)."""
    return ", ".join(map(_as_it_is, author.parts))


def _entry(key: str, kind: str, **fields: str) -> str:
    """An entry (BibTeXing, section 2); empty fields are left out."""
    lines = (f"    {name} = {_quoted(value)}" for name, value in fields.items() if value)
    joined = ",\n".join(lines)
    return f"@{kind}{{{key},\n{joined}\n}}\n"


def _quoted(value: str) -> str:
    return f'"{value}"' if '"' not in value else f"{{{value}}}"


def _verbatim(address: str) -> str:
    """An address with its braces percent-encoded, since they could end the field."""
    return address.replace("{", "%7B").replace("}", "%7D")


def _as_it_is(text: str) -> str:
    """A text escaped for LaTeX, in braces: capitals stay, and it is not read as a list of names."""
    return f"{{{text.translate(_LATEX)}}}"
