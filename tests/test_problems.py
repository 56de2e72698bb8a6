from __future__ import annotations

import pytest

from macros.problems import Position
from macros.text.suggestions import nearest


@pytest.mark.parametrize(
    ("word", "known", "remedy"),
    [
        ("gazzete", ["gazette", "herald"], "Did you mean “gazette”?"),
        ("zzz", ["herald", "courier"], "Known: courier, herald."),
        ("zzz", [], "None is known."),
        (
            "zzz",
            [f"name-{number}" for number in range(40)],
            "None of the 40 known ones is near it.",
        ),
    ],
)
def test_the_remedy_for_an_unknown_name(word: str, known: list[str], remedy: str) -> None:
    assert nearest(word, known) == remedy


def test_a_position_reads_as_editors_write_it() -> None:
    assert str(Position("data/claims.yaml", 3, 7)) == "data/claims.yaml:3:7"
