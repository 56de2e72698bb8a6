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

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from macros.problems import Problem
from macros.reading.nodes import Mapping, Sequence, Text
from macros.records.project import Need

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.reading.nodes import Node
    from macros.records.project import Project

ID: Final = "field-order"
NEEDS: Final = (Need.CLAIMS, Need.SOURCES, Need.REFERENCES)


@dataclass(frozen=True, slots=True)
class _Order:
    """What a schema says of order: the rank of each field, and the orders within them."""

    ranks: dict[str, int]
    within: dict[str, _Order]


def check(project: Project) -> Iterator[Problem]:
    """A problem for each field that stands after one that it should precede."""
    for name, document in project.documents.items():
        order = _order(project.schemas.schema(PurePosixPath(name).stem))
        if isinstance(document, Mapping):
            for collection, records in document.items():
                yield from _check(records, order.within.get(collection))


def _order(schema: dict[str, Any]) -> _Order:
    fields = schema.get("properties", {})
    orders = {name: _order(field.get("items", field)) for name, field in fields.items()}
    return _Order(
        {name: rank for rank, name in enumerate(fields)},
        {name: order for name, order in orders.items() if order.ranks},
    )


def _check(node: Node, order: _Order | None) -> Iterator[Problem]:
    if order is None or isinstance(node, Text):
        return
    if isinstance(node, Sequence):
        for item in node:
            yield from _check(item, order)
        return
    last = -1
    for name in node:
        rank = order.ranks.get(name, last)
        if rank < last:
            yield _problem(node, name, order)
            break
        last = rank
    for name, within in order.within.items():
        if name in node:
            yield from _check(node[name], within)


def _problem(node: Mapping, name: str, order: _Order) -> Problem:
    expected = [each for each in order.ranks if each in node]
    written = [each for each in node if each in order.ranks]
    before = written[written.index(name) - 1]
    message = f"“{name}” stands after “{before}”"
    return Problem(node.key(name).at, ID, message, f"The order is {', '.join(expected)}.")
