"""Which engine an explainer runs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import yaml

from macros.engine.versions import Versions
from macros.git import Git
from macros.terminal.common import CommandError

if TYPE_CHECKING:
    from pathlib import Path

NOTED: Final = "engine.yaml"
"""The file, at the top of an explainer. `claims init` and `claims update` write it."""

_HEAD: Final = "# Which engine this explainer runs on. Only `claims update` writes this file.\n"


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine: the repository that it comes from, and the commit."""

    repository: str
    commit: str

    def written(self) -> str:
        """The text of the file that notes it."""
        fields = {"repository": self.repository, "commit": self.commit}
        return _HEAD + yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)


def noted_engine(root: Path) -> Engine | None:
    """The engine that an explainer notes, if any. Raises CommandError for a note of no engine."""
    path = root / NOTED
    if not path.is_file():
        return None
    try:
        match yaml.safe_load(path.read_bytes()):
            case {"repository": str(repository), "commit": str(commit)}:
                return Engine(repository, commit)
    except yaml.YAMLError:
        pass
    message = (
        f"{NOTED} names no engine; expected `repository:` and `commit:`, as `claims update` writes "
        "them. It writes them anew with --from REPOSITORY --since COMMIT"
    )
    raise CommandError(message)


def engine_in(root: Path) -> Engine:
    """The engine in a folder: the one that is noted there, or its last commit where it is made.

    Raises CommandError if it was changed since, and GitError if the folder is no repository.
    """
    git, versions = Git(root), Versions(root)
    commit = versions.commit()
    parts = versions.parts(commit)
    if changed := next(filter(parts.is_engine, git.changed()), None):
        message = (
            f"{changed} is not as in the last commit, by which the engine is named: commit it, or "
            f"take it back with git checkout HEAD {changed}"
        )
        raise CommandError(message)
    origin = git.text("remote", "get-url", "origin", missing=b"")
    return noted_engine(root) or Engine(origin or str(root.resolve()), commit)
