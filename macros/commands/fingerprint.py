"""`claims fingerprint`: what lets anyone check a quote without the article."""

from __future__ import annotations

from pathlib import Path

import click

from macros.reading.article import read_article
from macros.reading.fingerprints import write_fingerprint
from macros.records.project import DATA, fingerprint_name
from macros.terminal.common import CommandError, readable_project
from macros.text.suggestions import nearest
from macros.writing.edit import replace_files
from macros.writing.fingerprint import checked_fingerprint


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
    record = readable_project(root).record
    if source not in record.source:
        message = f"“{source}” is not in {DATA}/sources.yaml. {nearest(source, record.source)}"
        raise CommandError(message)
    made = checked_fingerprint(read_article(file).text, file)
    target = root / fingerprint_name(source)
    replace_files({target: write_fingerprint(made)}, root)
    click.echo(f"{target}: {len(made.windows)} windows")
