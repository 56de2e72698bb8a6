"""Each claim has one card, on the page of its topic.

A claim without a card is one that no reader of the explainer meets. `card("id")` shows one,
`cards()` all of the topic's; any number of annotations is fine.

Bad, on the page whose front matter says `topic: defence`:

    {{ card("two-percent-year") }}
    {{ cards() }}

Good:

    {{ cards() }}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.model import Record
    from macros.records.pages import Call, Page
    from macros.records.project import Project

ID: Final = "told-on-page"


def check(project: Project) -> Iterator[Problem]:
    """A problem for each claim without a card, with two, or with one on another page."""
    for page in project.pages:
        yield from _check(page, project.record)


def _check(page: Page, record: Record) -> Iterator[Problem]:
    claims = {str(claim.id): claim for claim in record.of_topic(page.topic or "")}
    shown: dict[str, Call] = {}
    for call in page.calls:
        for id_ in claims if call.macro == "cards" else _carded(call):
            if id_ in shown:
                yield Problem(
                    call.macro.at,
                    ID,
                    f"“{id_}” has a card already, from line {shown[id_].macro.at.line}",
                    "Keep one of the two.",
                )
            elif id_ in record.claim and id_ not in claims:
                topic = record.claim[id_].topic
                yield Problem(
                    call.macro.at,
                    ID,
                    f"the card of “{id_}” stands on another page than that of “{topic}”",
                    "Move it there, or correct the topic of the claim.",
                )
            shown.setdefault(id_, call)
    for id_, claim in claims.items():
        if id_ not in shown:
            yield Problem(
                claim.at,
                ID,
                f"“{id_}” has no card on docs/{page.path}",
                f'Add there: {{{{ card("{id_}") }}}}, or {{{{ cards() }}}} for all.',
            )


def _carded(call: Call) -> tuple[str, ...]:
    return call.naming("claim") if call.macro == "card" else ()
