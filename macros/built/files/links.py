"""Every link within the site leads to a page, a file or an anchor that exists.

An external link leads to the web. Nothing that a page loads comes from another host.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin, urlsplit

from macros.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.built.html import Element, HtmlPage
    from macros.built.site import BuiltSite

ID: Final = "links"

_OUTSIDE: Final = frozenset({"http", "https", "mailto"})
_NAMES_ONLY: Final = frozenset({"canonical", "license"})
"""The relations of a `link` that name an address and load nothing."""


def check(site: BuiltSite) -> Iterator[Problem]:
    """A problem for each link that leads nowhere, and each part loaded from another host."""
    for page in site.pages.values():
        for element in page.elements:
            address = element["href"] or element["src"]
            if address:
                yield from _check(site, page, element, address)


def _check(site: BuiltSite, page: HtmlPage, element: Element, address: str) -> Iterator[Problem]:
    host = urlsplit(site.settings.url).netloc
    target = urlsplit(urljoin(site.settings.url + page.url, address))
    at = site.at(page, element)
    if target.netloc != host:
        if target.scheme not in _OUTSIDE:
            yield Problem(at, ID, f"the link to “{address}” does not lead to a web address")
        elif element.tag != "a" and element["rel"] not in _NAMES_ONLY:
            message = f"the <{element.tag}> loads “{address}” from another host"
            yield Problem(at, ID, message, "Serve it from the site itself.")
        return
    path = unquote(target.path).removeprefix(site.base)
    fragment = unquote(target.fragment)
    if not site.has(path):
        yield Problem(at, ID, f"the link to “{address}” leads to nothing on this site")
    elif fragment and path in site.pages and fragment not in site.pages[path].ids:
        yield Problem(at, ID, f"“{address}”: there is no “{fragment}” on that page")
