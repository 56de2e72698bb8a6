"""A difference in words, as Markdown."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from macros.analysis.differences import NAMES, Moved, Step, Turned
from macros.reading.nodes import Mapping, Sequence, Text
from macros.reading.yaml_reader import shown

if TYPE_CHECKING:
    from collections.abc import Mapping as Named

    from macros.analysis.differences import Difference, Path
    from macros.reading.nodes import Node

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~#&$])")
_NO_SPACE: Final = "&#8203;"

_LONG: Final = 30
"""The longest text, in words, that is shown whole; longer ones lose most of what is shared."""

_AROUND: Final = 6
"""How many words are shown around what differs."""

_ADDRESS: Final = re.compile(r"https?://[^\s<>]+")
_NAME: Final = re.compile(r"[A-Za-z0-9]+([_-][A-Za-z0-9]+)*")
"""A name that needs no escaping: an underscore within a word means nothing to Markdown."""

_NOTHING: Final = "none"
_SINGULAR: Final = {"inconsistencies": "inconsistency", "quotes": "quote"}
_TEXT: Final = Step("text")
_ACCOUNTS: Final = "accounts"
_QUOTES: Final = "quotes"


def plain(text: str) -> str:
    """A text that Markdown shows as it is, and in which GitHub finds nobody to notify."""
    return _SPECIAL.sub(r"\\\1", " ".join(shown(text).split())).replace("@", f"@{_NO_SPACE}")


def _name(text: str) -> str:
    return text if _NAME.fullmatch(text) else plain(text)


class Words:
    """Puts differences into words: fields as the files name them, sources by title."""

    def __init__(self, names: Named[str, str]) -> None:
        """`names` are the short titles of the sources, by id."""
        self._names = names

    def source(self, id_: str) -> str:
        """A source, by its short title."""
        return plain(self._names.get(id_, id_))

    def told(self, difference: Difference, *, new: bool = False) -> str:
        """A difference in words; `new` if it is part of something that was not there before."""
        match difference:
            case Moved(path, was, now):
                return f"{self._order(path, now)}from place {was} to {now}"
            case Turned(path, None, Text() | Mapping() as node) if _of_list(path):
                return self._item(path, node, "" if new else " added")
            case Turned(path, Text() | Mapping() as node, None) if _of_list(path):
                return self._item(path, node, " removed")
            case Turned(path, before, after):
                value = _value(after) if new else _turned(before, after)
                return f"{self._place(path)}: {value}"

    def _item(self, path: Path, node: Node, verb: str) -> str:
        """An item that came or went, with everything in it."""
        *above, (field, name) = path
        quoted = field == _QUOTES
        if isinstance(node, Mapping):
            named = next((each for each in NAMES if each in node), "")
            item = _fields({key: value for key, value in node.items() if key != named})
            if not quoted:
                return f"{self._place(path)}{verb}: {item}"
            item = f"“{plain(name or '')}”{item and ', '}{item}"
        else:
            item = f"“{plain(name or '')}”" if quoted else _value(node)
        return f"{self._place((*above, Step(_SINGULAR.get(field, field))))}{verb}: {item}"

    def _order(self, path: Path, now: int) -> str:
        *above, (field, name) = path
        item = "" if name is None or name == str(now) else f"{self._named(field, name)}, "
        within = f"{self._place(tuple(above))}, " if above else ""
        return f"{within}order of {_name(field)}: {item}"

    def _place(self, path: Path) -> str:
        """Where a difference is: “context 1, note”, or “The Gazette, speaker of “…””."""
        steps = path[:-1] if len(path) > 1 and path[-1] == _TEXT else path
        words: list[str] = []
        for place, (field, name) in enumerate(steps):
            if field == _QUOTES and name is not None and steps[place + 1 :]:
                beside = self._place(steps[place + 1 :])
                return ", ".join([*words, f"{beside} of {self._named(field, name)}"])
            if name is None:
                words.append(_name(field))
            elif field == _ACCOUNTS:
                words.append(self.source(name))
            else:
                words.append(f"{_name(_SINGULAR.get(field, field))} {self._named(field, name)}")
        return ", ".join(words)

    def _named(self, field: str, name: str) -> str:
        if field == _QUOTES:
            return f"“{plain(name)}”"
        return self.source(name) if field == _ACCOUNTS else _name(name)


def _of_list(path: Path) -> bool:
    return path[-1].item is not None


def _value(node: Node | None) -> str:
    match node:
        case None:
            return _NOTHING
        case Text():
            return _text(node)
        case Mapping():
            return _fields(node)
        case _:
            groups = any(isinstance(item, Sequence) for item in node)
            return (" against " if groups else ", ").join(map(_value, node))


def _text(text: Text) -> str:
    """A text in quotation marks, unless it is an address or another single word."""
    if _ADDRESS.fullmatch(text):
        return f"<{shown(text)}>"
    one_word = text != _NOTHING and text.split() == [text]
    return plain(text) if one_word else f"“{plain(text)}”"


def _fields(node: Named[str, Node]) -> str:
    return ", ".join(f"{_name(name)} {_inner(value)}" for name, value in node.items())


def _inner(node: Node) -> str:
    return _value(node) if isinstance(node, Text) or len(node) == 1 else f"({_value(node)})"


def _turned(one: Node | None, other: Node | None) -> str:
    if isinstance(one, Text) and isinstance(other, Text):
        if plain(one) == plain(other):
            return f"{_value(other)}, with other white space or hidden characters"
        one, other = _apart(one, other)
    return f"{_value(one)} → {_value(other)}"


def _apart(one: Text, other: Text) -> tuple[Text, Text]:
    """Two texts; if they are long, without most of what they share at either end."""
    words = one.split(), other.split()
    if max(map(len, words)) <= _LONG:
        return one, other
    begin = _shared(*words)
    end = _shared(*(each[begin:][::-1] for each in words))
    first, last = max(begin - _AROUND, 0), max(end - _AROUND, 0)
    before, after = (_part(each, first, len(each) - last) for each in words)
    return Text(before, one.at), Text(after, other.at)


def _shared(one: list[str], other: list[str]) -> int:
    """How many words two texts have in common at the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _part(words: list[str], first: int, last: int) -> str:
    cut = ("… " if first else "", " …" if last < len(words) else "")
    return " ".join(words[first:last]).join(cut)
