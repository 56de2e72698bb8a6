"""The quick look at the layout says yes only where yamllint finds nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from yamllint import linter
from yamllint.config import YamlLintConfig

from macros.rules.layout import CONFIGURATION, surely_laid_out
from tests.projects import REPOSITORY

CONFIG = YamlLintConfig(file=str(CONFIGURATION))
LINES = (REPOSITORY / "data/claims.yaml").read_text("utf-8").splitlines()[4:400]

edits = st.tuples(
    st.sampled_from(["indent", "outdent", "blank", "space", "drop", "none"]), st.integers(0, 39)
)


@given(st.integers(0, len(LINES) - 40), st.lists(edits, max_size=3))
def test_yes_means_that_yamllint_finds_nothing(start: int, changes: list[tuple[str, int]]) -> None:
    first = next(n for n in range(start, len(LINES)) if LINES[n].startswith("  - id:") or n == 395)
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


def test_the_record_itself_needs_no_second_look() -> None:
    assert surely_laid_out((REPOSITORY / "data/claims.yaml").read_text("utf-8"))
