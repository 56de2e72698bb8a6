"""An article read against the record, a paragraph at a time: what is taken from it, and what not.

It suggests where to look, and decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from macros.analysis.likeness import ClaimIndex, texts_of
from macros.analysis.overlap import overlaps
from macros.analysis.quotes import fingerprint_of, occurrences, windows
from macros.analysis.words import word_places
from macros.reading.fingerprints import Fingerprint
from macros.reading.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from macros.analysis.likeness import Likeness
    from macros.reading.fingerprints import Unit
    from macros.records.model import Account, Claim, Quote, Source
    from macros.records.project import Project

ENOUGH: Final = 2.5
"""How much a sentence and a claim have to share for the claim to be suggested.

Tried on five articles, each as if no account of it were known yet: of 209 claims on which it and
others have an account, 195 are suggested, and six of ten suggestions are such claims. With 3 it is
180, and seven of ten.
"""

_MOST_LIKE: Final = 12
"""How many claims are considered for a sentence."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of a paragraph that the record quotes: its characters, and what quotes it.

    `names` are the ids of claims, and those of slips.
    """

    place: range
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim that a sentence may bear on, and on which its source gives no answer.

    `account` is that of the source, None if it is silent; `sentence` are the characters of the
    paragraph that share most with the claim.
    """

    claim: Claim
    account: Account | None
    sentence: range
    likeness: Likeness


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

    def suggested(self, *, silent: bool) -> tuple[tuple[Paragraph, Suggestion], ...]:
        """The claims that are suggested, on which the source is silent; or it gives no answer."""
        return tuple(
            (each, found)
            for each in self.paragraphs
            for found in each.suggestions
            if (found.account is None) is silent
        )


def read_through(source: Source, texts: Sequence[str], project: Project) -> ArticleReading:
    """The paragraphs of a source’s article, read against the record of a project.

    A claim is suggested once, for the sentence that shares most with it.
    """
    text = "\n".join(texts)
    kept = project.fingerprints.get(source.id)
    unit = fingerprint_of(text).unit if kept is None else kept.unit
    made = Fingerprint(windows(text, unit), unit)
    places = [word_places(each, unit) for each in texts]
    passages, lost = _passages(source, made, project)
    marks = [tuple(_marks(passages, words, first)) for words, first in _numbered(places)]
    suggested = _suggestions(source, texts, marks, unit, project)
    unread = _unread(source, len(texts), project)
    paragraphs = tuple(
        Paragraph(number, each, marks[number - 1], suggested.get(number, ()), number not in unread)
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


def _passages(
    source: Source, fingerprint: Fingerprint, project: Project
) -> tuple[dict[range, dict[str, None]], tuple[tuple[str, Quote], ...]]:
    """The word positions that are quoted, with the names of what quotes them; and lost quotes."""
    found: dict[range, dict[str, None]] = {}
    lost: list[tuple[str, Quote]] = []
    for name, quote in _quotes(source, project):
        if places := occurrences(quote, fingerprint):
            found.setdefault(places[0], {})[name] = None
        else:
            lost.append((name, quote))
    return _joined(found), tuple(lost)


def _quotes(source: Source, project: Project) -> Iterator[tuple[str, Quote]]:
    for claim in project.record.of_source(source.id):
        if account := claim.account_of(source.id):
            yield from ((str(claim.id), quote) for quote in account.quotes)
    yield from ((str(slip.id), slip.quote) for slip in source.slips)


def _joined(found: Mapping[range, dict[str, None]]) -> dict[range, dict[str, None]]:
    """Passages that overlap are one."""
    joined: dict[range, dict[str, None]] = {}
    last = range(0)
    for place in sorted(found, key=lambda each: (each.start, each.stop)):
        if joined and place.start < last.stop:
            names = joined.pop(last) | found[place]
            place = range(last.start, max(last.stop, place.stop))  # noqa: PLW2901 - the union
        else:
            names = found[place]
        joined[place] = names
        last = place
    return joined


def _numbered(
    places: Sequence[list[tuple[int, int]]],
) -> Iterator[tuple[list[tuple[int, int]], int]]:
    """The places of the words of each paragraph, with the position of its first word in all."""
    return zip(places, accumulate(map(len, places), initial=0), strict=False)


def _marks(
    passages: Mapping[range, dict[str, None]], words: list[tuple[int, int]], first: int
) -> Iterator[Mark]:
    for place, names in passages.items():
        start, stop = max(place.start - first, 0), min(place.stop - first, len(words))
        if start < stop:
            yield Mark(range(words[start][0], words[stop - 1][1]), tuple(names))


def _suggestions(
    source: Source,
    texts: Sequence[str],
    marks: Sequence[tuple[Mark, ...]],
    unit: Unit,
    project: Project,
) -> Mapping[int, tuple[Suggestion, ...]]:
    """What is suggested for each paragraph, by its number."""
    index = ClaimIndex(texts_of(project), unit)
    open_claims = {
        str(claim.id): (claim, account)
        for claim in project.record.claims
        if not ((account := claim.account_of(source.id)) and account.answers)
    }
    best: dict[str, tuple[int, Suggestion]] = {}
    for number, (text, quoted) in enumerate(zip(texts, marks, strict=True), start=1):
        for sentence in sentences(text):
            own = {name for mark in quoted if _meet(mark.place, sentence) for name in mark.names}
            for likeness in index.like(text[sentence.start : sentence.stop], _MOST_LIKE):
                known = best.get(likeness.claim)
                if (
                    likeness.weight >= ENOUGH
                    and likeness.claim in open_claims
                    and likeness.claim not in own
                    and (known is None or known[1].likeness.weight < likeness.weight)
                ):
                    found = Suggestion(*open_claims[likeness.claim], sentence, likeness)
                    best[likeness.claim] = number, found
    suggested: dict[int, list[Suggestion]] = {}
    for number, found in sorted(best.values(), key=lambda each: -each[1].likeness.weight):
        suggested.setdefault(number, []).append(found)
    return {number: tuple(found) for number, found in suggested.items()}


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def _unread(source: Source, count: int, project: Project) -> set[int]:
    """The paragraphs, by number, of which the log does not say what became of them."""
    if project.log is None:
        return set()
    sections = (section for section in project.log if section.source == source.id)
    lines = (line for section in sections for line in section.paragraphs)
    return set(range(1, count + 1)).difference(int(line.number) for line in lines if line.read)
