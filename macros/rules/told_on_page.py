"""Each claim has one card, on the page of its topic.

A claim without a card is one that no reader of the explainer meets. `card("id")` shows one,
`cards()` all of the topic's; any number of annotations is fine.

Bad, on the page whose front matter says `topic: tolls`:

    {{ card("toll-date") }}
    {{ cards() }}

Good:

    {{ cards() }}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.reading.calls import Call
    from macros.reading.pages import Page
    from macros.records.model import Claim, Record
    from macros.records.project import Need, Project

ID: Final = "told-on-page"
NEEDS: Final[tuple[Need, ...]] = ()


def check(project: Project) -> Iterator[Problem]:
    """A problem for each claim without a card, with two, or with one on another page."""
    for page in project.topics.values():
        yield from _untold(page, project.record)
    for page in project.pages:
        for claim, call in _cards(page, project.record):
            if claim.topic in project.topics and claim.topic != page.topic:
                yield Problem(
                    call.macro.at,
                    ID,
                    f"the card of “{claim.id}” is not on the page of its topic, “{claim.topic}”",
                    "Move it there, or correct the topic of the claim.",
                )


def _untold(page: Page, record: Record) -> Iterator[Problem]:
    shown: dict[str, Call] = {}
    for claim, call in _cards(page, record):
        if claim.id in shown:
            yield Problem(
                call.macro.at,
                ID,
                f"“{claim.id}” has a card already, from line {shown[claim.id].macro.at.line}",
                "Keep one of the two.",
            )
        shown.setdefault(claim.id, call)
    untold = [claim for claim in record.of_topic(page.topic or "") if claim.id not in shown]
    if untold and not page.code:  # what is not a plain call may have been meant as a card
        first = untold[0]
        rest = len(untold) - 1
        nor = "nor does 1 other claim" if rest == 1 else f"nor do {rest} other claims"
        others = f"; {nor} of its topic" if rest else ""
        yield Problem(
            first.at,
            ID,
            f"“{first.id}” has no card on docs/{page.path}{others}",
            f'Add there: {{{{ card("{first.id}") }}}}, or {{{{ cards() }}}} for all.',
        )


def _cards(page: Page, record: Record) -> Iterator[tuple[Claim, Call]]:
    for call in page.calls:
        if call.macro == "cards":
            yield from ((claim, call) for claim in record.of_topic(page.topic or ""))
        elif call.macro == "card":
            named = (record.claim.get(id_) for id_ in call.naming("claim"))
            yield from ((claim, call) for claim in named if claim is not None)
