"""Edits of the data files that leave every other byte as it was.

This is our own, since a library that keeps comments while it edits YAML still lays out anew what it
writes, and a contributor's change should show nothing but the change.
"""

from __future__ import annotations

import os
import re
import shutil
from errno import EPERM
from secrets import token_hex
from typing import TYPE_CHECKING, Any, Final

from macros.reading.nodes import Mapping, Sequence
from macros.reading.reading_log import HEADING, LINE, NAME, NOT_READ
from macros.reading.yaml_reader import ReadError, parse

if TYPE_CHECKING:
    from pathlib import Path

_BYTE_ORDER_MARK: Final = "\ufeff"


class NoPlaceError(ValueError):
    """There is no place for an addition; the message says what was expected."""


def insert_item(text: str, key: str, new: str, after: int | None = None) -> str:
    """A YAML text with an item added to the list under a top-level key.

    `new` is the item as `emit.item` writes it. It follows the item that begins on the line `after`
    (from 1) or, by default, all others. The result parses as the original text with the item added,
    and nothing else changed. A list can be started in a blank text, or where there is an empty one.
    Raises NoPlaceError, or ReadError for a text that cannot be read.
    """
    mark, text = text[: text.startswith(_BYTE_ORDER_MARK)], text.removeprefix(_BYTE_ORDER_MARK)
    text = _begun(text, key)
    document = parse(text, "")
    lines = text.splitlines(keepends=True)
    head = document.key(key).at.line if isinstance(document, Mapping) and key in document else 0
    if not isinstance(document, Mapping) or not head or _without_comment(lines[head - 1]) != key:
        message = f"expected a line “{key}:” with a list below it"
        raise NoPlaceError(message)
    items = _items(document, key)
    before = [item for item in items if after is None or item.at.line <= after]
    following = items[len(before) :]
    added = _items(parse(f"{key}:\n{new}", ""), key)
    wanted = {**document, key: [*before, *added, *following]}
    end = _next_line(document, key, following, len(lines))
    place = _end_of_item(lines, head, end, _indent(lines, items))
    written = _with_lines(lines, place, new, blank=place > head)
    if _reads_as(written, wanted):
        return mark + written
    message = f"nothing can be added under “{key}:” that leaves the texts around it as they are"
    raise NoPlaceError(message)


def _begun(text: str, key: str) -> str:
    """A text that can take an item: a blank one gets `key:`, and an empty `[]` is removed."""
    if holds_nothing(text):
        return f"{text}{key}:\n"
    return re.sub(rf"^({re.escape(key)}:) *\[ *\]", r"\1", text, count=1, flags=re.MULTILINE)


def holds_nothing(text: str) -> bool:
    """Whether a YAML text has nothing but comments and blank lines."""
    return all(line.lstrip()[:1] in {"", "#"} for line in text.splitlines())


def _without_comment(line: str) -> str:
    return line.partition("#")[0].strip().removesuffix(":")


def _items(document: Any, key: str) -> list[Any]:
    found = document[key]
    return list(found) if isinstance(found, Sequence) else []


def _next_line(document: Mapping, key: str, following: list[Any], last: int) -> int:
    """How many lines come before the next item in the list or, after the last, the next key."""
    if following:
        return int(following[0].at.line) - 1
    starts = [document.key(name).at.line for name in document]
    return min((line - 1 for line in starts if line > document.key(key).at.line), default=last)


def _indent(lines: list[str], items: list[Any]) -> int:
    """How far the dashes of a list are indented."""
    line = lines[items[0].at.line - 1] if items else "  - "
    return len(line) - len(line.lstrip(" "))


def _end_of_item(lines: list[str], head: int, end: int, indent: int) -> int:
    """How many lines come before the blank lines and comments that introduce what follows.

    A comment that is indented further than the dash belongs to the item, as do lines of a text that
    look like a comment.
    """
    while end > head:
        line = lines[end - 1].rstrip()
        if line and not (line.lstrip().startswith("#") and line.index("#") <= indent):
            break
        end -= 1
    return end


def _with_lines(lines: list[str], place: int, new: str, *, blank: bool) -> str:
    ending = "\r\n" if lines[0].endswith("\r\n") else "\n"
    before = "".join(lines[:place])
    if not before.endswith(("\r", "\n")):
        before += ending
    return "".join([before, ending if blank else "", new.replace("\n", ending), *lines[place:]])


def _reads_as(text: str, document: dict[str, Any]) -> bool:
    try:
        return parse(text, "") == document
    except ReadError:
        return False


def log_name(text: str, source: str, paragraph: int, name: str) -> str:
    """A reading log with a name added to a paragraph of a source. Raises NoPlaceError."""
    lines = text.splitlines(keepends=True)
    inside = False
    for place, line in enumerate(lines):
        if heading := HEADING.match(line):
            inside = heading[1] == source
        elif inside and (number := LINE.match(line)) and int(number[1]) == paragraph:
            body = line.rstrip("\r\n")
            ending = line[len(body) :]
            body = body.removesuffix(NOT_READ).rstrip()
            names = list(NAME.finditer(body))
            at = names[-1].end() if names else len(body)
            joined = ", " if names else " "
            lines[place] = f"{body[:at]}{joined}`{name}`{body[at:]}{ending}"
            return "".join(lines)
    message = f"the log has no paragraph {paragraph} of {source}"
    raise NoPlaceError(message)


def log_section(text: str, source: str, paragraphs: int) -> str:
    """A reading log with a section for a source at its end: one line per paragraph, all unread."""
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = ["", f"## {source}", ""]
    lines += [f"{number}. {NOT_READ}" for number in range(1, paragraphs + 1)]
    return text.rstrip("\r\n") + ending + "".join(f"{line}{ending}" for line in lines)


def replace_files(contents: dict[Path, str], within: Path | None = None) -> None:
    """Write several files, each in one step, so that a failure leaves none half written.

    Each is written beside its target, under an unpredictable name, and then moved into place. Links
    are followed, but not out of the folder that all is to be `within`; files keep their
    permissions. Raises OSError if a file cannot be written; those not yet replaced stay as they
    were.
    """
    targets = {named.resolve(): content for named, content in contents.items()}
    for path in targets:
        if within is not None and not path.is_relative_to(within.resolve()):
            raise PermissionError(EPERM, "it leads out of the project", str(path))
    written: list[tuple[Path, Path]] = []
    try:
        for path, content in targets.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{path.name}.{token_hex(8)}")
            with beside.open("x", encoding="utf-8", newline="") as file:
                written.append((beside, path))
                file.write(content)
            if path.exists():
                shutil.copymode(path, beside)
        for beside, path in written:
            os.replace(beside, path)  # noqa: PTH105 - one step, as pathlib's own
    finally:
        for beside, _ in written:
            beside.unlink(missing_ok=True)
