"""What is wrong with a page in a browser is found; and a good one passes."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Error

from macros.built import weight
from macros.built.check import look_with, of_every_make, plans_for, served_instead
from macros.built.html import HtmlPage
from macros.built.looks import accessible, alone, keyboard, steady, width
from macros.built.served import serving
from macros.built.visit import Finding, Plan, Visit, until
from tests.built.test_files import edit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from playwright.sync_api import Browser

    from macros.built.site import BuiltSite

PAGE = "method/index.html"
URL = "method/"


@contextmanager
def visiting(site: BuiltSite, browser: Browser, screen: str = "wide") -> Iterator[Visit]:
    """A page of a site as it stands in the browser."""
    context = browser.new_context(reduced_motion="reduce")
    with serving(site.folder, "/", served_instead(site)) as address:
        visit = Visit(context.new_page(), address)
        visit.begin(Plan(URL), screen)
        yield visit
    context.close()


def messages(look: ModuleType, visit: Visit) -> list[str]:
    return [finding.message for finding in look.look(visit)]


def test_what_does_not_hold_at_once_is_waited_for_under_the_policy_of_a_page(
    whole: BuiltSite, browser: Browser
) -> None:
    with visiting(whole, browser) as visit:
        until(visit.page, "(window.asked = (window.asked ?? 0) + 1) === 3")
        assert visit.page.evaluate("asked") == 3
        with pytest.raises(Error, match=r"not so within 0\.05 seconds: asked < 3"):
            until(visit.page, "asked < 3", seconds=0.05)


def test_every_look_lets_good_pages_be(whole: BuiltSite, browser: Browser) -> None:
    """A long topic with notes, and a claim."""
    plans = [Plan("lamp/", keyboard=True), Plan("claims/said-of-rocks/")]
    with serving(whole.folder, "/", served_instead(whole)) as quick:
        assert look_with(browser, plans, quick) == []
    with serving(whole.folder) as address:
        assert list(weight.first_visit(browser, f"{address}keeper/")) == []


def test_low_contrast_and_a_picture_without_words(spoilt: BuiltSite, browser: Browser) -> None:
    edit(spoilt, PAGE, "</h1>", '</h1><p id="faint">Faint</p><img src="../assets/favicon.svg">')
    with (spoilt.folder / "assets/site.css").open("a", encoding="utf-8") as css:
        css.write(
            "\n#faint { color: #ccc; }\n[data-md-color-scheme=slate] #faint { color: #555; }\n"
        )
    with visiting(spoilt, browser) as visit:
        found = messages(accessible, visit)
    assert [message.partition(":")[0] for message in found] == [
        "color-contrast",
        "color-contrast",
        "image-alt",
    ]


def test_dark_that_moves_something(spoilt: BuiltSite, browser: Browser) -> None:
    with (spoilt.folder / "assets/site.css").open("a", encoding="utf-8") as css:
        css.write("\n[data-md-color-scheme=slate] .standfirst { padding-top: 40px; }\n")
    with visiting(spoilt, browser) as visit:
        assert messages(accessible, visit) == ["dark moves something on the page"]


def test_what_moves_once_and_of_itself_is_no_fault_of_dark(
    whole: BuiltSite, browser: Browser
) -> None:
    """A page that is still settling on a slow machine."""
    with visiting(whole, browser) as visit:
        visit.page.evaluate(
            "document.querySelector('.tool--scheme').addEventListener('click', () =>"
            " document.querySelector('h1').before('A line that came late'), {once: true})"
        )
        assert messages(accessible, visit) == []
        assert "A line that came late" in visit.page.content()


def test_a_note_that_closes_late_is_opened_again(whole: BuiltSite, browser: Browser) -> None:
    """A note that was closed stays so until a timer ran, however late the browser runs it."""
    page = browser.new_page(reduced_motion="reduce")
    page.set_default_timeout(5_000)
    page.add_init_script(
        "const soon = setTimeout; window.setTimeout = (done, after = 0) => soon(done, after + 200);"
    )
    with serving(whole.folder, "/", served_instead(whole)) as address:
        visit = Visit(page, address)
        visit.begin(Plan("lamp/"), "wide")
        assert messages(accessible, visit) == []
    page.close()


def test_errors_breaches_and_other_hosts(spoilt: BuiltSite, browser: Browser) -> None:
    with serving(spoilt.folder) as other:
        address = other.replace("127.0.0.1", "localhost")
        with (spoilt.folder / "assets/site.js").open("a", encoding="utf-8") as script:
            script.write(
                f'\ndocument.querySelector("h1").innerHTML += "<img src={address}a.png>";'
                '\nsetTimeout(() => { throw new Error("broken"); });\n'
            )
        with visiting(spoilt, browser) as visit:
            until(visit.page, "violations.length > 0")
            found = messages(alone, visit)
    assert any("the browser reports an error: broken" in message for message in found)
    assert any("breaks its content security policy: img-src" in message for message in found)


def test_a_request_to_another_host(spoilt: BuiltSite, browser: Browser) -> None:
    """A page without a policy asks for what stands on it."""
    with serving(spoilt.folder) as other:
        address = other.replace("127.0.0.1", "localhost")
        path = spoilt.folder / PAGE
        text, count = re.subn(
            r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", path.read_text("utf-8")
        )
        assert count == 1
        picture = f'</h1><img src="{address}assets/favicon.svg" alt="">'
        path.write_text(text.replace("</h1>", picture, 1), "utf-8")
        with visiting(spoilt, browser) as visit:
            assert messages(alone, visit) == [
                f"the page asks {address.split('/')[2]} for something"
            ]


def test_a_page_that_is_too_wide(spoilt: BuiltSite, browser: Browser) -> None:
    edit(spoilt, PAGE, "</h1>", '</h1><pre class="wide">x</pre>')
    with (spoilt.folder / "assets/site.css").open("a", encoding="utf-8") as css:
        css.write("\n.wide { width: 600px; }\n")
    with visiting(spoilt, browser, screen="phone") as visit:
        found = messages(width, visit)
    assert len(found) == 2
    assert found[0].endswith("pixels wide on a screen of 390")
    assert found[1].endswith("pixels wide on a screen of 320")


def test_something_that_moves(spoilt: BuiltSite, browser: Browser) -> None:
    with (spoilt.folder / "assets/site.js").open("a", encoding="utf-8") as script:
        script.write(
            "\nrequestAnimationFrame(() => requestAnimationFrame(() => {"
            'document.querySelector("h1").style.marginTop = "150px"; window.moved = 1; }));\n'
        )
    with visiting(spoilt, browser) as visit:
        until(visit.page, "window.moved && shifts.length > 0")
        found = messages(steady, visit)
    assert found
    assert found[0].startswith("something moves by 0.")


def test_a_focus_that_cannot_be_seen_and_a_small_button(
    spoilt: BuiltSite, browser: Browser
) -> None:
    edit(
        spoilt,
        PAGE,
        "</h1>",
        '</h1><button class="tiny">x</button><a class="under" href="./">y</a>',
    )
    with (spoilt.folder / "assets/site.css").open("a", encoding="utf-8") as css:
        css.write(
            "\n.tiny { width: 10px; height: 10px; }\n.tiny:focus { outline: none !important; }\n"
            ".under { position: relative; top: -2000px; }\n"
        )
    with visiting(spoilt, browser) as visit:
        found = messages(keyboard, visit)
    for start in ("smaller than 24 pixels: <button", "the focus has no outline: <button"):
        assert any(message.startswith(start) for message in found), found
    assert any(message.startswith("the focus cannot be seen: <a class") for message in found), found


def test_a_focus_under_the_header(spoilt: BuiltSite, browser: Browser) -> None:
    edit(spoilt, PAGE, "</h1>", '</h1><a id="under" href="./">y</a>')
    with (spoilt.folder / "assets/site.css").open("a", encoding="utf-8") as css:
        css.write("\n#under { position: fixed; top: 2px; left: 2px; }\n")
    with visiting(spoilt, browser) as visit:
        found = set(keyboard.look(visit))
    under = '<a id="under" href="./">y</a>'
    assert found == {Finding(f"the focus cannot be seen: {under}", html=under)}
    assert spoilt.pages[URL].place_of(under) != (1, 1)


def test_what_is_found_has_its_page_and_its_check(spoilt: BuiltSite, browser: Browser) -> None:
    picture = '<img src="../assets/favicon.svg" width="16" height="16">'
    edit(spoilt, PAGE, "</h1>", f"</h1>\n{picture}")
    with serving(spoilt.folder, "/", served_instead(spoilt)) as address:
        told = look_with(browser, [Plan(URL)], address)
    assert {(url, check, found.message) for url, check, found in told} == {
        (URL, "accessible", f"image-alt: {picture}")
    }
    page = spoilt.pages[URL]
    line, column = page.place_of(told[0][2].html)
    assert page.text.splitlines()[line - 1][column - 1 :].startswith(picture)


def test_a_first_visit_that_is_too_heavy(spoilt: BuiltSite, browser: Browser) -> None:
    with (spoilt.folder / "assets/site.js").open("a", encoding="utf-8") as script:
        script.write("\nfor (let n = 0; n < 9; n += 1) fetch(`/changes.atom?${n}`);\n")
    font = next((spoilt.folder / "assets/fonts").glob("*.woff2"))
    font.write_bytes(font.read_bytes() + b"\0" * 200_000)
    with serving(spoilt.folder) as address:
        found = [each.message for each in weight.first_visit(browser, address + URL)]
    assert [message.partition(" takes ")[0] for message in found] == ["a first visit"] * 2
    assert found[0].endswith("bytes; at most 150,000")
    assert found[1].endswith("requests; at most 12")


def test_a_site_in_a_folder_is_served_there(whole: BuiltSite, browser: Browser) -> None:
    with serving(whole.folder, "/folder/") as address:
        page = browser.new_page()
        for path, status in (("lamp/", 200), ("none/", 404), ("../lamp/", 404)):
            answer = page.request.get(address + path)
            assert answer.status == status, path
        page.close()


@given(st.lists(st.frozensets(st.sampled_from("abcdefgh")), max_size=8))
def test_some_pages_show_all_that_any_shows(shown: list[frozenset[str]]) -> None:
    pages = [
        HtmlPage(f"{number}/index.html", "".join(f"<{tag}{tag}></{tag}{tag}>" for tag in tags))
        for number, tags in enumerate(shown)
    ]
    chosen = of_every_make(pages)
    kinds = {page.url: page.kinds for page in pages}
    assert {kind for url in chosen for kind in kinds[url]} == {
        kind for of_page in kinds.values() for kind in of_page
    }
    for url in chosen:
        others = {kind for other in chosen if other != url for kind in kinds[other]}
        assert kinds[url] - others or len(chosen) > 1


def test_an_element_that_only_one_claim_has_is_looked_at(spoilt: BuiltSite) -> None:
    before = {plan.url for plan in plans_for(spoilt)}
    rest = [url for url in spoilt.claim_urls if url not in before]
    edit(spoilt, f"{rest[0]}index.html", "</h1>", '</h1><p class="odd">x</p>')
    again = type(spoilt)(spoilt.folder, spoilt.project, spoilt.settings)
    assert rest[0] in {plan.url for plan in plans_for(again)}
