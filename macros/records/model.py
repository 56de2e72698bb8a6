"""The record: what the sources say, claim by claim. Immutable; each part knows its position."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar
from urllib.parse import quote as percent_encoded

from macros.records.dates import NEVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from macros.problems import Position
    from macros.reading.nodes import Text
    from macros.records.answers import Answer
    from macros.records.dates import Interval, PartialDate

LABELLED: Final = frozenset({"label", "set"})
"""The answer types whose answers are labels that the claim declares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where in a document a passage stands: a page, a chapter, or the time from the beginning."""

    page: Text | None = None
    time: Text | None = None
    chapter: Text | None = None

    @property
    def seconds(self) -> int | None:
        """The time from the beginning in seconds."""
        if self.time is None:
            return None
        seconds = 0
        for part in self.time.split(":"):
            seconds = seconds * 60 + int(part)
        return seconds


@dataclass(frozen=True, slots=True)
class Quote:
    """A short verbatim passage of a source.

    `speaker` is who is said to have said it; `answer` is what this passage answers, if the source
    gives more than one answer; `before` and `after` tell it from an identical passage;
    `translation` is ours; `locator` is where in the document it stands.
    """

    text: Text
    at: Position
    speaker: Text | None = None
    answer: Answer | None = None
    before: Text | None = None
    after: Text | None = None
    translation: Text | None = None
    locator: Locator | None = None


@dataclass(frozen=True, eq=False)
class Account:
    """What one source says on a claim: its answer, if it gives one, and the quotes that show it.

    `and_others` tells that the source says of its list that it is not all; `as_of` is the time for
    which its answer holds; `via` is the source or reference that it credits or plainly draws on
    here.
    """

    source: Text
    at: Position
    answer: Answer | None = None
    and_others: bool = False
    as_of: PartialDate | None = None
    via: Text | None = None
    quotes: tuple[Quote, ...] = ()

    @property
    def said(self) -> tuple[tuple[Answer, Text | None], ...]:
        """Every answer that the source gives, each with the speaker whose answer it is said to be.

        An answer is a speaker’s if all quotes that show it have that speaker.
        """
        speakers: dict[Answer, set[Text | None]] = {}
        if self.answer is not None:
            speakers[self.answer] = set()
        for quote in self.quotes:
            shown = self.shown_by(quote)
            if shown is not None:
                speakers.setdefault(shown, set()).add(quote.speaker)
        return tuple(
            (answer, next(iter(by)) if len(by) == 1 else None) for answer, by in speakers.items()
        )

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer that the source gives: none, one, or more if it contradicts itself."""
        own = () if self.answer is None else (self.answer,)
        quoted = (quote.answer for quote in self.quotes if quote.answer is not None)
        return tuple(dict.fromkeys((*own, *quoted)))

    def shown_by(self, quote: Quote) -> Answer | None:
        """The answer that one of its quotes shows: the quote’s own, or else that of the account."""
        return self.answer if quote.answer is None else quote.answer


@dataclass(frozen=True, slots=True)
class Label:
    """A declared answer: its label, the words that readers see, the wider label it lies within."""

    id: Text
    text: Text
    within: Text | None = None


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """A flagged disagreement.

    `severity_reason` is why its severity is another than its answers say. `between` are the groups
    of sources that differ from each other, `inside` the source that differs from itself; if both
    are absent, the groups follow from the answers.
    """

    id: Text
    kind: Text
    severity: Text
    title: Text
    explanation: Text
    severity_reason: Text | None = None
    would_settle: Text | None = None
    between: tuple[tuple[Text, ...], ...] = ()
    inside: Text | None = None

    @property
    def at(self) -> Position:
        """Its position in the file."""
        return self.id.at

    @property
    def named(self) -> tuple[Text, ...]:
        """The sources that it names explicitly."""
        inside = () if self.inside is None else (self.inside,)
        return (*inside, *(source for group in self.between for source in group))


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What documents outside the articles show, in our words.

    `shows` is `found` or `not-found`; `later` says that it happened after the articles were
    written, `differs` that it does not fit an answer; `short` is the note in at most eight words.
    """

    shows: Text
    as_of: PartialDate
    span: tuple[PartialDate, PartialDate] | None = None
    later: bool = False
    differs: bool = False
    short: Text | None = None
    note: Text
    references: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a correction changed, and when; `settled` is the inconsistency that it removed."""

    date: PartialDate
    note: Text
    settled: Text | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One question with one variable that sources answer."""

    id: Text
    topic: Text
    question: Text
    answer_type: Text
    accounts: tuple[Account, ...]
    added: PartialDate
    updated: PartialDate
    judgement: bool = False
    unit: Text | None = None
    answers: tuple[Label, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
    context: tuple[Context, ...] = ()
    related: tuple[Text, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def at(self) -> Position:
        """Its position in the file."""
        return self.id.at

    @property
    def answering(self) -> tuple[Account, ...]:
        """The accounts that answer the question."""
        return tuple(account for account in self.accounts if account.answers)

    @property
    def sources(self) -> frozenset[Text]:
        """The sources that have an account here."""
        return frozenset(account.source for account in self.accounts)

    @property
    def in_short(self) -> tuple[Context, ...]:
        """What other documents show that stands beside the answers: in short, of the same time."""
        return tuple(each for each in self.context if each.short and not each.later)

    def is_answered_by(self, source: str) -> bool:
        """Whether a source answers the question."""
        return any(account.source == source for account in self.answering)

    def account_of(self, source: str) -> Account | None:
        """The account of a source, or None if it is silent."""
        return next((account for account in self.accounts if account.source == source), None)


@dataclass(frozen=True, slots=True)
class Distinct:
    """Two claims that look like one question, and the reason why they are not."""

    claims: tuple[Text, ...]
    reason: Text

    @property
    def pair(self) -> frozenset[str]:
        """The ids of the two."""
        return frozenset(map(str, self.claims))

    def other(self, claim: str) -> Text:
        """The id of the one that is not the given one."""
        one, other = self.claims
        return other if one == claim else one


@dataclass(frozen=True, slots=True)
class Retired:
    """A claim id that is no longer used, and where its readers should go."""

    id: Text
    date: PartialDate
    reason: Text
    see: Text | None = None


@dataclass(frozen=True, slots=True)
class Retelling:
    """A document that a source retells, and how we know: the basis is `stated` or `inferred`."""

    id: Text
    basis: Text
    note: Text


@dataclass(frozen=True, slots=True)
class Independence:
    """A source with which another shares words, and the reason why neither comes from the other."""

    id: Text
    reason: Text


@dataclass(frozen=True, slots=True)
class Slip:
    """A plain error within one source that does not warrant a claim."""

    id: Text
    quote: Quote
    explanation: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The name of a person in its parts or, if it is not parted, as it is (CSL-JSON, “names”)."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None

    @property
    def parts(self) -> tuple[Text, ...]:
        """What is known of it, the family name first, as bibliographies have it."""
        parts = (self.literal, self.family, self.given)
        return tuple(part for part in parts if part is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a bibliography says about a document. What is not known is None.

    `archive` names who keeps a copy, and `archive_location` is its address; the document itself is
    `gone` if its own address shows it no more.
    """

    id: Text
    title: Text
    author: tuple[Name, ...] = ()
    publisher: Text
    kind: Text
    issued: Interval | None = None
    accessed: PartialDate | None = None
    URL: Text | None = None
    DOI: Text | None = None
    ISBN: Text | None = None
    language: Text
    archive: Text | None = None
    archive_location: Text | None = None
    gone: bool = False
    note: Text | None = None

    @property
    def at(self) -> Position:
        """Its position in the file."""
        return self.id.at

    @property
    def address(self) -> str | None:
        """Its address, or the one at which its DOI is resolved."""
        return self.resolver if self.URL is None else str(self.URL)

    @property
    def resolver(self) -> str | None:
        """The address at which its DOI is resolved (DOI Handbook, 3.8)."""
        return self.DOI and f"https://doi.org/{percent_encoded(self.DOI, safe='/')}"

    @property
    def link(self) -> str | None:
        """Where it can be read: at its address or, if it is gone from there, in the kept copy."""
        return str(self.archive_location) if self.gone else self.address


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Document):
    """One of the quoted articles.

    `credits` is where it says that its facts come from, `publisher_says` what its publisher’s own
    page says of itself.
    """

    short_title: Text
    credits: Text | None = None
    publisher_says: Text | None = None
    retells: tuple[Retelling, ...] = ()
    independent_of: tuple[Independence, ...] = ()
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Document):
    """A document outside the articles."""


Flagged: TypeAlias = tuple[Claim, Inconsistency]


@dataclass(frozen=True, eq=False)
class Record:
    """Everything in `data/`, in the order of the files; one that is read anew is another."""

    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    references: tuple[Reference, ...] = ()
    distinct: tuple[Distinct, ...] = ()
    retired: tuple[Retired, ...] = ()

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """The sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def reference(self) -> Mapping[str, Reference]:
        """The references by id."""
        return {reference.id: reference for reference in self.references}

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics, in the order in which claims first mention them."""
        return tuple(self._of_topics)

    @cached_property
    def updated(self) -> PartialDate:
        """The day of the last change to the claims; 1 January 1970 if there has been none."""
        days = (*(claim.updated for claim in self.claims), *(each.date for each in self.retired))
        return max(days, key=lambda day: day.first, default=NEVER)

    @cached_property
    def inconsistencies(self) -> tuple[Flagged, ...]:
        """Each inconsistency with its claim."""
        return tuple(
            (claim, inconsistency)
            for claim in self.claims
            for inconsistency in claim.inconsistencies
        )

    @cached_property
    def quotes(self) -> tuple[tuple[Text, Quote], ...]:
        """Each quote with the id of its source: those of claims, then those of slips."""
        said = (
            (account.source, quote)
            for claim in self.claims
            for account in claim.accounts
            for quote in account.quotes
        )
        slips = ((source.id, slip.quote) for source in self.sources for slip in source.slips)
        return tuple(chain(said, slips))

    @cached_property
    def quotes_of(self) -> Mapping[str, tuple[Quote, ...]]:
        """The quotes of each source."""
        return _grouped((str(source), quote) for source, quote in self.quotes)

    def distinct_from(self, claim: str) -> tuple[Distinct, ...]:
        """Why a claim is not the same question as others that look alike."""
        return self._kept_apart.get(claim, ())

    @cached_property
    def _kept_apart(self) -> Mapping[str, tuple[Distinct, ...]]:
        return _grouped((str(claim), each) for each in self.distinct for claim in each.claims)

    def of_topic(self, topic: str) -> tuple[Claim, ...]:
        """The claims of a topic."""
        return self._of_topics.get(topic, ())

    @cached_property
    def _of_topics(self) -> Mapping[str, tuple[Claim, ...]]:
        return _grouped((str(claim.topic), claim) for claim in self.claims)

    def of_source(self, source: str) -> tuple[Claim, ...]:
        """The claims to which a source speaks."""
        return self._of_sources.get(source, ())

    @cached_property
    def _of_sources(self) -> Mapping[str, tuple[Claim, ...]]:
        return _grouped(
            (str(account.source), claim) for claim in self.claims for account in claim.accounts
        )


_Member = TypeVar("_Member")


def _grouped(pairs: Iterable[tuple[str, _Member]]) -> Mapping[str, tuple[_Member, ...]]:
    """The second of each pair by the first, in order, and none twice in a row."""
    groups: dict[str, list[_Member]] = {}
    for name, member in pairs:
        members = groups.setdefault(name, [])
        if not members or members[-1] is not member:
            members.append(member)
    return {name: tuple(members) for name, members in groups.items()}
