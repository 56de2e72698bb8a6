"""The browser that looks at sites: an installed one, Debian's, or Playwright's own.

    python -m macros.built.browser

finds it, installs it where there is none, and says which it is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from click import echo
from playwright.sync_api import Error, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserType

_COMMANDS: Final = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable"),
)
"""The headless one first: it renders the same, and starts a page in half the time."""

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
    with sync_playwright() as playwright:
        launched = _launch(playwright.chromium)
        if launched is None:
            raise NoBrowserError
        yield launched
        launched.close()


def main() -> None:
    """Make sure that there is a browser, and say which."""
    for install in (_nothing, _from_debian, _from_playwright):
        install()
        with suppress(NoBrowserError), browser() as launched:
            echo(f"Browser: Chromium {launched.version}")
            return
    sys.exit("There is no browser: install Chrome or Chromium, then run this again.")


def _launch(chromium: BrowserType) -> Browser | None:
    found = [*map(shutil.which, _COMMANDS), str(_MAC) if _MAC.exists() else None]
    playwrights_own = None
    for path in (*filter(None, found), playwrights_own):
        with suppress(Error):
            return chromium.launch(executable_path=path)
    return None


def _nothing() -> None:
    pass


def _from_debian() -> None:
    apt = shutil.which("apt-get")
    if apt and _DEBIAN.exists() and os.geteuid() == 0:
        echo("Installing Debian's Chromium …")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ["install", "--yes", "--no-install-recommends", _COMMANDS[0]]
        for arguments in (["update"], install):
            command = [apt, "-qq", *arguments]
            subprocess.run(command, env=environment, check=False)  # noqa: S603 - a fixed command


def _from_playwright() -> None:
    echo("Installing Playwright's own browser …")
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, check=False)  # noqa: S603 - a fixed command


if __name__ == "__main__":
    main()
