"""`claims links`: whether the articles, and the words quoted from them, are still there."""

from __future__ import annotations

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import click

from macros.analysis.quotes import fingerprint_of, occurrences
from macros.reading.web import SECONDS, FetchError, NotLookedAtError, article_at
from macros.terminal.common import PROBLEMS, watched, whole_project
from macros.text.counting import several
from macros.text.differences_in_words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from macros.records.model import Quote, Source

_AT_ONCE: Final = 8
"""How many articles are visited side by side."""

_MOST_QUOTES: Final = 10
"""How many missing quotes are listed for an article."""

_LONGEST_REASON: Final = 200

_ENDS: Final = re.compile(r"[\s<>]")
"""What ends an address between angle brackets (CommonMark, “Autolinks”)."""


@click.command("links")
@click.option(
    "--seconds",
    type=click.IntRange(min=1),
    default=SECONDS,
    show_default=True,
    help="How long each article may take.",
)
@click.option("--local", is_flag=True, help="Visit this machine and its network, too.")
@click.option(
    "--longest", type=click.IntRange(min=1_000), help="How many characters the report may have."
)
@click.pass_obj
def command(root: Path, *, seconds: int, local: bool, longest: int | None) -> None:
    """Visit each article and report, as Markdown, what is gone.

    That is, pages that do not answer, and quotes that are no longer in their articles. Exits 1 if
    there are any. A page that refuses the visit, and a PDF, are told, and count as neither. This is
    the only command that uses the network and, without --local, it visits the public internet
    alone.
    """
    record = whole_project(root).record

    unseen: dict[str, str] = {}

    def visited(source: Source) -> str:
        if source.link is None:
            unseen[source.id] = f"- {_name(source)} was not looked at: it has no address"
            return ""
        try:
            text = article_at(source.link, seconds=seconds, local=local)
        except NotLookedAtError as reason:
            unseen[source.id] = f"- {_name(source)} was not looked at: {reason}"
            return ""
        except FetchError as failure:
            return _gone(source, str(failure))
        return _changed(source, text, record.quotes_of.get(source.id, ()))

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        told = pool.map(visited, record.sources)
        found = list(filter(None, watched(told, len(record.sources), "Visiting")))
    well = len(record.sources) - len(found) - len(unseen)
    notes = [unseen[source.id] for source in record.sources if source.id in unseen]
    for line in _within([*found, *notes], longest):
        click.echo(line)
    if not found:
        which = "other article" if notes else "article"
        click.echo(f"Every {which} answers, and every quote stands in its article.")
        return
    if well:
        click.echo(
            f"\n{several(well, 'other article is as it was', 'other articles are as they were')}."
        )
    sys.exit(PROBLEMS)


def _gone(source: Source, reason: str) -> str:
    told = f"- {_name(source)} does not answer: {plain(reason[:_LONGEST_REASON])}"
    if source.archive_location and not source.gone:
        told += ". If it stays away, write `gone: true`: readers are then led to the kept copy"
    return told


def _changed(source: Source, text: str, quotes: Iterable[Quote]) -> str:
    """Which quotes of a source are not in its text as it is now; empty if all of them are."""
    fingerprint = fingerprint_of(text)
    missing = [each for each in quotes if not occurrences(each, fingerprint)]
    if not missing:
        return ""
    head = f"- {_name(source)} has changed, or shows its text to browsers only. Not found in it:"
    lines = [f"  - “{plain(each.text)}” ({each.at})" for each in missing[:_MOST_QUOTES]]
    if len(missing) > _MOST_QUOTES:
        lines.append(f"  - and {several(len(missing) - _MOST_QUOTES, 'more quote')}")
    return "\n".join((head, *lines))


def _name(source: Source) -> str:
    named = f"**{plain(source.short_title)}**"
    return named if source.link is None else f"{named} (<{_ENDS.sub(_as_byte, source.link)}>)"


def _as_byte(character: re.Match[str]) -> str:
    return quote(character[0])


def _within(told: list[str], longest: int | None) -> Iterator[str]:
    """As many whole entries of a report as fit, and how many articles were left out."""
    left = sys.maxsize if longest is None else longest
    for place, each in enumerate(told):
        left -= len(each) + 1
        if left < 0:
            yield f"- and {several(len(told) - place, 'more article')}: `claims links` says which"
            return
        yield each
