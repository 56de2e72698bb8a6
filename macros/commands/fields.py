"""`claims fields`: what a record holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from macros.records.project import DATA, FILES
from macros.records.schema import Schemas, fields, in_line

if TYPE_CHECKING:
    from pathlib import Path


@click.command("fields")
@click.pass_obj
def command(root: Path) -> None:
    """List the fields of a record, each with what it holds."""
    schemas = Schemas(root / DATA / "schema", f"{DATA}/schema")
    for file in FILES:
        for name, collection in schemas.schema(file).get("properties", {}).items():
            click.echo(f"\n{DATA}/{file}.yaml, {name}: {collection.get('description', '')}")
            for field in fields(collection):
                needed = "needed. " if field.needed else ""
                choices = f" One of: {', '.join(field.choices)}." if field.choices else ""
                example = f" Example: {in_line(field.examples[0])}" if field.examples else ""
                holds = f"{needed}{field.description}{choices}{example}"
                click.echo(f"  {' › '.join(field.path):<35} {holds}")
