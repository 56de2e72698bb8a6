"""A page has a sound structure: its ids are unique, and its headings follow each other.

It has one heading of the first level, and no level is skipped on the way down; it states its title,
its description, and the picture that stands for it where it is shared.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from macros.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.built.html import Element, HtmlPage
    from macros.built.site import BuiltSite

ID: Final = "outline"

_HEADINGS: Final = tuple(f"h{level}" for level in range(1, 7))


def check(site: BuiltSite) -> Iterator[Problem]:
    """A problem for each repeated id, each heading out of order, and each thing not stated."""
    for page in site.pages.values():
        yield from _ids(site, page)
        yield from _headings(site, page)
        yield from _described(site, page)


def _ids(site: BuiltSite, page: HtmlPage) -> Iterator[Problem]:
    first: dict[str, Element] = {}
    for element in page.elements:
        if element["id"] in first:
            message = f"the id “{element['id']}” stands on line {first[element['id']].line} already"
            yield Problem(site.at(page, element), ID, message)
        elif element["id"]:
            first[element["id"]] = element


def _headings(site: BuiltSite, page: HtmlPage) -> Iterator[Problem]:
    headings = list(page.of(*_HEADINGS))
    firsts = [heading for heading in headings if heading.tag == "h1"]
    if len(firsts) != 1:
        message = f"the page has {len(firsts)} headings of the first level; expected one"
        yield Problem(site.at(page, firsts[1] if firsts else None), ID, message)
    for before, heading in pairwise(headings):
        if int(heading.tag[1]) > int(before.tag[1]) + 1:
            message = f"the {heading.tag} “{_words(heading)}” follows an {before.tag}"
            yield Problem(site.at(page, heading), ID, message, "Leave no level out.")
    for heading in headings:
        if not heading.text.strip():
            yield Problem(site.at(page, heading), ID, f"the {heading.tag} is empty")


def _described(site: BuiltSite, page: HtmlPage) -> Iterator[Problem]:
    titles = [title for title in page.of("title") if title.text.strip()]
    if not titles:
        yield Problem(site.at(page), ID, "the page has no title")
    told = {each["name"] or each["property"]: each["content"] for each in page.of("meta")}
    for name in ("description", "og:title"):
        if not told.get(name):
            hint = "Write it into the front matter of the page."
            yield Problem(site.at(page), ID, f"the page has no {name}", hint)
    address = told.get("og:image", "")
    picture = address.removeprefix(site.settings.url)
    if picture == address or not (site.folder / picture).is_file():
        yield Problem(site.at(page), ID, "the page names no picture of the site for sharing")


def _words(heading: Element) -> str:
    return " ".join(heading.text.removesuffix("¶").split())
