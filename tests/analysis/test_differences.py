"""Everything that two mappings differ in, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.analysis.differences import Difference, Moved, Turned, differences
from macros.reading.nodes import Mapping, Node, Text
from macros.reading.yaml_reader import parse


def read(text: str) -> Mapping:
    node = parse(text, "a.yaml")
    assert isinstance(node, Mapping)
    return node


def path(difference: Difference) -> str:
    steps = (f"{field}[{item}]" if item is not None else field for field, item in difference.path)
    return ".".join(steps)


def found(before: str, after: str) -> list[tuple[object, ...]]:
    return [
        (path(each), each.was, each.now)
        if isinstance(each, Moved)
        else (path(each), each.before, each.after)
        for each in differences(read(before), read(after))
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a: one", "a: 'one'  # quoted", []),
        ("{a: 1, b: 2}", "{b: 2, a: 1}", []),
        ("a: one", "a: two", [("a", "one", "two")]),
        ("{a: 1, b: 2}", "a: 1", [("b", "2", None)]),
        ("a: 1", "a: {value: 1}", [("a", "1", {"value": "1"})]),
        ("a: [x, y]", "a: [y, z]", [("a[x]", "x", None), ("a[z]", None, "z")]),
        ("a: [x, y, z]", "a: [z, x, y]", [("a[z]", 3, 1)]),
        ("a: [x, x]", "a: [x]", [("a[x (2)]", "x", None)]),
        ("a: [[x], [y]]", "a: [[x, y]]", [("a", [["x"], ["y"]], [["x", "y"]])]),
        ("a: [{id: x, b: 1}]", "a: [{id: x, b: 2}]", [("a[x].b", "1", "2")]),
        ("a: [{source: x}]", "a: [{source: y}]", [("a[x]", {"source": "x"}, None),
                                                  ("a[y]", None, {"source": "y"})]),
        ("q: [some words]", "q: [{text: some words}]", []),
        ("q: [words]", "q: [{text: words, speaker: S}]", [("q[words].speaker", None, "S")]),
        ("answers: {x: one, y: two}", "answers: {y: two, x: one}", [("answers[y]", 2, 1)]),
        ("answers: {x: one}", "answers: {x: {text: uno, within: y}}",
         [("answers.x.text", "one", "uno"), ("answers.x.within", None, "y")]),
        ("a: [{b: 1, c: 2}, {b: 3, c: 4}]", "a: [{b: 3, c: 4}, {b: 1, c: 5}]",
         [("a[2].c", "2", "5"), ("a[1]", 2, 1)]),
        ("a: [{b: 1, c: 2}]", "a: [{b: 3, c: 4}]",
         [("a[1]", {"b": "1", "c": "2"}, None), ("a[1]", None, {"b": "3", "c": "4"})]),
    ],
)  # fmt: skip
def test_what_differs(before: str, after: str, expected: list[tuple[object, ...]]) -> None:
    assert found(before, after) == expected


NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(NAMES, NAMES)
def test_an_order_is_told_by_as_few_as_can_be(before: list[str], after: list[str]) -> None:
    moves = [
        each
        for each in differences(read(f"a: [{', '.join(before)}]"), read(f"a: [{', '.join(after)}]"))
        if isinstance(each, Moved)
    ]
    names = {str(move.path[-1].item) for move in moves}
    stayed = [[name for name in names_ if name in before and name in after and name not in names]
              for names_ in (before, after)]  # fmt: skip
    assert stayed[0] == stayed[1]
    assert all(before[move.was - 1] == after[move.now - 1] for move in moves)
    one_less = [names - {name} for name in names]
    for fewer in one_less:
        kept = [[n for n in order if n in before and n in after and n not in fewer]
                for order in (before, after)]  # fmt: skip
        assert kept[0] != kept[1]


def nodes() -> st.SearchStrategy[str]:
    """Mappings as YAML in one line."""
    texts = st.sampled_from(["one", "two", "three words here"])
    values = st.recursive(
        texts,
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3).map(lambda items: f"[{', '.join(items)}]")
            | mappings(inner)
        ),
        max_leaves=8,
    )
    return mappings(values)


def mappings(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    keys = st.sampled_from(["id", "source", "text", "answers", "note", "b"])
    return st.dictionaries(keys, values, min_size=1, max_size=4).map(
        lambda fields: "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"
    )


def spelt(node: Node) -> object:
    """A value by its content: a text alone is the same as a mapping with nothing but that text."""
    if isinstance(node, Mapping):
        if list(node) == ["text"] and isinstance(node["text"], Text):
            return str(node["text"])
        return {name: spelt(value) for name, value in node.items()}
    return [spelt(item) for item in node] if isinstance(node, list) else str(node)


@given(nodes(), nodes())
def test_no_difference_is_passed_over(before: str, after: str) -> None:
    one, other = read(before), read(after)
    told = [each for each in differences(one, other) if isinstance(each, Turned)]
    if not list(differences(one, other)):
        assert spelt(one) == spelt(other)
    if spelt(one) == spelt(other):
        assert told == []
