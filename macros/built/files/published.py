"""Every address that was ever published still exists.

`data/published.txt` lists them; `claims published` adds those of a site. None is ever removed, so
that no link to the site breaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.problems import Position, Problem
from macros.reading.published_urls import PUBLISHED, read_published
from macros.urls import claim_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.built.site import BuiltSite

ID: Final = "published"

_REMEDY: Final = "Bring it back. A claim that has ended is retired, and keeps its page."


def check(site: BuiltSite) -> Iterator[Problem]:
    """A problem for each address that is gone, and each that is missing from the list."""
    listed = read_published(site.project.root)
    for line, address in listed.addresses:
        if not site.has(address):
            message = f"“{address}” was published, and the site has nothing there"
            yield Problem(Position(PUBLISHED, line), ID, message, _REMEDY)
    for claim in site.project.record.claims:
        if str(claim.added) <= listed.up_to and claim_url(claim.id) not in listed:
            message = (
                f"the list has every claim up to {listed.up_to}, and “{claim.id}” is not on it"
            )
            yield Problem(Position(PUBLISHED), ID, message, "Add it: claims published")
