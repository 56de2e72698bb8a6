"""`claims text`: what is taken from a file as the text of its article."""

from __future__ import annotations

from pathlib import Path

import click

from macros.reading.article import read_article
from macros.reading.yaml_reader import shown


@click.command("text")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Print the text of the article in FILE, of which its fingerprint is made.

    FILE is plain text, or a page as a browser saves it. Each paragraph has the number by which the
    reading log names it.
    """
    for number, paragraph in enumerate(read_article(file).paragraphs, start=1):
        click.echo(f"{number}. {shown(paragraph)}")
