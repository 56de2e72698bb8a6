"""`claims export`: the files that the site publishes, from the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from macros.commands.common import CouldNotRun, on_one_line
from macros.in_words import size
from macros.problems import nearest
from macros.publish.files import CLAIM, claim_files, data_files, published
from macros.records.edit import replace_files
from macros.records.project import read_project
from macros.rules import check
from macros.site import BadSetting, Site

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.publish.published import PublishedFile
    from macros.records.project import Project

SETTINGS: Final = "mkdocs.yml"
ALL: Final = "all"


def _complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    del parameter
    root = context.find_root().params["root"]
    names = [ALL, *_named(data_files(read_project(root), _site(root)))]
    return [name for name in names if name.startswith(incomplete)]


@click.command("export")
@click.argument("name", metavar="[FORMAT]", required=False, shell_complete=_complete)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The file to write, or the folder to write it into; without it, it is printed.",
)
@click.pass_obj
def command(root: Path, name: str | None, out: Path | None) -> None:
    """Give the published file FORMAT, such as claims.json, or list them all.

    That of one claim is claims/ID/claim.json. With `all`, every file is written into a folder, the
    schemas too, as they stand on the site.
    """
    site = _site(root)
    project = _sound(root)
    files = data_files(project, site)
    if name is None:
        for file in files:
            facts = f"{file.count} {file.counted}, {size(len(file.content))}"
            click.echo(f"{file.name:<21}{facts:<30}{file.title}")
    elif name == ALL:
        if out is None:
            message = f"“{ALL}” is many files. Name a folder for them: --out FOLDER"
            raise CouldNotRun(message)
        texts = published(files, project, site)
        replace_files({out / path: text for path, text in texts.items()})
        click.echo(f"{out}: {len(texts)} files")
    else:
        _give(_chosen(name, _named((*files, *claim_files(project, site)))), out)


def _give(file: PublishedFile, out: Path | None) -> None:
    if out is None:
        sys.stdout.buffer.write(file.content)
        return
    path = out / file.name if out.is_dir() else out
    replace_files({path: file.text})
    click.echo(f"{path}: {file.count} {file.counted}, {size(len(file.content))}")


def _named(files: tuple[PublishedFile, ...]) -> Mapping[str, PublishedFile]:
    """The files by their paths, and by their names where those are theirs alone."""
    paths = {file.path: file for file in files}
    return {file.name: file for file in files if file.name != CLAIM} | paths


def _chosen(name: str, files: Mapping[str, PublishedFile]) -> PublishedFile:
    if name not in files:
        message = f"“{name}” is not a file of this site. {nearest(name, files)}"
        raise CouldNotRun(message)
    return files[name]


def _sound(root: Path) -> Project:
    project = read_project(root)
    for problem in check(project):
        raise CouldNotRun(on_one_line(problem))
    return project


def _site(root: Path) -> Site:
    try:
        return Site.of(load_config(str(root / SETTINGS)))
    except (BadSetting, MkDocsException) as bad:
        message = f"{str(bad).rstrip('.')}."
        raise CouldNotRun(message) from None
