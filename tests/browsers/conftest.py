"""The site of the lighthouse, for readers with one browser or another."""

from __future__ import annotations

import os
import re
import threading
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browsers.visitors import INSTALLED, VISITORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browsers.visitors import Visitor

EVERY = "EVERY_BROWSER"
"""Set where all of them have to be there."""


def pytest_report_header() -> str:
    missing = [name for name in VISITORS if name not in INSTALLED]
    told = f"; not installed: {', '.join(missing)}" if missing else ""
    return f"browsers: {', '.join(INSTALLED)}{told}"


@pytest.fixture(scope="session", params=VISITORS if EVERY in os.environ else INSTALLED)
def visitor(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    with VISITORS[request.param]() as visiting:
        yield visiting


class _Reported(SimpleHTTPRequestHandler):
    """Serves a site whose pages ask the browser to report what breaks the policy that they state.

    The page states it in itself, where it cannot ask for reports (W3C CSP 3, section 3.3).
    """

    _POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')

    def __init__(self, *arguments: Any, reports: list[str], **named: Any) -> None:
        self._reports = reports
        super().__init__(*arguments, **named)

    def do_POST(self) -> None:
        said = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._reports.append(said)
        self.send_response(204)
        super().end_headers()

    def end_headers(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        stated = self._POLICY.search(page.read_text("utf-8")) if page.suffix == ".html" else None
        if stated:
            policy = f"{unescape(stated[1])}; report-uri /reports"
            self.send_header("Content-Security-Policy-Report-Only", policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def reports() -> list[str]:
    """What browsers reported."""
    return []


@pytest.fixture(scope="session")
def address(site: Path, reports: list[str]) -> Iterator[str]:
    """The address of the site, whose pages have breaches of their policy reported."""
    handler = partial(_Reported, directory=str(site), reports=reports)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
