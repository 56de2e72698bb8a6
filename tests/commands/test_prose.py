"""`claims prose`."""

from __future__ import annotations

from pathlib import Path

from tests.projects import edit
from tests.terminal import claims


def test_the_sentences_that_speak_of_a_claim_are_listed(project: Path) -> None:
    assert claims("--root", project, "prose", "toll-date") == (
        0,
        (
            "  docs/index.md:3:1\n"
            '    “{{ disagreement("toll-date", "when") }}”\n'
            "  docs/tolls.md:9:1\n"
            "    “The toll is due from May.”\n"
        ),
        "",
    )
    assert claims("--root", project, "prose", "toll-purpose")[1] == (
        "No sentence speaks of it. Its card is on docs/works.md.\n"
    )
    assert claims("--root", project, "prose", "toll-dat")[::2] == (
        2,
        "Error: “toll-dat” is not a claim. Did you mean “toll-date”?\n",
    )


def test_what_is_not_spoken_of_and_what_is_not_borne_out_is_listed(project: Path) -> None:
    edit(project / "docs/tolls.md", "{{ cards() }}", "It was 9 crowns.\n\n{{ cards() }}")
    assert claims("--root", project, "prose") == (
        0,
        (
            "Claims of which no sentence speaks (1)\n"
            "  - toll-purpose: What is the money for?\n"
            "\n"
            "Sentences that no claim beside them bears out (1)\n"
            "  docs/tolls.md:11:1: 9\n"
            "    “It was 9 crowns.”\n"
        ),
        "",
    )
