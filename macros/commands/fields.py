"""`claims fields`: what a record holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from macros.fields_page import fields_page
from macros.records.project import DATA
from macros.records.schema import Schemas

if TYPE_CHECKING:
    from pathlib import Path


@click.command("fields")
@click.option("--page", is_flag=True, help="Print the page docs/fields.md instead.")
@click.pass_obj
def command(root: Path, *, page: bool) -> None:
    """List the fields of a record, each with what it holds."""
    text = fields_page(Schemas(root / DATA / "schema", f"{DATA}/schema"))
    if page:
        click.echo(text, nl=False)
        return
    for line in text.splitlines():
        if line.startswith("#"):
            click.echo(f"\n{line.lstrip('# ').partition(' {')[0]}")
        elif line.startswith("| `"):
            name, needed, about = (part.strip() for part in line.strip("| ").split(" | ", 2))
            click.echo(f"  {name.strip('`'):<34}{'needed. ' if needed else ''}{about}")
