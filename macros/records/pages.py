"""The pages in `docs/`: their front matter, and the macros that they call."""

from __future__ import annotations

import re
from ast import literal_eval
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from jinja2 import Environment, TemplateSyntaxError

from macros.problems import Position
from macros.records.nodes import Mapping, Text
from macros.records.yaml_reader import Unreadable, parse, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARGUMENTS: Final[dict[str, tuple[str, ...]]] = {
    "annotate": ("claim", "phrase"),
    "card": ("claim",),
    "cards": (),
    "count": ("what",),
    "data_files": (),
    "disagreement": ("claim", "inconsistency"),
    "fields": (),
    "grid": (),
    "headlines": (),
    "inconsistencies": (),
    "of_all": ("who", "claim"),
    "only": ("source", "claim"),
    "quotations": (),
    "retold": (),
    "rules": (),
    "silent": ("claim", "source"),
    "since_then": (),
    "sources": (),
    "topics": (),
}
"""The macros that pages call, and what each argument names."""

LONGER: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "count": (("who", "claim"), ("answering", "claim", "answer")),
    "of_all": (("answering", "claim", "answer"),),
}
"""What the arguments of some macros name when there are more of them: a form for each number."""

SEVERAL: Final = "silent"
"""The macro whose last argument may be followed by more of its kind."""

COUNTED: Final = (
    *("claims", "inconsistencies", "major inconsistencies", "quotes", "references", "slips"),
    *("sources", "topics"),
)
"""What `count` counts in the whole record."""

ANSWERING: Final = "answering"
"""The sources that can be counted by the answer that they give."""

COUNTED_ON_A_CLAIM: Final = (ANSWERING, "silent", "speaking")
"""The sources that `count` and `of_all` count on a claim."""

FILTER: Final = "capitalize"
"""The one filter that a call may pass through."""

FIELDS: Final = ("title", "topic", "description", "hide", "search")
"""What the front matter of a page may hold."""

_OF_THE_THEME: Final = frozenset({"hide", "search"})
"""The fields that the theme reads, whatever it takes them for."""

LOWEST_CARD: Final = 3
"""The lowest level of the heading of a card: it has headings of its own below it."""

_FRONT_MATTER: Final = re.compile(r"---[ ]*\n(.*?\n)---[ ]*(?:\n|\Z)", re.DOTALL)
_HEADING: Final = re.compile(r"^#{1,6}.*$", re.MULTILINE)
_FENCED: Final = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_ID: Final = re.compile(r'<h[1-6] [^>]*?id="([^"]*)"')
_JINJA: Final = Environment(autoescape=True)


@dataclass(frozen=True, slots=True)
class Call:
    """A macro that a page calls, with its arguments, all of them texts."""

    macro: Text
    arguments: tuple[Text, ...] = ()

    def naming(self, kind: str) -> tuple[Text, ...]:
        """The texts that the call gives as a kind: `claim`, `source` and so on."""
        form = _form(self.macro, len(self.arguments)) or ()
        return tuple(text for each, text in zip(form, self.arguments, strict=True) if each == kind)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: `path` within `docs/`; `topic` where it is the page of a topic.

    `headings` are those of its Markdown, a line each, `code` what it asks the template engine for
    beyond the plain calls of macros: the first word of each. `card_level` is the level of the
    headings of cards: one below the heading under which they begin.
    """

    path: str
    title: str
    calls: tuple[Call, ...]
    code: tuple[Text, ...] = ()
    headings: tuple[str, ...] = ()
    topic: Text | None = None
    description: str = ""
    card_level: int = LOWEST_CARD

    @property
    def anchors(self) -> frozenset[str]:
        """The ids of its headings."""
        return _anchors(self.headings)

    @property
    def url(self) -> str:
        """Its address within the site, as MkDocs makes it (use_directory_urls)."""
        folder, _, name = self.path.removesuffix(".md").rpartition("/")
        steps = [step for step in (folder, "" if name == "index" else name) if step]
        return "/".join(steps) + "/" if steps else ""


def read_page(path: Path, within: Path, name: str) -> Page:
    """A page of the folder `within`; `name` stands for its file in messages. Raises Unreadable."""
    text = read_lines(path, name).replace("\r\n", "\n").replace("\r", "\n")
    meta = _front_matter(text, name)
    prose = _FENCED.sub("", text)
    asked = [_asked(tokens) for tokens in _statements(text, name)]
    return Page(
        path=path.relative_to(within).as_posix(),
        title=meta.maybe("title") or path.stem,
        calls=tuple(each for each in asked if isinstance(each, Call)),
        code=tuple(each for each in asked if isinstance(each, Text)),
        headings=tuple(_HEADING.findall(prose)),
        topic=meta.maybe("topic"),
        description=meta.maybe("description") or "",
        card_level=_card_level(prose),
    )


def _front_matter(text: str, name: str) -> Mapping:
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Mapping(Position(name))
    meta = parse("\n" + match[1], name)
    if not isinstance(meta, Mapping):
        message = "the front matter is not a mapping"
        raise Unreadable(meta.at, message, "Write it as “title: Tolls”, one field a line.")
    for field, value in meta.items():
        at = meta.key(field).at
        if field not in FIELDS:
            raise Unreadable(
                at, f"there is no field “{field}” here", f"Known: {', '.join(FIELDS)}."
            )
        if field not in _OF_THE_THEME and not isinstance(value, Text):
            raise Unreadable(at, f"{field} is not a text", "Write it as “title: Tolls”.")
    return meta


def _card_level(prose: str) -> int:
    before = _HEADING.findall(prose.partition("{{ card")[0])
    depth = len(before[-1]) - len(before[-1].lstrip("#")) if before else 1
    return min(depth + 1, LOWEST_CARD)


@cache
def _anchors(headings: tuple[str, ...]) -> frozenset[str]:
    """The ids that Python-Markdown gives to the headings of a page (“Table of Contents”)."""
    from markdown import markdown  # noqa: PLC0415 - few pages are asked for their anchors

    html = markdown("\n\n".join(headings), extensions=["attr_list", "smarty", "toc"])
    return frozenset(_ID.findall(html))


_Token: TypeAlias = tuple[str, Text]


def _statements(text: str, name: str) -> Iterator[list[_Token]]:
    """The tokens of each `{{ … }}` and `{% … %}`, with the one that opens it."""
    statement: list[_Token] = []
    for kind, word in _tokens(text, name):
        if kind in {"variable_end", "block_end"}:
            yield statement
            statement = []
        elif statement or kind in {"variable_begin", "block_begin"}:
            statement.append((kind, word))


def _asked(statement: list[_Token]) -> Call | Text:
    """The call of a macro that a statement is, or the first word of one that is not."""
    words = [str(word) for _, word in statement]
    first = statement[1 if len(statement) > 1 else 0][1]
    if words[-2:] == ["|", FILTER]:
        words = words[:-2]
    match words:
        case ["{{", macro, "(", *inside, ")"]:
            given = statement[3 : 3 + len(inside)]
            texts = [_string(word) if kind == "string" else None for kind, word in given[::2]]
            arguments = tuple(text for text in texts if text is not None)
            commas = all(word == "," for word in inside[1::2])
            plain = commas and len(arguments) == len(texts)
            if plain and _form(macro, len(arguments)) is not None:
                return Call(first, arguments)
    return first


def forms(macro: str) -> tuple[tuple[str, ...], ...]:
    """What the arguments of a macro name, for each number of them that it takes."""
    return (ARGUMENTS[macro], *LONGER.get(macro, ())) if macro in ARGUMENTS else ()


def _form(macro: str, count: int) -> tuple[str, ...] | None:
    """What so many arguments of a macro name; None where it does not take so many."""
    for form in forms(macro):
        missing = count - len(form)
        if missing == 0 or (macro == SEVERAL and missing > 0):
            return form + form[-1:] * missing
    return None


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
