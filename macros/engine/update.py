"""The engine of an explainer, brought to another version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.engine.installed import NOTED, Engine
from macros.engine.versions import engine_files
from macros.git import Git
from macros.terminal.common import CommandError
from macros.writing.edit import replace_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from macros.engine.versions import Versions


@dataclass(frozen=True, slots=True)
class Update:
    """What an update does to the files of the engine, by their paths, and asks of maintainers.

    `changed_here` are those of them that are as in neither version.
    """

    commit: str
    written: tuple[str, ...]
    removed: tuple[str, ...]
    changed_here: tuple[str, ...]
    to_do: tuple[str, ...]


def update_of(root: Path, before: str, versions: Versions, name: str) -> Update:
    """What it takes to bring an explainer from one version to the one of a name.

    Raises GitError, and CommandError where something is not committed, and could be lost.
    """
    git = Git(root)
    if unsaved := git.changed():
        message = f"{unsaved[0]} is not committed, so an update could lose it: commit it first"
        raise CommandError(message)
    commit, base = versions.commit(name), versions.commit(before)
    parts = versions.parts(commit)
    now, then = versions.files(commit, parts), versions.files(base, parts)
    here = engine_files(git.says("ls-files", "--stage", "-z"), parts)
    done = set(versions.to_do(base))
    return Update(
        commit=commit,
        written=tuple(path for path, content in now.items() if here.get(path) != content),
        removed=tuple(path for path in then if path in here and path not in now),
        changed_here=tuple(
            path
            for path in {**then, **now}
            if path in here and here[path] not in {then.get(path), now.get(path)}
        ),
        to_do=tuple(each for each in versions.to_do(commit) if each not in done),
    )


def carry_out(update: Update, root: Path, versions: Versions, repository: str) -> None:
    """Write and remove the files, and note the engine. Raises GitError, OSError."""
    versions.write(update.commit, update.written, root)
    for path in update.removed:
        (root / path).unlink()
        _remove_empty((root / path).parents, root)
    replace_files({root / NOTED: Engine(repository, update.commit).written()}, root)


def _remove_empty(folders: Iterable[Path], root: Path) -> None:
    for folder in folders:
        if folder == root or any(folder.iterdir()):
            return
        folder.rmdir()
