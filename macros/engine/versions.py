"""The versions of the engine, in a repository that holds it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, TypeAlias

from macros.engine.parts import PARTS, PARTS_FILE, Parts
from macros.git import Git, GitError
from macros.terminal.common import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Contents: TypeAlias = dict[str, str]
"""Files by their paths, each with the name that git gives to its content."""

NEWEST: Final = "HEAD"
"""The version that is named by no name: the last one of the main branch."""

_CHANGELOG: Final = "CHANGELOG.md"
_TO_DO: Final = re.compile(r"^### To do\b.*\n+((?:- .*\n|  .*\n|\n)+)", re.MULTILINE)
_ITEM: Final = re.compile(r"^- (.*(?:\n  .*)*)", re.MULTILINE)
_LISTED: Final = re.compile(r"\b([0-9a-f]{40,64})\b.*?\t(.*)", re.DOTALL)
"""A file as `git ls-tree -z` and `git ls-files --stage -z` list it: its content, and its path."""


class Versions:
    """A repository that holds the engine. Versions go by commits; methods raise GitError."""

    def __init__(self, folder: Path) -> None:
        """`folder` is where the repository is."""
        self._git = Git(folder)

    def commit(self, name: str = NEWEST) -> str:
        """A version by the name of a commit, a branch or a tag. Raises CommandError for another."""
        asked = ("--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if commit := self._git.text("rev-parse", *asked, missing=b""):
            return commit
        message = f"“{name}” is no commit, branch or tag of the repository of the engine"
        raise CommandError(message)

    def parts(self, commit: str) -> Parts:
        """What a version says whose each file is; one that says nothing, as this engine does."""
        text = self._git.says("show", f"{commit}:{PARTS_FILE}", missing=b"")
        return Parts(text.decode("utf-8", "replace")) if text else PARTS

    def files(self, commit: str, parts: Parts) -> Contents:
        """The files of the engine in a version."""
        return engine_files(self._git.says("ls-tree", "-rz", commit), parts)

    def to_do(self, commit: str) -> list[str]:
        """What the changelog of a version asks of maintainers: each item on one line."""
        text = self._git.says("show", f"{commit}:{_CHANGELOG}", missing=b"")
        lists = _TO_DO.findall(text.decode("utf-8", "replace"))
        return [" ".join(item.split()) for each in lists for item in _ITEM.findall(each)]

    def write(self, commit: str, paths: Iterable[str], folder: Path) -> None:
        """Write files of a version into a folder, with their modes."""
        asked = "\0".join(paths)
        if asked:
            into = f"--work-tree={folder.resolve()}"
            from_list = ("--pathspec-from-file=-", "--pathspec-file-nul")
            literally = (into, "--literal-pathspecs", "checkout", commit, *from_list)
            self._git.says(*literally, given=asked.encode())


@contextmanager
def copy_of(repository: str) -> Iterator[Versions]:
    """A copy of a repository, by its address or folder, for as long as it is needed.

    Raises CommandError if there is none.
    """
    place = Path(repository)
    with TemporaryDirectory() as folder:
        source = str(place.resolve()) if place.is_dir() else repository
        try:
            Git(Path(folder)).says("clone", "--quiet", "--no-checkout", "--", source, "engine")
        except GitError as failed:
            message = f"The engine cannot be fetched from “{repository}”. {failed}"
            raise CommandError(message) from None
        yield Versions(Path(folder, "engine"))


def engine_files(listed: bytes, parts: Parts) -> Contents:
    """The files of the engine among those that git lists."""
    found = map(_LISTED.search, listed.decode("utf-8", "surrogateescape").split("\0"))
    return {each[2]: each[1] for each in found if each and parts.is_engine(each[2])}
