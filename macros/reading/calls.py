"""The macro calls on pages: `{{ name("text", "text") }}`, and nothing else in double braces.

A page is not a template: anything that is not such a call is text, and is never evaluated.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from macros.language import capitalized
from macros.problems import Position
from macros.reading.nodes import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ARGUMENTS: Final[dict[str, tuple[str, ...]]] = {
    "annotate": ("claim", "phrase"),
    "card": ("claim",),
    "cards": (),
    "count": ("what",),
    "data_files": (),
    "day_by_day": (),
    "disagreement": ("claim", "inconsistency"),
    "disputed": (),
    "field_of_claims": (),
    "field_of_sources": (),
    "fields": (),
    "grid": (),
    "headlines": (),
    "inconsistencies": (),
    "lineage": (),
    "macros": (),
    "of_all": ("who", "claim"),
    "only": ("source", "claim"),
    "pairs": (),
    "provenance": (),
    "quotations": (),
    "retold": (),
    "ribbons": (),
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
"""What the arguments of some macros name when more are given: a form for each number of them."""

VARIADIC: Final = "silent"
"""The macro whose last argument may be followed by more of its kind."""

COUNTED: Final = (
    *("claims", "inconsistencies", "major inconsistencies", "quotes", "references", "slips"),
    *("sources", "topics"),
    *("agreed claims", "changed in retelling claims", "contested claims"),
    *("judged differently claims", "repeated claims", "single claims", "unanswered claims"),
)
"""What `count` counts in the whole record."""

ANSWERING: Final = "answering"
"""The sources that can be counted by the answer that they give."""

COUNTED_ON_A_CLAIM: Final = (ANSWERING, "silent", "speaking")
"""The sources that `count` and `of_all` count on a claim."""

CAPITALIZE: Final = "capitalize"
"""What may follow a call, after a bar: its output then begins with a capital letter."""

_STRING: Final = r""" (?: "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' ) """
_CALL: Final = re.compile(
    rf""" \{{\{{ \s* (?P<macro> \w+ ) \s*
    \( \s* (?P<arguments> (?: {_STRING} (?: \s* , \s* {_STRING} )* \s* )? ) \) \s*
    (?P<capital> \| \s* {CAPITALIZE} \s* )? \}}\}} """,
    re.VERBOSE | re.DOTALL,
)
_ARGUMENT: Final = re.compile(_STRING, re.VERBOSE | re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_OPENING: Final = re.compile(r"""\{[{%] (?= \s* (?P<word> \w+ | "" | '' | \S? ) )""", re.VERBOSE)
_END: Final = re.compile(r"\{%\s*end\w+\s*%\}")
"""The end of a template block, which is reported where the block opens."""


@dataclass(frozen=True, slots=True)
class Call:
    """A macro that a page calls, with its arguments, all of them texts.

    `capital` says that its output is to begin with a capital letter.
    """

    macro: Text
    arguments: tuple[Text, ...] = ()
    capital: bool = False

    @property
    def form(self) -> tuple[str, ...] | None:
        """What each argument names; None if the macro cannot be called like this."""
        count = len(self.arguments)
        for form in forms(self.macro):
            missing = count - len(form)
            if missing == 0 or (self.macro == VARIADIC and missing > 0):
                return form + form[-1:] * missing
        return None

    def naming(self, kind: str) -> tuple[Text, ...]:
        """The arguments that name a certain kind of thing: `claim`, `source` and so on."""
        form = self.form or ()
        return tuple(text for each, text in zip(form, self.arguments, strict=True) if each == kind)


def asked(text: str, name: str) -> Iterator[tuple[range, Call | Text]]:
    """Everything in double braces in the text of a page, with its range there.

    It is either a call or, for anything else, its first word. `name` stands for the file in
    messages.
    """
    lines = [0, *(each.end() for each in re.finditer("\n", text))]

    def told(offset: int, word: str) -> Text:
        line = bisect_right(lines, offset)
        return Text(word, Position(name, line, offset - lines[line - 1] + 1))

    done = 0
    for opening in _OPENING.finditer(text):
        start = opening.start()
        if start < done or _END.match(text, start):
            continue
        if found := _CALL.match(text, start):
            given = _ARGUMENT.finditer(text, found.start("arguments"), found.end("arguments"))
            arguments = tuple(told(each.start(), _unquoted(each[0])) for each in given)
            macro = told(found.start("macro"), found["macro"])
            done = found.end()
            yield range(start, done), Call(macro, arguments, found["capital"] is not None)
        else:
            done = start + len("{{")
            yield range(start, done), told(opening.start("word"), opening["word"])


def expand(text: str, macros: Mapping[str, Callable[..., str]]) -> str:
    """The text of a page with each macro call replaced by its output.

    Everything else stays as it is. Raises whatever a macro raises.
    """
    parts: list[str] = []
    done = 0
    for place, call in asked(text, ""):
        if isinstance(call, Call) and call.macro in macros:
            told = str(macros[call.macro](*map(str, call.arguments)))
            if call.capital:
                told = capitalized(told)
            parts += (text[done : place.start], told)
            done = place.stop
    return "".join([*parts, text[done:]])


def forms(macro: str) -> tuple[tuple[str, ...], ...]:
    """What the arguments of a macro name, for each number of them; empty for an unknown macro."""
    return (ARGUMENTS[macro], *LONGER.get(macro, ())) if macro in ARGUMENTS else ()


def _unquoted(written: str) -> str:
    """The value of a quoted argument: put on one line, and without its backslash escapes."""
    return _ESCAPED.sub(r"\1", written[1:-1].replace("\n", " "))
