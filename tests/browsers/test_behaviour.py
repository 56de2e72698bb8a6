"""What a reader does with the site, in each browser that is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.records.project import load
from tests.browsers.visitors import ENTER, ESCAPE, PASTE
from tests.projects import unchanged

if TYPE_CHECKING:
    from tests.browsers.visitors import Visitor

RECORD = load(unchanged("lighthouse")).record
CLAIM = RECORD.claim["lamp-date"]

PHRASE = "a.annotation[aria-haspopup]"
CARD = f"#{CLAIM.id}"
SHOWN = """return [...document.querySelectorAll(arguments[0])]
    .filter(each => each.checkVisibility()).length"""


def until(visitor: Visitor, condition: str) -> None:
    """Wait until an expression is true in the page; for half a minute at most."""
    came = visitor.run(
        f"""return new Promise(done => {{
            const since = performance.now();
            const look = () => ({condition}) ? done(true)
                : performance.now() - since > 30_000 ? done(false)
                : setTimeout(look, 20);
            look();
        }})"""
    )
    assert came, condition


def test_a_phrase_opens_its_note_by_keyboard(visitor: Visitor, address: str) -> None:
    visitor.go(f"{address}lamp/")
    until(visitor, f"document.querySelector('{PHRASE}')")
    visitor.run(f"document.querySelector('{PHRASE}').focus()")
    visitor.press(ENTER)
    until(visitor, "document.querySelector('.note')?.checkVisibility()")
    assert visitor.run("return document.activeElement.matches('.note')")
    told = visitor.run("return document.querySelector('.note').innerText")
    assert all(quote.text in told for account in CLAIM.accounts for quote in account.quotes)
    visitor.press(ESCAPE)
    until(visitor, "!document.querySelector('.note')?.checkVisibility()")
    assert visitor.run(f"return document.activeElement.matches('{PHRASE}')")


def test_a_phrase_is_seen_to_be_one(visitor: Visitor, address: str) -> None:
    visitor.go(f"{address}lamp/")
    style = "getComputedStyle(document.querySelector('a.annotation'))"
    line, kind = visitor.run(f"return [{style}.textDecorationLine, {style}.textDecorationStyle]")
    assert (line, kind) == ("underline", "dotted")


def test_inconsistencies_are_filtered(visitor: Visitor, address: str) -> None:
    visitor.go(f"{address}inconsistencies/")
    relays = sum(inconsistency.kind == "relay" for _, inconsistency in RECORD.inconsistencies)
    before = visitor.run(SHOWN, "[data-facets]")
    visitor.run("document.querySelector('.facets__fold').open = true")
    visitor.click("a[href='#by--kind--relay']")
    assert visitor.run(SHOWN, "[data-facets]") == relays < before
    visitor.go("about:blank")
    visitor.go(f"{address}inconsistencies/#by--kind--relay")
    assert visitor.run(SHOWN, "[data-facets]") == relays


def test_a_card_is_unfolded(visitor: Visitor, address: str) -> None:
    visitor.go(f"{address}lamp/")
    assert visitor.run(SHOWN, f"{CARD} blockquote") == 0
    visitor.click(f"{CARD} button.claim__more")
    assert visitor.run(SHOWN, f"{CARD} blockquote") >= len(CLAIM.accounts)
    visitor.click(f"{CARD} button.claim__more")
    assert visitor.run(SHOWN, f"{CARD} blockquote") == 0


def test_search_finds_a_claim(visitor: Visitor, address: str) -> None:
    visitor.go(address)
    visitor.click(".tool--search")
    visitor.press("new lamp to burn")
    until(visitor, f"document.querySelector('.search__title[href*=\"claims/{CLAIM.id}/\"]')")


def test_a_citation_is_copied(visitor: Visitor, address: str) -> None:
    visitor.go(f"{address}claims/{CLAIM.id}/")
    visitor.click("button[data-copies=cite---line]")
    until(
        visitor, "document.querySelector('button[data-copies=cite---line]').innerText == 'Copied'"
    )
    visitor.run("document.body.prepend(document.createElement('textarea'))")
    visitor.click("textarea")
    visitor.press(PASTE)
    until(visitor, "document.querySelector('textarea').value")
    pasted = visitor.run("return document.querySelector('textarea').value")
    assert pasted.startswith(f"The lamp, “{CLAIM.question}”, as of 3 April 1998, ")


def test_the_site_is_dark_when_asked(visitor: Visitor, address: str) -> None:
    visitor.go(address)
    colour = "return getComputedStyle(document.body).backgroundColor"
    light = visitor.run(colour)
    visitor.click(".tool--scheme")
    until(visitor, "document.documentElement.dataset.mdColorScheme == 'slate'")
    assert visitor.run(colour) != light
    visitor.go(f"{address}lamp/")
    assert visitor.run("return document.documentElement.dataset.mdColorScheme") == "slate"
    visitor.run("localStorage.clear()")


def test_no_page_breaks_its_policy(visitor: Visitor, address: str, reports: list[str]) -> None:
    for page in ("", "lamp/", "inconsistencies/", f"claims/{CLAIM.id}/"):
        visitor.go(f"{address}{page}")
        until(visitor, "document.readyState == 'complete'")
    assert reports == []


def test_a_breach_of_the_policy_would_be_told(
    visitor: Visitor, address: str, reports: list[str]
) -> None:
    visitor.go(f"{address}lamp/")
    visitor.run(
        """const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.body.append(script);"""
    )
    assert visitor.run("return window.ran ?? null") is None
    visitor.go(address)
    while not reports:
        visitor.run("return new Promise(done => setTimeout(done, 50))")
    reports.clear()
