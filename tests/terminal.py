"""The command `claims`, run as it is typed: in a pipe, and on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory
from typing import Final

from macros import commands
from macros.cli import main
from tests.projects import unchanged

CLAIMS: Final = str(Path(sys.executable).with_name("claims"))


_FORKS: Final = get_context("forkserver")
_FORKS.set_forkserver_preload(
    [__name__, *(f"macros.commands.{module.name}" for module in iter_modules(commands.__path__))]
)


def claims(
    *arguments: str | Path, folder: Path | None = None, **environment: str
) -> tuple[int, str, str]:
    """Run `claims` in a pipe, in the fixture project or another folder.

    Gives its exit code, and what it printed and complained of. With variables of its own it is
    started as anyone starts it; without, it is forked from a process that has imported it already,
    which takes a quarter of the time.
    """
    words = [*map(str, arguments)]
    where = folder or unchanged()
    return _started(words, where, environment) if environment else _forked(words, where)


def _started(words: list[str], folder: Path, environment: dict[str, str]) -> tuple[int, str, str]:
    done = subprocess.run(
        [CLAIMS, *words],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def _forked(words: list[str], folder: Path) -> tuple[int, str, str]:
    with TemporaryDirectory() as place:
        printed = (Path(place) / "out", Path(place) / "err")
        process = _FORKS.Process(target=_type, args=(words, folder, printed, dict(os.environ)))
        process.start()
        process.join()
        out, err = (path.read_text("utf-8") for path in printed)
    code = process.exitcode
    assert code is not None
    return code, out, err


def _type(
    words: list[str], folder: Path, printed: tuple[Path, Path], environment: dict[str, str]
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for stream, path in zip((sys.stdout, sys.stderr), printed, strict=True):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), stream.fileno())
    main(words, prog_name="claims")


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
