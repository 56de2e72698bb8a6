"""The pages in `docs/`: their front matter, their headings, and the macros that they call."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from macros.problems import Position
from macros.reading.calls import Call, asked
from macros.reading.markdown import HEADING, read_markdown
from macros.reading.nodes import Mapping, Sequence, Text
from macros.reading.prose import Sentence, prose
from macros.reading.yaml_reader import ReadError, parse

if TYPE_CHECKING:
    from pathlib import Path

FIELDS: Final = ("title", "topic", "description", "hide", "search")
"""What the front matter of a page may hold."""

_HIDE: Final = ("feedback", "footer", "navigation", "path", "tags", "toc")
"""What `hide` may name: the parts of a page that the theme can leave out."""

_SEARCH: Final = "exclude"
"""The one key that `search` may have: whether to leave the page out of the search."""

_CARDS: Final = ("card", "cards")
"""The macros that show cards."""

LOWEST_CARD: Final = 3
"""The deepest heading level that a card may have: it has headings of its own below that."""

_FRONT_MATTER: Final = re.compile(r"---[ ]*\n(.*?\n)---[ ]*(?:\n|\Z)", re.DOTALL)
_FENCED: Final = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_ID: Final = re.compile(r'<h[1-6] [^>]*?id="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: `path` within `docs/`; `topic` if it is the page of a topic.

    `headings` are the heading lines of its Markdown. `code` has the first word of everything in
    double braces that is not a plain macro call. `card_level` is the heading level of cards: one
    below the heading that comes before the first of them. `name` stands for it in messages, and
    `text` is its Markdown.
    """

    path: str
    title: str
    calls: tuple[Call, ...]
    code: tuple[Text, ...] = ()
    headings: tuple[str, ...] = ()
    topic: Text | None = None
    description: str = ""
    card_level: int = LOWEST_CARD
    name: str = ""
    text: str = field(default="", repr=False)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that it says, in order."""
        return _sentences(self.text, self.name)

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
    """A page of the folder `within`; `name` stands for its file in messages. Raises ReadError."""
    text = read_markdown(path, name)
    meta = _front_matter(text, name)
    prose = _FENCED.sub("", text)
    calls = [_known(each) for _, each in asked(text, name)]
    return Page(
        path=path.relative_to(within).as_posix(),
        title=meta.maybe("title") or path.stem,
        calls=tuple(each for each in calls if isinstance(each, Call)),
        code=tuple(each for each in calls if isinstance(each, Text)),
        headings=tuple(HEADING.findall(prose)),
        topic=meta.maybe("topic"),
        description=meta.maybe("description") or "",
        card_level=_card_level(text, name),
        name=name,
        text=text,
    )


def _front_matter(text: str, name: str) -> Mapping:
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Mapping(Position(name))
    meta = parse("\n" + match[1], name)
    if not isinstance(meta, Mapping):
        message = "the front matter is not a mapping"
        raise ReadError(meta.at, message, "Write it as “title: Tolls”, one field a line.")
    for key, value in meta.items():
        at = meta.key(key).at
        if key not in FIELDS:
            raise ReadError(at, f"there is no field “{key}” here", f"Known: {', '.join(FIELDS)}.")
        match key:
            case "hide":
                named = value if isinstance(value, Sequence) else ()
                if not named or any(each not in _HIDE for each in named):
                    hint = f"Write it as “hide: [toc]”. Known: {', '.join(_HIDE)}."
                    raise ReadError(at, "hide is not a list of parts of a page", hint)
            case "search":
                said = dict(value) if isinstance(value, Mapping) else {}
                if said not in ({_SEARCH: "true"}, {_SEARCH: "false"}):
                    hint = f"Write it as “search: {{{_SEARCH}: true}}”."
                    raise ReadError(at, "search does not say whether to leave the page out", hint)
            case _ if not isinstance(value, Text):
                raise ReadError(at, f"{key} is not a text", "Write it as “title: Tolls”.")
    return meta


def _known(asked: Call | Text) -> Call | Text:
    """A call that a page may make, or the first word of anything else."""
    return asked.macro if isinstance(asked, Call) and asked.form is None else asked


def _card_level(text: str, name: str) -> int:
    calls = ((place, call) for place, call in asked(text, name) if isinstance(call, Call))
    first = next((place.start for place, call in calls if call.macro in _CARDS), len(text))
    before = HEADING.findall(_FENCED.sub("", text[:first]))
    depth = len(before[-1]) - len(before[-1].lstrip("#")) if before else 1
    return min(depth + 1, LOWEST_CARD)


@cache
def _sentences(text: str, name: str) -> tuple[Sentence, ...]:
    return tuple(prose(text, name))


@cache
def _anchors(headings: tuple[str, ...]) -> frozenset[str]:
    """The ids that Python-Markdown gives to the headings of a page (“Table of Contents”)."""
    from markdown import markdown  # noqa: PLC0415 - few pages are asked for their anchors

    html = markdown("\n\n".join(headings), extensions=["attr_list", "smarty", "toc"])
    return frozenset(_ID.findall(html))
