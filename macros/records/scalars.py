"""What the types and formats of JSON Schema mean for the values of a file, which are all texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from macros.reading.nodes import Mapping, Node, Sequence, Text
from macros.records.dates import Interval, PartialDate
from macros.records.extended_dates import ExtendedDate

if TYPE_CHECKING:
    from collections.abc import Callable

    Test: TypeAlias = Callable[[Any], bool]

TRUTHS: Final = ("true", "false")
INTEGER: Final = r"^-?(0|[1-9][0-9]{0,14})$"
NUMBER: Final = r"^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?$"
"""A number: decimal, of at most 15 digits and 6 decimals, as a pattern of ECMA-262."""

_END: Final = re.compile(r"\\.|\[(?:\\.|[^]\\])*\]|\$")


def as_python(pattern: str) -> str:
    """A pattern of a schema as Python has it: `$` is the end, not before a last line break, too.

    JSON Schema’s are those of ECMA-262 (JSON Schema Core 2020-12, 6.4, “Regular Expressions”).
    """
    return _END.sub(lambda found: r"\Z" if found[0] == "$" else found[0], pattern)


def _is_plain(pattern: str) -> Test:
    search = re.compile(as_python(pattern)).search
    return lambda node: isinstance(node, Text) and node.plain and search(node) is not None


TYPES: Final[dict[str, Test]] = {
    "string": lambda node: isinstance(node, Text),
    "boolean": _is_plain(f"^({'|'.join(TRUTHS)})$"),
    "number": _is_plain(NUMBER),
    "integer": _is_plain(INTEGER),
    "array": lambda node: isinstance(node, Sequence),
    "object": lambda node: isinstance(node, Mapping),
}
"""Whether a node is of a type. Any scalar is a string; one without quotes may be a number, too."""


def _reads_as(parse: Callable[[str], object]) -> Test:
    def fits(node: object) -> bool:
        try:
            return not isinstance(node, str) or bool(parse(node))
        except ValueError:
            return False

    return fits


def _is_isbn(text: str) -> bool:
    from stdnum.isbn import is_valid  # noqa: PLC0415 - slow to import, rarely needed

    return bool(is_valid(text))


FORMATS: Final[dict[str, Test]] = {
    "partial-date": _reads_as(PartialDate.parse),
    "day": _reads_as(lambda text: PartialDate.parse(text).day),
    "interval": _reads_as(Interval.parse),
    "edtf": _reads_as(ExtendedDate.parse),
    "isbn": lambda text: not isinstance(text, str) or _is_isbn(text),
}
"""Whether a text is of a format; what is no text is of every one (Validation 7.2.1)."""


def no_text_twice(node: Node) -> bool:
    """Whether a list holds no text twice, in time proportional to its length."""
    texts = [item for item in node if isinstance(item, Text)]
    return len(texts) == len(set(texts))
