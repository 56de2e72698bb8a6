"""The commands `claims` and `mkdocs`, run as they are typed: in a pipe, and on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple

import mkdocs.__main__

import macros.cli
from macros import commands
from tests.projects import unchanged

if TYPE_CHECKING:
    from collections.abc import Mapping

_BIN: Final = Path(sys.executable).parent
CLAIMS: Final = str(_BIN / "claims")

_COMMANDS: Final = {"claims": macros.cli.main, "mkdocs": mkdocs.__main__.cli}

_FORKS: Final = get_context("forkserver")
_FORKS.set_forkserver_preload(
    [
        *(__name__, "tests.warm", "macros.hooks", "macros.publication"),
        *("mkdocs.commands.build", "mkdocs_macros.plugin"),
        *(f"macros.commands.{module.name}" for module in iter_modules(commands.__path__)),
    ]
)


class Done(NamedTuple):
    """What became of a command: its exit code, what it printed, and its errors."""

    returncode: int
    stdout: str
    stderr: str


def claims(*arguments: str | Path, folder: Path | None = None, **environment: str) -> Done:
    """Run `claims` in a pipe, in the fixture project or another folder."""
    return _run("claims", arguments, folder or unchanged(), environment)


def build(root: Path, site: Path, **environment: str) -> Done:
    """Build a project's site as `make site` does."""
    environment = {"NO_MKDOCS_2_WARNING": "1", **environment}
    return _run("mkdocs", ("build", "--site-dir", site), root, environment)


def _run(
    command: str, arguments: tuple[str | Path, ...], folder: Path, environment: Mapping[str, str]
) -> Done:
    """Run a command in a fork of a process that has imported it: much faster than a fresh start.

    With variables that Python reads when it starts, it is started afresh.
    """
    words = [*map(str, arguments)]
    variables = {**os.environ, **environment}
    if any(name.startswith("PYTHON") for name in environment):
        started = subprocess.run(
            [_BIN / command, *words],
            cwd=folder,
            env=variables,
            capture_output=True,
            text=True,
            check=False,
        )
        return Done(started.returncode, started.stdout, started.stderr)
    with TemporaryDirectory() as place:
        out, err = Path(place) / "out", Path(place) / "err"
        forked = _FORKS.Process(target=_type, args=(command, words, folder, variables, (out, err)))
        forked.start()
        forked.join()
        assert forked.exitcode is not None
        return Done(forked.exitcode, out.read_text("utf-8"), err.read_text("utf-8"))


def _type(
    command: str,
    words: list[str],
    folder: Path,
    variables: Mapping[str, str],
    into: tuple[Path, Path],
) -> None:
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(folder)
    for stream, path in zip((sys.stdout, sys.stderr), into, strict=True):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), stream.fileno())
    _COMMANDS[command](words, prog_name=command)


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
