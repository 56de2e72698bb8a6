"""`claims rules`: what must hold."""

from __future__ import annotations

import click

from macros.rules import find_rules
from macros.terminal.common import CommandError
from macros.text.suggestions import nearest


@click.command("rules")
@click.argument("rule_id", metavar="[RULE]", required=False)
def command(rule_id: str | None) -> None:
    """List the rules; or explain RULE, with a bad and a good record."""
    rules = {rule.id: rule for rule in find_rules()}
    if rule_id is None:
        for rule in rules.values():
            click.echo(f"{rule.id:<22}{rule.summary}")
    elif rule_id in rules:
        click.echo(rules[rule_id].why)
    else:
        message = f"“{rule_id}” is not a rule. {nearest(rule_id, rules)}"
        raise CommandError(message)
