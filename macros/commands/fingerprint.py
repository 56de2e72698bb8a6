"""`claims fingerprint`: what lets anyone check a quote without the article."""

from __future__ import annotations

from pathlib import Path

import click

from macros.analysis.quotes import windows
from macros.commands.common import CouldNotRun, on_one_line, readable
from macros.problems import nearest
from macros.records.fingerprints import write_windows
from macros.records.project import DATA, fingerprint_name
from macros.records.yaml_reader import Unreadable, read_text


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
    target.parent.mkdir(exist_ok=True)
    target.write_text(write_windows(row), encoding="utf-8")
    click.echo(f"{target}: {len(row)} windows")


def fingerprint_of(file: Path) -> tuple[int, ...]:
    """The windows of the article in a file. Raises CouldNotRun."""
    row = windows(article_text(file))
    if not row:
        message = f"{file} holds fewer than three words: it is not the text of an article."
        raise CouldNotRun(message)
    return row


def article_text(file: Path) -> str:
    """The article in a file, plain text or HTML, a paragraph a line. Raises CouldNotRun."""
    try:
        text = read_text(file, str(file))
    except Unreadable as unreadable:
        raise CouldNotRun(on_one_line(unreadable.problem)) from None
    if file.suffix.lower() not in {".html", ".htm"}:
        return text
    try:
        return article_of(text)
    except NotHtml:
        message = f"{file} is not HTML: save its text as .txt instead."
        raise CouldNotRun(message) from None


class NotHtml(ValueError):  # noqa: N818 - it reads as what it is
    """A text that cannot be read as HTML."""


def article_of(html: str) -> str:
    """The article of a page, a paragraph a line; all of its text where it has no paragraphs.

    Raises NotHtml.
    """
    from bs4 import BeautifulSoup, ParserRejectedMarkup  # noqa: PLC0415 - only for a saved page

    try:
        page = BeautifulSoup(html, "html.parser")
    except ParserRejectedMarkup:
        raise NotHtml from None
    for part in page(["script", "style", "noscript", "template", "nav", "footer", "form"]):
        part.decompose()
    body = page.find("article") or page.find("main") or page.body or page
    blocks = body.find_all(["h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "blockquote"])
    texts = (" ".join(block.get_text().split()) for block in blocks if not block.find(["p", "li"]))
    return "\n".join(filter(None, texts)) or str(body.get_text())
