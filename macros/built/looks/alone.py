"""A page needs nothing from other hosts, keeps to its own policy, and runs without errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from macros.built.visit import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.built.visit import Visit

ID: Final = "alone"


def look(visit: Visit) -> Iterator[Finding]:
    """A finding for each error, each breach of the policy, and each other host contacted."""
    for error in visit.errors:
        yield Finding(f"the browser reports an error: {error}")
    for breach in visit.page.evaluate("violations"):
        yield Finding(f"the page breaks its content security policy: {breach}")
    for host in sorted(visit.hosts - {urlsplit(visit.address).netloc}):
        yield Finding(f"the page asks {host} for something", "Serve it from the site itself.")
