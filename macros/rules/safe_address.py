"""An address leads to the web: http or https, and a host.

Addresses become links on the site. Any other kind (`javascript:`, `data:`, `file:`) could run
something or lead nowhere, and a name before the host can hide where a link goes.

Bad:

    URL: www.example.org/article

Good:

    URL: https://www.example.org/article
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import name
from urllib.parse import urlsplit

from macros.problems import Problem
from macros.records.kinds import Kind
from macros.text.markup import links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.records.project import Need, Project

ID: Final = "safe-address"
NEEDS: Final[tuple[Need, ...]] = ()

_HINT: Final = "Write it whole: https://…"
_LONGEST_EXCERPT: Final = 60
_LONGEST_HOST: Final = 253
_FORBIDDEN: Final = re.compile(r"[\s\\<>\"{}|^`]|%[01][0-9a-f]|%7f", re.IGNORECASE)
"""Characters that no address may have; control characters not even percent-encoded."""

_HOST: Final = re.compile(r"(?:(?!-)[a-z0-9-]{1,63}(?<!-)\.)+(?!-)[a-z0-9-]{2,63}(?<!-)")
_TOGETHER: Final = frozenset(
    {"LATIN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO"}
)
"""The scripts that one language mixes within a word (UTS 39, section 5.2)."""

_LIKE_LATIN: Final = frozenset("асԁеһіјӏорԛѕԝхуѵьαιοκνρυχγ")
"""Letters of other scripts that are read as Latin ones in a Latin domain (UTS 39, section 4)."""

_ADDRESS: Final = re.compile(r"://|^www\.|^\W*[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?:[/?#:]\S*)?\W*\Z")
"""Words of a link that a reader would take for its address."""


def check(project: Project) -> Iterator[Problem]:
    """A problem for each address, in a field or in a link, that is not a safe web address."""
    for value in project.values(Kind.ADDRESS):
        if reason := _wrong(value.node):
            yield Problem(value.node.at, ID, f"the address “{_cut(value.node)}” {reason}", _HINT)
    for value in project.values(Kind.MARKDOWN):
        text = value.node
        for address, words in links(text) if "](" in text else ():
            if reason := _wrong(address):
                yield Problem(text.at, ID, f"the link to “{_cut(address)}” {reason}", _HINT)
            elif _ADDRESS.search(words):
                message = f"the words of the link to “{_cut(address)}” are an address themselves"
                yield Problem(text.at, ID, message, "Say in words where it leads.")


def _wrong(address: str) -> str:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "is not well formed"
    if parts.scheme not in {"http", "https"}:
        return "is not http or https"
    if _FORBIDDEN.search(address):
        return "holds a character that addresses do not have"
    if not host or not _is_host(host):
        return "does not have a valid host name"
    if misleading := _misleading(host):
        return f"leads to “{misleading}”, whose letters can be taken for those of another alphabet"
    return (
        "has a user name before the host, which hides where it leads" if "@" in parts.netloc else ""
    )


def _is_host(host: str) -> bool:
    """Whether a host is a domain name (RFC 1123, section 2.1), and a readable one."""
    try:
        host.encode("ascii").decode("idna")
    except UnicodeError:
        return False
    return len(host) <= _LONGEST_HOST and bool(_HOST.fullmatch(host))


def _misleading(host: str) -> str:
    """A host as readers see it, if they would take it for another; otherwise empty."""
    written = host.encode("ascii").decode("idna")
    *labels, last = written.split(".")
    for letters in (set(filter(str.isalpha, label)) for label in labels):
        scripts = {name(letter, "").partition(" ")[0] for letter in letters}
        mixed = len(scripts) > 1 and not scripts <= _TOGETHER
        if mixed or (last.isascii() and letters and letters <= _LIKE_LATIN):
            return written
    return ""


def _cut(address: str) -> str:
    return address if len(address) <= _LONGEST_EXCERPT else f"{address[:_LONGEST_EXCERPT]}…"
