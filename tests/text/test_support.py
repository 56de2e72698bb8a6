"""What a sentence states that no claim beside it bears out."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.records.project import read_project
from macros.text.support import unsupported

HEAD = "---\ntitle: Tolls\ntopic: tolls\n---\n\n# Tolls\n\n"
DATE = '{{ annotate("toll-date", "the day") }}'
AMOUNT = '{{ annotate("toll-amount", "the sum") }}'


def stated(project: Path, paragraph: str) -> list[tuple[str, ...]]:
    (project / "docs/tolls.md").write_text(f"{HEAD}{paragraph}\n\n{{{{ cards() }}}}\n", "utf-8")
    return [each.stated for each in unsupported(read_project(project))]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"They differ on {DATE}. The Gazette has May 2003, The Courier June 2004.",
        f"It is 12 crowns or about 11, whatever {AMOUNT} is. The Courier has the latter.",
        f"The decree of February 2003 gives {DATE} too: 1 May 2003.",
        f"May be {DATE}.",
        f'{{{{ silent("toll-amount", "herald") }}}} The Herald does not tell {DATE}.',
        f"{DATE} is due on {{{{ count('answering', 'toll-date', 'June 2004') }}}} days.",
    ],
)
def test_what_a_claim_beside_it_bears_out_is_passed_over(project: Path, paragraph: str) -> None:
    assert stated(project, paragraph) == []


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        (f"They differ on {DATE}. The Gazette has May 2005.", [("2005",)]),
        (f"It is due in August 2003, says {DATE}.", [("August",)]),
        (f"The sum is {AMOUNT}: 12,000 crowns.", [("12,000",)]),
        (f"Beside {AMOUNT}, The Herald says nothing.", [("The Herald",)]),
        (f"They differ on {DATE}.\n\nThe toll of 2003 is due.", [("2003",)]),
        (f"- They differ on {DATE}.\n- The Courier has 2004.", [("2004", "The Courier")]),
    ],
)
def test_what_none_bears_out_is_named(
    project: Path, paragraph: str, found: list[tuple[str, ...]]
) -> None:
    assert stated(project, paragraph) == found


def test_pages_that_annotate_nothing_are_not_about_claims(project: Path) -> None:
    assert stated(project, "At least 4 words, of The Herald or of another.") == []
