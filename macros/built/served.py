"""A folder served on this machine, as a web server would."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class _Server(ThreadingHTTPServer):
    """A silent server, to which a browser that hangs up halfway is no error."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        del request, client_address


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder under the path `base`, and lets the browser cache it.

    `instead` holds contents to serve in place of files, by path within the folder.
    """

    protocol_version = "HTTP/1.1"

    def __init__(
        self, *arguments: Any, base: str, instead: Mapping[str, bytes], **named: Any
    ) -> None:
        self._base = base
        self._instead = instead
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        """Answer with a file, or with what stands in for it."""
        content = self._instead.get(self.path.removeprefix(self._base))
        if content is None:
            super().do_GET()
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def translate_path(self, path: str) -> str:
        """The file for the path of a request; one that does not exist for a path outside `base`."""
        within = "/" + path.removeprefix(self._base) if path.startswith(self._base) else "/none"
        return super().translate_path(within)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(
    folder: Path, base: str = "/", instead: Mapping[str, bytes] = MappingProxyType({})
) -> Iterator[str]:
    """Serve a folder on this machine while in use; yields its address, which ends in `base`.

    `instead` holds contents to serve in place of files, by path within the folder.
    """
    handler = partial(_Handler, directory=str(folder), base=base, instead=instead)
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{base}"
        server.shutdown()
