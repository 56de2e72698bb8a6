"""Lists of the whole record, and which of them are so long that they have a page a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from macros.render.view import View, What

MOST_ON_A_PAGE: Final[dict[What, int]] = {"claims": 300, "inconsistencies": 150}
"""How many are listed on one page, so that it stays below 400 KB."""


def is_long(view: View, what: What) -> bool:
    """Whether the list of claims or of inconsistencies has a page a topic."""
    return view.count_of(view.topics, what) > MOST_ON_A_PAGE[what]
