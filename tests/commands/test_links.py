"""`claims links`: the articles, visited on this machine."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest

from tests.projects import FIXTURES
from tests.terminal import claims

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Articles(BaseHTTPRequestHandler):
    pages: ClassVar[dict[str, str]] = {}
    charset: ClassVar[str] = "utf-8"

    def do_GET(self) -> None:
        page = self.pages.get(self.path)
        if page and page.startswith("→"):
            self.send_response(302)
            self.send_header("Location", page[1:])
            self.end_headers()
            return
        self.send_response(200 if page is not None else 410)
        self.send_header("Content-Type", f"text/html; charset={self.charset}")
        self.end_headers()
        self.wfile.write((page or "gone").encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    started = ThreadingHTTPServer(("127.0.0.1", 0), _Articles)
    threading.Thread(target=started.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{started.server_port}"
    started.shutdown()
    started.server_close()


def visit(project: Path, server: str) -> tuple[int, list[str]]:
    path = project / "data/sources.yaml"
    text = path.read_text("utf-8")
    for name in ("gazette", "herald", "courier"):
        text = text.replace(f"https://{name}.example/toll", f"{server}/{name}")
    path.write_text(text, "utf-8")
    code, out, err = claims("--root", project, "links")
    assert err == ""
    return code, [line.replace(server, "http://here") for line in out.splitlines()]


def page(name: str) -> str:
    text = (FIXTURES / f"project/articles/{name}.txt").read_text("utf-8")
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return f"<html><body><nav>Menu</nav><main>{paragraphs}</main></body></html>"


def test_articles_that_are_there(project: Path, server: str) -> None:
    _Articles.pages = {f"/{name}": page(name) for name in ("gazette", "herald", "courier")}
    assert visit(project, server) == (
        0,
        ["Every article answers, and every quote stands in its article."],
    )


def test_articles_that_are_gone_or_have_changed(project: Path, server: str) -> None:
    changed_or_hidden = "has changed, or shows its text to browsers only"
    changed = page("courier").replace("ships pay and stay", "ships pay and leave")
    _Articles.pages = {"/gazette": page("gazette"), "/courier": changed}
    assert visit(project, server) == (
        1,
        [
            "- **The Herald** (<http://here/herald>) does not answer: 410 Gone",
            f"- **The Courier** (<http://here/courier>) {changed_or_hidden}. Not found in it:",
            "  - “heard that ships pay and stay” (data/sources.yaml:30:27)",
        ],
    )


def test_a_host_that_is_not_there(project: Path) -> None:
    code, lines = visit(project, "http://127.0.0.1:9")
    assert code == 1
    assert [line for line in lines if "does not answer" in line] == lines


def test_answers_that_make_no_sense_are_findings(
    project: Path, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _Articles.pages = {
        "/gazette": "→http://[",
        "/herald": "→javascript:alert(1)",
        "/courier": "<![foo[ a marked section ]]>",
    }
    code, lines = visit(project, server)
    assert code == 1
    assert ["does not answer" in line for line in lines] == [True, True, False]
    assert lines[2].endswith("cannot be read: what answers there is not HTML")
    monkeypatch.setattr(_Articles, "charset", "base64")
    _Articles.pages = {f"/{name}": page(name) for name in ("gazette", "herald", "courier")}
    code, lines = visit(project, server)
    assert (code, len(lines)) == (1, 3)
    assert all("does not answer: 'base64' is not a text encoding" in line for line in lines)
