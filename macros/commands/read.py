"""`claims read`: an article, read against the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from click import style

from macros.analysis.article_reading import read_through
from macros.reading.article import read_article
from macros.reading.yaml_reader import shown
from macros.records.project import SOURCES
from macros.terminal.common import CommandError, linked_project
from macros.terminal.wrapping import wrapped
from macros.text.counting import several
from macros.text.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.analysis.article_reading import ArticleReading, Paragraph
    from macros.records.model import Source
    from macros.records.project import Project

_SURE: Final = 0.5
"""How much of an article has to be in a text that is taken for it."""

_INDENT: Final = 5


@click.command("read")
@click.argument("source")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--todo", is_flag=True, help="List only what is left to do, the shortest list first.")
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it as a page for your own browser into this file, outside the project.",
)
@click.pass_obj
def command(root: Path, *, source: str, file: Path, todo: bool, page: Path | None) -> None:
    """Read the article of SOURCE, whose text is in FILE, against the record.

    Paragraph by paragraph: what the record quotes, in brackets, with the claims; and the claims on
    which SOURCE is silent or gives no answer, and which a sentence may bear on, with the words that
    both have. That is no more than a hint where to look: nothing is written into the record.

    FILE is plain text, or a page as a browser saves it; it is not kept.
    """
    project = linked_project(root)
    reading = read_through(_source(source, project), read_article(file).paragraphs, project)
    _refuse_other(reading, file)
    if page is not None:
        _write(page, reading, project)
    for line in (_todo if todo else _whole)(reading):
        click.echo(line)


def _source(id_: str, project: Project) -> Source:
    known = project.record.source
    if id_ not in known:
        message = (
            f"“{id_}” is not in {SOURCES}. {nearest(id_, known)} A new article: claims new source"
        )
        raise CommandError(message)
    return known[id_]


def _refuse_other(reading: ArticleReading, file: Path) -> None:
    """Raise CommandError if a text is not that of the article; warn if it is not quite that."""
    if reading.known is None or reading.known == 1:
        return
    id_ = reading.source.id
    message = f"{reading.known:.0%} of the words of {id_} stand in {file}."
    if reading.known < _SURE:
        message += " Is it another article?"
        raise CommandError(message)
    click.echo(f"Only {message} Quotes from the rest are missed.", err=True)


def _write(page: Path, reading: ArticleReading, project: Project) -> None:
    from macros.render.article_reading import page_of  # noqa: PLC0415 - needed by few

    if page.resolve().is_relative_to(project.root):
        message = f"{page} lies in the project, where no text of an article may be. Name another."
        raise CommandError(message)
    page.write_text(page_of(reading, project.record), "utf-8")
    click.echo(f"{page}: open it in a browser.", err=True)


def _whole(reading: ArticleReading) -> Iterator[str]:
    for paragraph in reading.paragraphs:
        yield from _paragraph(paragraph)
        yield ""
    for name, quote in reading.lost:
        yield from wrapped(f"Not in this text: “{shown(quote.text)}” ({name})")
    yield from wrapped(_summary(reading))


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    text = "".join(
        style(f"[{shown(piece)}]", fg="cyan") + style(str(number), dim=True)
        if number
        else shown(piece)
        for piece, number in paragraph.pieces
    )
    yield from wrapped(text, _INDENT, f"{paragraph.number}.")
    together: dict[tuple[int, ...], list[str]] = {}
    for name, numbers in paragraph.taken.items():
        together.setdefault(numbers, []).append(name)
    for numbers, names in together.items():
        yield from _item(", ".join(map(str, numbers)), ", ".join(names))
    if not paragraph.read:
        yield from _item("", style("Not read yet, says the log.", dim=True))
    for sentence, suggestions in paragraph.by_sentence.items():
        yield from _item("?", f"“{shown(sentence)}”")
        for found in suggestions:
            claim, shared = found.claim, ", ".join(found.likeness.shared)
            stands = "silent" if found.account is None else "no answer"
            told = f"{style(claim.id, bold=True)} ({stands}): {shown(claim.question)}"
            yield from _item("", f"{told} [{shown(shared)}]")


def _item(mark: str, text: str) -> list[str]:
    indent = " " * _INDENT
    return wrapped(text, _INDENT + max(3, len(mark) + 2), f"{indent}{mark}")


def _summary(reading: ArticleReading) -> str:
    silent, unanswered = (len(reading.suggested(silent=each)) for each in (True, False))
    return (
        f"{several(len(reading.paragraphs), 'paragraph')}, {len(reading.unread)} not read yet. "
        f"It may bear on {several(silent, 'claim')} on which {reading.source.id} is silent, and on "
        f"{unanswered} to which it gives no answer."
    )


def _todo(reading: ArticleReading) -> Iterator[str]:
    lists = {
        "Quotes that are not in this text": [
            f"{name}: “{shown(quote.text)}”" for name, quote in reading.lost
        ],
        "Paragraphs not read yet": [
            f"{each.number}. {shown(each.text)}" for each in reading.unread
        ],
        "Claims without an answer, on which a paragraph may bear": _listed(reading, silent=False),
        "Claims on which the source is silent, and a paragraph may bear": _listed(
            reading, silent=True
        ),
    }
    left = {title: items for title, items in lists.items() if items}
    for title, items in sorted(left.items(), key=lambda each: len(each[1])):
        yield style(f"{title} ({len(items)})", bold=True)
        for item in items:
            yield from wrapped(item, 4, "  -")
        yield ""
    if not left:
        yield "Nothing is left."


def _listed(reading: ArticleReading, *, silent: bool) -> list[str]:
    return [
        f"{found.claim.id}: paragraph {found.paragraph} ({', '.join(found.likeness.shared)})"
        for found in reading.suggested(silent=silent)
    ]
