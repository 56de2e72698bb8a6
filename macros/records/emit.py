"""Records as YAML in the layout of the data files (macros/rules/layout.yaml)."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Final, TypeAlias

from macros.records.yaml_reader import ReadError, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Value: TypeAlias = "str | Mapping[str, Value] | Sequence[Value]"

_WIDEST: Final = 100
_INDICATORS: Final = set("[]{},")


class Inline(list[str]):
    """A list that is written in one line: `[a, b]`."""


class InlineMapping(dict[str, str]):
    """A mapping that is written in one line: `{value: 550, unit: USD bn}`."""


def item(fields: Mapping[str, Value], indent: int = 2) -> str:
    """One item of a list, its first field after the dash, ending in a line break."""
    first, *rest = _mapping(fields, indent + 2)
    return "".join(f"{line}\n" for line in (f"{' ' * indent}- {first[indent + 2 :]}", *rest))


def scalar(text: str, *, inline: bool = False) -> str:
    """A text on one line, between quotation marks where it would be read as something else.

    `inline` tells that it stands in a list or mapping of one line.
    """
    document = "a: [{}]\n" if inline else "a: {}\n"
    if text and not (inline and _INDICATORS & set(text)) and _reads_as(document, text):
        return text
    return json.dumps(text, ensure_ascii=False)


def _reads_as(document: str, text: str) -> bool:
    try:
        read = parse(document.format(text), "")
    except ReadError:
        return False
    return isinstance(read, dict) and read.get("a") in (text, [text])


def _mapping(fields: Mapping[str, Value], indent: int) -> Iterator[str]:
    for name, value in fields.items():
        yield from _field(f"{' ' * indent}{name}:", value, indent)


def _field(head: str, value: Value, indent: int) -> Iterator[str]:
    inner = indent + 2
    match value:
        case str():
            yield from _text(head, value, inner)
        case Inline():
            yield f"{head} [{', '.join(scalar(each, inline=True) for each in value)}]"
        case InlineMapping():
            pairs = (f"{name}: {scalar(of, inline=True)}" for name, of in value.items())
            yield f"{head} {{{', '.join(pairs)}}}"
        case dict():
            yield head
            yield from _mapping(value, inner)
        case _:
            yield head
            for each in value:
                yield from _item(each, inner)


def _item(value: Value, indent: int) -> Iterator[str]:
    if isinstance(value, str):
        yield from _text(f"{' ' * indent}-", value, indent + 2)
    elif isinstance(value, dict):
        yield from item(value, indent).splitlines()


def _text(head: str, text: str, indent: int) -> Iterator[str]:
    line = f"{head} {scalar(text)}"
    if len(line) <= _WIDEST or " " not in text or not text.isprintable():
        yield line
        return
    yield f"{head} >-"
    for part in textwrap.wrap(
        text, _WIDEST - indent, break_long_words=False, break_on_hyphens=False
    ):
        yield f"{' ' * indent}{part}"
