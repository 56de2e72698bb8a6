"""A claim as it was typed, before it becomes part of the record."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import click

from macros.language import now
from macros.reading.yaml_reader import UNPRINTABLE
from macros.records.ids import LONGEST, unusable
from macros.terminal.common import CommandError
from macros.writing.emit import Inline, InlineMapping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.writing.emit import Value

_NUMBER: Final = re.compile(
    r"""(?P<about> (?: about | around | approximately | some )\s )?
        (?: (?P<min> (?: at\sleast | over | more\sthan )\s )
          | (?P<max> (?: at\smost | up\sto | under | less\sthan )\s ) )?
        (?P<value> -?[0-9]+ (?: \.[0-9]+ )? )
        (?: \sto\s (?P<end> -?[0-9]+ (?: \.[0-9]+ )? ) )?
        (?: \s? (?P<percent> % ) | \s (?P<unit> [^\W\d_].* | [$°€£¥].* ) )?""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_UNIT: Final = re.compile(r"(to|or|and|at|in)\b|.*\b(or|at) (more|less|fewer|least|most)\b")
_GERMAN: Final = "de"
_UMLAUTS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
)
_THOUSANDS: Final = re.compile(r"\.\d00\b")
"""What looks like thousands, parted by a point."""


class Typed(click.ParamType[str]):
    """Text as it was typed: white space is folded, and characters that do not show are refused."""

    name = "text"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The folded text. Raises CommandError if it holds a character that does not show."""
        del param, ctx
        words = " ".join(str(value).split())
        if hidden := UNPRINTABLE.search(words):
            code = f"U+{ord(hidden[0]):04X}"
            message = f"“{words}” holds the character {code}, which does not show: type it again"
            raise CommandError(message)
        return words


TYPED: Final = Typed()


@dataclass
class Draft:
    """What one source says, as it was typed."""

    answer: str
    quotes: list[str] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)


def claim_fields(
    topic: str, question: str, claim_id: str, answer_type: str, told: dict[str, Draft]
) -> dict[str, Value]:
    """The fields of a claim, in the order of the schema. Raises CommandError for a bad answer."""
    labels: dict[str, str] = {}
    units: dict[str, str] = {}
    accounts: list[Value] = []
    for source_id, account in told.items():
        fields: dict[str, Value] = {"source": source_id}
        if account.answer:
            fields["answer"] = (
                _number(account.answer, units)
                if answer_type == "number"
                else _answer(account.answer, answer_type, labels)
            )
        accounts.append(fields | {"quotes": account.quotes})
    return {
        "id": claim_id,
        "topic": topic,
        "question": question,
        "answer_type": answer_type,
        **({"unit": unit} if (unit := _unit(units)) else {}),
        **({"answers": labels} if labels else {}),
        "accounts": accounts,
        "added": today(),
        "updated": today(),
    }


def _answer(typed: str, answer_type: str, labels: dict[str, str]) -> Value:
    match answer_type:
        case "label":
            return _label(typed, labels)
        case "set":
            return Inline(_label(part.strip(), labels) for part in typed.split(";"))
        case _:
            return typed


def _number(typed: str, units: dict[str, str]) -> Value:
    """A number as it was typed; its unit is added to `units`, with the words that had it."""
    match = _NUMBER.fullmatch(typed)
    if match is None or not _is_clear(match):
        message = (
            f"“{typed}” is not a number; write digits without commas, points between thousands or "
            "signs: about 5500 USD bn, 3 to 5 days, at least 300, up to 40 %"
        )
        raise CommandError(message)
    units.setdefault(match["percent"] or match["unit"] or "", typed)
    value = match["value"]
    if match["end"]:
        fields = InlineMapping(min=value, max=match["end"])
    elif bound := next((each for each in ("min", "max") if match[each]), None):
        fields = InlineMapping({bound: value})
    elif match["about"]:
        fields = InlineMapping(value=value)
    else:
        return value
    if match["about"]:
        fields["about"] = "true"
    return fields


def _is_clear(number: re.Match[str]) -> bool:
    """Whether a number has one meaning: no end twice, no rest for a unit, no parted thousands."""
    ended_twice = number["end"] and (number["min"] or number["max"])
    return not (ended_twice or _counts_on(number["unit"] or "") or _THOUSANDS.search(number[0]))


def _unit(units: dict[str, str]) -> str:
    """The one unit of all answers. Raises CommandError if there are two."""
    if len(units) > 1:
        one, other, *_ = units.values()
        message = f"“{one}” and “{other}” have different units: give both in the same"
        raise CommandError(message)
    return next(iter(units), "")


def _counts_on(unit: str) -> bool:
    """Whether what follows a number is not a unit, but the rest of it or another number."""
    numeric = any(unicodedata.category(character).startswith("N") for character in unit)
    return numeric or _NO_UNIT.match(unit) is not None


def _label(words: str, labels: dict[str, str]) -> str:
    id_ = slug(words)
    if labels.setdefault(id_, words) != words:
        message = f"“{words}” and “{labels[id_]}” would share the label “{id_}”: write it by hand"
        raise CommandError(message)
    return id_


def author_fields(typed: str) -> Value:
    """The name of an author as it was typed: “Family, Given”, or one that is not parted.

    Raises CommandError if there are several.
    """
    if typed.count(",") > 1 or ";" in typed:
        message = f"“{typed}” names several authors: give each with an --author of its own"
        raise CommandError(message)
    family, comma, given = (part.strip() for part in typed.partition(","))
    if not (comma and family and given):
        return InlineMapping(literal=typed.strip(" ,"))
    return InlineMapping(family=family, given=given)


def flagged(fields: dict[str, Value], given: tuple[str, str, str, str]) -> dict[str, Value]:
    """The fields of a claim with an inconsistency: its kind, severity, title and explanation."""
    kind, severity, title, explanation = given
    inconsistency: Value = {
        "id": slug(title),
        "kind": kind,
        "severity": severity,
        "title": title,
        "explanation": explanation,
    }
    ordered: dict[str, Value] = {}
    for name, value in fields.items():
        ordered[name] = value
        if name == "accounts":
            ordered["inconsistencies"] = [inconsistency]
    return ordered


def drafts_of(
    accounts: Iterable[tuple[str, str, str]], paragraphs: Iterable[tuple[str, int]]
) -> dict[str, Draft]:
    """What each source says, from the options of the command line."""
    told: dict[str, Draft] = {}
    for source_id, answer, quote in accounts:
        draft = told.setdefault(source_id, Draft(answer))
        if draft.answer != answer:
            message = f"{source_id} has two answers, “{draft.answer}” and “{answer}”: give one"
            raise CommandError(message)
        if quote not in draft.quotes:
            draft.quotes.append(quote)
    for source_id, number in paragraphs:
        if source_id not in told:
            message = f"--paragraph names {source_id}, which no --account does"
            raise CommandError(message)
        told[source_id].paragraphs.append(number)
    return told


def slug(words: str) -> str:
    """An id made from words: lower-case letters, digits and hyphens, at most 60 characters.

    On a German site umlauts are written out.
    """
    if now().locale.language == _GERMAN:
        words = words.translate(_UMLAUTS)
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:LONGEST].strip("-") or "x"


def checked_id(typed: str, taken: Iterable[str]) -> str:
    """An id as it was typed, before a path is made from it.

    Raises CommandError if it cannot be an id, or is one of those `taken`.
    """
    if typed in taken:
        message = f"“{typed}” is used already: choose another id"
        raise CommandError(message)
    if reason := unusable(typed):
        message = f"“{typed}” {reason}: choose another id"
        raise CommandError(message)
    return typed


def today() -> str:
    """Today's date in UTC, as the data writes it."""
    return datetime.now(UTC).date().isoformat()
