"""The changes to the record as a feed (Atom, RFC 4287): the same record gives the same feed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from feedgen.feed import FeedGenerator

from macros.language import N_, _
from macros.records.dates import NEVER
from macros.text.in_words import quoted
from macros.urls import FEED, claim_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from macros.records.dates import PartialDate
    from macros.records.model import Claim, Record, Retired
    from macros.records.project import Project
    from macros.site import Site


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: its permanent name, its day, what happened to which claim, and a note on it."""

    name: str
    day: PartialDate
    happened: str
    claim: str
    question: str
    note: str


def entries(project: Project) -> tuple[Entry, ...]:
    """Every change to a record, the newest first; those of a day in the record’s order."""
    record = project.record
    told = [
        entry
        for claim in record.claims
        for entry in _of_claim(claim, project.topics[claim.topic].title)
    ]
    told += [_of_retired(each, record) for each in record.retired]
    return tuple(sorted(told, key=lambda entry: entry.day.first, reverse=True))


def feed(told: Sequence[Entry], site: Site) -> str:
    """A feed of changes, the newest first, as XML."""
    generator = FeedGenerator()
    generator.id(site.tag("changes"))
    generator.title(_("%(site)s: changes to the record") % {"site": site.name})
    generator.subtitle(_("Claims added, changed and retired, and inconsistencies settled."))
    generator.language(site.language)
    generator.author(name=site.name, uri=site.url)
    generator.link(href=site.address(FEED), rel="self", type="application/atom+xml")
    generator.link(href=site.url, rel="alternate", type="text/html")
    generator.updated(_midnight(told[0].day if told else NEVER))
    if site.licence:
        generator.rights(f"{site.licence.name}, {site.licence.url}")
    for entry in told:
        item = generator.add_entry(order="append")
        item.id(site.tag(entry.name))
        item.title(f"{_(entry.happened)}: {entry.question}")
        item.updated(_midnight(entry.day))
        item.link(href=site.address(claim_url(entry.claim)), rel="alternate", type="text/html")
        item.content(entry.note, type="text")
        item.category(term=entry.happened.lower())
    written: bytes = generator.atom_str(pretty=True)
    return written.decode()


def _midnight(day: PartialDate) -> datetime:
    return datetime.combine(day.first, time(), UTC)


def _of_claim(claim: Claim, topic: str) -> Iterator[Entry]:
    """The changes to a claim, newest first; one known only by its date gets a stock note."""

    def entry(name: str, day: PartialDate, happened: str, note: str) -> Entry:
        return Entry(f"{claim_url(claim.id)}{name}", day, happened, claim.id, claim.question, note)

    noted = [claim.added, *(change.date for change in claim.changes)]
    if claim.updated not in noted:
        yield entry(f"changes/{claim.updated}", claim.updated, N_("Changed"), _("It was revised."))
    yield from reversed([entry(*told) for told in _corrections(claim)])
    told = _("A new claim, under %(topic)s.") % {"topic": quoted(topic)}
    yield entry("added", claim.added, N_("Added"), told)


def _corrections(claim: Claim) -> Iterator[tuple[str, PartialDate, str, str]]:
    """The corrections of a claim, the oldest first: name, day, what happened, and the note."""
    names = Counter[str]()
    for change in reversed(claim.changes):
        name = f"changes/{change.date}"
        names[name] += 1
        again = f"/{names[name]}" if names[name] > 1 else ""
        happened = N_("Settled") if change.settled else N_("Changed")
        yield f"{name}{again}", change.date, happened, change.note


def _of_retired(retired: Retired, record: Record) -> Entry:
    see = record.claim.get(retired.see or "")
    note = str(retired.reason)
    if see:
        note += " " + _("See: %(question)s") % {"question": see.question}
    name = f"{claim_url(retired.id)}retired"
    return Entry(name, retired.date, N_("Retired"), retired.id, retired.id, note)
