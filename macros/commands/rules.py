"""`claims rules`: what must hold."""

from __future__ import annotations

import click

from macros.rules import find_rules


@click.command("rules")
@click.option("--page", is_flag=True, help="Print the page docs/rules.md instead.")
def command(*, page: bool) -> None:
    """List the rules, each with what it asks for."""
    found = find_rules()
    if page:
        from macros.rules_page import rules_page  # noqa: PLC0415 - only for the page

        click.echo(rules_page(found), nl=False)
        return
    for rule in found:
        click.echo(f"{rule.id:<22}{rule.summary}")
