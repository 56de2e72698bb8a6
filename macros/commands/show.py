"""`claims show`: a claim, in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click import style

from macros.analysis.facts import facts
from macros.reading.yaml_reader import shown
from macros.terminal.common import claim_named, complete_claims, linked_project
from macros.terminal.wrapping import wrapped
from macros.text.dates import day
from macros.text.in_words import answers, listed, locator, silent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.analysis.facts import Facts
    from macros.records.model import Account, Claim, Context, Inconsistency, Record


@click.command("show")
@click.argument("claim_id", metavar="ID", shell_complete=complete_claims)
@click.pass_obj
def command(root: Path, claim_id: str) -> None:
    """Show the claim ID: its question, what each source answers, and in which words."""
    record = linked_project(root).record
    for line in _claim(claim_named(claim_id, record), record):
        click.echo(line)


def _claim(claim: Claim, record: Record) -> Iterator[str]:
    derived = facts(claim, record)
    stands = [derived.standing.capitalize(), *derived.badges]
    yield from wrapped(style(shown(claim.question), bold=True))
    yield style(f"{claim.topic} · {' · '.join(stands)} · {claim.at}", dim=True)
    yield from _answers(derived)
    for inconsistency in claim.inconsistencies:
        yield ""
        yield from _inconsistency(inconsistency, derived)
    for title, later in (("Beyond the articles", False), ("Since then", True)):
        if found := [each for each in claim.context if each.later == later]:
            yield from ("", style(title, bold=True))
            for context in found:
                yield from _context(context, record)
    if claim.related:
        yield from ("", *wrapped(f"Related: {', '.join(claim.related)}"))
    for each in record.distinct_from(claim.id):
        told = f"Not the same question as {each.other(claim.id)}: {shown(each.reason)}"
        yield from ("", *wrapped(told))


def _answers(derived: Facts) -> Iterator[str]:
    groups = [(answers(group[0], derived.claim), group) for group in derived.groups]
    for words, accounts in [*groups, ("no answer", derived.unanswering)]:
        if accounts:
            yield from ("", style(shown(words), bold=True, fg="cyan"))
            for account in accounts:
                yield from _account(account, derived)
    if derived.silence:
        told = silent(derived, lambda source: source.short_title)
        yield from ("", style(f"Silent: {shown(told)}.", dim=True))


def _account(account: Account, derived: Facts) -> Iterator[str]:
    name = str(derived.record.source[account.source].short_title)
    if retold := derived.retold(account):
        name = f"{name}, retelling {listed([source.short_title for source in retold])}"
    elif credited := derived.credited(account):
        name = f"{name}, after {credited.publisher}"
    if account.as_of:
        name = f"{name}, as of {day(account.as_of)}"
    yield f"  {shown(name)}"
    for quote in account.quotes:
        about = [quote.speaker or "", locator(quote.locator) if quote.locator else ""]
        told = f" ({shown(', '.join(filter(None, about)))})" if any(about) else ""
        yield from wrapped(f"“{shown(quote.text)}”{told}", 4)
        if quote.translation:
            yield from wrapped(f"{shown(quote.translation)} (our translation)", 4)


def _inconsistency(found: Inconsistency, derived: Facts) -> Iterator[str]:
    inside = f" {derived.record.source[found.inside].short_title}" if found.inside else ""
    yield style(f"⚑ {shown(found.title)}", fg="red", bold=True)
    yield style(f"  {found.kind}, {found.severity}, {derived.spread(found)}{inside}", dim=True)
    yield from wrapped(shown(found.explanation), 2)
    if found.severity_reason:
        yield from wrapped(f"Why {found.severity}: {shown(found.severity_reason)}", 2)
    if found.would_settle:
        yield from wrapped(f"What would settle it: {shown(found.would_settle)}", 2)


def _context(context: Context, record: Record) -> Iterator[str]:
    found = "Found" if context.shows == "found" else "Not found in what was read"
    yield from wrapped(f"{found}, as of {day(context.as_of)}. {shown(context.note)}", 2)
    for id_ in context.references:
        reference = record.reference[id_]
        yield from wrapped(
            style(
                f"{shown(reference.publisher)}: {shown(reference.link or reference.title)}",
                dim=True,
            ),
            4,
        )
