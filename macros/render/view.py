"""What a template sees: the records, and what analysis found, seen from one page of the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from markupsafe import Markup, escape

from macros.analysis.agreement import set_apart
from macros.analysis.facts import Facts, facts
from macros.analysis.field import Field, field_of
from macros.analysis.overlap import Overlap, most_shared, shared_with
from macros.analysis.quotes import share
from macros.analysis.standing import DISPUTED, Badge, Standing
from macros.analysis.ticks import Ticks, ticks
from macros.analysis.wording import Run, runs
from macros.language import ENGLISH, _, number_of
from macros.publish.bibtex import claim_bibtex
from macros.reading.fingerprints import Unit
from macros.reading.pages import LOWEST_CARD
from macros.render import citing, facets, strips, text
from macros.render.blocks import block
from macros.render.environment import environment
from macros.render.hrefs import Hrefs
from macros.text import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from macros.reading.calls import Call
    from macros.reading.nodes import Text
    from macros.reading.pages import Page
    from macros.records.model import Account, Claim, Context, Flagged, Inconsistency, Quote, Source


What: TypeAlias = Literal["claims", "inconsistencies"]
"""What there are lists of."""


@dataclass(frozen=True)
class View(Hrefs):
    """A project as one page of a site shows it."""

    @property
    def told_here(self) -> tuple[Claim, ...]:
        """The claims of the topic that this page is about; none on any other page."""
        topics = (topic for topic, page in self.topics.items() if page.url == self.url)
        return tuple(claim for topic in topics for claim in self.record.of_topic(topic))

    @property
    def card_level(self) -> int:
        """The level of the headings of the cards on this page."""
        levels = (page.card_level for page in self._as_written)
        return next(levels, LOWEST_CARD)

    @property
    def set_large(self) -> frozenset[str]:
        """The ids of the claims of which this page sets a disagreement large."""
        return frozenset(
            str(claim)
            for call in self._calls
            if call.macro == "disagreement"
            for claim in call.naming("claim")
        )

    @property
    def sets_side_by_side(self) -> bool:
        """Whether this page sets the disputed claims of its topic side by side."""
        return any(call.macro == "disputed" for call in self._calls)

    @property
    def _calls(self) -> Iterator[Call]:
        return (call for page in self._as_written for call in page.calls)

    @property
    def _as_written(self) -> Iterator[Page]:
        """The page as it is written in `docs/`; none where it is generated."""
        return (page for page in self.project.pages if page.url == self.url)

    @property
    def happened_later(self) -> tuple[tuple[Claim, Context], ...]:
        """What happened, after the articles were written, on the claims told here; oldest first."""
        later = (
            (claim, context)
            for claim in self.told_here
            for context in claim.context
            if context.later
        )
        return tuple(sorted(later, key=lambda each: each[1].as_of.first))

    def field(self, claims: Iterable[Claim]) -> Field:
        """A square for each of some claims, by topic."""
        return field_of(claims, self.record)

    def answered_by(self, source: Source) -> tuple[Claim, ...]:
        """The claims to which a source gives an answer."""
        spoken = self.record.of_source(source.id)
        return tuple(claim for claim in spoken if claim.is_answered_by(source.id))

    def facts(self, claim: Claim) -> Facts:
        """What follows from a claim: its standing, groups, sides, silence and so on."""
        return facts(claim, self.record)

    def stands_beside(self, claim: Claim) -> bool:
        """Whether what is said on a claim stands beside the text: where something does not fit."""
        found = self.facts(claim)
        return found.standing in DISPUTED or Badge.RECORD_DIFFERS in found.badges

    def answer(self, account: Account, claim: Claim) -> str:
        """An account's answers, in the words that readers see."""
        return in_words.answers(account, claim)

    def inconsistencies_of(self, source: Source) -> tuple[Flagged, ...]:
        """The inconsistencies that set a source apart from others, or from itself."""
        return tuple(
            (claim, inconsistency)
            for claim in self.record.of_source(source.id)
            for inconsistency in claim.inconsistencies
            if source.id in set_apart(claim, inconsistency)
        )

    def count_of(self, topics: Iterable[str], what: What) -> int:
        """How many claims or inconsistencies there are under some topics."""
        claims = [claim for topic in topics for claim in self.record.of_topic(topic)]
        flagged = sum(len(claim.inconsistencies) for claim in claims)
        return len(claims) if what == "claims" else flagged

    def tally(self, topic: str) -> str:
        """How many claims and inconsistencies a topic has."""
        claims = number_of(self.count_of([topic], "claims"), "claim", "claims")
        count = self.count_of([topic], "inconsistencies")
        inconsistencies = number_of(count, "inconsistency", "inconsistencies")
        return f"{claims}, {inconsistencies}"

    def tally_of(self, source: Source) -> str:
        """How many claims a source answers, and how many of them nobody else does."""
        answered = self.answered_by(source)
        alone = sum(self.facts(claim).standing is Standing.SINGLE for claim in answered)
        claims = number_of(len(answered), "claim", "claims")
        if alone:
            told = _("answers %(claims)s, %(alone)s of them alone")
            return told % {"claims": claims, "alone": alone}
        return _("answers %(claims)s") % {"claims": claims}

    def retold_titles(self, source: Source) -> tuple[str, ...]:
        """What a source retells as a whole: other sources by name, references by publisher."""
        sources, references = self.record.source, self.record.reference
        return tuple(
            sources[each.id].short_title if each.id in sources else references[each.id].publisher
            for each in source.retells
        )

    def other_versions(self, source: Source) -> tuple[Source, ...]:
        """The sources with the same address, read on another day."""
        return tuple(
            other
            for other in self.record.sources
            if other is not source and source.address == other.address is not None
        )

    def shared_with(self, source: Source) -> tuple[tuple[Source, Overlap], ...]:
        """The sources that a source shares words with, in runs of six or more."""
        return shared_with(source, self.project)

    def rests_on(self, claim: Claim) -> Markup:
        """What an agreement rests on: whether the articles of different origin share words."""
        if len({account.as_of for account in claim.answering}) > 1:
            return escape(_("They tell of different times."))
        match most_shared(claim, self.project):
            case _, None:
                return escape(_("Those of different origin share no run of six words."))
            case (one, other), Overlap() as overlap:
                names = self.names([self.source(one), self.source(other)])
                words = number_of(max(overlap.words.values()), "word", "words")
                told = escape(_("%(sources)s share %(words)s in runs of six or more."))
                return told % {"sources": names, "words": words}
        return Markup()

    def kept_apart(self, claim: Claim) -> tuple[tuple[Claim, Text], ...]:
        """The claims that look like the same question as a claim, and why they are not."""
        return tuple(
            (self.claim(each.other(claim.id)), each.reason)
            for each in self.record.distinct_from(claim.id)
        )

    def strip(self, claim: Claim) -> strips.Strip | None:
        """The answers of a claim on a line, where that shows something."""
        return strips.strip(claim, self.record.source)

    def ticks(self, claim: Claim) -> Ticks | None:
        """Which account names which of the declared answers, where that shows something."""
        return ticks(claim)

    def runs(self, quote: Quote, others: tuple[Quote, ...]) -> tuple[Run, ...]:
        """A quote in runs of words that the most similar of the others has, or does not have."""
        return runs(quote.text, [other.text for other in others])

    def facets_of_inconsistency(self, claim: Claim, inconsistency: Inconsistency) -> str:
        """The facets of an inconsistency, as the value of an attribute."""
        return facets.written(
            facets.of_inconsistency(claim, inconsistency, self.record, self._titles)
        )

    def facets_of_slip(self, source: Source) -> str:
        """The facets of a slip, as the value of an attribute."""
        return facets.written(facets.of_slip(source))

    def facets_of_claim(self, claim: Claim) -> str:
        """The facets of a claim, as the value of an attribute."""
        return facets.written(facets.of_claim(claim, self.record, self._titles))

    def found_by(self, claim: Claim) -> tuple[facets.Value, ...]:
        """The facets by which the search finds a claim."""
        return facets.of_claim(claim, self.record, self._titles)

    def inconsistency_facets(
        self, topics: Iterable[str], sources: Iterable[Source]
    ) -> facets.Groups:
        """What the inconsistencies of topics, and the slips of sources, can be filtered by."""
        return facets.of_inconsistencies_and_slips(self.record, self._titles_of(topics), sources)

    def claim_facets(self, topics: Iterable[str]) -> facets.Groups:
        """What the claims of topics can be filtered by."""
        return facets.of_claims(self.record, self._titles_of(topics))

    def _titles_of(self, topics: Iterable[str]) -> Mapping[str, str]:
        return {topic: self._titles[topic] for topic in topics}

    @property
    def _titles(self) -> Mapping[str, str]:
        return {topic: page.title for topic, page in self.topics.items()}

    def citation(self, claim: Claim) -> str:
        """A citation of a claim's page, on one line."""
        return citing.claim_citation(claim, self.site)

    def bibtex(self, claim: Claim) -> str:
        """A claim's page as a BibTeX entry."""
        return claim_bibtex(claim, self.site)

    def share(self, source: Source) -> float:
        """The share of a source's words that is quoted, from 0 to 1."""
        fingerprint = self.project.fingerprints[source.id]
        quotes = self.record.quotes_of.get(source.id, ())
        return share(quotes, fingerprint)

    def explained(self, words: str) -> Markup:
        """Words of a heading, with what the glossary says of its terms."""
        return text.explained(words, self.project.glossary)

    def in_language(self, source: Source) -> Markup:
        """The attributes of what is said in a source’s language, where that is not the site’s."""
        if source.language == self.site.language:
            return Markup()
        return Markup(' lang="{}" dir="auto"').format(source.language)

    @property
    def in_english(self) -> Markup:
        """The attribute of what the engine says in English alone, where that is not the site’s."""
        return Markup() if self.site.language == ENGLISH else Markup(' lang="en" dir="ltr"')

    def named(self, source: Source) -> Markup:
        """The short title of a source, set apart where it is in another language."""
        language = self.in_language(source)
        if not language:
            return escape(source.short_title)
        return Markup("<bdi{}>{}</bdi>").format(language, source.short_title)

    def silent(self, claim: Claim) -> Markup:
        """The sources that are silent on a claim, in words."""
        return Markup(in_words.silent(self.facts(claim), self.named))  # noqa: S704 - as in names

    def names_of(self, accounts: Iterable[Account]) -> Markup:
        """The short titles of the sources of accounts as a list in words."""
        return self.names(self.record.source[account.source] for account in accounts)

    def titles_of(self, accounts: Iterable[Account]) -> str:
        """The same as plain text."""
        return in_words.names(accounts, self.record.source)

    def names(self, sources: Iterable[Source]) -> Markup:
        """The short titles of sources as a list in words."""
        return Markup(in_words.listed([*map(self.named, sources)]))  # noqa: S704 - each is escaped

    def cited(self, account: Account) -> Markup:
        """The citation of the article of an account, with where its quotes stand."""
        source = self.record.source[account.source]
        parts = citing.citation_parts(source, account.quotes)
        if self.in_language(source):
            parts = [Markup("<bdi>{}</bdi>").format(part) for part in parts]
        return Markup(", ").join(parts)

    def length_in_words(self, source: Source, length: int) -> str:
        """A length in a source, in what it is counted in: “24 words”, “80 characters”."""
        if self._has_words(source):
            return number_of(length, "word", "words")
        return number_of(length, "character", "characters")

    def part_of_its_words(self, source: Source, share: float) -> str:
        """A part of a source, in what it is counted in: “24% of its words”."""
        part = {"part": in_words.part(share)}
        if self._has_words(source):
            return _("%(part)s of its words") % part
        return _("%(part)s of its characters") % part

    def _has_words(self, source: Source) -> bool:
        return self.project.fingerprints[source.id].unit is not Unit.CHARACTER

    def block(self, template: str, **values: object) -> str:
        """A template, filled from this view, as a block of a page written in Markdown."""
        return block(self.show(template, **values))

    def show(self, template: str, **values: object) -> str:
        """A template, filled from this view."""
        return environment().get_template(template).render(view=self, **values)
