"""`claims new source`: an article, added with its fingerprint."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Final

import click

from macros.reading.article import SHORT, Article, read_article
from macros.reading.fingerprints import write_fingerprint
from macros.reading.reading_log import LOG
from macros.reading.yaml_reader import shown
from macros.records.project import SOURCES, fingerprint_name
from macros.text.counting import several
from macros.writing.additions import project_with, with_item, with_section, write
from macros.writing.asking import ask, ask_line
from macros.writing.drafts import TYPED, author_fields, checked_id, slug, today
from macros.writing.fingerprint import checked_fingerprint

if TYPE_CHECKING:
    from macros.reading.fingerprints import Fingerprint
    from macros.records.project import Project
    from macros.writing.emit import Value

_SHOWN: Final = 100
"""How many characters of a paragraph are shown."""


@click.command("source")
@click.option("--id", "source_id", help="Its name for ever.")
@click.option("--title", type=TYPED, help="As it stands above the article.")
@click.option("--short-title", type=TYPED, help="What the pages call it.")
@click.option(
    "--author",
    "authors",
    type=TYPED,
    multiple=True,
    help="Who signed it, if anybody did: “Family, Given”, or an organisation; several times for "
    "several.",
)
@click.option("--publisher", type=TYPED, help="Who published it.")
@click.option("--kind", type=TYPED, help="What it is: see claims fields.")
@click.option("--issued", type=TYPED, help="The date of publication, if it is stated.")
@click.option("--accessed", type=TYPED, help="The day it was read; today if you leave it out.")
@click.option("--url", type=TYPED, help="Its address; empty if it has none.")
@click.option("--doi", "DOI", type=TYPED, help="Its DOI.")
@click.option("--isbn", "ISBN", type=TYPED, help="Its ISBN.")
@click.option(
    "--language",
    type=TYPED,
    help="Its language, by its code; as its page says if you leave it out.",
)
@click.option("--archive", type=TYPED, help="Who keeps a copy of it.")
@click.option("--archive-location", type=TYPED, help="The address of that copy.")
@click.option(
    "--retells",
    nargs=3,
    type=(TYPED, TYPED, TYPED),
    multiple=True,
    metavar="DOCUMENT BASIS NOTE",
    help="A source or reference that it retells, whether that is stated or inferred, and what "
    "shows it; several times for several.",
)
@click.option("--credits", type=TYPED, help="Where it says that its facts come from.")
@click.option("--publisher-says", type=TYPED, help="What its publisher’s own page says of itself.")
@click.option("--note", type=TYPED, help="What else is known of it.")
@click.option(
    "--text",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The article: plain text, or the page as a browser saves it (.html).",
)
@click.pass_obj
def source(  # noqa: PLR0913 - one an option
    root: Path,
    /,
    *,
    source_id: str | None,
    title: str | None,
    short_title: str | None,
    authors: tuple[str, ...],
    publisher: str | None,
    kind: str | None,
    issued: str | None,
    accessed: str | None,
    url: str | None,
    language: str | None,
    retells: tuple[tuple[str, str, str], ...],
    file: Path | None,
    **others: str | None,
) -> None:
    """Add an article to data/sources.yaml, with its fingerprint.

    The text is read once, for the fingerprint, and is not kept.
    """
    project = project_with(root, SOURCES)
    asking = sys.stdin.isatty()
    file = file or Path(ask("File with its text", asking, "--text"))
    article = read_article(file)
    of_page = article if asking else Article("")
    title = title or ask("Title", asking, "--title", default=of_page.title or None)
    short_title = short_title or ask("Short title", asking, "--short-title", default=title)
    taken = [*project.ids.get("sources", ()), *project.ids.get("references", ())]
    source_id = checked_id(source_id or ask("Id", asking, "--id", default=slug(short_title)), taken)
    if not authors and asking:
        authors = (ask_line("Author (leave empty if nobody signed it)", of_page.author),)
    publisher = publisher or ask(
        "Publisher", asking, "--publisher", default=of_page.publisher or short_title
    )
    kinds = project.schemas.choices("sources", "sources", "kind")
    kind = kind or ask("Kind", asking, "--kind", kinds, default="article")
    if url is None and asking:
        url = ask_line("Address (leave empty if it has none)", of_page.url)
    elif url is None:
        url = ask("Address", asking, "--url (empty if it has none)")
    if issued is None and asking:
        issued = ask_line("Published on (leave empty if it is not stated)", of_page.issued)
    language = language or ask("Language", asking, "--language", default=article.language or None)
    typed: dict[str, Value | None] = {
        "id": source_id,
        "title": title,
        "short_title": short_title,
        "author": [author_fields(author) for author in authors if author],
        "publisher": publisher,
        "kind": kind,
        "issued": issued,
        "accessed": accessed or today(),
        "URL": url,
        "language": language,
        "retells": [
            {"id": document, "basis": basis, "note": note} for document, basis, note in retells
        ],
        **others,
    }
    order = project.schemas.record("sources", "sources")["properties"]
    fields = {name: value for name in order if (value := typed.get(name))}
    made = checked_fingerprint(article.text, file)
    _show(article, made, language, asking=asking)

    def with_source(project: Project) -> dict[str, str]:
        edited = {
            SOURCES: with_item(project, "sources", fields),
            fingerprint_name(source_id): write_fingerprint(made),
        }
        if project.log is not None:
            edited[LOG] = with_section(project, source_id, len(article.paragraphs))
        return edited

    write(root, with_source, later={"in-use"})
    click.echo(
        f"{SOURCES}: added “{source_id}”, with a fingerprint of {len(made.windows)} windows."
    )
    click.echo("Next: a claim on which it has an account: claims new")


def _show(article: Article, made: Fingerprint, language: str | None, *, asking: bool) -> None:
    """Show how an article begins and ends, and what looks wrong; ask whether it is the one."""
    paragraphs = article.paragraphs
    click.echo(
        f"{several(made.length, made.unit.noun)} in {several(len(paragraphs), 'paragraph')}; "
        "all of it: claims text FILE"
    )
    for paragraph in dict.fromkeys((*paragraphs[:1], *paragraphs[-1:])):
        click.echo(f"  {shorten(shown(paragraph), _SHOWN, placeholder=' …')}")
    if made.length < SHORT and article.words_beside > SHORT:
        beside = f"{article.words_beside:,} more stand on its page"
        click.echo(f"That is little, and {beside}: is it the article?", err=True)
    if language and article.language and language.partition("-")[0] != article.language:
        message = f"The page says that its language is “{shown(article.language)}”."
        click.echo(message, err=True)
    if asking:
        click.confirm("Is this the article, and all of it?", default=True, abort=True)
