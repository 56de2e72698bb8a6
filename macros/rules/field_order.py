"""The fields of a record stand in the order of the schema.

So that each record reads like the next, and a change to one shows as a change and nothing else.

Bad:

    - source: gazette
      quotes: [From May 2003 each ship pays]
      answer: 2003-05

Good:

    - source: gazette
      answer: 2003-05
      quotes: [From May 2003 each ship pays]
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from macros.problems import Problem
from macros.records.nodes import Mapping, Sequence, Text
from macros.records.yaml_reader import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.nodes import Node
    from macros.records.project import Project

ID: Final = "field-order"


def check(project: Project) -> Iterator[Problem]:
    """A problem for each field that stands after one that it should precede."""
    for name, document in project.documents.items():
        try:
            known = project.schemas.schema(PurePosixPath(name).stem)["properties"]
        except Unreadable:
            continue
        if isinstance(document, Mapping):
            for collection, items in document.items():
                yield from _check(items, known.get(collection, {}))


def _check(node: Node, schema: dict[str, Any]) -> Iterator[Problem]:
    match node:
        case Sequence():
            for item in node:
                yield from _check(item, schema.get("items", {}))
        case Mapping():
            known = schema.get("properties", {})
            yield from _ordered(node, list(known))
            for name, value in node.items():
                yield from _check(value, known.get(name, {}))


def _ordered(node: Mapping, order: list[str]) -> Iterator[Problem]:
    fields = [key for key in node if isinstance(key, Text) and key in order]
    for one, other in pairwise(fields):
        if order.index(other) < order.index(one):
            expected = ", ".join(name for name in order if name in node)
            message = f"“{other}” stands after “{one}”"
            yield Problem(other.at, ID, message, f"The order is {expected}.")
            return
