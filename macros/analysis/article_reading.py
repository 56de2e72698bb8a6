"""An article read against the record, a paragraph at a time: what is taken from it, and what not.

It suggests where to look, and decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.analysis.bearing import suggestions
from macros.analysis.marks import marked, passages, quotes_of
from macros.analysis.overlap import overlaps
from macros.analysis.quotes import windows
from macros.analysis.words import unit_of
from macros.reading.fingerprints import Fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from macros.analysis.bearing import Suggestion
    from macros.analysis.marks import Mark
    from macros.records.model import Quote, Source
    from macros.records.project import Project


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article, with the claims that it may bear on, those first that share most.

    `number` counts from 1, as the reading log does; `read` says whether the log tells what became
    of it, or there is no log.
    """

    number: int
    text: str
    marks: tuple[Mark, ...]
    suggestions: tuple[Suggestion, ...]
    read: bool

    @property
    def taken(self) -> Mapping[str, tuple[int, ...]]:
        """The claims and slips that quote something of it, with the numbers of their marks."""
        taken: dict[str, list[int]] = {}
        for number, mark in enumerate(self.marks, start=1):
            for name in mark.names:
                taken.setdefault(name, []).append(number)
        return {name: tuple(numbers) for name, numbers in taken.items()}

    @property
    def by_sentence(self) -> Mapping[str, tuple[Suggestion, ...]]:
        """The suggestions by their sentences, the strongest first."""
        told: dict[str, list[Suggestion]] = {}
        for found in self.suggestions:
            sentence = self.text[found.sentence.start : found.sentence.stop]
            told.setdefault(sentence, []).append(found)
        return {sentence: tuple(found) for sentence, found in told.items()}

    @property
    def pieces(self) -> Iterator[tuple[str, int]]:
        """Its text in pieces, each with the number of the mark that it is, or 0."""
        done = 0
        for number, mark in enumerate(self.marks, start=1):
            yield self.text[done : mark.place.start], 0
            done = mark.place.stop
            yield self.text[mark.place.start : done], number
        yield self.text[done:], 0


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """An article of a source, read against the record.

    `known` is the part of the words of the source’s fingerprint that stand in the text, from 0 to
    1; None if the source has none that the text could be compared with. `lost` are the quotes that
    do not stand in the text, each with the claim or slip that it shows.
    """

    source: Source
    paragraphs: tuple[Paragraph, ...]
    known: float | None
    lost: tuple[tuple[str, Quote], ...]

    @property
    def unread(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are not read."""
        return tuple(each for each in self.paragraphs if not each.read)

    def suggested(self, *, silent: bool) -> tuple[Suggestion, ...]:
        """The claims that are suggested, on which the source is silent; or it gives no answer."""
        return tuple(
            found
            for paragraph in self.paragraphs
            for found in paragraph.suggestions
            if (found.account is None) is silent
        )


def read_through(source: Source, texts: Sequence[str], project: Project) -> ArticleReading:
    """The paragraphs of a source’s article, read against the record of a project."""
    text = "\n".join(texts)
    kept = project.fingerprints.get(source.id)
    unit = unit_of(text) if kept is None else kept.unit
    made = Fingerprint(windows(text, unit), unit)
    quoted, lost = passages(quotes_of(source, project), made)
    marks = marked(texts, quoted, made)
    suggested = suggestions(source, texts, marks, unit, project)
    unread = _unread(source, len(texts), project)
    paragraphs = tuple(
        Paragraph(
            number,
            each,
            marks[number - 1],
            tuple(found for found in suggested if found.paragraph == number),
            number not in unread,
        )
        for number, each in enumerate(texts, start=1)
    )
    return ArticleReading(source, paragraphs, _known(kept, made), lost)


def _known(kept: Fingerprint | None, made: Fingerprint) -> float | None:
    if kept is None:
        return None
    if kept == made:
        return 1.0
    shared = overlaps({"kept": kept, "made": made})
    return next((overlap.part("kept") for overlap in shared.values()), 0.0)


def _unread(source: Source, count: int, project: Project) -> set[int]:
    """The paragraphs, by number, of which the log does not say what became of them."""
    if project.log is None:
        return set()
    sections = (section for section in project.log if section.source == source.id)
    lines = (line for section in sections for line in section.paragraphs)
    return set(range(1, count + 1)).difference(int(line.number) for line in lines if line.read)
