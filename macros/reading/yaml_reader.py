"""YAML in which what you see is what you get, read into nodes that know their place.

Every scalar is text. Whatever YAML 1.1 (yaml.org/spec/1.1) would do behind a writer's back is
instead a problem, reported with its line: anchors, aliases, tags, duplicate keys, several
documents, a text silently cut at ` #`. Reading takes time and memory in proportion to the file,
within the limits below: on a file's bytes, on its values, and on how deep they are nested.

PyYAML's parser does the reading. What is made of its events is our own, since no loader keeps the
position of each scalar and refuses all of that.
"""

from __future__ import annotations

import re
import stat
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, Protocol

import yaml

from macros.problems import Position, Problem
from macros.reading.nodes import Mapping, Node, Sequence, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_FILE: Final = 24_000_000
MOST_VALUES: Final = 2_000_000
DEEPEST_NESTING: Final = 20

RULE: Final = "readable"

UNPRINTABLE: Final = re.compile(
    "[^\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    "\U00010000-\U0010ffff]"
)
"""A character that does not show: a control character, a tab, a bidirectional override."""

_HASH: Final = re.compile(r"[ ]+#")
_COMMENT: Final = re.compile(r"[ ]{2,}#( |$)")
_REMEDIES: Final = {
    "mapping values are not allowed in this context": (
        "a colon followed by a space inside a text, or a wrong indent",
        "Put the text in quotation marks, or give the line the indent of its neighbours.",
    ),
    "did not find expected key": (
        "a line that does not fit the mapping around it",
        "Check its indent, and the dashes above. In single quotes, double an apostrophe.",
    ),
    "did not find expected '-' indicator": (
        "a line that does not fit the list around it",
        "Begin each item with a dash, at one indent. In single quotes, double an apostrophe.",
    ),
    "could not find expected ':'": (
        "a key without its colon",
        "Write it as “key: value”, or indent the line if it goes on with the text above.",
    ),
    "found unexpected end of stream": (
        "a quotation mark that is never closed",
        "Close the text with the quotation mark that opens it.",
    ),
    "found character that cannot start any token": (
        "a character that cannot begin a text",
        "Put the text in quotation marks.",
    ),
}


class ReadError(Exception):
    """A file that cannot be read, as the problem that says why."""

    def __init__(self, at: Position, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.problem = Problem(at, RULE, message, hint)


def reason(error: OSError) -> str:
    """Why something could not be opened, as the end of a sentence."""
    return (error.strerror or "unknown error").lower()


def read_bytes(path: Path, name: str, missing: str = "") -> bytes:
    """The content of a file; `name` stands for it in messages.

    Raises ReadError if it is missing, not a regular file or too large; `missing` is the remedy if
    it is missing, by default to create it.
    """
    start = Position(name)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ReadError(start, "there is something else where a file belongs", "Move it.")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise ReadError(start, "the file is missing", missing or f"Create {name}.") from None
    except OSError as error:
        raise ReadError(start, f"the file cannot be opened: {reason(error)}") from None
    if len(content) > LARGEST_FILE:
        limit = f"{LARGEST_FILE // 1_000_000} MB"
        raise ReadError(start, f"the file is larger than {limit}", f"Keep it under {limit}.")
    return content


def text_of(content: bytes, name: str) -> str:
    """The text of a file, without a byte-order mark. Raises ReadError if it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", errors="replace")
        raise ReadError(
            end_of(before, name),
            f"the byte 0x{content[error.start]:02x} is not UTF-8",
            "Save the file as UTF-8.",
        ) from None


def read_text(path: Path, name: str, missing: str = "") -> str:
    """The text of a file, without a byte-order mark; `name` stands for it in messages.

    Raises ReadError as `read_bytes` does, and if it is not UTF-8.
    """
    return text_of(read_bytes(path, name, missing), name)


def read_lines(path: Path, name: str) -> str:
    """The text of a file that ends with a line break, and has no character that does not show.

    `name` stands for it in messages. Raises ReadError as `read_text` does; also if it holds a tab
    or another character that does not show, or does not end with a line break.
    """
    text = read_text(path, name)
    check_characters(text, name)
    check_end(text, name)
    return text


def check_end(text: str, name: str) -> None:
    """Raise ReadError if a text ends in the middle of a line, as if it had been cut off."""
    if text and not text.endswith(("\n", "\r")):
        raise ReadError(
            end_of(text, name),
            "the file ends within a line, so the rest of it may be missing",
            "Bring back what was cut off; or, if nothing was, end the line with a line break.",
        )


def check_characters(text: str, name: str) -> None:
    """Raise ReadError if a text holds a tab or another character that does not show."""
    if bad := UNPRINTABLE.search(text):
        at = end_of(text[: bad.start()], name)
        if bad[0] == "\t":
            raise ReadError(at, "found a tab", "Use spaces: two for each level.")
        raise ReadError(
            at, f"found the character U+{ord(bad[0]):04X}, which does not show", "Remove it."
        )


def shown(text: str) -> str:
    """A text on one line, safe to show on a terminal: characters that do not show are replaced."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.splitlines()))


def parse(text: str, name: str, *, most_values: int = MOST_VALUES) -> Node:
    """The single document in a YAML text with at most `most_values` values. Raises ReadError."""
    check_characters(text, name)
    return _Tree(text, name, most_values).root()


def read(path: Path, name: str) -> Node:
    """The single document in a YAML file; `name` stands for it in messages. Raises ReadError."""
    text = read_text(path, name, _begin(name))
    document = parse(text, name)
    check_end(text, name)
    return document


def _begin(name: str) -> str:
    """The remedy for a file of records with nothing in it: an empty list under its own name."""
    return f"To begin with, write into it: {PurePosixPath(name).stem}: []"


class _Mark(Protocol):
    line: int
    column: int


def end_of(text: str, name: str) -> Position:
    """The position just after a text with which a file begins; `name` is that of the file."""
    lines = text.splitlines() or [""]
    if text.endswith(("\n", "\r")):
        return Position(name, len(lines) + 1, 1)
    return Position(name, len(lines), len(lines[-1]) + 1)


class _Tree:
    def __init__(self, text: str, name: str, most_values: int) -> None:
        self._text = text
        self._most_values = most_values
        self._name = name
        self._start = Position(name)
        self._lines = text.splitlines()
        self._hashed = {number for number, line in enumerate(self._lines, 1) if " #" in line}
        self._values = 0
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Text | None] = []

    def root(self) -> Node:
        root: Node | None = None
        for event in self._events():
            match event:
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    self._open.pop()
                    self._keys.pop()
                case yaml.NodeEvent():
                    node = self._node(event)
                    root = node if root is None else root
                    self._place(node)
                    if not isinstance(node, Text):
                        self._open.append(node)
                        self._keys.append(None)
        if root is None:
            raise ReadError(self._start, "the file is empty", _begin(self._name))
        return root

    def _events(self) -> Iterator[yaml.Event]:
        documents = 0
        try:
            for event in yaml.parse(self._text, Loader=yaml.CBaseLoader):
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        raise ReadError(
                            self._at(event.start_mark),
                            "a second document begins here",
                            "Remove the line “---”: a file holds one document.",
                        )
                yield event
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from None
        except yaml.YAMLError as error:
            raise ReadError(self._start, f"not YAML: {error}") from None

    def _node(self, event: yaml.NodeEvent) -> Node:
        at = self._at(event.start_mark)
        self._values += 1
        if self._values > self._most_values:
            message = f"the file holds more than {self._most_values:,} values"
            raise ReadError(at, message, "Split it.")
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            raise ReadError(at, f"found the alias *{event.anchor}", "Write the text out.")
        if event.anchor:
            raise ReadError(
                at, f"found the anchor &{event.anchor}", "Put a text that begins with & in quotes."
            )
        if event.tag:
            raise ReadError(
                at, "found a tag (a word that begins with !)", "Put such a text in quotes."
            )
        if isinstance(event, yaml.ScalarEvent):
            plain = not event.style
            if plain:
                self._refuse_cut(event)
            return Text(event.value, at, plain=plain)
        if len(self._open) == DEEPEST_NESTING:
            raise ReadError(at, f"nested more than {DEEPEST_NESTING} deep", "Check the indents.")
        return Sequence(at) if isinstance(event, yaml.SequenceStartEvent) else Mapping(at)

    def _place(self, node: Node) -> None:
        if not self._open:
            return
        parent, key = self._open[-1], self._keys[-1]
        if isinstance(parent, Sequence):
            parent.append(node)
        elif key is not None:
            parent[key] = node
            self._keys[-1] = None
        elif not isinstance(node, Text):
            raise ReadError(node.at, "a list or mapping stands where a key belongs")
        elif node in parent:
            raise ReadError(
                node.at,
                f"“{node}” occurs twice in one mapping, first on line {parent.key(node).at.line}",
                "Keep one of the two. "
                "If this is meant to start a new list item, add the missing dash.",
            )
        else:
            self._keys[-1] = node

    def _refuse_cut(self, event: yaml.ScalarEvent) -> None:
        end = self._at(event.end_mark)
        if end.line not in self._hashed:
            return
        line, place = self._lines[end.line - 1], end.column - 1
        if _HASH.match(line, place) and not _COMMENT.match(line, place):
            cut = line[place : place + 12].rstrip()
            raise ReadError(
                end,
                f"the text is cut at “{cut}”: a # after a space begins a comment",
                "Put the text in quotes; or, for a comment, leave two spaces before the # "
                "and one after it.",
            )

    def _at(self, mark: _Mark | None) -> Position:
        return Position(self._name, mark.line + 1, mark.column + 1) if mark else self._start

    def _syntax(self, error: yaml.MarkedYAMLError) -> ReadError:
        found = (error.problem or "a syntax error").strip()
        message, hint = _REMEDIES.get(found, (found, "Check the indent and the quotation marks."))
        at = self._at(error.problem_mark or error.context_mark)
        if at.line > len(self._lines):
            at = self._at(error.context_mark)
        return ReadError(at, f"not YAML: {message}", hint)
