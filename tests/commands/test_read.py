"""`claims read`."""

from __future__ import annotations

import re
from pathlib import Path

from tests.projects import FIXTURES, edit
from tests.terminal import claims

ARTICLES = FIXTURES / "project" / "articles"


def test_an_article_is_read_paragraph_by_paragraph(project: Path) -> None:
    code, out, err = claims("--root", project, "read", "courier", ARTICLES / "courier.txt")
    assert (code, err) == (0, "")
    assert out.splitlines()[2:9] == [
        "2.   [From June 2004 each ship pays about 11 crowns]1. The money [is for the",
        "     pier and for a school]2.",
        "     1  toll-date, toll-amount",
        "     2  toll-purpose",
        "",
        "3.   He says that the money is for the pier alone. A witness [heard that ships",
        "     pay and stay]1. Nobody asked the fishermen.",
    ]
    assert out.splitlines()[-2:] == [
        "5 paragraphs, 0 not read yet. It may bear on 0 claims on which courier is",
        "silent, and on 0 to which it gives no answer.",
    ]


def test_a_claim_that_it_may_bear_on_is_suggested_with_the_reason(project: Path) -> None:
    path = project / "data/claims.yaml"
    edit(path, "      - source: courier\n        answer: [pier, school]\n", "")
    edit(path, "        quotes: [is for the pier and for a school]\n", "")
    code, out, _ = claims("--root", project, "read", "courier", ARTICLES / "courier.txt")
    assert code == 0
    assert out.splitlines()[4:8] == [
        "     1  toll-date, toll-amount",
        "     ?  “The money is for the pier and for a school.”",
        "        toll-purpose (silent): What is the money for? [pier, school, a, and,",
        "        for, money]",
    ]


def test_what_is_left_is_listed_the_shortest_list_first(project: Path) -> None:
    file, log = ARTICLES / "courier.txt", project / "data/coverage.md"
    assert claims("--root", project, "read", "courier", file, "--todo") == (
        0,
        "Nothing is left.\n",
        "",
    )
    log.write_text("# Log\n\n## courier\n\n1. Title.\n2. `toll-date`\n3. Not read yet.\n", "utf-8")
    path = project / "data/claims.yaml"
    edit(path, "      - source: courier\n        answer: [pier, school]\n", "")
    edit(path, "        quotes: [is for the pier and for a school]\n", "")
    code, out, _ = claims("--root", project, "read", "courier", file, "--todo")
    assert code == 0
    titles = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert titles == [
        "Claims on which the source is silent, and a paragraph may bear (1)",
        "Paragraphs not read yet (3)",
    ]
    assert "  - toll-purpose: paragraph 2 (" in out
    assert "  - 3. He says that the money is for the pier alone." in out


def test_another_article_is_refused_and_a_changed_one_is_told(
    project: Path, tmp_path: Path
) -> None:
    code, out, err = claims("--root", project, "read", "courier", ARTICLES / "gazette.txt")
    assert (code, out) == (2, "")
    assert err.startswith("Error: 5% of the words of courier stand in ")
    assert err.endswith("gazette.txt. Is it another article?\n")
    part = tmp_path / "part.txt"
    whole = (ARTICLES / "courier.txt").read_text("utf-8")
    part.write_text(whole.replace("From June 2004 each", "Each"), "utf-8")
    code, out, err = claims("--root", project, "read", "courier", part)
    assert code == 0
    assert re.fullmatch(
        r"Only 9\d% of the words of courier stand in .*\. Quotes from the rest are missed\.\n", err
    )
    assert "Not in this text: “From June 2004 each ship pays” (toll-date)" in out


def test_an_unknown_source_is_named(project: Path) -> None:
    assert claims("--root", project, "read", "currier", ARTICLES / "courier.txt") == (
        2,
        "",
        (
            "Error: “currier” is not in data/sources.yaml. Did you mean “courier”? "
            "A new article: claims new source\n"
        ),
    )


def test_the_page_shows_the_article_and_nothing_of_it_runs(project: Path, tmp_path: Path) -> None:
    article, page = tmp_path / "courier.txt", tmp_path / "page.html"
    text = (ARTICLES / "courier.txt").read_text("utf-8")
    article.write_text(f"{text}\n<script>alert(1)</script>\n", "utf-8")
    code, _, err = claims("--root", project, "read", "courier", article, "--html", page)
    assert code == 0
    assert f"{page}: open it in a browser." in err
    html = page.read_text("utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<mark>is for the pier and for a school</mark><sup>2</sup>" in html
    assert "default-src &#39;none&#39;" in html


def test_no_page_is_written_into_the_project(project: Path) -> None:
    page = project / "docs/page.html"
    file = ARTICLES / "courier.txt"
    code, out, err = claims("--root", project, "read", "courier", file, "--html", page)
    assert (code, out) == (2, "")
    assert "lies in the project, where no text of an article may be" in err
    assert not page.exists()
