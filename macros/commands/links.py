"""`claims links`: whether the articles are still there, and their words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from macros.analysis.quotes import occurrences, windows
from macros.commands.common import PROBLEMS, watched, whole
from macros.commands.fingerprint import article_of
from macros.records.fingerprints import Fingerprint
from macros.render.differences import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.records.model import Record, Source

_LONGEST: Final = 5_000_000
"""How many bytes of a page are read at most."""

_SECONDS: Final = 30
_WHO: Final = {"User-Agent": "Mozilla/5.0 (compatible; claims links)"}


@click.command("links")
@click.pass_obj
def command(root: Path) -> None:
    """Visit each article and say, as Markdown, what is gone.

    That is, pages that do not answer, and quotes that no longer stand in theirs. Exits 1 if there
    are any. This is the one command that uses the network.
    """
    record = whole(root).record
    found = False
    for source in watched(record.sources, len(record.sources), "Visiting"):
        for line in _visited(source, record):
            found = True
            click.echo(line)
    if not found:
        click.echo("Every article answers, and every quote stands in its article.")
    sys.exit(PROBLEMS if found else 0)


def _visited(source: Source, record: Record) -> Iterator[str]:
    name = f"**{plain(source.short_title)}** ({plain(source.url)})"
    page, failure = _fetched(source.url)
    if failure:
        yield f"- {name} does not answer: {plain(failure)}"
        return
    fingerprint = Fingerprint(windows(page))
    missing = [
        quote
        for quote in record.quotes_of.get(source.id, ())
        if not occurrences(quote, fingerprint)
    ]
    if missing:
        yield f"- {name} has changed, or shows its text to browsers only. Not found in it:"
        yield from (f"  - “{plain(quote.text)}” ({quote.at})" for quote in missing)


def _fetched(url: str) -> tuple[str, str]:
    """The article at an address, and why there is none."""
    import httpx  # noqa: PLC0415 - slow to import, and needed here only

    try:
        with (
            httpx.Client(follow_redirects=True, timeout=_SECONDS, headers=_WHO) as client,
            client.stream("GET", url) as answer,
        ):
            answer.raise_for_status()
            body = b""
            for part in answer.iter_bytes():
                body += part
                if len(body) > _LONGEST:
                    return "", f"more than {_LONGEST:,} bytes"
            return article_of(body, answer.charset_encoding), ""
    except httpx.HTTPStatusError as refused:
        return "", f"{refused.response.status_code} {refused.response.reason_phrase}"
    except (httpx.HTTPError, httpx.InvalidURL) as failure:
        return "", str(failure) or type(failure).__name__
