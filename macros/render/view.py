"""What a template sees: the records, seen from one page of the site."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined
from mkdocs.utils import get_relative_url

from macros.analysis import agreement, origins, silence
from macros.analysis import standing as standings
from macros.analysis.passages import passage
from macros.analysis.quotes import quoted
from macros.analysis.wording import Run, runs
from macros.problems import nearest
from macros.render import citing, facets, strips, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.records.model import (
        Account,
        Claim,
        Context,
        Document,
        Inconsistency,
        Place,
        Quote,
        Record,
        Reference,
        Retired,
        Source,
    )
    from macros.records.pages import Page
    from macros.records.project import Project
    from macros.render.citing import Site


class UnknownId(LookupError):  # noqa: N818 - it reads as what it is
    """A page names a record that does not exist."""


def claim_url(claim: str) -> str:
    """The address of a claim's page within the site."""
    return f"claims/{claim}/"


def source_url(source: str) -> str:
    """The address of a source's page within the site."""
    return f"sources/{source}/"


@dataclass(frozen=True)
class View:
    """A project as one page shows it.

    `url` is the page's address within the site.
    """

    project: Project
    url: str
    site: Site

    @property
    def record(self) -> Record:
        """The records."""
        return self.project.record

    @cached_property
    def topics(self) -> Mapping[str, Page]:
        """The pages of topics, by topic, in the order in which the claims come to them."""
        pages = self.project.topics
        used = dict.fromkeys(claim.topic for claim in self.record.claims)
        return {topic: pages[topic] for topic in used}

    @property
    def told_here(self) -> tuple[Claim, ...]:
        """The claims of the topic that this page is about; none on any other page."""
        topics = (topic for topic, page in self.topics.items() if page.url == self.url)
        return tuple(claim for topic in topics for claim in self.record.of_topic(topic))

    @property
    def happened_later(self) -> tuple[tuple[Claim, Context], ...]:
        """What happened on the claims told here after the articles were written, in its order."""
        later = (
            (claim, context)
            for claim in self.told_here
            for context in claim.context
            if context.later
        )
        return tuple(sorted(later, key=lambda each: each[1].as_of.first))

    def claim(self, id_: str) -> Claim:
        """A claim by its id. Raises UnknownId."""
        return _known(self.record.claim, id_, f"claim named on {self._page}")

    def retired(self, id_: str) -> Retired:
        """A retired claim by its id. Raises UnknownId."""
        retired = {str(each.id): each for each in self.record.retired}
        return _known(retired, id_, f"retired claim named on {self._page}")

    def source(self, id_: str) -> Source:
        """A source by its id. Raises UnknownId."""
        return _known(self.record.source, id_, f"source named on {self._page}")

    def document(self, id_: str) -> Document:
        """A source or reference by its id. Raises UnknownId."""
        return self.record.reference.get(id_) or self.source(id_)

    def flag(self, claim: Claim, id_: str) -> Inconsistency:
        """An inconsistency of a claim by its id. Raises UnknownId."""
        flags = {str(flag.id): flag for flag in claim.inconsistencies}
        return _known(flags, id_, f"inconsistency of {claim.id} named on {self._page}")

    @property
    def _page(self) -> str:
        return f"the page “{self.url or 'index'}”"

    def to(self, url: str) -> str:
        """The way from this page to an address within the site."""
        return get_relative_url(url, self.url)

    def to_claim(self, claim: Claim) -> str:
        """The way to a claim's own page."""
        return self.to(claim_url(claim.id))

    def to_card(self, claim: Claim) -> str:
        """The way to a claim's card on the page of its topic."""
        page = self.topics[claim.topic]
        return f"#{claim.id}" if page.url == self.url else f"{self.to(page.url)}#{claim.id}"

    def to_flag(self, claim: Claim, flag: Inconsistency) -> str:
        """The way to an inconsistency, where it stands on the page of its topic."""
        return f"{self.to_card(claim)}--{flag.id}"

    def to_flag_here(self, claim: Claim, flag: Inconsistency) -> str:
        """The way to an inconsistency on this page, where it stands here."""
        return f"#{claim.id}--{flag.id}"

    def pages_calling(self, macro: str) -> tuple[tuple[str, str], ...]:
        """The way to the first page that calls a macro, and its title; nothing if none does."""
        pages = (
            page
            for page in self.project.pages
            if page.url and any(call.macro == macro for call in page.calls)
        )
        return tuple((self.to(page.url), page.title) for page in pages)[:1]

    def to_source(self, source: str) -> str:
        """The way to a source's page."""
        return self.to(source_url(source))

    def to_correct(self, claim: Claim) -> str:
        """Where a correction of a claim is suggested; empty if nowhere."""
        return f"{self.site.correct}{claim.at.file}#L{claim.at.line}" if self.site.correct else ""

    def to_passage(self, quote: Quote, source: Source) -> str:
        """The way to a quote in its article."""
        return passage(source.url, quote, self.project.fingerprints[source.id])

    def groups(self, claim: Claim) -> tuple[tuple[Account, ...], ...]:
        """The answering accounts of a claim, grouped by answer."""
        return agreement.answer_groups(claim.accounts)

    def unanswering(self, claim: Claim) -> tuple[Account, ...]:
        """The accounts of a claim that touch the question without answering it."""
        return tuple(account for account in claim.accounts if not account.answers)

    def wider(self, account: Account, claim: Claim) -> tuple[str, ...]:
        """The other answers of a claim that an account's answer makes more exact."""
        ours = account.answers[0]
        others = (other for group in self.groups(claim) for other in group[0].answers)
        return tuple(
            text.answer(other, claim) for other in others if agreement.narrower(ours, other)
        )

    def answer(self, account: Account, claim: Claim) -> str:
        """An account's answers, in the words that readers see."""
        return " / ".join(text.answer(answer, claim) for answer in account.answers)

    def retold(self, account: Account, claim: Claim) -> tuple[Source, ...]:
        """The sources that an account retells on this claim."""
        ids = origins.retold_here(account, claim, self.record.source)
        return tuple(self.source(id_) for id_ in ids)

    def silent(self, claim: Claim) -> tuple[Source, ...]:
        """The sources that are silent on a claim."""
        return silence.silent(claim, self.record)

    def standing(self, claim: Claim) -> standings.Standing:
        """The standing of a claim."""
        return standings.standing(claim, self.record)

    def badges(self, claim: Claim) -> tuple[standings.Badge, ...]:
        """The badges of a claim."""
        return standings.badges(claim, self.record)

    def spread(self, claim: Claim, flag: Inconsistency) -> standings.Spread:
        """Whom an inconsistency sets apart."""
        return standings.spread(claim, flag, self.record)

    def sides(self, claim: Claim, flag: Inconsistency) -> tuple[tuple[Account, ...], ...]:
        """The accounts on each side of an inconsistency."""
        groups = agreement.sides(claim, flag)
        return tuple(
            tuple(account for account in claim.accounts if account.source in group)
            for group in groups
        )

    def flags_of(self, source: Source) -> tuple[Place, ...]:
        """The inconsistencies that set a source apart from others, or from itself."""
        return tuple(
            (claim, flag)
            for claim, flag in self.record.inconsistencies
            if source.id in agreement.covered(claim, flag)
        )

    def camp(self, account: Account, claim: Claim) -> int:
        """The side of a disagreement on which an account stands, from 1; 0 where there is none."""
        camps = agreement.camps(claim.accounts)
        places = (place for place, camp in enumerate(camps, 1) if account.source in camp)
        return next(places, 0)

    def tally(self, topic: str) -> str:
        """How many claims and inconsistencies a topic has."""
        claims = self.record.of_topic(topic)
        flags = sum(len(claim.inconsistencies) for claim in claims)
        return f"{len(claims)} claims, {flags} inconsistencies"

    def retold_titles(self, source: Source) -> tuple[str, ...]:
        """What a source retells as a whole: other sources by name, references by publisher."""
        sources, references = self.record.source, self.record.reference
        return tuple(
            sources[each.id].short_title if each.id in sources else references[each.id].publisher
            for each in source.retells
        )

    def strip(self, claim: Claim) -> strips.Strip | None:
        """The answers of a claim on a line, where that shows something."""
        return strips.strip(claim, self.record.source)

    def runs(self, quote: Quote, others: tuple[Quote, ...]) -> tuple[Run, ...]:
        """A quote in runs of words that are in one of the others, or are not."""
        return runs(quote.text, [other.text for other in others])

    def facets_of_flag(self, claim: Claim, flag: Inconsistency) -> str:
        """The facets of an inconsistency, as an attribute has them."""
        return facets.written(facets.of_flag(claim, flag, self.record, self._titles))

    def facets_of_slip(self, source: Source) -> str:
        """The facets of a slip, as an attribute has them."""
        return facets.written(facets.of_slip(source))

    def facets_of_claim(self, claim: Claim) -> str:
        """The facets of a claim, as an attribute has them."""
        return facets.written(facets.of_claim(claim, self.record, self._titles))

    @property
    def flag_facets(self) -> facets.Groups:
        """By what inconsistencies and slips can be filtered."""
        flags = (
            (
                facets.Link(self.to_flag_here(claim, flag), flag.title, claim.question),
                facets.of_flag(claim, flag, self.record, self._titles),
            )
            for topic in self.topics
            for claim in self.record.of_topic(topic)
            for flag in claim.inconsistencies
        )
        slips = (
            (
                facets.Link(f"#slip--{source.id}--{slip.id}", slip.quote.text, source.short_title),
                facets.of_slip(source),
            )
            for source in self.record.sources
            for slip in source.slips
        )
        return facets.grouped([*flags, *slips], self._order)

    @property
    def claim_facets(self) -> facets.Groups:
        """By what claims can be filtered."""
        rows = (
            (
                facets.Link(f"#row--{claim.id}", claim.question),
                facets.of_claim(claim, self.record, self._titles),
            )
            for topic in self.topics
            for claim in self.record.of_topic(topic)
        )
        return facets.grouped(rows, self._order)

    @property
    def _order(self) -> tuple[str, ...]:
        return (*self.topics, *self.record.source)

    @property
    def _titles(self) -> Mapping[str, str]:
        return {topic: page.title for topic, page in self.topics.items()}

    def citation(self, claim: Claim) -> str:
        """A claim's page, cited in a line."""
        return citing.claim_citation(claim, self.site, claim_url(claim.id))

    def bibtex(self, claim: Claim) -> str:
        """A claim's page as a BibTeX entry."""
        return citing.claim_bibtex(claim, self.site, claim_url(claim.id))

    def references(self, ids: tuple[str, ...]) -> tuple[Reference, ...]:
        """References by their ids."""
        return tuple(self.record.reference[id_] for id_ in ids)

    def share(self, source: Source) -> float:
        """The part of a source's words that is quoted, from 0 to 1."""
        fingerprint = self.project.fingerprints[source.id]
        quotes = self.record.quotes_of.get(source.id, ())
        return quoted(quotes, fingerprint) / fingerprint.words

    def show(self, template: str, **values: object) -> str:
        """A template, filled from this view."""
        return _environment().get_template(template).render(view=self, **values)


_Found = TypeVar("_Found")


def _known(records: Mapping[str, _Found], id_: str, what: str) -> _Found:
    if id_ not in records:
        message = f"“{id_}” is not a {what}. {nearest(id_, records)}"
        raise UnknownId(message)
    return records[id_]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("macros.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "markdown": text.markdown,
        "inline": text.inline,
        "day": text.day,
        "days": text.days,
        "listed": text.listed,
        "cited": citing.document_citation,
        "percent": lambda place: f"{place:.2f}%",
        "standing_words": text.STANDING_WORDS.__getitem__,
        "slug": lambda words: str(words).replace(" ", "-"),
    }
    return environment
