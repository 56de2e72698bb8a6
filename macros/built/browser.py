"""The browser that looks at sites: an installed one, Debian's, or Playwright's own.

    python -m macros.built.browser

finds it, installs it where there is none, and says which it is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from click import echo
from playwright.sync_api import Error, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

_COMMANDS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC: Final = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
_DEBIAN: Final = Path("/etc/debian_version")


class NoBrowserError(RuntimeError):
    """There is no browser that can be started."""

    def __init__(self) -> None:
        super().__init__(
            "There is no browser to look at pages with. To find or install one: "
            "python -m macros.built.browser"
        )


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser, which is closed afterwards. Raises NoBrowserError."""
    path = _working()
    if path is None:
        raise NoBrowserError
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path or None)
        yield launched
        launched.close()


def main() -> None:
    """Make sure that there is a browser, and say which."""
    for install in (_nothing, _from_debian, _from_playwright):
        install()
        path = _working()
        if path is not None:
            echo(f"Browser: {path or 'Playwright’s own'}")
            return
    sys.exit("There is no browser: install Chrome or Chromium, then run this again.")


def _working() -> str | None:
    """What Playwright can start: a path, an empty text for its own browser, None if nothing."""
    found = [shutil.which(command) for command in _COMMANDS]
    candidates = [*found, str(_MAC) if _MAC.exists() else None]
    if path := next((path for path in candidates if path and _runs(path)), None):
        return path
    return "" if _runs("") else None


def _runs(path: str) -> bool:
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(executable_path=path or None).close()
        except Error:
            return False
    return True


def _nothing() -> None:
    pass


def _from_debian() -> None:
    apt = shutil.which("apt-get")
    if apt and _DEBIAN.exists() and os.geteuid() == 0:
        echo("Installing Debian's chromium …")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            command = [apt, "-qq", *arguments]
            subprocess.run(command, env=environment, check=False)  # noqa: S603 - words of our own


def _from_playwright() -> None:
    echo("Installing Playwright's own browser …")
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, check=False)  # noqa: S603 - words of our own


if __name__ == "__main__":
    main()
