"""The index of the search, which Pagefind makes from the documents of pages (pagefind.app).

Pagefind is a program; where none is installed, a site has no search.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pagefind.service import get_executable

from macros.render.search_documents import CHARACTERS, IGNORED
from macros.urls import INDEX

_NEVER_ASKED_FOR: Final = ("pagefind-*ui.*", "pagefind-highlight.js")
"""What Pagefind adds for sites that have its own dialog."""


class SearchError(RuntimeError):
    """The index cannot be made; the message says why."""


class SearchIndex:
    """An index in the making: documents are added, then it is written while other work goes on.

    It can be made again and again: what was added before, and is the same, is not written anew.
    """

    def __init__(self) -> None:
        """Prepare for documents. Raises SearchError if Pagefind is not installed."""
        self._program = get_executable()
        if self._program is None:
            message = "there is no program “pagefind” here, and none for this machine on PyPI"
            raise SearchError(message)
        self._documents = TemporaryDirectory(prefix="search-")
        self._written: dict[str, str] = {}
        self._added: set[str] = set()
        self._folder = Path()
        self._writing: subprocess.Popen[str] | None = None

    def add(self, url: str, document: str) -> None:
        """Add the document of the page at an address within the site."""
        self._added.add(url)
        if self._written.get(url) != document:
            path = self._path(url)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(document, "utf-8")
            self._written[url] = document

    def begin(self, folder: Path) -> None:
        """Begin to write the index of what was added into a folder, and do not wait for it."""
        for url in self._written.keys() - self._added:
            del self._written[url]
            self._path(url).unlink()
        self._added.clear()
        where = ("--site", self._documents.name, "--output-path", folder)
        what = ("--exclude-selectors", IGNORED, "--include-characters", CHARACTERS)
        self._folder = folder
        self._writing = subprocess.Popen(  # noqa: S603 - a program of ours, with arguments of ours
            [str(self._program), *where, *what],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def finish(self) -> None:
        """Wait until the index that was begun is written. Raises SearchError if that fails."""
        if self._writing is None:
            return
        writing, self._writing = self._writing, None
        said, _ = writing.communicate()
        if writing.returncode:
            raise SearchError(said.strip())
        for pattern in _NEVER_ASKED_FOR:
            for path in self._folder.glob(pattern):
                path.unlink()

    def stop(self) -> None:
        """Give up what is being written, and forget what was added for it."""
        self._added.clear()
        if self._writing is not None:
            self._writing.kill()
            self._writing.communicate()
            self._writing = None

    def close(self) -> None:
        """Give up what is being written, and remove every document."""
        self.stop()
        self._documents.cleanup()

    def _path(self, url: str) -> Path:
        return Path(self._documents.name, url, INDEX)
