"""The command `claims`, run as it is typed: in a pipe, and on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.projects import unchanged

CLAIMS: Final = str(Path(sys.executable).with_name("claims"))


def claims(
    *arguments: str | Path, folder: Path | None = None, **environment: str
) -> tuple[int, str, str]:
    """Run `claims` in a pipe, in the fixture project or another folder.

    Gives its exit code, and what it printed and complained of.
    """
    done = subprocess.run(
        [CLAIMS, *map(str, arguments)],
        cwd=folder or unchanged(),
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def claims_on_a_terminal(
    *arguments: str | Path, typed: str = "", **environment: str
) -> tuple[int, str]:
    """Run `claims` on a terminal where something is typed; gives its exit code and the screen."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [CLAIMS, *map(str, arguments)],
        cwd=unchanged(),
        env={**os.environ, **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        close_fds=True,
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    screen = b""
    while True:
        try:
            read = os.read(ours, 4096)
        except OSError:
            break
        if not read:
            break
        screen += read
    os.close(ours)
    return process.wait(), screen.decode().replace("\r\n", "\n")


def claims_into_a_closed_pipe(*arguments: str | Path) -> tuple[int, str]:
    """Run `claims` where nobody reads any more; gives its exit code and what it complained of."""
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(
        [CLAIMS, *map(str, arguments)],
        cwd=unchanged(),
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(theirs)
    return done.returncode, done.stderr
