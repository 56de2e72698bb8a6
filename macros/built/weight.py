"""A first visit is light: few bytes and few requests."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from macros.built.visit import SCREENS, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Response

ID: Final = "weight"

FIRST_VISIT: Final = 150_000
"""The most bytes that a first visit may take, compressed as servers do."""

REQUESTS: Final = 12

_PACKED: Final = frozenset({"woff2", "png"})


def first_visit(browser: Browser, address: str) -> Iterator[Finding]:
    """A finding for each limit that a first visit to the page at an address exceeds."""
    width, height = SCREENS["phone"]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - no built-in
    page.goto(address, wait_until="networkidle")
    sizes = {answer.url: _transferred(answer) for answer in answers}
    context.close()
    if sum(sizes.values()) > FIRST_VISIT:
        heaviest = max(sizes, key=lambda url: sizes[url])
        yield Finding(
            f"a first visit takes {sum(sizes.values()):,} bytes; at most {FIRST_VISIT:,}",
            f"The heaviest part is {urlsplit(heaviest).path}, with {sizes[heaviest]:,}.",
        )
    if len(answers) > REQUESTS:
        yield Finding(f"a first visit takes {len(answers)} requests; at most {REQUESTS}")


def _transferred(answer: Response) -> int:
    """The size of a response in transit, in bytes; fonts and pictures are compressed already."""
    body = answer.body()
    ending = urlsplit(answer.url).path.rpartition(".")[2]
    return len(body if ending in _PACKED else gzip.compress(body, 6))
