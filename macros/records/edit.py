"""Edits of the data files that leave every other byte as it was."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_COMMENT_OR_BLANK: Final = re.compile(r"\s*(#.*)?")
_NAME: Final = re.compile(r"`[^`]*`")


class NoPlace(ValueError):  # noqa: N818 - it reads as what it is
    """There is no place for what is to be added; the message says what was expected."""


def insert_item(text: str, key: str, new: str, after: int | None = None) -> str:
    """A YAML text with an item added to the list under a key of the top level.

    `after` is the line, from 1, on which the item begins that the new one follows; without it the
    new one is the last. `new` is the item as `emit.item` writes it. Raises NoPlace.
    """
    lines = text.splitlines(keepends=True)
    head = next((place for place, line in enumerate(lines) if line.startswith(f"{key}:")), None)
    if head is None or lines[head].split("#")[0].strip() != f"{key}:":
        message = f"expected a line “{key}:” with a list below it"
        raise NoPlace(message)
    end = next(
        (place for place in range(head + 1, len(lines)) if re.match(r"[^\s#]", lines[place])),
        len(lines),
    )
    if after is not None:
        dash = lines[after - 1].split("-")[0] + "- "
        following = (place for place in range(after, end) if lines[place].startswith(dash))
        end = next(following, end)
    while end > head + 1 and _COMMENT_OR_BLANK.fullmatch(lines[end - 1].rstrip("\r\n")):
        end -= 1
    if lines and not lines[end - 1].endswith("\n"):
        lines[end - 1] += "\n"
    ending = "\r\n" if lines[head].endswith("\r\n") else "\n"
    blank = ending if end > head + 1 else ""
    return "".join([*lines[:end], blank, new.replace("\n", ending), *lines[end:]])


def log_name(text: str, source: str, paragraph: int, name: str) -> str:
    """A reading log with a name added to a paragraph of a source. Raises NoPlace."""
    lines = text.splitlines(keepends=True)
    inside = False
    for place, line in enumerate(lines):
        if line.startswith("## "):
            inside = line[3:].strip() == source
        elif inside and line.startswith(f"{paragraph}. "):
            body = line.rstrip("\r\n")
            ending = line[len(body) :]
            names = list(_NAME.finditer(body))
            at = names[-1].end() if names else len(body)
            joined = ", " if names else " "
            lines[place] = f"{body[:at]}{joined}`{name}`{body[at:]}{ending}"
            return "".join(lines)
    message = f"the log has no paragraph {paragraph} of {source}"
    raise NoPlace(message)


def replace_files(contents: dict[Path, str]) -> None:
    """Write several files, each in one step, so that a failure leaves none half written."""
    written = []
    for path, content in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(content, encoding="utf-8", newline="")
        written.append((beside, path))
    for beside, path in written:
        os.replace(beside, path)  # noqa: PTH105 - one step, as pathlib's own
