"""`claims check-site`: what must hold of the built site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from macros.terminal.common import (
    PROBLEMS,
    CommandError,
    choosing_format,
    folder_of_a_site,
    refuse_without_a_site,
    site_settings,
    sound_project,
)
from macros.terminal.printers import PRINTERS
from macros.text.counting import several


@click.command("check-site")
@folder_of_a_site
@choosing_format
@click.pass_obj
def command(root: Path, folder: Path, style: str) -> None:
    """Check the site that was built into FOLDER against this project as it is now.

    In its files: links, ids, headings, valid HTML, quotes against the record, the files for
    programs, addresses published before, and that a second build gives the same bytes. In a
    browser, light and dark, on a phone and a wide screen: that anyone can read and reach its pages,
    and that they contact no other host, fit, stay still while they load, and are light to load.

    Exits 0 if all is well, 1 if there are problems, 2 if it could not run.
    """
    try:
        from macros.built.browser import NoBrowserError  # noqa: PLC0415 - needed here only
        from macros.built.check import check_site  # noqa: PLC0415 - needed here only
    except ModuleNotFoundError as missing:
        message = f"This needs the package {missing.name}, which make installs: make check-site"
        raise CommandError(message) from None
    from macros.built.site import BuiltSite  # noqa: PLC0415 - as above

    refuse_without_a_site(folder)
    site = BuiltSite(folder, sound_project(root), site_settings(root))
    try:
        problems = check_site(site)
    except NoBrowserError as none:
        raise CommandError(str(none)) from None
    for text in PRINTERS[style](problems, Path()):
        click.echo(text)
    if style == "people":
        told = several(len(problems), "problem") if problems else "no problem"
        click.echo(f"{several(len(site.pages), 'page')}: {told}")
    sys.exit(PROBLEMS if problems else 0)
