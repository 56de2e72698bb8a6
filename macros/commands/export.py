"""`claims export`: the files that the site publishes, from the command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from macros.publication import Publication
from macros.records.project import read_project
from macros.terminal.common import CommandError, site_settings, sound_project
from macros.text.in_words import size
from macros.text.suggestions import nearest
from macros.writing.edit import replace_files

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

ALL: Final = "all"


def _complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    del parameter
    root = context.find_root().params["root"]
    files = Publication(read_project(root), site_settings(root)).data
    return [name for name in (ALL, *(file.name for file in files)) if name.startswith(incomplete)]


@click.command("export")
@click.argument("name", metavar="[FORMAT]", required=False, shell_complete=_complete)
@click.option(
    "--out",
    help="The file to write, or the folder to write into; without it, the file is printed.",
)
@click.pass_obj
def command(root: Path, name: str | None, out: str | None) -> None:
    """Print or write the published file FORMAT, such as claims.json; without it, list them all.

    The file of one claim is claims/ID/claim.json. With `all`, every file, including the schemas, is
    written into a folder, laid out as on the site that mkdocs.yml describes.
    """
    site = site_settings(root)
    publication = Publication(sound_project(root), site)
    if name is None:
        if out is not None:
            message = f"--out {out}: of which file? Name it before, or say {ALL}."
            raise CommandError(message)
        for file in publication.data:
            facts = f"{file.count} {file.counted}, {size(len(file.content))}"
            click.echo(f"{file.name:<21}{facts:<30}{file.title}")
        return
    texts = publication.texts
    if name != ALL:
        _give(_chosen(name, texts), texts, out)
        return
    if not out:
        message = f"“{ALL}” is many files. Name a folder for them: --out FOLDER"
        raise CommandError(message)
    replace_files({Path(out, path): text for path, text in texts.items()})
    click.echo(f"{out}: {len(texts)} files")


def _give(path: str, texts: Mapping[str, str], out: str | None) -> None:
    text = texts[path]
    if out in {None, "-"}:
        sys.stdout.buffer.write(text.encode())
        return
    target = Path(str(out))
    if str(out).endswith(os.sep) or target.is_dir():
        target /= path.rpartition("/")[2]
    if target.exists() and not target.is_file():
        target.write_bytes(text.encode())
    else:
        replace_files({target: text})
    click.echo(f"{target}: {size(len(text.encode()))}")


def _chosen(name: str, paths: Collection[str]) -> str:
    """The path that `name` stands for: a whole path, or a file name if only one path ends in it."""
    by_name: dict[str, list[str]] = {}
    for path in paths:
        by_name.setdefault(path.rpartition("/")[2], []).append(path)
    known = {path: path for path in paths}
    known |= {each: named[0] for each, named in by_name.items() if len(named) == 1}
    if name not in known:
        message = f"“{name}” is not a file of this site. {nearest(name, known)}"
        raise CommandError(message)
    return known[name]
