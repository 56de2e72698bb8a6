"""Git repositories for the tests."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def git(folder: Path, *arguments: str, day: str = "2003-05-01", at: str = "T12:00:00Z") -> str:
    """Run git in a folder, on a day; gives what it prints."""
    stamp = f"{day}{at}"
    done = subprocess.run(
        ["/usr/bin/env", "git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        env={"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "PATH": "/usr/bin:/bin"},
    )
    return done.stdout.strip()
