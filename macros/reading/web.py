"""An article fetched from the web, whatever its server does.

A server may never finish, send more than it announces, or redirect into the private network of
whoever asks. So each article is fetched and read in a process of its own, which is killed when its
time is up, and which limits the bytes (as sent and as unpacked), the redirects, and the addresses
that it connects to. What that process says comes as bytes, of which nothing is evaluated.
"""

from __future__ import annotations

import os
import re
import socket
import zlib
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Address, ip_address
from multiprocessing import get_all_start_methods, get_context
from threading import Event, Timer
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import quote, urljoin, urlsplit

import httpcore

from macros.reading.article import text_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerContext, SpawnContext

Address: TypeAlias = IPv4Address | IPv6Address

SECONDS: Final = 30
"""How many seconds an article may take, all told."""

LARGEST: Final = 5_000_000
"""The largest page that is accepted, in bytes, both as sent and as unpacked."""

MOST_REDIRECTS: Final = 5

_HEADERS: Final = [
    ("User-Agent", "Mozilla/5.0 (compatible; claims links)"),
    ("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1"),
    ("Accept-Encoding", "gzip"),
]
_PORTS: Final = {"http": 80, "https": 443}
_PHRASES: Final = {status.value: status.phrase for status in HTTPStatus}
_SUCCESSES: Final = range(200, 300)
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_AS_IT_IS: Final = "/%:@!$&'()*+,;=~?"
"""The characters that need no escaping in a path and a query (RFC 3986, sections 3.3 and 3.4)."""

_ERRNO: Final = re.compile(r"^\[Errno -?\d+\] ")
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_PDF: Final = re.compile(r"\s*application/pdf\b", re.IGNORECASE)
_GZIP: Final = zlib.MAX_WBITS | 16
_REFUSED: Final = frozenset({401, 403, 429, 451})
"""How a server says that it does not answer us, whatever it may show to readers (RFC 9110)."""

_FETCHED: Final = b"+"
_NOTHING_FETCHED: Final = b"-"
_NOT_LOOKED_AT: Final = b"?"
"""What a process says first, before the text of the article, or why it got none."""


class FetchError(Exception):
    """No article could be fetched from an address; the message says why."""


class NotLookedAtError(FetchError):
    """An article may be there, but could not be looked at; the message says why."""


def article_at(url: str, *, seconds: int = SECONDS, local: bool = False) -> str:
    """The text of the article at an address, one paragraph per line. Raises FetchError.

    It may take at most `seconds`; with `local`, it may also be on this machine or its network.
    """
    processes = _processes()
    hears, speaks = processes.Pipe(duplex=False)
    may_connect = _anywhere if local else is_public
    process = processes.Process(target=_tell, args=(speaks, url, may_connect), daemon=True)
    process.start()
    speaks.close()
    late = Event()

    def end() -> None:
        late.set()
        process.kill()

    end_in_time = Timer(seconds, end)
    end_in_time.start()
    said = b""
    with hears, suppress(EOFError, OSError):
        said = hears.recv_bytes()
    end_in_time.cancel()
    process.join()
    how, words = said[:1], said[1:].decode("utf-8", "replace")
    if how == _FETCHED:
        return words
    if how == _NOT_LOOKED_AT:
        raise NotLookedAtError(words)
    if not how:
        words = (
            f"no whole answer within {seconds} seconds" if late.is_set() else "it cannot be read"
        )
    raise FetchError(words)


def fetched(url: str, may_connect: Callable[[Address], bool]) -> str:
    """The text of the article at an address, within every limit but that of time.

    `may_connect` decides which IP addresses may be connected to. Raises FetchError.
    """
    with httpcore.ConnectionPool(network_backend=_Network(may_connect)) as pool:
        for _ in range(MOST_REDIRECTS + 1):
            place = _place(url)
            try:
                answer = _answer(pool, place)
            except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as failure:
                raise FetchError(_ERRNO.sub("", str(failure))) from failure
            if isinstance(answer, _Page):
                return text_on(answer.body, answer.encoding)
            url = _led(url, answer)
    message = f"it redirects more than {MOST_REDIRECTS} times"
    raise FetchError(message)


def is_public(address: Address) -> bool:
    """Whether an IP address is on the public internet, and not in anybody's own network."""
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address.sixtofour or address
    return address.is_global and not address.is_multicast


@dataclass(frozen=True, slots=True)
class _Page:
    body: bytes
    encoding: str | None


class _Network(httpcore.NetworkBackend):
    """The network, restricted to the addresses that one may connect to.

    A name is looked up once, so that the address that was checked is the one connected to.
    """

    def __init__(self, may_connect: Callable[[Address], bool]) -> None:
        self._may_connect = may_connect
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [ip_address(place[0]) for *_, place in found]
        for address in addresses:
            if not self._may_connect(address):
                message = f"{host} is {address}, which is not on the public internet"
                raise FetchError(message)
        *others, last = map(str, addresses)
        options = (port, timeout, local_address, socket_options)
        for other in others:
            try:
                return self._backend.connect_tcp(other, *options)
            except httpcore.NetworkError:
                continue
        return self._backend.connect_tcp(last, *options)


def _answer(pool: httpcore.ConnectionPool, place: httpcore.URL) -> _Page | str:
    """The page at a URL, or the address to which it redirects. Raises FetchError."""
    with pool.stream("GET", place, headers=_HEADERS) as response:
        headers = {name.lower(): value.decode("latin-1") for name, value in response.headers}
        if response.status in _REDIRECTS and b"location" in headers:
            return headers[b"location"]
        if response.status not in _SUCCESSES:
            status = f"{response.status} {_PHRASES.get(response.status, '')}".rstrip()
            if response.status in _REFUSED:
                message = f"it refuses this visit: {status}"
                raise NotLookedAtError(message)
            raise FetchError(status)
        if _PDF.match(headers.get(b"content-type", "")):
            message = "it is a PDF, whose text is not read here"
            raise NotLookedAtError(message)
        coding = headers.get(b"content-encoding", "").strip().lower()
        charset = _CHARSET.search(headers.get(b"content-type", ""))
        return _Page(_body(response.iter_stream(), coding), charset and charset[1])


def _led(url: str, location: str) -> str:
    """The target of a redirect (RFC 9110, section 10.2.2)."""
    try:
        return urljoin(url, location)
    except ValueError:
        return location


def _place(url: str) -> httpcore.URL:
    """An address as a URL to request. Raises FetchError if it is not a web address."""
    try:
        parts = urlsplit(url)
        query = f"?{parts.query}" if parts.query else ""
        if parts.scheme in _PORTS and parts.hostname:
            return httpcore.URL(
                scheme=parts.scheme,
                host=parts.hostname.encode("idna"),
                port=parts.port or _PORTS[parts.scheme],
                target=quote((parts.path or "/") + query, safe=_AS_IT_IS),
            )
    except ValueError:  # a port, a host or brackets that make no sense
        pass
    message = f"it leads to “{url}”, which is not a web address"
    raise FetchError(message)


def _body(parts: Iterable[bytes], coding: str) -> bytes:
    """The body of a response, unpacked. Raises FetchError if that is too large or impossible."""
    unpacked = zlib.decompressobj(_GZIP) if coding in {"gzip", "x-gzip"} else None
    if unpacked is None and coding not in {"", "identity"}:
        message = f"it is packed as “{coding}”, which was not asked for"
        raise FetchError(message)
    sent, body = 0, bytearray()
    for part in parts:
        sent += len(part)
        left = LARGEST + 1 - len(body)
        try:
            body += part if unpacked is None else unpacked.decompress(part, left)
        except zlib.error as failure:
            message = "what it sends cannot be unpacked"
            raise FetchError(message) from failure
        if max(sent, len(body)) > LARGEST:
            message = f"it is larger than {LARGEST // 1_000_000} MB"
            raise FetchError(message)
    return bytes(body)


@cache
def _processes() -> ForkServerContext | SpawnContext:
    """How processes are started: where possible, as copies of one that has all it needs."""
    can_copy = "forkserver" in get_all_start_methods()
    processes = get_context("forkserver") if can_copy else get_context("spawn")
    processes.set_forkserver_preload([__name__, "trafilatura"])
    return processes


def _anywhere(_: Address) -> bool:
    return True


def _tell(listener: Connection, url: str, may_connect: Callable[[Address], bool]) -> None:
    """Tell a listener what is at an address, and how that went."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        how, said = _FETCHED, fetched(url, may_connect)
    except NotLookedAtError as failure:
        how, said = _NOT_LOOKED_AT, str(failure)
    except FetchError as failure:
        how, said = _NOTHING_FETCHED, str(failure)
    listener.send_bytes(how + said.encode("utf-8", "replace"))
