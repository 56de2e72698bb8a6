"""Values as the formats need them."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from macros.publish.values import json_by_line, json_text

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
)


@given(VALUES)
def test_both_ways_of_writing_say_the_same(value: object) -> None:
    assert json.loads(json_by_line(value)) == json.loads(json_text(value)) == value


def test_an_item_of_a_list_has_a_line() -> None:
    value = {"of": {"all": [{"é": 1}, {"b": [{"c": 2}]}]}, "none": []}
    assert json_by_line(value) == (
        '{\n"of":{\n"all":[\n{"é":1},\n{"b":[{"c":2}]}\n]\n},\n"none":[]\n}\n'
    )
