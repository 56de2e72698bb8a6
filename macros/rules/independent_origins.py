"""Sources that share many words have said what they owe each other.

Two articles that were written apart share few runs of six words. Where they share five in a hundred
words of the shorter one, one retells the other, or both draw on a third, and their agreement is
that of one account told twice. If there is another reason, it is kept, and readers see it.

Bad:

    - id: gazette
    - id: herald        # word for word in many places

Good: the same, with

    - id: herald
      retells:
        - {id: gazette, basis: inferred, note: Word for word in many places.}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.analysis.origins import related
from macros.analysis.overlap import RUN, Overlap, overlaps_in
from macros.problems import Problem
from macros.records.project import Need

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from macros.records.model import Source
    from macros.records.project import Project

ID: Final = "independent-origins"
NEEDS: Final = (Need.SOURCES,)

LARGEST: Final = 0.05
"""The share of the shorter source's words from which a pair has to be accounted for."""

FEWEST: Final = 3 * RUN
"""How many words have to be shared: a run or two may stand in two short texts by chance."""


def check(project: Project) -> Iterator[Problem]:
    """A problem for each source that shares much with an earlier one, and each needless reason."""
    sources = project.record.source
    found = {pair: each for pair, each in overlaps_in(project).items() if _is_much(each)}
    order = {id_: place for place, id_ in enumerate(sources)}
    worst: dict[str, tuple[Overlap, Source]] = {}
    for pair, overlap in found.items():
        first, second = (sources[id_] for id_ in sorted(pair, key=order.__getitem__))
        if _owe_nothing(first, second, project):
            known = worst.get(second.id)
            if known is None or known[0].share < overlap.share:
                worst[second.id] = overlap, first
    for id_, (overlap, first) in worst.items():
        yield _unexplained(first, sources[id_], overlap)
    yield from _not_needed(sources, found)


def _is_much(overlap: Overlap) -> bool:
    return overlap.share >= LARGEST and max(overlap.words.values()) >= FEWEST


def _owe_nothing(one: Source, other: Source, project: Project) -> bool:
    """Whether the record says of two sources neither what they owe each other nor why not."""
    sources, references = project.record.source, project.record.reference
    named = [each.id for source in (one, other) for each in source.retells]
    misspelt = any(id_ not in sources and id_ not in references for id_ in named)
    return not (misspelt or related(one, other, sources) or _explained(one, other))


def _explained(one: Source, other: Source) -> bool:
    return any(
        each.id == named.id
        for source, named in ((one, other), (other, one))
        for each in source.independent_of
    )


def _unexplained(first: Source, second: Source, overlap: Overlap) -> Problem:
    message = (
        f"{overlap.share:.1%} of the words of the shorter of “{first.id}” and “{second.id}” stand "
        f"in the other, in runs of up to {overlap.longest}, and nothing says why"
    )
    hint = (
        f"See them: claims overlap {first.id} {second.id}. Then write in one of them that it "
        "retells the other, or in both what they retell; or why not, as independent_of."
    )
    return Problem(second.id.at, ID, message, hint)


def _not_needed(
    sources: Mapping[str, Source], found: Mapping[frozenset[str], Overlap]
) -> Iterator[Problem]:
    for source in sources.values():
        for each in source.independent_of:
            other = sources.get(each.id)
            if other is None:
                continue
            pair = frozenset({str(source.id), str(other.id)})
            if pair not in found or related(source, other, sources):
                message = f"“{source.id}” and “{other.id}” need no reason to be independent"
                yield Problem(each.id.at, ID, message, "Remove it.")
