"""`claims links`: the articles, visited on this machine."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest

from macros.analysis.quotes import windows
from macros.records.fingerprints import write_windows
from tests.projects import FIXTURES, edit
from tests.terminal import claims

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Articles(BaseHTTPRequestHandler):
    pages: ClassVar[dict[str, str]] = {}
    charset: ClassVar[str] = "utf-8"
    encoding: ClassVar[str] = "utf-8"

    def do_GET(self) -> None:
        page = self.pages.get(self.path)
        if page and page.startswith("→"):
            self.send_response(302)
            self.send_header("Location", page[1:])
            self.end_headers()
            return
        self.send_response(200 if page is not None else 410)
        charset = f"; charset={self.charset}" if self.charset else ""
        self.send_header("Content-Type", f"text/html{charset}")
        self.end_headers()
        self.wfile.write((page or "gone").encode(self.encoding))

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
            "- **The Herald** (http://here/herald) does not answer: 410 Gone",
            f"- **The Courier** (http://here/courier) {changed_or_hidden}. Not found in it:",
            "  - “heard that ships pay and stay” (data/sources.yaml:30:27)",
        ],
    )


def test_a_host_that_is_not_there(project: Path) -> None:
    code, lines = visit(project, "http://127.0.0.1:9")
    assert code == 1
    assert [line for line in lines if "does not answer" in line] == lines


def test_answers_that_make_no_sense_are_findings(project: Path, server: str) -> None:
    _Articles.pages = {
        "/gazette": "→http://[",
        "/herald": "→javascript:alert(1)",
        "/courier": "<![foo[ a marked section ]]>",
    }
    code, lines = visit(project, server)
    assert code == 1
    assert ["does not answer" in line for line in lines[:2]] == [True, True]
    assert "**The Courier**" in lines[2]
    assert lines[2].endswith("Not found in it:")


@pytest.mark.parametrize(("header", "page_says"), [("base64", ""), ("", "windows-1252")])
def test_a_page_is_read_in_its_own_encoding(
    project: Path, server: str, monkeypatch: pytest.MonkeyPatch, header: str, page_says: str
) -> None:
    edit(
        project / "data/claims.yaml", "[each ship pays about 11 crowns]", "[the ship’s owner pays]"
    )
    article = (FIXTURES / "project/articles/courier.txt").read_text("utf-8")
    article += " In the end the ship’s owner pays it."
    print_ = project / "data/fingerprints/courier.txt"
    print_.write_text(write_windows(windows(article)), "utf-8")
    monkeypatch.setattr(_Articles, "charset", header)
    monkeypatch.setattr(_Articles, "encoding", page_says or "utf-8")
    head = f'<meta charset="{page_says}">' if page_says else ""
    _Articles.pages = {f"/{name}": page(name) for name in ("gazette", "herald")}
    _Articles.pages["/courier"] = f"<html><head>{head}</head><body><p>{article}</p></body></html>"
    assert visit(project, server)[0] == 0


def test_a_record_that_is_not_read_is_said_and_no_source_passed_over(project: Path) -> None:
    edit(
        project / "data/sources.yaml",
        "    title: Harbour toll up\n",
        "    titel: Harbour toll up\n",
    )
    code, out, err = claims("--root", project, "links")
    assert (code, out) == (2, "")
    assert "titel" in err
