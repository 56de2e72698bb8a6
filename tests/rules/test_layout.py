"""The quick look at the layout says yes only where yamllint finds nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from yamllint import linter
from yamllint.config import YamlLintConfig

from macros.rules.layout import CONFIGURATION, surely_laid_out
from tests.projects import FIXTURES

CONFIG = YamlLintConfig(file=str(CONFIGURATION))
LINES = "".join(
    (FIXTURES / subject / "data/claims.yaml").read_text("utf-8").removeprefix("claims:\n")
    for subject in ("orchard", "project")
).splitlines()

edits = st.tuples(
    st.sampled_from(["indent", "outdent", "blank", "space", "drop", "none"]), st.integers(0, 39)
)


@given(st.integers(0, len(LINES) - 40), st.lists(edits, max_size=3))
def test_yes_means_that_yamllint_finds_nothing(start: int, changes: list[tuple[str, int]]) -> None:
    last = len(LINES) - 1
    first = next(n for n in range(start, last + 1) if LINES[n].startswith("  - id:") or n == last)
    lines = LINES[first : first + 40]
    for change, place in changes:
        at = place % len(lines)
        line = lines[at]
        lines[at] = {
            "indent": f"  {line}",
            "outdent": line.removeprefix("  "),
            "blank": f"\n{line}",
            "space": f"{line} ",
            "drop": "",
            "none": line,
        }[change]
    text = "claims:\n" + "\n".join(lines).rstrip("\n") + "\n"
    if surely_laid_out(text):
        assert [each for each in linter.run(text, CONFIG) if each.rule] == []


def test_a_record_that_is_well_laid_out_needs_no_second_look() -> None:
    assert surely_laid_out((FIXTURES / "orchard/data/claims.yaml").read_text("utf-8"))
