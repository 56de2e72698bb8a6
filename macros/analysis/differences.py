"""How two values from a file differ, whatever they mean."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from macros.reading.nodes import TEXT, Mapping, Node, Sequence, Text, spelt_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAMES: Final = ("id", "source", TEXT)
"""The fields that identify the items of a list: the first one that all of them have is used."""

_IN_ORDER: Final = "answers"
"""The one mapping whose order matters: readers see its entries in the order of the file."""

_HALF: Final = 0.5


class Step(NamedTuple):
    """A step on the path to a value: a field and, if that is a list, one of its items.

    An item is identified by its name or, if the items have none, by its position, from 1.
    """

    field: str
    item: str | None = None


Path: TypeAlias = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """The value at a path before and after; None where there is none."""

    path: Path
    before: Node | None
    after: Node | None


@dataclass(frozen=True, slots=True)
class Moved:
    """An item that stayed in its list but changed its position; positions count from 1."""

    path: Path
    was: int
    now: int


Difference: TypeAlias = Turned | Moved

Nodes: TypeAlias = "Sequence | tuple[Node, ...]"


def differences(before: Mapping, after: Mapping, path: Path = ()) -> Iterator[Difference]:
    """Every difference between two mappings at `path`; where they are in a file does not matter."""
    for name in dict.fromkeys((*after, *before)):
        yield from _between(before.get(name), after.get(name), (*path, Step(name)))
    if path and path[-1] == Step(_IN_ORDER):
        yield from moved(before, after, path)


def whole(node: Mapping, path: Path = ()) -> Iterator[Difference]:
    """Everything in a mapping, as differences from an empty one."""
    return differences(Mapping(node.at), node, path)


def moved(before: Iterable[str], after: Iterable[str], path: Path) -> Iterator[Moved]:
    """The fewest moves that explain a change of order; the names, each unique, are at `path`."""
    places = {name: place for place, name in enumerate(before)}
    names = list(after)
    pairs = {place: places[name] for place, name in enumerate(names) if name in places}
    yield from _out_of_order(pairs, names, path)


def _between(one: Node | None, other: Node | None, path: Path) -> Iterator[Difference]:
    match one, other:
        case (Sequence() | None, Sequence() | None) if not (_nested(one) or _nested(other)):
            yield from _lists(one or (), other or (), path)
        case Mapping(), Mapping():
            yield from differences(one, other, path)
        case Mapping(), Text() if TEXT in one:
            yield from differences(one, spelt_out(other), path)
        case Text(), Mapping() if TEXT in other:
            yield from differences(spelt_out(one), other, path)
        case _ if one != other:
            yield Turned(path, one, other)


def _nested(node: Sequence | None) -> bool:
    return any(isinstance(item, Sequence) for item in node or ())


def _lists(one: Nodes, other: Nodes, path: Path) -> Iterator[Difference]:
    *above, (field, _) = path
    field_of = next((name for name in NAMES if _all_have(name, (*one, *other))), None)
    if field_of is None:
        pairs = _alike(one, other)
        then, now = ([f"{place}" for place in range(1, len(items) + 1)] for items in (one, other))
    else:
        then, now = (list(_named(items, field_of)) for items in (one, other))
        places = {name: place for place, name in enumerate(then)}
        pairs = {place: places[name] for place, name in enumerate(now) if name in places}
    stayed = set(pairs.values())
    for place, item in enumerate(one):
        if place not in stayed:
            yield Turned((*above, Step(field, then[place])), item, None)
    for place, item in enumerate(other):
        step = (*above, Step(field, now[place]))
        if place in pairs:
            yield from _between(one[pairs[place]], item, step)
        else:
            yield Turned(step, None, item)
    yield from _out_of_order(pairs, now, path)


def _name(item: Node, field: str) -> Node | None:
    if isinstance(item, Mapping):
        return item.get(field)
    return item if field == TEXT else None


def _all_have(field: str, items: Nodes) -> bool:
    return all(isinstance(_name(item, field), Text) for item in items)


def _named(items: Nodes, field: str) -> Iterator[str]:
    """The names of items, made unique: the second of a name becomes “name (2)”."""
    counted: Counter[str] = Counter()
    for item in items:
        name = str(_name(item, field))
        counted[name] += 1
        yield name if counted[name] == 1 else f"{name} ({counted[name]})"


def _alike(one: Nodes, other: Nodes) -> dict[int, int]:
    """Which new index was which old one: equal items first, then those at least half equal."""
    pairs: dict[int, int] = {}
    left = dict(enumerate(one))
    for now, item in enumerate(other):
        was = next((was for was, each in left.items() if each == item), None)
        if was is not None:
            pairs[now] = was
            del left[was]
    scores = sorted(
        (-_in_common(before, after), abs(was - now), was, now)
        for was, before in left.items()
        for now, after in enumerate(other)
        if now not in pairs
    )
    for score, _, was, now in scores:
        if -score >= _HALF and was in left and now not in pairs:
            pairs[now] = was
            del left[was]
    return pairs


def _in_common(one: Node, other: Node) -> float:
    """The share of their fields in which two items are equal, from 0 to 1."""
    if not (isinstance(one, Mapping) and isinstance(other, Mapping)):
        return 0
    equal = sum(other.get(name) == value for name, value in one.items())
    return equal / max(len(one), len(other), 1)


def _out_of_order(pairs: dict[int, int], names: list[str], path: Path) -> Iterator[Moved]:
    kept = _rising([pairs[now] for now in sorted(pairs)])
    *above, (field, _) = path
    for now, was in sorted(pairs.items()):
        if was not in kept:
            yield Moved((*above, Step(field, names[now])), was + 1, now + 1)


def _rising(places: list[int]) -> set[int]:
    """The longest rising subsequence of some places (“patience sorting”)."""
    lowest: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        length = bisect_left(lowest, place)
        before[place] = lowest[length - 1] if length else None
        lowest[length : length + 1] = [place]
    kept = set()
    last = lowest[-1] if lowest else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
