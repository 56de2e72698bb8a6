"""What a reader does with the built site, in a real browser."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect
from pypdfium2 import PdfDocument

from macros.records.project import load
from tests.projects import unchanged

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RECORD = load(unchanged("lighthouse")).record
CLAIM = RECORD.claim["lamp-date"]
QUOTES = [quote.text for account in CLAIM.accounts for quote in account.quotes]
INCONSISTENCIES = [inconsistency for _, inconsistency in RECORD.inconsistencies]
SLIPS = [slip for source in RECORD.sources for slip in source.slips]


def without_spaces(text: str) -> str:
    """A text without white space, ligatures and the font's own apostrophe, as paper may have it."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("ʼ", "’")


class Sheet(NamedTuple):
    """A printed sheet: its text, and its size in points."""

    text: str
    width: float
    height: float


def sheets(pdf: bytes) -> list[Sheet]:
    with PdfDocument(pdf) as document:
        return [
            Sheet(each.get_textpage().get_text_bounded(), *each.get_size()) for each in document
        ]


@pytest.fixture
def plain(browser: Browser) -> Page:
    """A page in a browser without JavaScript."""
    return browser.new_context(java_script_enabled=False).new_page()


def show_filters(page: Page) -> None:
    """They are folded on a phone."""
    unfold = page.get_by_text("Show only some")
    if unfold.is_visible():
        unfold.click()


def show_group(page: Page, name: str) -> None:
    """The groups of cards are folded on a phone, under a table of those in dispute."""
    group = page.locator("details", has_text=name)
    if not group.locator("article").first.is_visible():
        page.get_by_text(name).click()


def test_a_phrase_opens_what_each_article_says_by_keyboard(screen: Page, address: str) -> None:
    screen.goto(address + "lamp/")
    phrase = screen.get_by_role("link", name="the day", exact=True).first
    phrase.focus()
    screen.keyboard.press("Enter")
    note = screen.get_by_role("dialog", name=CLAIM.question)
    expect(note).to_be_focused()
    expect(phrase).to_have_attribute("aria-expanded", "true")
    for text in (
        *QUOTES,
        "Articles of different origin differ",
        "Other documents differ",
        "June or September",
    ):
        expect(note.get_by_text(text, exact=False).first).to_be_attached()
    expect(note.get_by_role("link", name="The whole claim")).to_have_attribute(
        "href", re.compile(r"/claims/lamp-date/$")
    )
    screen.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(phrase).to_be_focused()
    expect(phrase).to_have_attribute("aria-expanded", "false")


def test_the_keyboard_passes_over_phrases_and_enters_a_note_only_when_asked(
    screen: Page, address: str
) -> None:
    screen.goto(address + "lamp/")
    first = screen.locator("a.annotation").first
    screen.locator("h1").evaluate("heading => { heading.tabIndex = -1; heading.focus() }")
    while not first.evaluate("phrase => phrase === document.activeElement"):
        screen.keyboard.press("Tab")
    expect(screen.locator(".note")).to_have_count(0)
    screen.keyboard.press("Enter")
    expect(screen.locator(".note")).to_be_focused()


def test_the_address_says_which_note_is_open(screen: Page, address: str) -> None:
    screen.goto(address + "lamp/?x=1")
    screen.get_by_role("link", name="the day", exact=True).first.click()
    expect(screen).to_have_url(f"{address}lamp/?x=1#note---lamp-date")
    screen.keyboard.press("Escape")
    expect(screen).to_have_url(f"{address}lamp/?x=1")
    screen.goto("about:blank")
    screen.goto(f"{address}lamp/#note---lamp-date")
    expect(screen.get_by_role("dialog", name=CLAIM.question)).to_be_in_viewport()
    screen.goto(f"{address}lamp/#note---nothing")
    expect(screen.locator("h1")).to_be_visible()


def test_back_closes_a_note_and_forward_opens_it(screen: Page, address: str) -> None:
    screen.goto(address)
    screen.goto(address + "lamp/")
    screen.get_by_role("link", name="the day", exact=True).first.click()
    note = screen.get_by_role("dialog", name=CLAIM.question)
    expect(note).to_be_visible()
    screen.go_back()
    expect(note).to_be_hidden()
    expect(screen).to_have_url(address + "lamp/")
    screen.go_forward()
    expect(note).to_be_visible()
    screen.go_back()
    screen.go_back()
    expect(screen).to_have_url(address)


def test_a_note_and_a_claim_give_their_address_and_quotes_to_copy(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "lamp/")
    page.get_by_role("link", name="the day", exact=True).first.click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    read = "navigator.clipboard.readText()"
    assert page.evaluate(read) == f"{address}lamp/#note---lamp-date"
    page.get_by_role("button", name="Copy quotes").click()
    expect(page.get_by_role("button", name="Copied")).to_have_count(2)
    question, *quotes, address_of_claim = page.evaluate(read).split("\n")
    assert question == CLAIM.question
    assert len(quotes) == len([each for account in CLAIM.answering for each in account.quotes])
    assert quotes[0] == f"‘{QUOTES[0]}’, The Beacon, https://beacon.example/lamp"
    assert any(", The Messenger, retelling The Beacon, https://" in each for each in quotes)
    page.goto(f"{address}claims/lamp-date/?a=b#answers")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate(read) == f"{address}claims/lamp-date/"
    page.get_by_role("button", name="Copy quotes").click()
    expect(page.get_by_role("button", name="Copied")).to_have_count(2)
    assert page.evaluate(read).split("\n") == [question, *quotes, f"{address}claims/lamp-date/"]
    assert address_of_claim == f"{address}claims/lamp-date/"
    context.close()


def test_what_a_note_says_stands_beside_the_text_where_there_is_room(
    screen: Page, plain: Page, address: str
) -> None:
    for page, width in ((plain, 1440), (plain, 960)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address + "lamp/")
        beside = page.locator("p > .sidenote").first
        if width < 1220:
            expect(beside).to_be_hidden()
            continue
        expect(beside).to_be_visible()
        assert beside.inner_text().split("\n") == [
            "The month",
            "June 1931: The Beacon and The Messenger",
            "September 1931: The Pilot",
            "Lit by midsummer 1931: other documents",
        ]
        box = beside.bounding_box()
        text = page.locator(".md-content__inner > p").first.bounding_box()
        contents = page.locator(".contents").bounding_box()
        assert box
        assert text
        assert contents
        assert text["x"] + text["width"] < box["x"]
        assert box["x"] + box["width"] < contents["x"]
    screen.goto(address + "lamp/")
    assert screen.locator(".sidenote :is(a, button)").count() == 0


def test_a_phrase_opens_by_touch_and_the_whole_claim_is_one_tap_away(
    touched: Page, address: str
) -> None:
    touched.goto(address + "lamp/")
    phrase = touched.get_by_role("link", name="the day", exact=True).first
    phrase.tap()
    note = touched.get_by_role("dialog", name=CLAIM.question)
    expect(note).to_be_in_viewport()
    above, sheet = phrase.bounding_box(), note.bounding_box()
    assert above is not None
    assert sheet is not None
    assert above["y"] + above["height"] <= sheet["y"], "the sheet covers the phrase"
    phrase.tap()
    expect(note).to_be_hidden()
    phrase.tap()
    note.get_by_role("link", name="The whole claim").tap()
    expect(touched).to_have_url(address + "claims/lamp-date/")


def test_a_note_stands_in_the_margin_of_a_wide_screen(browser: Browser, address: str) -> None:
    for width in (1220, 1440, 1920):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(address + "lamp/")
        page.get_by_role("link", name="the day", exact=True).first.click()
        note = page.locator(".note").bounding_box()
        text = page.locator("p:has(.annotation)").first.bounding_box()
        assert note is not None
        assert text is not None
        assert text["x"] + text["width"] < note["x"]
        assert note["x"] + note["width"] <= width
        assert note["width"] >= 240
        page.close()


def test_without_javascript_a_phrase_leads_to_its_card(plain: Page, address: str) -> None:
    plain.goto(address + "lamp/")
    plain.get_by_role("link", name="the day", exact=True).first.click()
    expect(plain).to_have_url(address + "lamp/#lamp-date")
    expect(plain.locator("#lamp-date---question")).to_be_in_viewport()


def test_inconsistencies_are_filtered_and_the_address_can_be_shared(
    screen: Page, address: str
) -> None:
    screen.goto(address + "inconsistencies/")
    items = screen.locator("[data-facets]:visible")
    expect(items).to_have_count(len(INCONSISTENCIES) + len(SLIPS))
    show_filters(screen)
    screen.get_by_role("link", name=re.compile("^dropped or added")).click()
    relays = [each for each in INCONSISTENCIES if each.kind == "relay"]
    expect(items).to_have_count(len(relays))
    screen.get_by_role("link", name=re.compile("^major")).click()
    major = [each for each in relays if each.severity == "major"]
    assert 0 < len(major) < len(relays)
    expect(items).to_have_count(len(major))
    expect(screen.get_by_role("status")).to_have_text(
        f"{len(major)} of {len(INCONSISTENCIES) + len(SLIPS)} shown"
    )
    assert screen.url == address + "inconsistencies/#by--kind--relay+severity--major"
    screen.reload()
    expect(items).to_have_count(len(major))
    expect(screen.get_by_role("link", name=re.compile("^dropped or added"))).to_have_attribute(
        "aria-current", "true"
    )
    expect(screen.get_by_role("heading", name="Slips")).to_be_hidden()
    screen.go_back()
    expect(items).to_have_count(len(relays))
    screen.get_by_role("link", name="Show all").click()
    expect(items).to_have_count(len(INCONSISTENCIES) + len(SLIPS))
    assert "#" not in screen.url


def test_without_javascript_a_filter_is_a_list_of_links(plain: Page, address: str) -> None:
    plain.goto(address + "inconsistencies/")
    show_filters(plain)
    plain.get_by_role("link", name=re.compile("^when")).click()
    expect(plain.locator("#by--kind--date")).to_be_in_viewport()
    plain.locator("#by--kind--date").get_by_role("link", name="June or September").click()
    expect(plain.locator("#lamp-date--month")).to_be_in_viewport()


def test_the_grid_is_filtered(screen: Page, address: str) -> None:
    screen.goto(address + "who-says-what/")
    show_filters(screen)
    screen.get_by_role("link", name=re.compile("^articles of different origin differ")).click()
    rows = screen.locator("tr[data-facets]:visible")
    expect(rows).to_have_count(screen.locator("[data-facets~=standing--contested]").count())
    expect(rows.filter(has_text=CLAIM.question)).to_be_visible()
    expect(screen.get_by_role("status")).to_contain_text(f"of {len(RECORD.claims)} shown")


def test_a_citation_is_copied(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "claims/lamp-date/")
    copy = page.locator("button[data-copies=cite---line]")
    copy.click()
    expect(copy).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == (
        f"The lamp, “{CLAIM.question}”, as of 3 April 1998, https://lamp.example/claims/lamp-date/"
    )
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("url", ["claims/lamp-date/", "lamp/"])
def test_a_printed_page_is_complete_and_light(
    browser: Browser, address: str, url: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(address + url)
    page.evaluate("document.fonts.ready.then(() => null)")
    printed = sheets(page.pdf(print_background=True))
    text = without_spaces("".join(sheet.text for sheet in printed))
    for words in (*QUOTES, CLAIM.inconsistencies[0].explanation, CLAIM.context[0].note):
        assert without_spaces(words) in text, words
    is_claim = url.startswith("claims/")
    assert (without_spaces(str(RECORD.source["beacon"].URL)) in text) == is_claim
    site = "https://lamp.example/"
    for number, sheet in enumerate(printed, 1):
        told = without_spaces(sheet.text)
        assert without_spaces(f"{site}{url}") in told
        assert f"{number}/{len(printed)}" in told
        assert without_spaces(page.title()) in told
    page.emulate_media(media="print")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    ink = page.evaluate("getComputedStyle(document.querySelector('article')).color")
    assert (paper, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
    context.close()


def test_the_grid_lies_across_its_sheets_and_breaks_no_word(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "who-says-what/")
    printed = sheets(page.pdf(prefer_css_page_size=True))
    with_grid = [sheet for sheet in printed if "silent" in sheet.text]
    assert with_grid
    assert all(sheet.width > sheet.height for sheet in with_grid)
    words = {word for sheet in printed for word in sheet.text.split()}
    assert {"Messenger", "Harbour"} <= words
    page.close()


def test_a_word_of_the_glossary_is_explained_by_keyboard_and_touch(
    screen: Page, address: str
) -> None:
    screen.goto(address + "lamp/")
    word = screen.get_by_role("button", name="fog horn").first
    word.focus()
    screen.keyboard.press("Enter")
    expect(screen.get_by_text("fog horn: A horn that sounds where a lamp")).to_be_visible()
    screen.keyboard.press("Escape")
    expect(screen.get_by_text("fog horn: A horn that sounds where a lamp")).to_be_hidden()


def test_a_word_that_is_explained_breaks_no_line_elsewhere(
    browser: Browser, plain: Page, address: str
) -> None:
    page = browser.new_page()
    for each in (page, plain):
        each.goto(address + "lamp/")
    assert page.locator(".term").count()
    for width in range(320, 420, 3):
        for each in (page, plain):
            each.set_viewport_size({"width": width, "height": 800})
        paragraphs = [each.locator("main p:has(abbr, .term)").all() for each in (page, plain)]
        with_script, without = ([one.bounding_box() for one in every] for every in paragraphs)
        sizes = [[box["height"] for box in boxes if box] for boxes in (with_script, without)]
        assert sizes[0] == sizes[1], width
    page.close()


def test_a_quote_leads_to_its_passage(screen: Page, address: str) -> None:
    screen.goto(address + "claims/lamp-date/")
    link = screen.get_by_role("link", name="To the passage in The Beacon")
    url = link.get_attribute("href") or ""
    page, _, words = url.partition("#:~:text=")
    assert page == RECORD.source["beacon"].URL
    assert unquote(words) == QUOTES[0]
    assert link.get_attribute("rel") == "noopener"


def test_the_page_that_is_not_there_helps(screen: Page, address: str) -> None:
    screen.goto(address + "404.html")
    expect(screen.get_by_role("heading", name="There is no such page")).to_be_visible()
    screen.locator("article").get_by_role("link", name="The lamp").click()
    expect(screen.get_by_role("heading", name="The lamp", level=1)).to_be_visible()


def test_the_skip_link_leads_past_the_header(screen: Page, address: str) -> None:
    screen.goto(address + "claims/lamp-date/")
    screen.keyboard.press("Tab")
    skip = screen.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    screen.keyboard.press("Enter")
    expect(screen).to_have_url(re.compile("#"))
    expect(screen.locator("h1")).to_be_in_viewport()


def test_a_card_is_folded_until_its_words_are_asked_for(screen: Page, address: str) -> None:
    screen.goto(address + "lamp/")
    card = screen.locator(f"#{CLAIM.id}")
    show_group(screen, "Answers that do not fit together")
    expect(card.get_by_role("heading", name=CLAIM.question)).to_be_visible()
    expect(card.get_by_role("heading", name="September 1931", exact=True)).to_be_visible()
    expect(card.get_by_role("heading", name=CLAIM.inconsistencies[0].title)).to_be_visible()
    quote = card.get_by_text(QUOTES[0])
    assert not quote.evaluate("each => each.checkVisibility()")
    button = card.get_by_role("button")
    expect(button).to_have_accessible_description(CLAIM.question)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    screen.keyboard.press("Enter")
    expect(button).to_have_text("Show less")
    expect(card.get_by_role("link", name="The Beacon", exact=True)).to_be_focused()
    assert quote.evaluate("each => each.checkVisibility()")
    for words in QUOTES:
        expect(card.get_by_text(words, exact=False).first).to_be_visible()
    button.click()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(card.get_by_role("heading", name=CLAIM.question)).to_be_in_viewport()


def test_a_link_to_a_card_or_an_inconsistency_opens_it(screen: Page, address: str) -> None:
    inconsistency = CLAIM.inconsistencies[0]
    for name in (CLAIM.id, f"{CLAIM.id}--{inconsistency.id}"):
        screen.goto("about:blank")
        screen.goto(f"{address}lamp/#{name}")
        expect(screen.locator(f"#{CLAIM.id}").get_by_role("button")).to_have_text("Show less")
        expect(screen.locator(f"#{name}")).to_be_in_viewport()
    other = RECORD.of_topic("lamp")[-1]
    screen.evaluate(f"location.hash = '{other.id}'")
    button = screen.locator(f"#{other.id}").get_by_role("button")
    expect(button).to_have_text("Show less")
    button.click()
    expect(button).to_have_text("Show the quotes")
    screen.evaluate(
        """const link = document.createElement("a");
        link.href = location.href;
        document.body.append(link);
        link.click();"""
    )
    expect(button).to_have_text("Show less")


def test_an_address_that_is_none_leaves_the_scripts_alone(screen: Page, address: str) -> None:
    screen.goto(f"{address}lamp/#100%")
    expect(screen.locator("a.annotation[aria-haspopup]").first).to_be_attached()


def test_what_was_opened_stays_open_when_the_page_is_loaded_again(
    screen: Page, address: str
) -> None:
    screen.goto(address + "harbour/")
    several = (claim for claim in RECORD.of_topic("harbour") if len(claim.answering) > 1)
    one, other = (screen.locator(f"#{claim.id}") for claim in islice(several, 2))
    one.get_by_role("button").click()
    screen.reload()
    expect(one.get_by_role("button")).to_have_text("Show less")
    expect(other.get_by_role("button")).to_have_text("Show the quotes")


def test_what_is_drawn_is_folded_with_its_card(screen: Page, address: str) -> None:
    screen.goto(address + "lamp/")
    show_group(screen, "Answers that do not fit together")
    card = screen.locator("#who-asked")
    table = card.locator("table.ticks")
    assert card.locator(".line").evaluate("each => each.getBoundingClientRect().height") == 0
    card.get_by_role("button", name="Show the quotes").click()
    assert table.evaluate("each => each.getBoundingClientRect().height") > 40


def test_every_note_ends_within_the_window(screen: Page, address: str) -> None:
    screen.goto(address + "lamp/")
    ends = screen.evaluate(
        """[...document.querySelectorAll("a.annotation[aria-haspopup]")].map((phrase) => {
            phrase.scrollIntoView({block: "center", behavior: "instant"});
            phrase.click();
            return document.querySelector(".note").getBoundingClientRect().bottom;
        })"""
    )
    assert len(ends) == 13
    assert max(ends) <= screen.evaluate("innerHeight")


def test_every_card_can_be_opened_at_once(screen: Page, address: str) -> None:
    screen.goto(address + "harbour/")
    screen.get_by_role("button", name="Show the quotes of every claim").click()
    assert screen.locator(".claim [hidden]").count() == 0
    count = len(RECORD.of_topic("harbour"))
    more = screen.locator(".claim button.claim__more").all_inner_texts()
    assert more == ["Show less"] * count
    screen.get_by_role("button", name="Fold every claim").click()
    more = screen.locator(".claim button.claim__more").all_inner_texts()
    assert more == ["Show the quotes"] * count


def test_the_search_of_the_browser_finds_and_opens_what_is_folded(
    screen: Page, address: str
) -> None:
    screen.goto(address + "lamp/")
    card = screen.locator(f"#{CLAIM.id}")
    folded = card.locator("[hidden]").first
    assert folded.get_attribute("hidden") == "until-found"
    folded.evaluate("each => each.dispatchEvent(new Event('beforematch', {bubbles: true}))")
    expect(card.get_by_role("button")).to_have_text("Show less")


def test_without_javascript_every_card_is_open(plain: Page, address: str) -> None:
    plain.goto(address + "lamp/")
    card = plain.locator(f"#{CLAIM.id}")
    expect(card.get_by_text(QUOTES[0])).to_be_visible()
    assert card.get_by_role("button").count() == 0
