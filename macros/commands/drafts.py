"""A claim as it was typed, on its way to the record."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from macros.commands.common import CouldNotRun
from macros.records.emit import Inline, InlineMapping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.records.emit import Value

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID: Final = 60
_NUMBER: Final = re.compile(r"(about )?(-?\d+(?:\.\d+)?)(?: ?%|(?: [^\s\d.,+–-]\S*)*)")


@dataclass
class Draft:
    """What one source says, as it was typed."""

    answer: str
    quotes: list[str] = field(default_factory=list)
    paragraph: int | None = None


def claim_fields(
    topic: str, question: str, claim_id: str, answer_type: str, told: dict[str, Draft]
) -> dict[str, Value]:
    """The fields of a claim, in the order of the schema. Raises CouldNotRun for an answer amiss."""
    labels: dict[str, str] = {}
    accounts: list[Value] = []
    for source_id, account in told.items():
        fields: dict[str, Value] = {"source": source_id}
        if account.answer:
            fields["answer"] = _answer(account.answer, answer_type, labels)
        accounts.append(fields | {"quotes": account.quotes})
    return {
        "id": claim_id,
        "topic": topic,
        "question": question,
        "answer_type": answer_type,
        **({"answers": labels} if labels else {}),
        "accounts": accounts,
        "added": today(),
        "updated": today(),
    }


def _answer(typed: str, answer_type: str, labels: dict[str, str]) -> Value:
    match answer_type:
        case "number":
            return _number(typed)
        case "label":
            return _label(typed, labels)
        case "set":
            return Inline(_label(part.strip(), labels) for part in typed.split(";"))
        case _:
            return typed


def _number(typed: str) -> Value:
    match = _NUMBER.fullmatch(typed)
    if match is None:
        message = f"“{typed}” is not a number; write digits alone, for example: about 5500 USD bn"
        raise CouldNotRun(message)
    about, value = match.groups()
    unit = typed[match.end(2) :].strip()
    if not about and not unit:
        return value
    fields = InlineMapping(value=value)
    if unit:
        fields["unit"] = unit
    if about:
        fields["about"] = "true"
    return fields


def _label(words: str, labels: dict[str, str]) -> str:
    id_ = slug(words)
    if labels.setdefault(id_, words) != words:
        message = f"“{words}” and “{labels[id_]}” would share the label “{id_}”: write it by hand"
        raise CouldNotRun(message)
    return id_


def flagged(fields: dict[str, Value], given: tuple[str, str, str, str]) -> dict[str, Value]:
    """The fields of a claim with an inconsistency: its kind, severity, title and explanation."""
    kind, severity, title, explanation = given
    flag: Value = {
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
            ordered["inconsistencies"] = [flag]
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
            raise CouldNotRun(message)
        draft.quotes.append(quote)
    for source_id, number in paragraphs:
        if source_id not in told:
            message = f"--paragraph names {source_id}, which no --account does"
            raise CouldNotRun(message)
        told[source_id].paragraph = number
    return told


def slug(words: str) -> str:
    """An id made from words: small letters, digits and hyphens, at most 60."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:_LONGEST_ID].strip("-") or "x"


def checked_id(typed: str) -> str:
    """An id as it was typed, before a path is made of it. Raises CouldNotRun if it is none."""
    if len(typed) > _LONGEST_ID:
        message = f"the id has {len(typed)} characters: {_LONGEST_ID} are the most"
        raise CouldNotRun(message)
    if not _ID.fullmatch(typed):
        message = f"“{typed}” is no id: small letters and digits, with hyphens between words"
        raise CouldNotRun(message)
    return typed


def today() -> str:
    """The day in UTC, as the data has it."""
    return datetime.now(UTC).date().isoformat()
