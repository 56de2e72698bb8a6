"""The list `data/published.txt`: every address that the site ever had, one per line.

Its first line gives the day up to which every claim is on it. A project that was never published
has no list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from macros.reading.yaml_reader import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PUBLISHED: Final = "data/published.txt"

_UP_TO: Final = " up to "
_HEAD: Final = (
    f"# Every address that was ever published, complete{_UP_TO}{{}}: see claims published\n"
)


@dataclass(frozen=True, slots=True)
class Published:
    """The addresses within the site, by line from 1, and the day up to which they are complete."""

    addresses: tuple[tuple[int, str], ...] = ()
    up_to: str = ""

    def __contains__(self, address: str) -> bool:
        return any(address == each for _, each in self.addresses)


def read_published(root: Path) -> Published:
    """The list of a project; an empty one if there is no file. Raises ReadError."""
    path = root / PUBLISHED
    if not path.exists():
        return Published()
    head, *lines = read_lines(path, PUBLISHED).splitlines() or [""]
    day = head.partition(_UP_TO)[2].partition(":")[0]
    return Published(tuple(enumerate(lines, 2)), day)


def published_text(addresses: Iterable[str], up_to: str) -> str:
    """The text of the list, in alphabetical order."""
    return _HEAD.format(up_to) + "".join(f"{each}\n" for each in sorted(set(addresses)))
