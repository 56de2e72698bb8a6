"""The built site of a subject that shows everything, read as files."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from macros.analysis.facts import facts
from macros.analysis.field import field_of
from macros.analysis.retelling import retellings
from macros.analysis.standing import DISPUTED
from macros.records.model import Account, Claim
from macros.records.project import load
from macros.render.text import markdown
from macros.rules import check
from macros.text import names
from macros.text.in_words import listed
from macros.text.names import GROUPS, group_of
from tests.conftest import with_macros
from tests.projects import edit, make_project, unchanged
from tests.terminal import build

OTHER_WORDS = ("Skerrow", "Velt", "Trieste", "Gazette", "Courier", "crowns", "summit", "trade")
PROJECT = load(unchanged("lighthouse"))
RECORD = PROJECT.record


class Reader(HTMLParser):
    """What a page holds: its ids, its addresses, its elements with their attributes, its title."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: defaultdict[str, list[dict[str, str]]] = defaultdict(list)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements[tag].append(found)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found[name] for name in ("href", "src") if name in found]


def read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text("utf-8"))
    return reader


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Reader]:
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): read(path)
        for path in site.rglob("*.html")
    }


@pytest.mark.parametrize("claim", RECORD.claims, ids=lambda claim: claim.id)
def test_a_claim_has_a_card_and_a_page(claim: object, pages: dict[str, Reader]) -> None:
    found = RECORD.claim[str(getattr(claim, "id"))]  # noqa: B009 - pytest names it by its id
    card_page = pages[PROJECT.topics[found.topic].url]
    cards = [each for each in card_page.elements["article"] if each.get("id") == found.id]
    assert [each["class"].split()[0] for each in cards] == ["claim"]
    for page in (card_page, pages[f"claims/{found.id}/"]):
        assert {f"{found.id}--{each.id}" for each in found.inconsistencies} <= set(page.ids)
    quoted = pages[f"claims/{found.id}/"].elements["blockquote"]
    expected = [
        (RECORD.source[account.source].URL, account.source)
        for account in found.accounts
        for _ in account.quotes
    ]
    assert sorted((each["cite"], each["data-source"]) for each in quoted) == sorted(expected)


def test_words_in_a_mouth_are_in_quotation_marks(pages: dict[str, Reader]) -> None:
    spoken = [source for source, quote in RECORD.quotes if quote.speaker]
    shown = [each["data-source"] for each in pages["in-quotation-marks/"].elements["blockquote"]]
    assert sorted(shown) == sorted(spoken)
    assert len(spoken) > 1


def test_what_a_retelling_does_to_each_claim_is_shown_once(pages: dict[str, Reader]) -> None:
    links = pages["retold/"].links
    (pair,) = retellings(RECORD)
    changed = [claim for claim, _ in pair.changed]
    shown = {claim.id for claim in (*changed, *pair.dropped, *pair.added, *pair.kept)}
    for claim in RECORD.claims:
        assert links.count(f"../claims/{claim.id}/") == (claim.id in shown), claim.id


def test_what_happened_later_is_on_the_page_of_its_topic(site: Path) -> None:
    later = [(claim, each) for claim in RECORD.claims for each in claim.context if each.later]
    for claim, context in later:
        page = (site / PROJECT.topics[claim.topic].url / "index.html").read_text("utf-8")
        since, _, cards = page.partition('id="claims"')
        assert str(markdown(context.note)) in since.partition('id="since"')[2], claim.id
        assert str(markdown(context.note)) in cards
    assert later


def test_words_of_the_glossary_are_explained(pages: dict[str, Reader]) -> None:
    explained = {each["title"] for each in pages["lamp/"].elements["abbr"]}
    assert "A horn that sounds where a lamp cannot be seen" in explained


def test_a_source_has_a_page(pages: dict[str, Reader]) -> None:
    assert {f"sources/{source.id}/" for source in RECORD.sources} <= set(pages)


def test_generated_pages_stay_out_of_the_navigation(site: Path) -> None:
    menu = BeautifulSoup((site / "method/index.html").read_text("utf-8"), "lxml").select(".menu a")
    links = [str(link["href"]) for link in menu]
    assert "../lamp/" in links
    assert not [each for each in links if "claims/" in each or "sources/" in each.strip("./")[8:]]
    assert [link.get_text() for link in menu if link.get("aria-current")] == ["About"]


def test_a_page_of_a_section_leads_to_the_others(site: Path) -> None:
    sections: dict[str, list[tuple[str, str]]] = {}
    for path in site.glob("*/index.html"):
        html = path.read_text("utf-8")
        if found := re.search(r'<nav class="section-pages".*?</nav>', html, re.DOTALL):
            links = re.findall(r'<a href="([^"]*)"( aria-current="page")?>', found[0])
            assert [link for link, here in links if here] == ["./"]
            sections[path.parent.name] = links
    addresses = {
        page: {link.strip("./") or page for link, _ in links} for page, links in sections.items()
    }
    assert addresses["data"] == addresses["method"] == {"method", "contribute", "data"}
    assert addresses["retold"] == {
        *("inconsistencies", "who-says-what", "in-quotation-marks", "retold", "day-by-day"),
    }
    assert "lamp" not in addresses


def test_claims_lead_to_the_one_before_and_after(pages: dict[str, Reader]) -> None:
    one, two, three = (claim.id for claim in RECORD.claims[:3])
    footer = [
        link["href"]
        for link in pages[f"claims/{two}/"].elements["a"]
        if "beside" in link.get("class", "").split()
    ]
    assert footer == [f"../{one}/", f"../{three}/"]


def test_each_page_has_a_picture_for_sharing(site: Path, pages: dict[str, Reader]) -> None:
    for url, page in pages.items():
        told = {
            each["property"]: each["content"]
            for each in page.elements["meta"]
            if "property" in each
        }
        picture = urlsplit(told["og:image"])
        assert picture.netloc == "lamp.example", url
        assert (site / picture.path.lstrip("/")).read_bytes().startswith(b"\x89PNG"), url
        assert told["og:title"], url
    claim = RECORD.claims[0]
    shown = next(
        each["content"]
        for each in pages[f"claims/{claim.id}/"].elements["meta"]
        if each.get("property") == "og:image"
    )
    assert shown.endswith(f"/assets/cards/{claim.topic}.png")


def test_quotes_lead_to_their_passages(pages: dict[str, Reader]) -> None:
    for claim in RECORD.claims:
        links = pages[f"claims/{claim.id}/"].elements["a"]
        passages = [link for link in links if link.get("class") == "quote__passage"]
        assert len(passages) == sum(len(account.quotes) for account in claim.accounts)
        assert all("#:~:text=" in link["href"] and link["rel"] == "noopener" for link in passages)


def test_a_claim_leads_back_to_its_topic(pages: dict[str, Reader]) -> None:
    for claim in RECORD.claims:
        links = [link["href"] for link in pages[f"claims/{claim.id}/"].elements["a"]]
        assert f"../../{PROJECT.topics[claim.topic].url}" in links


def test_without_a_repository_nothing_leads_to_it(pages: dict[str, Reader]) -> None:
    links = [link for page in pages.values() for link in page.links]
    assert not [link for link in links if "/edit/" in link]


def test_with_a_repository_each_claim_can_be_corrected(lighthouse: Path, tmp_path: Path) -> None:
    built = build(lighthouse, tmp_path, REPO_URL="https://github.com/example/explainer")
    assert built.returncode == 0, built.stderr
    claim = RECORD.claims[3]
    repository = "https://github.com/example/explainer"
    links = read(tmp_path / "claims" / claim.id / "index.html").links
    assert f"{repository}/edit/main/data/claims.yaml#L{claim.at.line}" in links
    assert f"{repository}/edit/main/docs/method.md" in read(tmp_path / "method/index.html").links
    assert not [link for link in links if "docs/claims" in link]


def test_another_subject_needs_no_python(tmp_path: Path) -> None:
    root = with_macros(make_project(tmp_path / "orchard", "orchard"))
    built = build(root, tmp_path / "site")
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
    assert len(list((tmp_path / "site").rglob("*.html"))) == 17
    told = "".join(
        path.read_text("utf-8")
        for path in (tmp_path / "site").rglob("*")
        if path.suffix in {".html", ".json", ".xml", ".css"} and "assets" not in path.parts[:-2]
        if not path.name.endswith(".schema.json")  # whose examples are of the harbour
    )
    for word in OTHER_WORDS:
        assert not re.search(rf"\b{re.escape(word)}\b", told), word
    assert "Has the grower planted more trees?" in told


def test_a_retired_claim_keeps_a_page_that_leads_on(project: Path, tmp_path: Path) -> None:
    edit(
        project / "data" / "claims.yaml",
        "claims:\n",
        "retired:\n"
        "  - {id: old-toll, date: 2003-04-03, reason: Asked twice., see: toll-date}\n"
        "  - {id: older-toll, date: 2003-04-03, reason: Nobody answers it.}\n"
        "claims:\n",
    )
    built = build(project, tmp_path / "site")
    assert built.returncode == 0, built.stderr
    page = read(tmp_path / "site/claims/old-toll/index.html")
    assert "../toll-date/" in page.links
    older = (tmp_path / "site/claims/older-toll/index.html").read_text("utf-8")
    assert "retired on 3 April 2003. Nobody answers it." in older
    assert json.loads((tmp_path / "site/claims/old-toll/claim.json").read_text("utf-8")) == {
        "$schema": "https://harbour.example/data/schema/claim.json.schema.json",
        "id": "old-toll",
        "page": "https://harbour.example/claims/old-toll/",
        "retired": "2003-04-03",
        "reason": "Asked twice.",
        "see": "toll-date",
    }
    feed = (tmp_path / "site/changes.atom").read_text("utf-8")
    assert "<id>tag:harbour.example,2003:claims/old-toll/retired</id>" in feed


def test_two_claims_that_are_kept_apart_say_why(site: Path) -> None:
    for claim, other in (("larger-ships", "quay"), ("quay", "larger-ships")):
        path = site / "claims" / claim
        page = read(path / "index.html")
        assert f"../{other}/" in page.links
        asked = json.loads((path / "claim.json").read_text("utf-8"))
        reason = "One asks whether they come, the other what comes with them."
        assert asked["distinct_from"] == [{"claim": other, "reason": reason}]
        assert re.search(
            rf'Not the same question as <a href="../{other}/">[^<]+</a> {reason}',
            (path / "index.html").read_text("utf-8"),
        )
    other_page = (site / "claims/lamp-date/index.html").read_text("utf-8")
    assert "Not the same question" not in other_page


@pytest.mark.parametrize("encoding", ["cp1252", "cp932", "ascii"])
def test_what_keeps_a_site_from_being_built_is_told_in_utf_8(
    project: Path, tmp_path: Path, encoding: str
) -> None:
    edit(project / "data/claims.yaml", "topic: works", "topic: 港")
    built = build(project, tmp_path / "site", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert built.returncode == 1
    assert "topic is “港”" in built.stderr
    assert "Traceback" not in built.stderr


def test_a_bad_record_stops_the_build_and_leaves_the_last_site(
    project: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    assert build(project, site).returncode == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    edit(project / "data" / "claims.yaml", "answer: 2004-06", "answer: 2004-13")
    built = build(project, site)
    assert built.returncode == 1
    assert "data/claims.yaml:14:17: schema: answer is “2004-13”" in built.stderr
    assert "Traceback" not in built.stderr
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            '{{ silent("toll-amount", "herald") }}',
            '{{ only("gazette", "toll-date") }}',
            "docs/works.md:8:9: true-on-page: gazette is not the only source that speaks",
        ),
        (
            '{{ card("toll-purpose") }}',
            '{{ card("toll-purpos") }}',
            "Did you mean “toll-purpose”?",
        ),
        (
            '{{ card("toll-purpose") }}',
            '{{ cart("toll-purpose") }}{{ cards() }}',
            "docs/works.md:10:4: plain-page: “cart” is not a plain call of a macro here",
        ),
        (
            '{{ card("toll-purpose") }}',
            '{{ count("clams") }}{{ cards() }}',
            "docs/works.md:10:10: known-id: “clams”",
        ),
    ],
)
def test_a_wrong_call_stops_the_build(
    project: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    edit(project / "docs" / "works.md", old, new)
    built = build(project, tmp_path / "site")
    assert built.returncode != 0
    assert message in built.stderr


def test_a_page_may_be_empty(project: Path, tmp_path: Path) -> None:
    text = "---\ntitle: Empty\ndescription: Nothing yet.\n---\n"
    (project / "docs" / "empty.md").write_text(text, "utf-8")
    built = build(project, tmp_path / "site")
    assert built.returncode == 0, built.stderr
    assert "<h1>Empty</h1>" in (tmp_path / "site" / "empty" / "index.html").read_text("utf-8")


def test_a_record_with_nothing_in_it_has_a_site(project: Path, tmp_path: Path) -> None:
    for name in ("claims", "sources", "references"):
        (project / f"data/{name}.yaml").write_text(f"{name}: []\n", "utf-8")
    for page in (project / "docs").iterdir():
        page.write_text("# Soon\n\n{{ data_files() }}\n", "utf-8")
    built = build(project, tmp_path / "site")
    assert built.returncode == 0, built.stderr
    assert "Soon" in (tmp_path / "site/index.html").read_text("utf-8")


def test_what_other_documents_show_stands_in_few_words_beside_the_answers(site: Path) -> None:
    short = RECORD.claim["lamp-date"].context[0].short
    assert short == "Lit by midsummer 1931"
    for page in ("claims/lamp-date/", "lamp/"):
        html = (site / page / "index.html").read_text("utf-8")
        beside = html.partition('<div class="answers">')[2].partition('class="strip"')[0]
        assert f'<p class="answer__value">{short}</p>' in beside
    data = json.loads((site / "claims/lamp-date/claim.json").read_text("utf-8"))
    assert data["context"][0]["short"] == short


def test_the_page_of_all_sources_draws_where_they_come_from_and_how_they_agree(site: Path) -> None:
    page = BeautifulSoup((site / "sources/index.html").read_text("utf-8"), "lxml")
    assert len(page.select("path.lineage__line")) == len(
        page.select("path.lineage__line--inferred")
    )
    boxes = [box.get_text(" ", strip=True) for box in page.select(".lineage__box")]
    assert boxes[0] == "The Beacon one of the articles"
    assert any(box.startswith("The Messenger") and "retells The Beacon" in box for box in boxes)
    told = {
        name.get_text(): [cell.get_text(strip=True) for cell in name.find_next_siblings("td")]
        for name in page.select("table.told:not(.told--pairs) tbody th")
    }
    assert told["The Messenger"][2] == "A reader on the island."
    assert told["The Messenger"][3] == "A sheet byislanders(read on 1 April 1998)."
    assert told["The Pilot"] == ["not stated"] * 4
    rows = [row.get_text(" ", strip=True) for row in page.select(".told--pairs tbody tr")]
    [retelling] = [row for row in rows if row.startswith("The Beacon and The Messenger one origin")]
    assert re.search(r"no difference on \d+ of \d+ \d+%$", retelling)
    counts = [int(each.get_text()) for each in page.select(".ribbon__key b")]
    caption = page.select_one(".ribbon__caption")
    assert caption
    assert [int(each) for each in re.findall(r"\d+", caption.get_text())] == [
        sum(counts[:3]),
        *counts,
    ]


def test_a_list_is_drawn_as_ticks_and_a_short_answer_is_set_large(site: Path) -> None:
    page = BeautifulSoup((site / "claims/who-asked/index.html").read_text("utf-8"), "lxml")
    rows = [
        [cell.get_text(strip=True) for cell in row.select("th, td")]
        for row in page.select("table.ticks tr")
    ]
    assert rows == [
        ["", "The Beacon", "The Messenger", "The Pilot"],
        ["fishermen", "named", "named", "named"],
        ["pilots", "named", "not named", "named"],
        ["the coast guard", "named", "named", "not named"],
        ["and others", "not named", "not named", "named"],
    ]
    large = [each.get_text() for each in page.select(".answer__value--large")]
    assert "fishermen and the coast guard" in large
    card = BeautifulSoup((site / "lamp/index.html").read_text("utf-8"), "lxml").select_one(
        "#who-asked"
    )
    assert card
    assert card.select(".line > table.ticks")
    assert not card.select(".answer__value--large")


def test_few_words_are_eight_at_most(project: Path) -> None:
    claims = project / "data/claims.yaml"
    edit(
        claims,
        "        note: The decree",
        "        short: one two three four five six seven eight\n        note: The decree",
    )
    assert check(load(project)) == ()
    edit(claims, "seven eight", "seven eight nine")
    [problem] = check(load(project))
    assert problem.message == (
        "short is “one two three four five six seven eight …”, which is not in the right form"
    )


def test_the_home_page_has_a_square_for_each_claim(site: Path) -> None:
    home = BeautifulSoup((site / "index.html").read_text("utf-8"), "lxml")
    named = {
        str(square["href"]).split("/")[1]: square.get_text(" ", strip=True)
        for square in home.select(".squares a.square")
    }
    assert set(named) == {claim.id for claim in RECORD.claims}
    for claim in RECORD.claims:
        assert named[claim.id].startswith(claim.question)
        assert names.standing(facts(claim, RECORD).standing) in named[claim.id].lower()
    key = [item.get_text(" ", strip=True) for item in home.select(".field__key > li")]
    for standing, claims in field_of(RECORD.claims, RECORD).counts.items():
        assert f"{names.standing(standing)} {claims}" in key


def test_the_page_of_a_topic_has_the_squares_of_its_claims_alone(site: Path) -> None:
    page = BeautifulSoup((site / "lamp/index.html").read_text("utf-8"), "lxml")
    shown = [str(square["href"]).split("/")[-2] for square in page.select(".squares a.square")]
    assert sorted(shown) == sorted(claim.id for claim in RECORD.of_topic("lamp"))
    assert not page.select(".field__topic")


@pytest.mark.parametrize("source", RECORD.source)
def test_the_page_of_a_source_has_the_squares_of_the_claims_it_answers(
    source: str, site: Path
) -> None:
    page = BeautifulSoup((site / f"sources/{source}/index.html").read_text("utf-8"), "lxml")
    shown = [str(square["href"]).split("/")[-2] for square in page.select(".squares a.square")]
    answered = [
        claim.id
        for claim in RECORD.claims
        if (account := claim.account_of(source)) and account.answers
    ]
    assert sorted(shown) == sorted(answered)


def test_headlines_say_who_gives_which_answer(site: Path) -> None:
    home = BeautifulSoup((site / "index.html").read_text("utf-8"), "lxml")
    asked = RECORD.claim["fog-horn"].question
    [horn] = [pair for pair in home.select(".headlines .pair") if asked in pair.get_text()]
    assert [answer.get_text(" ", strip=True) for answer in horn.select(".answer")] == [
        "it is considered The Beacon Harbour Weekly",
        "it follows in autumn The Messenger , retelling The Beacon",
    ]


def test_what_is_set_large_is_no_headline_too(site: Path) -> None:
    home = BeautifulSoup((site / "index.html").read_text("utf-8"), "lxml")
    question = RECORD.claim["lamp-date"].question
    assert [question in part.get_text() for part in home.select(".versus")] == [True]
    assert [question in part.get_text() for part in home.select(".headlines")] == [False]


def test_what_is_in_dispute_stands_side_by_side_and_its_cards_are_folded(site: Path) -> None:
    """On the page of the lamp, which asks for it, and on no other."""
    page = BeautifulSoup((site / "lamp/index.html").read_text("utf-8"), "lxml")
    rows = page.select(".disputed tbody tr")
    claims = [RECORD.claim[str(row.select_one("th a")["href"])[1:]] for row in rows]  # type: ignore[index]
    assert claims == [
        claim for claim in RECORD.of_topic("lamp") if facts(claim, RECORD).standing in DISPUTED
    ]
    assert len(claims) > 1
    for row, claim in zip(rows, claims, strict=True):
        answers = [answer.get_text(" ", strip=True) for answer in row.select("li")]
        for answer, group in zip(answers, facts(claim, RECORD).groups, strict=True):
            for account in group:
                assert RECORD.source[account.source].short_title in answer
        outside = row.select(".disputed__outside p")
        for finding, text in zip(claim.in_short, outside, strict=True):
            assert text.get_text().startswith(f"{finding.short}, as of ")
    assert {group.parent.name for group in page.select(".cards-group")} == {"details"}  # type: ignore[union-attr]
    other = BeautifulSoup((site / "harbour/index.html").read_text("utf-8"), "lxml")
    assert not other.select(".disputed")
    assert other.select("p.cards-group")


def test_what_is_in_dispute_stands_first_and_what_one_source_alone_answers_last(site: Path) -> None:
    for topic in RECORD.topics:
        page = BeautifulSoup((site / topic / "index.html").read_text("utf-8"), "lxml")
        cards = [str(card["id"]) for card in page.select("article.claim")]
        groups = [group_of(facts(RECORD.claim[id_], RECORD).standing) for id_ in cards]
        assert groups == sorted(groups, key=GROUPS.index)
        told = [title.get_text(" ", strip=True) for title in page.select(".cards-group")]
        assert told == [
            f"{group.name.capitalize()} {groups.count(group)}"
            for group in GROUPS
            if group in groups
        ]
    page = BeautifulSoup((site / "harbour/index.html").read_text("utf-8"), "lxml")
    assert len(page.select(".cards-group")) > 1
    assert page.select(".claim--alone")
    assert not page.select(".claim--alone .silent")
    assert page.select(".claim:not(.claim--alone) .silent")


def test_a_narrower_answer_names_who_gives_the_wider_one(site: Path) -> None:
    claims = [claim for claim in RECORD.claims if _wider(claim)]
    assert claims
    for claim in claims:
        page = BeautifulSoup((site / f"claims/{claim.id}/index.html").read_text("utf-8"), "lxml")
        told = [each.get_text(strip=True) for each in page.select(".answer__wider")]
        assert told == [
            "narrower than the answer of "
            + listed([RECORD.source[each.source].short_title for each in wider])
            for wider in _wider(claim)
        ]


def _wider(claim: Claim) -> list[tuple[Account, ...]]:
    found = facts(claim, RECORD)
    return [wider for group in found.groups for wider in found.next_wider(group[0])]
