"""`claims links`: the articles, visited on this machine."""

from __future__ import annotations

import gzip
from ipaddress import ip_address
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from macros.analysis.quotes import fingerprint_of
from macros.reading.fingerprints import write_fingerprint
from macros.reading.web import FetchError, fetched, is_public
from tests.projects import FIXTURES, edit
from tests.terminal import claims
from tests.web_server import OK, Server, answer, leading_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web_server import Said


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as started:
        yield started


def visit(project: Path, server: Server, *options: str) -> tuple[int, list[str]]:
    path = project / "data/sources.yaml"
    text = path.read_text("utf-8")
    for name in ("gazette", "herald", "courier"):
        text = text.replace(f"https://{name}.example/toll", f"{server.url}/{name}")
    path.write_text(text, "utf-8")
    code, out, err = claims("--root", project, "links", "--local", *options)
    assert err == ""
    return code, [line.replace(server.url, "http://here") for line in out.splitlines()]


def page(name: str) -> str:
    text = (FIXTURES / f"project/articles/{name}.txt").read_text("utf-8")
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return f"<html><body><nav>Menu</nav><main>{paragraphs}</main></body></html>"


def all_there(server: Server) -> None:
    server.says = {name: answer(page(name)) for name in ("gazette", "herald", "courier")}


def test_articles_that_are_there(project: Path, server: Server) -> None:
    all_there(server)
    assert visit(project, server) == (
        0,
        ["Every article answers, and every quote stands in its article."],
    )


def test_articles_that_are_gone_or_have_changed(project: Path, server: Server) -> None:
    all_there(server)
    del server.says["herald"]
    changed = page("courier").replace("ships pay and stay", "ships pay and leave")
    server.says["courier"] = answer(changed)
    changed_or_hidden = "has changed, or shows its text to browsers only"
    assert visit(project, server) == (
        1,
        [
            "- **The Herald** (<http://here/herald>) does not answer: 410 Gone",
            f"- **The Courier** (<http://here/courier>) {changed_or_hidden}. Not found in it:",
            "  - “heard that ships pay and stay” (data/sources.yaml:30:27)",
            "",
            "1 other article is as it was.",
        ],
    )


def test_an_article_that_is_not_shown_to_us_is_not_gone(project: Path, server: Server) -> None:
    all_there(server)
    server.says["herald"] = answer(status="403 Forbidden")
    server.says["courier"] = answer(b"%PDF-1.7", Content_Type="application/pdf")
    herald, courier = (
        "**The Herald** (<http://here/herald>)",
        "**The Courier** (<http://here/courier>)",
    )
    assert visit(project, server) == (
        0,
        [
            f"- {herald} was not looked at: it refuses this visit: 403 Forbidden",
            f"- {courier} was not looked at: it is a PDF, whose text is not read here",
            "Every other article answers, and every quote stands in its article.",
        ],
    )


def test_a_page_that_is_gone_is_looked_for_in_its_kept_copy(project: Path, server: Server) -> None:
    all_there(server)
    kept = server.says.pop("herald")
    server.says["kept"] = kept
    sources = project / "data/sources.yaml"
    language = "URL: https://herald.example/toll\n    language: en\n"
    copy = f"{language}    archive: The harbour\n    archive_location: {server.url}/kept\n"
    edit(sources, language, copy)
    code, lines = visit(project, server)
    assert (code, lines[0]) == (
        1,
        (
            "- **The Herald** (<http://here/herald>) does not answer: 410 Gone. "
            "If it stays away, write `gone: true`: readers are then led to the kept copy"
        ),
    )
    location = f"archive_location: {server.url}/kept\n"
    edit(sources, location, f"{location}    gone: true\n")
    assert visit(project, server)[0] == 0
    del server.says["kept"]
    assert visit(project, server)[1][0] == (
        "- **The Herald** (<http://here/kept>) does not answer: 410 Gone"
    )


def test_what_has_no_address_is_not_looked_at(project: Path, server: Server) -> None:
    all_there(server)
    edit(project / "data/sources.yaml", "    URL: https://herald.example/toll\n", "")
    assert visit(project, server) == (
        0,
        [
            "- **The Herald** was not looked at: it has no address",
            "Every other article answers, and every quote stands in its article.",
        ],
    )


def test_a_report_that_is_too_long_says_how_much_is_left_out(project: Path, server: Server) -> None:
    sources = project / "data/sources.yaml"
    added = "".join(ANOTHER.format(number=number, url=server.url) for number in range(20))
    sources.write_text(sources.read_text("utf-8") + added, "utf-8")
    code, lines = visit(project, server, "--longest", "1000")
    assert code == 1
    assert sum(len(line) + 1 for line in lines[:-1]) <= 1000
    assert lines[-1] == f"- and {23 - len(lines[:-1])} more articles: `claims links` says which"


ANOTHER = """\
  - id: other-{number}
    title: Another of many
    short_title: Other {number}
    publisher: A publisher
    kind: article
    accessed: 2003-04-01
    URL: {url}/other-{number}
    language: en
"""


def drip(server: Server) -> Iterator[bytes]:
    yield f"HTTP/1.1 {OK}\r\n\r\n".encode()
    while not server.over.wait(0.1):
        yield b"x"


def drip_of_headers(server: Server) -> Iterator[bytes]:
    yield f"HTTP/1.1 {OK}\r\n".encode()
    while not server.over.wait(0.1):
        yield b"X: y\r\n"


def headers_without_end(_: Server) -> Iterator[bytes]:
    yield f"HTTP/1.1 {OK}\r\n".encode()
    yield from repeat(b"X: y\r\n" * 1000)


def body_without_end(_: Server) -> Iterator[bytes]:
    yield f"HTTP/1.1 {OK}\r\n\r\n".encode()
    yield from repeat(b"word " * 1000)


def empty_blocks(_: Server) -> Iterator[bytes]:
    yield f"HTTP/1.1 {OK}\r\nContent-Encoding: gzip\r\n\r\n".encode()
    yield gzip.compress(b"")[:10]
    yield from repeat(b"\0\0\0\xff\xff" * 1000)  # RFC 1951, section 3.2.4


BOMB = gzip.compress(bytes(50_000_000))
NEVER_WHOLE = "no whole answer within 10 seconds"
TOO_LARGE = "it is larger than 5 MB"
NO_ADDRESS = "it leads to “{}”, which is not a web address"
LABEL = "a" * 64
HOSTILE: dict[str, tuple[Said, str]] = {
    "drip": (drip, NEVER_WHOLE),
    "drip-of-headers": (drip_of_headers, NEVER_WHOLE),
    "headers-without-end": (headers_without_end, ""),
    "body-without-end": (body_without_end, TOO_LARGE),
    "empty-blocks": (empty_blocks, TOO_LARGE),
    "bomb": (answer(BOMB, Content_Encoding="gzip"), TOO_LARGE),
    "packed-twice": (
        answer(gzip.compress(BOMB), Content_Encoding="gzip, gzip"),
        "it is packed as “gzip, gzip”, which was not asked for",
    ),
    "no-gzip": (answer("words", Content_Encoding="gzip"), "what it sends cannot be unpacked"),
    "label-missing": (leading_to("http://a..b/"), NO_ADDRESS.format("http://a..b/")),
    "label-of-64": (
        leading_to(f"http://{LABEL}.example/"),
        NO_ADDRESS.format(f"http://{LABEL}.example/"),
    ),
    "punycode": (leading_to("http://xn--0.example/"), ""),
    "port": (leading_to("http://here:99999/"), NO_ADDRESS.format("http://here:99999/")),
    "bracket": (leading_to("http://["), NO_ADDRESS.format("http://\\[")),
    "script": (leading_to("javascript:alert(1)"), NO_ADDRESS.format("javascript:alert(1)")),
    "file": (leading_to("file:///etc/passwd"), NO_ADDRESS.format("file:///etc/passwd")),
    "round": (leading_to("/other-round"), "it redirects more than 5 times"),
    "status": (answer(status="999 No"), "999"),
    "no-http": (b"220 mail.example ESMTP\r\n", ""),
    "silence": (b"", ""),
}


def test_whatever_servers_do_every_article_is_told_of(project: Path, server: Server) -> None:
    all_there(server)
    sources = project / "data/sources.yaml"
    text = sources.read_text("utf-8")
    for name, (said, _) in HOSTILE.items():
        server.says[f"other-{name}"] = said
        text += ANOTHER.format(number=name, url=server.url)
    sources.write_text(text, "utf-8")
    code, lines = visit(project, server, "--seconds", "10")
    told = {
        name: line.partition(" does not answer: ")[2]
        for name, line in zip(HOSTILE, lines, strict=False)
    }
    assert code == 1
    assert all(told.values())
    assert {name: told[name] for name, (_, why) in HOSTILE.items() if why} == {
        name: why for name, (_, why) in HOSTILE.items() if why
    }
    assert lines[len(HOSTILE) :] == ["", "3 other articles are as they were."]


def test_without_leave_no_article_is_looked_for_on_this_machine(
    project: Path, server: Server
) -> None:
    all_there(server)
    sources = project / "data/sources.yaml"
    text = sources.read_text("utf-8").replace("https://gazette.example", server.url)
    sources.write_text(text.replace("https://herald.example", f"http://localhost:{server.port}"))
    code, out, _ = claims("--root", project, "links", "--seconds", "10")
    assert code == 1
    assert out.count("is 127.0.0.1, which is not on the public internet") == 2
    assert server.asked == []


def test_no_redirect_leads_where_no_article_may_be(server: Server) -> None:
    server.says = {
        "to-a-page": leading_to("/page"),
        "page": answer("<p>The words of it</p>"),
        "into-the-network": leading_to(f"http://127.0.0.2:{server.port}/page"),
    }
    here = ip_address("127.0.0.1")
    assert fetched(f"{server.url}/to-a-page", here.__eq__) == "The words of it"
    server.asked.clear()
    with pytest.raises(FetchError, match=r"127\.0\.0\.2, which is not on the public internet"):
        fetched(f"{server.url}/into-the-network", here.__eq__)
    assert server.asked == ["/into-the-network"]


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"),  # noqa: S104
        *("100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "ff02::1"),
    ],
)
def test_an_address_of_somebodys_network_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1", "::ffff:1.1.1.1"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    ("says", "encoding"), [("base64", "utf-8"), ("", "windows-1252"), ("", "utf-8")]
)
def test_a_page_is_read_in_its_own_encoding(
    project: Path, server: Server, says: str, encoding: str
) -> None:
    edit(
        project / "data/claims.yaml", "[each ship pays about 11 crowns]", "[the ship’s owner pays]"
    )
    article = (FIXTURES / "project/articles/courier.txt").read_text("utf-8")
    article += " In the end the ship’s owner pays it."
    print_ = project / "data/fingerprints/courier.txt"
    print_.write_text(write_fingerprint(fingerprint_of(article)), "utf-8")
    all_there(server)
    head = "" if encoding == "utf-8" else f'<meta charset="{encoding}">'
    page = f"<html><head>{head}</head><body><p>{article}</p></body></html>"
    server.says["courier"] = answer(page, charset=says, encoding=encoding)
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
