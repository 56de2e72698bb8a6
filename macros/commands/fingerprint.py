"""`claims fingerprint`: what lets anyone check a quote without the article."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import click

from macros.analysis.quotes import windows
from macros.commands.common import CouldNotRun, readable
from macros.problems import nearest
from macros.records.edit import replace_files
from macros.records.fingerprints import write_windows
from macros.records.project import DATA, fingerprint_name
from macros.records.yaml_reader import read_text

_SPACE: Final = re.compile(r"\s+")
_AROUND: Final = ("script", "style", "noscript", "template", "nav", "footer", "form")
_BLOCKS: Final = (
    *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section"),
    *("table", "td", "th", "tr", "ul"),
)


@click.command("fingerprint")
@click.argument("source")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def command(root: Path, source: str, file: Path) -> None:
    """Write the fingerprint of SOURCE, whose text is in FILE.

    SOURCE is its id in data/sources.yaml; FILE holds the article's plain text, in UTF-8, or the
    page as a browser saves it (.html). The fingerprint lets anyone check a quote; the text itself
    stays out of the project.
    """
    record = readable(root).record
    if source not in record.source:
        message = f"“{source}” is not in {DATA}/sources.yaml. {nearest(source, record.source)}"
        raise CouldNotRun(message)
    row = fingerprint_of(file)
    target = root / fingerprint_name(source)
    replace_files({target: write_windows(row)})
    click.echo(f"{target}: {len(row)} windows")


def fingerprint_of(file: Path) -> tuple[int, ...]:
    """The windows of the article in a file. Raises CouldNotRun or Unreadable."""
    row = windows(article_text(file))
    if not row:
        message = f"{file} holds fewer than three words: it is not the text of an article."
        raise CouldNotRun(message)
    return row


def article_text(file: Path) -> str:
    """The article in a file, plain text or HTML, a paragraph a line. Raises Unreadable."""
    text = read_text(file, str(file))
    return article_of(text) if file.suffix.lower() in {".html", ".htm"} else text


def article_of(html: str | bytes, encoding: str | None = None) -> str:
    """The article of a page, a paragraph a line, without what surrounds it.

    `encoding` is that of bytes, where it is known; a page may say it itself.
    """
    from bs4 import BeautifulSoup  # noqa: PLC0415 - only for a saved page

    page = BeautifulSoup(html, "lxml", from_encoding=encoding)
    for part in page(_AROUND):
        part.decompose()
    body = page.find("article") or page.find("main") or page.body or page
    for words in body.find_all(string=True):
        words.replace_with(_SPACE.sub(" ", words))
    for block in body.find_all(_BLOCKS):
        block.insert_before("\n")
        block.insert_after("\n")
    lines = (line.strip() for line in body.get_text().splitlines())
    return "\n".join(filter(None, lines))
