"""The browser that the tests drive: an installed one, Debian's, or Playwright's own.

    python -m tests.browser

finds it, installs it where there is none, and says which it is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from click import echo
from playwright.sync_api import Error, sync_playwright

_COMMANDS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC: Final = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
_DEBIAN: Final = Path("/etc/debian_version")


def installed() -> str | None:
    """The path of an installed Chrome or Chromium that runs, or None."""
    found = (shutil.which(command) for command in _COMMANDS)
    candidates = [*found, str(_MAC) if _MAC.exists() else None]
    return next((path for path in candidates if path and _runs(path)), None)


def working() -> str | None:
    """What Playwright can start: a path, an empty text for its own browser, None if nothing."""
    if path := installed():
        return path
    return "" if _runs("") else None


def main() -> None:
    """Make sure that there is a browser, and say which."""
    for install in (_nothing, _from_debian, _from_playwright):
        install()
        browser = working()
        if browser is not None:
            echo(f"Browser for the tests: {browser or 'Playwright’s own'}")
            return
    sys.exit("No browser for the tests: install Chrome or Chromium, then run this again.")


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
        echo("Installing Debian's chromium for the browser tests …")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run([apt, "-qq", *arguments], env=environment, check=False)


def _from_playwright() -> None:
    echo("Installing Playwright's own browser …")
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, check=False)


if __name__ == "__main__":
    main()
