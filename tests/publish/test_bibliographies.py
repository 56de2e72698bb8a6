"""The sources as CSL-JSON and BibTeX: what is known, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pybtex.database import parse_string

from macros.problems import Position
from macros.publish.bibtex import sources_bibtex
from macros.publish.csl import csl_item
from macros.reading.nodes import Text
from macros.records.dates import Interval
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
    report = csl_item(replace(SOURCE, kind=text("report"), author=text("A. Reader")), SITE)
    assert (report["type"], report["publisher"]) == ("report", "The Courier")
    assert report["author"] == [{"literal": "A. Reader"}]
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
