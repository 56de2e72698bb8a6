"""`claims completion`: what lets a shell complete commands, options and claim ids."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    r"""Print what SHELL reads to complete this command.

    \b
    bash, in ~/.bashrc:   eval "$(claims completion bash)"
    zsh, in ~/.zshrc:     eval "$(claims completion zsh)"
    fish:                 claims completion fish > ~/.config/fish/completions/claims.fish
    """
    completion = get_completion_class(shell)
    assert completion is not None  # noqa: S101 - click has the three of the choice
    root = context.find_root()
    click.echo(completion(root.command, {}, "claims", "_CLAIMS_COMPLETE").source())
