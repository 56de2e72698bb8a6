"""What git says about a folder."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

NO_REPOSITORY: Final = "not a git repository"
"""What git says if there is no repository; about one of another user, it says something else."""

_PLAINLY: Final = ("-c", "log.showSignature=false")


class GitError(Exception):
    """Git is not installed, or could not do what it was asked; the message is for people."""


class Git:
    """The git repository that a folder is in. Its methods raise GitError."""

    def __init__(self, root: Path) -> None:
        """`root` is the folder."""
        self._root = root

    def text(self, *arguments: str, missing: bytes | None = None) -> str:
        """What git prints, without the white space around it."""
        return self.says(*arguments, missing=missing).decode("utf-8", "replace").strip()

    def says(self, *arguments: str, missing: bytes | None = None, given: bytes = b"") -> bytes:
        """What git prints, `given` some input; if it fails, `missing`, unless that is None."""
        try:
            done = subprocess.run(  # noqa: S603 - no shell; user input is checked before
                ["git", "-C", str(self._root), *_PLAINLY, *arguments],  # noqa: S607 - git is found on PATH
                input=given,
                env={**os.environ, "LC_ALL": "C"},  # its error messages are parsed
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            message = "This needs git: https://git-scm.com/downloads"
            raise GitError(message) from None
        if done.returncode == 0:
            return done.stdout
        if missing is not None:
            return missing
        message = f"git: {done.stderr.decode('utf-8', 'replace').strip() or 'it failed'}"
        raise GitError(message)

    def changed(self) -> list[str]:
        """The paths of the files that differ from the last commit, and of those in none."""
        differing = self.says("diff", "--relative", "--name-only", "-z", "HEAD")
        new = self.says("ls-files", "--others", "--exclude-standard", "-z")
        return (differing + new).decode("utf-8", "surrogateescape").split("\0")[:-1]
