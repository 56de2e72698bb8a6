"""A record has the fields that its schema describes, and no others.

The schemas in `data/schema/` say which fields there are, which of them are needed and what may
stand in each; editors complete and check by the same files.

Bad:

    severity: critical

Good:

    severity: major
"""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from macros.problems import Problem
from macros.reading.nodes import Mapping, Node, Sequence, Text
from macros.records.schema import fields
from macros.text.notations import in_edtf
from macros.text.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.mismatches import Mismatch
    from macros.records.project import Need, Project

ID: Final = "schema"
NEEDS: Final[tuple[Need, ...]] = ()

_TYPES: Final = {
    "string": "a text",
    "array": "a list",
    "object": "a mapping",
    "boolean": "true or false",
    "number": "a number without quotes, of at most 15 digits and 6 decimals",
    "integer": "a number without quotes, of at most 15 digits and 6 decimals",
}
_FORMATS: Final = {
    "partial-date": "a date: 2025, 2025-10 or 2025-10-28",
    "day": "a day: 2025-10-28",
    "interval": "a date, or two with a slash between them: 2025-10-28/2025-11-06",
    "isbn": "an ISBN whose last digit fits the others: 978-3-16-148410-0",
    "edtf": "a date: 2025, 2025-10-28, 2025~ (about), 2025-10/2025-12 or ../2027 (by)",
}
_SENTENCES: Final = {
    "enum": ("{field} is {found}; expected {expected}", "{about}"),
    "pattern": ("{field} is {found}, which is not in the right form", "{about}"),
    "maxLength": ("{field} is {found}, which is too long: {count} characters", "{about}"),
    "minLength": ("{field} is {found}", "Fill it in, or leave the field out."),
    "minItems": ("{field} has too few items: {count}", "{about}"),
    "maxItems": ("{field} has too many items: {count}", "{about}"),
    "maxProperties": ("{field} has too many entries: {count}", "{about}"),
    "minProperties": ("{field} is {found} with nothing in it", "{about}"),
    "uniqueItems": ("{field} names something twice", "Keep one of the two."),
    "not": ("{expected}", "{remedy}"),
}
_MOST_FIELDS: Final = 50
_LONGEST_EXCERPT: Final = 40


def check(project: Project) -> Iterator[Problem]:
    """A problem for each place that does not match its schema."""
    misspelt = {
        id(mismatch.node): [str(key) for key in _unknown(mismatch)]
        for mismatch in project.mismatches
        if mismatch.keyword == "additionalProperties"
    }
    told = set()
    for mismatch in project.mismatches:
        place = (id(mismatch.node), mismatch.keyword)
        if place not in told:
            told.add(place)
            yield from _problems(mismatch, misspelt.get(place[0], []), project)


def _problems(mismatch: Mismatch, misspelt: list[str], project: Project) -> Iterator[Problem]:
    properties = mismatch.schema.get("properties", {})
    at = mismatch.node.at
    match mismatch.keyword:
        case "additionalProperties":
            for key in _unknown(mismatch):
                hint = _home(key, mismatch, project) or nearest(key, properties)
                yield Problem(key.at, ID, f"there is no field “{key}” here", hint)
        case "required":
            for name in _missing(mismatch):
                if not get_close_matches(name, misspelt):
                    about = properties.get(name, mismatch.schema).get("description", "")
                    yield Problem(at, ID, f"the field “{name}” is missing", about)
        case _:
            yield Problem(at, ID, *_wording(mismatch))


def _home(name: Text, mismatch: Mismatch, project: Project) -> str:
    """Where a field belongs that stands elsewhere in the record; empty if nowhere, or misspelt."""
    if get_close_matches(name, mismatch.schema.get("properties", {})):
        return ""
    known = fields(project.schemas.schema(PurePosixPath(name.at.file).stem))
    within = (field.path for field in known if len(field.path) > 1 and field.path[-1] == name)
    home = next((path[-2] for path in within), None)
    return f"“{name}” is a field of “{home}”: write it there." if home else ""


def _wording(mismatch: Mismatch) -> tuple[str, str]:
    blank = isinstance(mismatch.node, Text) and not mismatch.node.strip()
    keyword = "minLength" if blank and mismatch.keyword == "pattern" else mismatch.keyword
    message, hint = _SENTENCES.get(keyword, _SENTENCES["enum"])
    words = {
        "field": mismatch.field or "the file",
        "found": _shown(mismatch.node),
        "count": len(mismatch.node),
        "expected": _expected(mismatch),
        "about": _instead(mismatch) or mismatch.schema.get("description", ""),
        "remedy": mismatch.expected.get("description", "") if keyword == "not" else "",
    }
    return message.format(**words), hint.format(**words)


def _instead(mismatch: Mismatch) -> str:
    """How to write what is a date in another notation."""
    is_date = (mismatch.keyword, mismatch.expected) == ("format", "edtf")
    return in_edtf(str(mismatch.node)) if is_date else ""


def _expected(mismatch: Mismatch) -> str:
    match mismatch.keyword, mismatch.expected:
        case "enum", values:
            return " or ".join(f"“{value}”" for value in values)
        case "type", [*types]:
            return " or ".join(dict.fromkeys(_TYPES[each] for each in types))
        case "type", each:
            return _TYPES[each]
        case "format", name:
            return _FORMATS[name]
        case "not", excluded:
            names = excluded.get("required", ())
            where = "together" if len(names) > 1 else "here"
            return f"{' and '.join(f'“{name}”' for name in names)} cannot be used {where}"
        case keyword, value:
            return f"{keyword}: {value}"


def _unknown(mismatch: Mismatch) -> list[Text]:
    known, node = mismatch.schema.get("properties", {}), mismatch.node
    if not isinstance(node, Mapping):
        return []
    unknown = (key for key in node if key not in known and isinstance(key, Text))
    return list(islice(unknown, _MOST_FIELDS))


def _missing(mismatch: Mismatch) -> list[str]:
    node = mismatch.node
    return [name for name in mismatch.expected if isinstance(node, Mapping) and name not in node]


def _shown(node: Node) -> str:
    if isinstance(node, Text):
        cut = "…" if len(node) > _LONGEST_EXCERPT else ""
        return f"“{node[:_LONGEST_EXCERPT]}{cut}”" if node.strip() else "empty"
    return "a list" if isinstance(node, Sequence) else "a mapping"
