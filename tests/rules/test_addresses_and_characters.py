"""Bad addresses and characters that do not show are found, wherever they are in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros.records.project import load
from macros.rules import check
from tests.projects import edit

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://courier.example/toll"
NOTE = "note: Sentence by sentence."


def told(root: Path) -> list[tuple[str, str]]:
    return [(problem.rule, problem.message) for problem in check(load(root))]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://courier.example/%00", "holds a character that addresses do not have"),
        ("https://courier.example/a%0D%0Ab", "holds a character that addresses do not have"),
        ("https://courier.example:abc/", "is not well formed"),
        ("https://courier.example:99999/", "is not well formed"),
        ("https://courier..example/", "does not have a valid host name"),
        ("https://-courier.example/", "does not have a valid host name"),
        ("https://xn--a.example/", "does not have a valid host name"),
        (f"https://{'a' * 64}.example/", "does not have a valid host name"),
        (
            "https://xn--pple-43d.example/",
            "leads to “аpple.example”, whose letters can be taken for those of another alphabet",
        ),
        (
            "https://xn--80ak6aa92e.example/",
            "leads to “аррӏе.example”, whose letters can be taken for those of another alphabet",
        ),
        ("https://localhost/", "does not have a valid host name"),
    ],
)
def test_an_address_that_is_none_is_refused(project: Path, address: str, reason: str) -> None:
    edit(project / "data/sources.yaml", ADDRESS, f'"{address}"')
    shown = address if len(address) <= 60 else f"{address[:60]}…"
    assert told(project) == [("safe-address", f"the address “{shown}” {reason}")]


@pytest.mark.parametrize(
    "address",
    [
        "https://courier.example:8443/a%20b?c=d#e",
        "https://xn--bcher-kva.example/",
        "https://xn--e1afmkfd.example/",
        "https://xn--80aaa7dcz.xn--p1ai/",
        "https://xn--4dkp5a8a5557ccvb.example/",
        "http://a-b.c-d.museum/",
    ],
)
def test_an_address_of_the_web_is_let_be(project: Path, address: str) -> None:
    edit(project / "data/sources.yaml", ADDRESS, f'"{address}"')
    assert told(project) == []


@pytest.mark.parametrize(
    "words",
    [
        *("**https://bank.example**", "bank.example", "*www.bank.example/a*", "`bank.example`"),
        *("www.bank and more", "see https://bank.example/"),
    ],
)
def test_the_words_of_a_link_are_no_address(project: Path, words: str) -> None:
    link = f"note: See [{words}](https://other.example/)."
    edit(project / "data/sources.yaml", NOTE, f"note: '{link[6:]}'")
    message = "the words of the link to “https://other.example/” are an address themselves"
    assert told(project) == [("safe-address", message)]


@pytest.mark.parametrize("words", ["the bank", "the **U.S.** bank", "see vol. 2", "a.m. or p.m."])
def test_the_words_of_a_link_may_have_points(project: Path, words: str) -> None:
    link = f"note: See [{words}](https://other.example/)."
    edit(project / "data/sources.yaml", NOTE, f"note: '{link[6:]}'")
    assert told(project) == []


HIDDEN = (
    *("\u3164", "\u2800", "\u115f", "\u034f", "a \u200d", " \u200c"),
    *("\ufe0f\ufe0f", "a\ufe0f\ufe0f", "\U000e0100"),
)
SHOWN = ("❤\ufe0f", "👩\u200d🚀", "می\u200cخواهم", "क्\u200dष", "葛\U000e0100")


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_character_that_shows_nothing_is_refused(project: Path, hidden: str) -> None:
    edit(project / "data/sources.yaml", NOTE, f"note: Sentence {hidden} by sentence.")
    [(rule, message)] = told(project)
    assert (rule, message.endswith(", which does not show")) == ("plain-text", True)


@pytest.mark.parametrize("shown", SHOWN)
def test_a_character_that_changes_another_is_let_be(project: Path, shown: str) -> None:
    edit(project / "data/sources.yaml", NOTE, f"note: Sentence {shown} by sentence.")
    assert told(project) == []
