"""The values of a YAML file as they were written: text, lists and mappings, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.problems import Position


class Text(str):
    """A scalar, always as the characters in the file: `2027`, `no` and `12:30` are not converted.

    `plain` says that it was written without quotation marks, so that it can be read as a number or
    a boolean where one is expected.
    """

    __slots__ = ("at", "plain")
    at: Position
    plain: bool

    def __new__(cls, value: str, at: Position, *, plain: bool = False) -> Self:
        """`value` as a text, with its position and whether it is without quotation marks."""
        text = super().__new__(cls, value)
        text.at = at
        text.plain = plain
        return text


class Sequence(list["Node"]):
    """A list, with the place where it begins."""

    def __init__(self, at: Position) -> None:
        super().__init__()
        self.at = at

    def texts(self) -> tuple[Text, ...]:
        """The items, for a list of texts that matches its schema: TypeError otherwise."""
        return tuple(_checked(item, Text) for item in self)

    def mappings(self) -> tuple[Mapping, ...]:
        """The items, for a list of mappings that matches its schema: TypeError otherwise."""
        return tuple(_checked(item, Mapping) for item in self)


class Mapping(dict[str, "Node"]):
    """A mapping, with the place where it begins; its keys are texts that know their own places.

    The readers below are for mappings that match their schema: they raise TypeError otherwise.
    """

    def __init__(self, at: Position) -> None:
        super().__init__()
        self.at = at

    def key(self, name: str) -> Text:
        """The key `name`, with its position in the file. Raises KeyError if there is none."""
        for key in self:
            if key == name and isinstance(key, Text):
                return key
        raise KeyError(name)

    def maybe(self, name: str) -> Text | None:
        """The text under a name, or None where there is no such name."""
        value = self.get(name)
        if value is None or isinstance(value, Text):
            return value
        message = f"{name} is not a text"
        raise TypeError(message)

    def text(self, name: str) -> Text:
        """The text under a name."""
        value = self.maybe(name)
        if value is None:
            message = f"{name} is missing"
            raise TypeError(message)
        return value

    def truth(self, name: str) -> bool:
        """Whether the value under a name is `true`."""
        return self.maybe(name) == "true"

    def items_of(self, name: str) -> Sequence:
        """The list under a name, empty where there is no such name."""
        value = self.get(name, Sequence(self.at))
        if not isinstance(value, Sequence):
            message = f"{name} is not a list"
            raise TypeError(message)
        return value


Node: TypeAlias = Text | Sequence | Mapping

TEXT: Final = "text"
"""The field that a text alone stands for: `a school` is short for `{text: a school}`."""

_Kind = TypeVar("_Kind", Text, Mapping)


def _checked(node: Node, kind: type[_Kind]) -> _Kind:
    if not isinstance(node, kind):
        message = f"{node!r} is not a {kind.__name__.lower()}"
        raise TypeError(message)
    return node


def spelt_out(node: Node) -> Mapping:
    """The mapping that a node is, or for which a text is short. Raises TypeError for a list."""
    if not isinstance(node, Text):
        return _checked(node, Mapping)
    mapping = Mapping(node.at)
    mapping[TEXT] = node
    return mapping


def texts_in(node: Node) -> Iterator[Text]:
    """Every text below a node, keys left out, in the order of the file."""
    match node:
        case Text():
            yield node
        case Sequence():
            for item in node:
                yield from texts_in(item)
        case _:
            for value in node.values():
                yield from texts_in(value)
