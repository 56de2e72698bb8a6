"""Records as YAML in the layout of the data files (macros/rules/layout.yaml)."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from yaml import SafeDumper, dump

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from yaml import Node

Value: TypeAlias = "str | Mapping[str, Value] | Sequence[Value]"

_INDENT: Final = "  "
_WIDEST: Final = 120
_USUAL: Final = 90


class Inline(list[str]):
    """A list that is written on one line: `[a, b]`."""


class InlineMapping(dict[str, str]):
    """A mapping that is written on one line: `{value: 550, unit: USD bn}`."""


def item(fields: Mapping[str, Value]) -> str:
    """One item of a list, its first field after the dash, ending in a line break."""
    longest = max(len(word) for text in _texts(fields) for word in ["", *text.split(" ")])
    width = min(_USUAL, _WIDEST - longest)  # a line is broken after the word that passes the width
    written = dump([fields], Dumper=_Dumper, width=width, allow_unicode=True, sort_keys=False)
    return indent(written, _INDENT)


class _Dumper(SafeDumper):
    """A writer for whom every scalar is a text, as it is for our reader."""

    def ignore_aliases(self, _: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's own
        super().increase_indent(flow, indentless=False)


def _text(dumper: _Dumper, text: str) -> Node:
    folded = len(text) > _USUAL and " " in text.strip() and text.isprintable()
    style = ">" if folded else None if text else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _inline(dumper: _Dumper, texts: Inline) -> Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", texts, flow_style=True)


def _inline_mapping(dumper: _Dumper, texts: InlineMapping) -> Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", texts, flow_style=True)


_Dumper.yaml_implicit_resolvers = {}
_Dumper.add_representer(str, _text)
_Dumper.add_multi_representer(str, _text)
_Dumper.add_representer(Inline, _inline)
_Dumper.add_representer(InlineMapping, _inline_mapping)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
