"""What the commands share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from macros import rules
from macros.reading.yaml_reader import shown
from macros.records.project import read_project
from macros.rules import known_id, schema
from macros.site import SETTINGS, SettingError, Site
from macros.terminal.printers import PRINTERS
from macros.text.suggestions import nearest
from macros.urls import INDEX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    from macros.problems import Problem
    from macros.records.model import Claim, Record
    from macros.records.project import Project

PROBLEMS: Final = 1
"""The exit code of a command that found something wrong."""

COULD_NOT_RUN: Final = 2

_Item = TypeVar("_Item")


choosing_format: Final = click.option(
    "--format",
    "style",
    type=click.Choice(list(PRINTERS)),
    default="people",
    help="people: with the line and a caret. github: annotations. json: a list for programs.",
)
"""The option that says for whom a command prints problems."""

folder_of_a_site: Final = click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), required=False, default=Path("site")
)
"""The argument that names the folder into which a site was built."""


class CommandError(click.ClickException):
    """What keeps a command from running; its message names the remedy."""

    exit_code = COULD_NOT_RUN

    def format_message(self) -> str:
        """The message on one line, safe to show whatever was typed or is in the data."""
        return shown(self.message)


def on_one_line(problem: Problem) -> str:
    """A problem on one line, for use inside another message."""
    return f"{problem.at}: {problem.message}. {problem.hint}".rstrip()


def refuse_without_a_site(folder: Path) -> None:
    """Raise CommandError if no site was built into a folder."""
    if not (folder / INDEX).is_file():
        message = f"There is no site in {folder}. Build it first: make site"
        raise CommandError(message)


def readable_project(root: Path) -> Project:
    """The project in a folder. Raises CommandError if one of its files cannot be read."""
    return _readable(read_project(root))


def whole_project(root: Path) -> Project:
    """The project in a folder, all of whose records match their schemas. Raises CommandError."""
    return _passing(readable_project(root), schema)


def linked_project(root: Path) -> Project:
    """The project in a folder, as `whole`, with no unknown id in it. Raises CommandError."""
    return _passing(whole_project(root), known_id)


def former_project(root: Path) -> Project:
    """What a project was, `linked` by the schemas of its day. Raises CommandError."""
    return _passing(_readable(read_project(root, former=True)), schema, known_id)


def sound_project(root: Path) -> Project:
    """The project in a folder, if no rule finds anything wrong. Raises CommandError."""
    return _passing(read_project(root))


def _readable(project: Project) -> Project:
    if project.problems:
        raise CommandError(on_one_line(project.problems[0]))
    return project


def _passing(project: Project, *modules: ModuleType) -> Project:
    """A project in which some rules, or all, find nothing wrong. Raises CommandError."""
    for problem in rules.check(project, map(rules.rule_of, modules) if modules else None):
        raise CommandError(on_one_line(problem))
    return project


def site_settings(root: Path) -> Site:
    """The site that the settings of a project describe. Raises CommandError."""
    from mkdocs.config import load_config  # noqa: PLC0415 - slow to import, and needed by few
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 - as above

    try:
        return Site.of(load_config(str(root / SETTINGS)))
    except (SettingError, MkDocsException) as bad:
        message = f"{str(bad).rstrip('.')}."
        raise CommandError(message) from None


def watched(items: Iterable[_Item], count: int, what: str) -> Iterator[_Item]:
    """The items as they come, with a progress bar on a terminal and no output in a pipe."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        items, length=count, label=what, file=sys.stderr, hidden=hidden, show_eta=False
    ) as bar:
        yield from bar


def claim_named(id_: str, record: Record) -> Claim:
    """A claim of a record by its id. Raises CommandError."""
    if id_ not in record.claim:
        retired = next((each for each in record.retired if each.id == id_), None)
        if retired:
            see = f" See {retired.see}." if retired.see else ""
            message = f"“{id_}” was retired on {retired.date}. {retired.reason}{see}"
        else:
            message = f"“{id_}” is not a claim. {nearest(id_, record.claim)}"
        raise CommandError(message)
    return record.claim[id_]


def complete_claims(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[str]:
    """The claim ids that begin with what was typed, for the shell."""
    del parameter
    record = read_project(context.find_root().params["root"]).record
    return [id_ for id_ in record.claim if id_.startswith(incomplete)]
