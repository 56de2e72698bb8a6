"""The command `claims`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Final

import click

COMMANDS: Final = (
    *("check", "completion", "diff", "find"),
    *("fields", "fingerprint", "links", "new", "rules", "show"),
)


class _Commands(click.Group):
    """The commands, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"macros.commands.{cmd_name}").command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The project's folder, if it is not the one you are in.",
)
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Check and keep the record of an annotated explainer."""
    from macros.commands.common import CouldNotRun  # noqa: PLC0415 - completion does without it
    from macros.records.project import DATA  # noqa: PLC0415 - as above

    if context.invoked_subcommand != "completion" and not (root / DATA).is_dir():
        message = (
            f"There is no folder {DATA}/ in {root.resolve()}. "
            "Go to the project's folder, or name it: claims --root DIR …"
        )
        raise CouldNotRun(message)
    context.obj = root
