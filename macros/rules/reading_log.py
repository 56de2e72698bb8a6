"""Every account can be traced to a paragraph of its article.

Where a project keeps a reading log (`data/coverage.md`), the log has a section for each source,
counts its paragraphs from 1, and names every claim on which the source has an account, every slip
of it, and nothing else. So a reader of the article can see what became of each paragraph, and
nothing is left out unnoticed.

Bad, where gazette has an account on toll-amount too:

    ## gazette

    1. Title.
    2. `toll-date`

Good:

    ## gazette

    1. Title.
    2. `toll-date`, `toll-amount`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.problems import Position, Problem
from macros.reading.reading_log import LOG
from macros.records.project import Need
from macros.text.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.reading.nodes import Text
    from macros.reading.reading_log import Section
    from macros.records.model import Source
    from macros.records.project import Project

ID: Final = "reading-log"
NEEDS: Final = (Need.EVERY_CLAIM, Need.EVERY_SOURCE, Need.LOG)


def check(project: Project) -> Iterator[Problem]:
    """A problem for each paragraph, claim or slip that the log misses or misnames."""
    if project.log is None:
        return
    sources = project.record.source
    logged: dict[str, list[Section]] = {}
    for section in project.log:
        logged.setdefault(section.source, []).append(section)
    unclear = _of_unknown_sources(project)
    for id_, (section, *more) in logged.items():
        if id_ not in sources:
            message = f"“{id_}” is not a source of this project"
            yield Problem(section.source.at, ID, message, nearest(id_, sources))
        elif more:
            yield from _repeated(section, more)
        else:
            yield from _counted(section)
            yield from _named(section, sources[id_], project, unclear)
    if missing := [str(source.id) for source in project.record.sources if source.id not in logged]:
        message = f"the log has no section for {', '.join(missing)}"
        hint = (
            f"Add a heading for each, such as “## {missing[0]}”, and a line a paragraph below it."
        )
        yield Problem(Position(LOG), ID, message, hint)


def _repeated(first: Section, more: list[Section]) -> Iterator[Problem]:
    for section in more:
        line = first.source.at.line
        message = f"the log has a section for {section.source} already, in line {line}"
        hint = "Keep one section a source, with a line for each of its paragraphs."
        yield Problem(section.source.at, ID, message, hint)


def _counted(section: Section) -> Iterator[Problem]:
    for expected, paragraph in enumerate(section.paragraphs, 1):
        if paragraph.number != str(expected):
            message = (
                f"paragraph {paragraph.number} of {section.source} stands where {expected} belongs"
            )
            yield Problem(paragraph.number.at, ID, message, "Give each paragraph a line, in order.")
            return


def _named(
    section: Section, source: Source, project: Project, unclear: set[str]
) -> Iterator[Problem]:
    expected = _expected(source, project)
    for paragraph in section.paragraphs:
        for name in paragraph.names:
            if name not in expected and name not in unclear:
                message = f"{source.id} has no account on a claim “{name}”, and no such slip"
                yield Problem(name.at, ID, message, nearest(name, expected))
    named = {name for paragraph in section.paragraphs for name in paragraph.names}
    for missing, place in expected.items():
        if missing not in named:
            message = f"the log does not say from which paragraph of {source.id} “{missing}” comes"
            hint = f"Name `{missing}` in {LOG}, under “## {source.id}”."
            yield Problem(place.at, ID, message, hint)


def _expected(source: Source, project: Project) -> dict[str, Text]:
    accounts = {
        str(claim.id): account.source
        for claim in project.record.of_source(source.id)
        if (account := claim.account_of(source.id))
    }
    return accounts | {str(slip.id): slip.id for slip in source.slips}


def _of_unknown_sources(project: Project) -> set[str]:
    """The claims with an account of a source that does not exist: it may be any."""
    known = project.record.source
    return {
        str(claim.id)
        for claim in project.record.claims
        if any(account.source not in known for account in claim.accounts)
    }
