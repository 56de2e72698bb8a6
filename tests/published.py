"""Every address that was ever published, in `published.txt`: none of them may break.

`make published` adds those of the site as it is built now; none is ever taken away.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from macros.records.project import load
from tests.projects import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterable

LIST: Final = Path(__file__).with_suffix(".txt")

_HEAD: Final = (
    "# Every address that was ever published, complete up to {}: see tests/published.py\n"
)
_INDEX: Final = "index.html"


def listed() -> list[str]:
    """The addresses of the list, within the site."""
    return LIST.read_text("utf-8").splitlines()[1:]


def complete_up_to() -> str:
    """The day up to which the list has every claim."""
    return LIST.read_text("utf-8").partition(" up to ")[2].partition(":")[0]


def missing(addresses: Iterable[str], site: Path) -> list[str]:
    """Those of some addresses at which a built site has nothing."""
    return [
        each
        for each in addresses
        if not (site / each / _INDEX if _is_page(each) else site / each).is_file()
    ]


def _is_page(address: str) -> bool:
    return not address or address.endswith("/")


def _addresses(site: Path) -> set[str]:
    pages = {path.relative_to(site).as_posix().removesuffix(_INDEX) for path in site.rglob(_INDEX)}
    found = (*site.glob("data/**/*.*"), *site.glob("claims/*/*.json"), *site.glob("*.atom"))
    files = {path.relative_to(site).as_posix() for path in found if path.name != _INDEX}
    return pages | files


def main() -> None:
    """Add the addresses of `site/` to the list."""
    known = set(listed()) if LIST.exists() else set()
    day = max(str(claim.added) for claim in load(REPOSITORY).record.claims)
    addresses = sorted(known | _addresses(REPOSITORY / "site"))
    LIST.write_text(_HEAD.format(day) + "".join(f"{each}\n" for each in addresses), "utf-8")


if __name__ == "__main__":
    main()
