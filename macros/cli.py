"""The command `claims`."""

from __future__ import annotations

import os
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click

from macros.terminal.streams import colours, speak_utf8

COMMANDS: Final = (
    *("check", "check-site", "completion", "diff", "export", "find"),
    *("fields", "fingerprint", "init", "links", "meet", "new", "overlap", "prose", "published"),
    *("read", "rules", "show", "text", "update"),
)
TRACEBACK: Final = "CLAIMS_TRACEBACK"
"""The environment variable that makes a bug in a command print its traceback."""


class _Commands(click.Group):
    """The commands, each imported when it is called."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Set up the output streams before the first complaint about what was typed."""
        speak_utf8()
        return super().make_context(info_name, args, parent, color=colours(), **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(
            f"macros.commands.{cmd_name.replace('-', '_')}"
        ).command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an unforeseen error counts as “could not run”, not as a problem found."""
        from macros.git import GitError  # noqa: PLC0415 - as in main
        from macros.reading.yaml_reader import ReadError, reason  # noqa: PLC0415 - as in main
        from macros.terminal.common import CommandError, on_one_line  # noqa: PLC0415 - as in main

        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except ReadError as unreadable:
            raise CommandError(on_one_line(unreadable.problem)) from None
        except GitError as failed:
            raise CommandError(str(failed)) from None
        except OSError as refused:
            why = reason(refused)
            message = f"{refused.filename}: {why}" if refused.filename else why
            raise CommandError(message) from None
        except Exception as error:
            if TRACEBACK in os.environ:
                raise
            frame = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(frame.filename).name}, line {frame.lineno}"
            message = (
                f"the command itself failed: {type(error).__name__}: {error} ({place}). "
                f"Please report it, with what {TRACEBACK}=1 prints."
            )
            raise CommandError(message) from None


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
    from macros.language import speaking  # noqa: PLC0415 - as above
    from macros.records.project import DATA  # noqa: PLC0415 - as above
    from macros.site import language_of_the_site  # noqa: PLC0415 - as above
    from macros.terminal.common import CommandError  # noqa: PLC0415 - completion does without it

    if context.invoked_subcommand != "completion" and not (root / DATA).is_dir():
        message = (
            f"There is no folder {DATA}/ in {root.resolve()}. "
            "Go to the project's folder, or name it: claims --root DIR …"
        )
        raise CommandError(message)
    context.obj = root
    context.with_resource(speaking(language_of_the_site(root)))
