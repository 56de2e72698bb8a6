"""`claims published`: note which addresses the site has, so that none is ever lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from macros.reading.published_urls import PUBLISHED, published_text, read_published
from macros.terminal.common import folder_of_a_site, refuse_without_a_site, whole_project
from macros.urls import FEED, INDEX, claim_data_url, data_url
from macros.writing.edit import replace_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@click.command("published")
@folder_of_a_site
@click.pass_obj
def command(root: Path, folder: Path) -> None:
    """Add the addresses of the site that was built into FOLDER to data/published.txt.

    From then on, `claims check-site` makes sure that each of them still exists.
    """
    refuse_without_a_site(folder)
    claims = whole_project(root).record.claims
    before = {address for _, address in read_published(root).addresses}
    after = before | set(_addresses(folder))
    day = max((str(claim.added) for claim in claims), default="")
    replace_files({root / PUBLISHED: published_text(after, day)}, root)
    click.echo(f"{PUBLISHED}: {len(after)} addresses, {len(after - before)} of them new")


def _addresses(folder: Path) -> Iterator[str]:
    """The addresses, within the site, of its pages and of its files for programs."""
    for path in folder.rglob(INDEX):
        yield path.relative_to(folder).as_posix().removesuffix(INDEX)
    for pattern in (data_url("**/*.*"), claim_data_url("*"), FEED):
        for path in folder.glob(pattern):
            if path.name != INDEX:
                yield path.relative_to(folder).as_posix()
