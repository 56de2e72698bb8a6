"""A sentence about who speaks and who is silent is true.

Pages say it through `only(source, claim)` and `silent(claim, source, …)`, so that a later record
that makes it untrue is noticed.

What `count` and `of_all` count by an answer is one that somebody gives, in the words that readers
see: “May 2003”.

Bad, where herald has an account too:

    {{ only("gazette", "toll-amount") }}

Good:

    {{ silent("toll-amount", "courier") }}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.analysis.silence import speaking, speaks_alone
from macros.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.reading.calls import Call
    from macros.records.model import Claim
    from macros.records.project import Need, Project

ID: Final = "true-on-page"
NEEDS: Final[tuple[Need, ...]] = ()

_REMEDY: Final = "Change the sentence, or correct the record."


def check(project: Project) -> Iterator[Problem]:
    """A problem for each sentence that the record does not bear out."""
    claims = project.record.claim
    for page in project.pages:
        for call in page.calls:
            for id_ in call.naming("claim"):
                if id_ in claims:
                    yield from _check(call, claims[id_])


def _check(call: Call, claim: Claim) -> Iterator[Problem]:
    for source in call.naming("source"):
        if call.macro == "only" and not speaks_alone(source, claim):
            sources = ", ".join(sorted(claim.sources))
            message = (
                f"{source} is not the only source that speaks to “{claim.id}”; "
                f"the accounts on it are from {sources}"
            )
            yield Problem(source.at, ID, message, _REMEDY)
        elif call.macro == "silent" and speaking(claim, [source]):
            yield Problem(source.at, ID, f"{source} is not silent on “{claim.id}”", _REMEDY)
    for words in call.naming("answer"):
        from macros.text.in_words import accounts_by_answer  # noqa: PLC0415 - few pages count answers

        given = accounts_by_answer(claim)
        if words not in given:
            message = f"nobody answers “{claim.id}” with “{words}”"
            yield Problem(words.at, ID, message, _answers(list(given)))


def _answers(given: list[str]) -> str:
    if not given:
        return "Nobody answers it at all."
    return f"Answers: {', '.join(f'“{words}”' for words in given)}."
