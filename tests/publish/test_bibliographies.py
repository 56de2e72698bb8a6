"""The sources as CSL-JSON and BibTeX: what is known, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rispy
from pybtex.database import parse_string

from macros.problems import Position
from macros.publish.bibtex import sources_bibtex
from macros.publish.csl import csl_item
from macros.publish.ris import sources_ris
from macros.reading.nodes import Text
from macros.records.dates import Interval
from macros.records.model import Name
from macros.records.project import load
from macros.site import Site
from tests.projects import unchanged

SITE = Site("Accounts", "https://accounts.example/")
SOURCE = load(unchanged()).record.source["courier"]


def text(value: str) -> Text:
    return Text(value, Position("x"))


def test_a_date_an_interval_and_none() -> None:
    assert "issued" not in csl_item(SOURCE, SITE)
    dated = replace(SOURCE, issued=Interval.parse("2025-10"))
    assert csl_item(dated, SITE)["issued"] == {"date-parts": [[2025, 10]]}
    between = replace(SOURCE, issued=Interval.parse("2025-10-28/2025-11-06"))
    assert csl_item(between, SITE)["issued"] == {"date-parts": [[2025]]}
    assert csl_item(between, SITE)["custom"]["issued"] == "2025-10-28/2025-11-06"
    nearer = replace(SOURCE, issued=Interval.parse("2025-10/2025-10-06"))
    assert csl_item(nearer, SITE)["issued"] == {"date-parts": [[2025, 10]]}
    over = replace(SOURCE, issued=Interval.parse("2025-12/2026-01"))
    assert "issued" not in csl_item(over, SITE)


def test_a_kind_decides_what_a_publisher_is() -> None:
    article = csl_item(SOURCE, SITE)
    assert (article["type"], article["container-title"]) == ("article-newspaper", "The Courier")
    report = csl_item(
        replace(
            SOURCE,
            kind=text("report"),
            author=(
                Name(family=text("Reader"), given=text("Ada")),
                Name(literal=text("Harbour Board")),
            ),
        ),
        SITE,
    )
    assert (report["type"], report["publisher"]) == ("report", "The Courier")
    assert report["author"] == [
        {"family": "Reader", "given": "Ada"},
        {"literal": "Harbour Board"},
    ]
    assert "container-title" not in report


def test_an_address_stays_as_it_is_and_a_title_is_escaped() -> None:
    title = r"50% & more: $5 #1 _x_ {a ~b ^c \d"
    url = "https://example.org/a_b%20c#d&e={1}"
    written = sources_bibtex([replace(SOURCE, title=text(title), URL=text(url))])
    assert 'url = "https://example.org/a_b%20c#d&e=%7B1%7D"' in written
    assert (
        r"50\% \& more: \$5 \#1 \_x\_ \textbraceleft{}a \textasciitilde{}b "
        r"\textasciicircum{}c \textbackslash{}d"
    ) in written
    fields = parse_string(written, "bibtex").entries["courier"].fields
    assert fields["url"] == "https://example.org/a_b%20c#d&e=%7B1%7D"


def test_a_year_only_where_it_is_known() -> None:
    assert "year" not in sources_bibtex([SOURCE])
    over = replace(SOURCE, issued=Interval.parse("2025-12/2026-01"))
    assert "year" not in sources_bibtex([over])
    assert "Published between December 2025 and January 2026" in sources_bibtex([over])
    assert 'year = "2025"' in sources_bibtex([replace(SOURCE, issued=Interval.parse("2025"))])


@pytest.mark.parametrize(
    ("code", "name"),
    [("en", "english"), ("de-AT", "german"), ("ja", "japanese"), ("zh-Hant", "chinese")],
)
def test_a_language_has_the_name_that_latex_knows(code: str, name: str) -> None:
    assert f'langid = "{name}"' in sources_bibtex([replace(SOURCE, language=text(code))])


def test_a_language_without_a_name_is_left_out() -> None:
    assert "langid" not in sources_bibtex([replace(SOURCE, language=text("xx"))])


BOOK = replace(
    SOURCE,
    kind=text("book"),
    title=text("Tolls & the sea"),
    author=(Name(family=text("Oller"), given=text("Mia")), Name(literal=text("Harbour Board"))),
    publisher=text("Quay Press"),
    issued=Interval.parse("1931-05"),
    URL=None,
    ISBN=text("978-3-16-148410-0"),
)


def test_a_book_needs_no_address() -> None:
    item = csl_item(BOOK, SITE)
    assert "URL" not in item
    assert (item["type"], item["publisher"], item["ISBN"]) == (
        "book",
        "Quay Press",
        "978-3-16-148410-0",
    )
    entry = parse_string(sources_bibtex([BOOK]), "bibtex").entries["courier"]
    assert entry.type == "book"
    assert [str(name) for name in entry.persons["author"]] == [
        "{Oller}, {Mia}",
        "{Harbour Board}",
    ]
    assert (entry.fields["publisher"], entry.fields["isbn"]) == (
        "{Quay Press}",
        "978-3-16-148410-0",
    )
    assert "url" not in entry.fields


def test_a_paper_is_found_by_its_doi() -> None:
    paper = replace(BOOK, kind=text("paper"), ISBN=None, DOI=text("10.1000/182"))
    item = csl_item(paper, SITE)
    assert (item["DOI"], item["URL"]) == ("10.1000/182", "https://doi.org/10.1000/182")
    entry = parse_string(sources_bibtex([paper]), "bibtex").entries["courier"]
    assert (entry.type, entry.fields["doi"], entry.fields["journal"]) == (
        "article",
        "10.1000/182",
        "{Quay Press}",
    )


def test_a_reference_manager_reads_each_source() -> None:
    kept = replace(SOURCE, archive_location=text("https://kept.example/a"))
    book, article = rispy.loads(sources_ris([BOOK, kept]))
    assert book == {
        "type_of_reference": "BOOK",
        "id": "courier",
        "title": "Tolls & the sea",
        "authors": ["Oller, Mia", "Harbour Board"],
        "publisher": "Quay Press",
        "year": "1931",
        "date": "1931/05//",
        "access_date": "2003/04/01/",
        "issn": "978-3-16-148410-0",
        "language": "en",
    }
    assert (article["type_of_reference"], article["secondary_title"]) == ("NEWS", "The Courier")
    assert "https://kept.example/a" in str(article)
    assert "authors" not in article
