"""A web server for the tests, which says byte by byte what it is told to say."""

from __future__ import annotations

import threading
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import TYPE_CHECKING, Self, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Said: TypeAlias = "bytes | Callable[[Server], Iterator[bytes]]"

OK = "200 OK"


def answer(
    body: str | bytes = "",
    *,
    status: str = OK,
    charset: str = "utf-8",
    encoding: str = "utf-8",
    **headers: str,
) -> bytes:
    """An HTTP answer, after which the server hangs up; `headers` have `_` for a hyphen."""
    said = body.encode(encoding) if isinstance(body, str) else body
    kind = f"text/html; charset={charset}" if charset else "text/html"
    named = {"Content-Type": kind, "Content-Length": str(len(said)), "Connection": "close"}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode("latin-1") + said


def leading_to(address: str) -> bytes:
    return answer(status="302 Found", Location=address)


class _Handler(StreamRequestHandler):
    server: Server

    def handle(self) -> None:
        path = self.rfile.readline().split()[1].decode()
        while self.rfile.readline().strip():
            pass
        self.server.asked.append(path)
        said = self.server.says.get(path.strip("/"), answer("gone", status="410 Gone"))
        try:
            for part in (said,) if isinstance(said, bytes) else said(self.server):
                self.wfile.write(part)
        except OSError:  # who asked has gone
            return


class Server(ThreadingTCPServer):
    """A server on this machine: `says` has its answers by path, `asked` the paths asked for."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.says: dict[str, Said] = {}
        self.asked: list[str] = []
        self.over = threading.Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.shutdown()
        self.server_close()

    def handle_error(self, *_: object) -> None:
        """Say nothing of those who hung up."""
