"""Edits of the data files that leave every other byte as it was."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, Final

from macros.records.nodes import Mapping, Sequence
from macros.records.reading_log import HEADING, LINE, NAME
from macros.records.yaml_reader import Unreadable, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BYTE_ORDER_MARK: Final = "\ufeff"
_COMMENT_OR_BLANK: Final = re.compile(r"\s*(#.*)?")


class NoPlace(ValueError):  # noqa: N818 - it reads as what it is
    """There is no place for what is to be added; the message says what was expected."""


def insert_item(text: str, key: str, new: str, after: int | None = None) -> str:
    """A YAML text with an item added to the list under a key of the top level.

    `after` is the line, from 1, on which the item begins that the new one follows; without it the
    new one is the last. `new` is the item as `emit.item` writes it. What is returned reads as what
    the text was and the item, and nothing else. Raises NoPlace, and Unreadable for a text that
    cannot be read.
    """
    mark, text = text[: text.startswith(_BYTE_ORDER_MARK)], text.removeprefix(_BYTE_ORDER_MARK)
    document = parse(text, "")
    lines = text.splitlines(keepends=True)
    head = document.key(key).at.line if isinstance(document, Mapping) and key in document else 0
    if not isinstance(document, Mapping) or not head or _without_comment(lines[head - 1]) != key:
        message = f"expected a line “{key}:” with a list below it"
        raise NoPlace(message)
    items = _items(document, key)
    before = [item for item in items if after is None or item.at.line <= after]
    following = items[len(before) :]
    added = _items(parse(f"{key}:\n{new}", ""), key)
    wanted = {**document, key: [*before, *added, *following]}
    end = _next_line(document, key, following, len(lines))
    for place in reversed(list(_places(lines, head, end))):
        written = _with_lines(lines, place, new, blank=place > head)
        if _reads_as(written, wanted):
            return mark + written
    message = f"nothing can be added under “{key}:” that leaves the texts around it as they are"
    raise NoPlace(message)


def _without_comment(line: str) -> str:
    return line.partition("#")[0].strip().removesuffix(":")


def _items(document: Any, key: str) -> list[Any]:
    found = document[key]
    return list(found) if isinstance(found, Sequence) else []


def _next_line(document: Mapping, key: str, following: list[Any], last: int) -> int:
    """How many lines stand before what follows in the list, or after it, in the file."""
    if following:
        return int(following[0].at.line) - 1
    starts = [document.key(name).at.line for name in document]
    return min((line - 1 for line in starts if line > document.key(key).at.line), default=last)


def _places(lines: list[str], head: int, end: int) -> Iterator[int]:
    """Where the item before may end: at `end`, or before the blank lines and comments there."""
    yield end
    while end > head and _COMMENT_OR_BLANK.fullmatch(lines[end - 1].rstrip("\r\n")):
        end -= 1
        yield end


def _with_lines(lines: list[str], place: int, new: str, *, blank: bool) -> str:
    ending = "\r\n" if lines[0].endswith("\r\n") else "\n"
    before = "".join(lines[:place])
    if not before.endswith(("\r", "\n")):
        before += ending
    return "".join([before, ending if blank else "", new.replace("\n", ending), *lines[place:]])


def _reads_as(text: str, document: dict[str, Any]) -> bool:
    try:
        return parse(text, "") == document
    except Unreadable:
        return False


def log_name(text: str, source: str, paragraph: int, name: str) -> str:
    """A reading log with a name added to a paragraph of a source. Raises NoPlace."""
    lines = text.splitlines(keepends=True)
    inside = False
    for place, line in enumerate(lines):
        if heading := HEADING.match(line):
            inside = heading[1] == source
        elif inside and (number := LINE.match(line)) and int(number[1]) == paragraph:
            body = line.rstrip("\r\n")
            names = list(NAME.finditer(body))
            at = names[-1].end() if names else len(body)
            joined = ", " if names else " "
            lines[place] = f"{body[:at]}{joined}`{name}`{body[at:]}{line[len(body) :]}"
            return "".join(lines)
    message = f"the log has no paragraph {paragraph} of {source}"
    raise NoPlace(message)


def log_section(text: str, source: str, paragraphs: int) -> str:
    """A reading log with a section for a source at its end, a line a paragraph, none read yet."""
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = ["", f"## {source}", ""]
    lines += [f"{number}. Not read yet." for number in range(1, paragraphs + 1)]
    return text.rstrip("\r\n") + ending + "".join(f"{line}{ending}" for line in lines)


def replace_files(contents: dict[Path, str]) -> None:
    """Write several files, each in one step, so that a failure leaves none half written.

    Raises OSError when a file cannot be written; those not yet replaced stay as they were.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{path.name}.new")
            written.append((beside, path))
            beside.write_text(content, encoding="utf-8", newline="")
        for beside, path in written:
            os.replace(beside, path)  # noqa: PTH105 - one step, as pathlib's own
    finally:
        for beside, _ in written:
            beside.unlink(missing_ok=True)
