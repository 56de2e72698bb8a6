"""What is declared is used: each source, reference, answer label and topic.

What nothing uses misleads whoever reads the record next: a source that seems to be silent on
everything, an answer that nobody gives. While a name is misspelt, nothing is said of what it may
have meant.

Bad, where no account answers `church`:

    answers:
      pier: the pier
      church: the church

Good:

    answers:
      pier: the pier
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.problems import Problem
from macros.records.kinds import Kind
from macros.records.project import Need

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.reading.nodes import Text
    from macros.records.model import Claim
    from macros.records.project import Project

ID: Final = "in-use"
NEEDS: Final = (Need.EVERY_CLAIM, Need.EVERY_SOURCE, Need.EVERY_REFERENCE, Need.PAGES)

_OF_DOCUMENTS: Final = {"source", "reference", "document"}


def check(project: Project) -> Iterator[Problem]:
    """A problem for each declared thing that nothing uses."""
    record = project.record
    for claim, named in project.labels_named():
        yield from _labels(claim, set(named))
    used = _documents(project)
    documents = (*record.sources, *record.references)
    misspelt = used - {document.id for document in documents}
    for document in () if misspelt else documents:
        if document.id not in used:
            yield Problem(
                document.at,
                ID,
                f"“{document.id}” is used by no claim",
                "Add an account or a context that uses it, or remove it.",
            )
    topics = {str(claim.topic) for claim in record.claims}
    for topic, page in project.topics.items() if topics <= set(project.topics) else ():
        if page.topic is not None and topic not in topics:
            yield Problem(
                page.topic.at, ID, f"no claim has the topic “{topic}”", "Add one, or remove it."
            )


def _labels(claim: Claim, used: set[Text]) -> Iterator[Problem]:
    misspelt = used - {label.id for label in claim.answers}
    for label in () if misspelt else claim.answers:
        if label.id not in used:
            yield Problem(
                label.id.at, ID, f"no account answers “{label.id}”", "Remove it, or use it."
            )


def _documents(project: Project) -> set[str]:
    named = (value for value in project.values(Kind.ID) if value.names in _OF_DOCUMENTS)
    return {str(value.node) for value in named}
