"""The pages in `docs/`: their front matter, and the macros that they call."""

from __future__ import annotations

import re
from ast import literal_eval
from dataclasses import dataclass
from itertools import chain, repeat, takewhile
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, TemplateSyntaxError

from macros.problems import Position
from macros.records.nodes import Mapping, Text
from macros.records.yaml_reader import Unreadable, check_characters, parse, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARGUMENTS: Final = {
    "annotate": ("claim", "phrase"),
    "card": ("claim",),
    "cards": (),
    "disagreement": ("claim", "inconsistency"),
    "only": ("source", "claim"),
    "silent": ("claim", "source"),
}
"""The macros that show records, and what each argument names; the last is for all that follow."""

_FRONT_MATTER: Final = re.compile(r"---[ ]*\n(.*?\n)---[ ]*(?:\n|\Z)", re.DOTALL)
_JINJA: Final = Environment(autoescape=True)


@dataclass(frozen=True, slots=True)
class Call:
    """A macro that a page calls.

    `arguments` are its texts as written; None stands for one that is not a plain text.
    """

    macro: Text
    arguments: tuple[Text | None, ...] = ()

    def naming(self, kind: str) -> tuple[Text, ...]:
        """The texts that the call gives as a kind: `claim`, `source` and so on."""
        kinds = ARGUMENTS[self.macro]
        named = zip(chain(kinds, repeat(kinds[-1] if kinds else "")), self.arguments, strict=False)
        return tuple(text for each, text in named if each == kind and text is not None)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: `path` within `docs/`; `topic` where it is the page of a topic."""

    path: str
    title: str
    calls: tuple[Call, ...]
    topic: Text | None = None
    description: str = ""

    @property
    def url(self) -> str:
        """Its address within the site, as MkDocs makes it (use_directory_urls)."""
        folder, _, name = self.path.removesuffix(".md").rpartition("/")
        steps = [step for step in (folder, "" if name == "index" else name) if step]
        return "/".join(steps) + "/" if steps else ""


def read_page(path: Path, within: Path, name: str) -> Page:
    """A page of the folder `within`; `name` stands for its file in messages. Raises Unreadable."""
    text = read_text(path, name).replace("\r\n", "\n")
    check_characters(text, name)
    meta = _front_matter(text, name)
    return Page(
        path=path.relative_to(within).as_posix(),
        title=meta.maybe("title") or path.stem,
        calls=tuple(_calls(text, name)),
        topic=meta.maybe("topic"),
        description=meta.maybe("description") or "",
    )


def _front_matter(text: str, name: str) -> Mapping:
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Mapping(Position(name))
    meta = parse("\n" + match[1], name)
    for field in ("title", "topic", "description"):
        if not isinstance(meta, Mapping) or not isinstance(
            meta.get(field, Text("", meta.at)), Text
        ):
            message = f"the front matter is not a mapping with a text as its {field}"
            raise Unreadable(meta.at, message, "Write it as “title: Tolls”, one field a line.")
    return meta if isinstance(meta, Mapping) else Mapping(meta.at)


def _calls(text: str, name: str) -> Iterator[Call]:
    tokens = _tokens(text, name)
    for kind, macro in tokens:
        if kind == "name" and macro in ARGUMENTS and next(tokens, (kind, macro))[1] == "(":
            inside = takewhile(lambda token: token[1] != ")", tokens)
            yield Call(macro, tuple(_arguments(inside)))


def _arguments(tokens: Iterator[tuple[str, Text]]) -> Iterator[Text | None]:
    for kind, written in tokens:
        if kind == "string":
            yield _string(written)
        elif written != ",":
            yield None


def _string(written: Text) -> Text | None:
    """What a Jinja string says: like Python's, but that it may run over several lines."""
    try:
        return Text(literal_eval(written.replace("\n", " ")), written.at)
    except (SyntaxError, ValueError):
        return None


def _tokens(text: str, name: str) -> Iterator[tuple[str, Text]]:
    lines = text.split("\n")
    line, column = 1, 0
    try:
        _JINJA.parse(text)
        for number, kind, value in _JINJA.lex(text):
            if number != line:
                line, column = number, 0
            first = value.partition("\n")[0]
            column = max(lines[line - 1].find(first, column), column)
            if kind != "whitespace":
                yield kind, Text(value, Position(name, line, column + 1))
            column += len(first)
    except TemplateSyntaxError as error:
        at = Position(name, error.lineno)
        raise Unreadable(at, f"a macro call is not well formed: {error.message}") from None
