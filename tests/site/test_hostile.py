"""A record that means harm, shown in a real browser with the gate taken away.

The gate refuses such a record (tests/fixtures/invalid); here it is opened, so that what lies
behind it is tried on its own: escaping, sanitising, and the content security policy.
"""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
import pytest
from bibtexparser.entrypoint import parse_string
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from macros.built.visit import WATCH
from macros.reading.nodes import Mapping, Sequence, Text, texts_in
from macros.reading.yaml_reader import read
from macros.records.project import load
from macros.rules import check
from tests.projects import REPOSITORY, edit, make_project
from tests.site.test_data import LINKED
from tests.terminal import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

PAYLOADS = (
    "<script>window.ran = 1</script>",
    "\"'><img src=x onerror=window.ran=2>",
    "{{ 7*7 }} {% include 'index.md' %} {# #}",
    "</script></title></textarea><svg onload=window.ran=3>",
    "[a](javascript:window.ran=4) ![b](x) <javascript:window.ran=5>",
    "[c](data:text/html,<script>window.ran=6</script>)",
    "*e* `f` | g | # h --- 'i' &amp; &#60; \\\\ __j__",
)
HOSTILE = " ".join(PAYLOADS)

FIELDS = {
    "claims.yaml": (
        *("question", "title", "explanation", "would_settle", "note", "speaker", "unit"),
        *("translation", "chapter"),
        *("pier", "crane", "school"),
    ),
    "sources.yaml": ("title", "short_title", "publisher", "literal", "note", "explanation"),
    "references.yaml": ("title", "publisher", "literal", "note", "archive"),
}


def spoil(path: Path, fields: tuple[str, ...]) -> int:
    """Put the payloads into the named fields of a file; gives how many there were."""
    lines = path.read_text("utf-8").splitlines()
    spoilt = 0
    for name, text in fields_of(read(path, path.name)):
        if name in fields and "\n" not in text:
            line = lines[text.at.line - 1]
            value = "'" + f"{text} {HOSTILE}".replace("'", "''") + "'"
            start = text.at.column - 1
            assert line[start:].startswith(str(text)), line
            lines[text.at.line - 1] = line[:start] + value + line[start + len(text) :]
            spoilt += 1
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return spoilt


def fields_of(node: object, name: str = "") -> Iterator[tuple[str, Text]]:
    match node:
        case Text():
            yield name, node
        case Sequence():
            for item in node:
                yield from fields_of(item, name)
        case Mapping():
            for key, value in reversed(node.items()):
                yield from fields_of(value, key)


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture project with every field of text spoilt."""
    root = make_project(tmp_path_factory.mktemp("hostile") / "project")
    edit(
        root / "data/claims.yaml",
        "quotes: [From June 2004 each ship pays]",
        "quotes: [{text: From June 2004 each ship pays, speaker: Nobody,\n"
        "                translation: T,\n                locator: {chapter: C}}]",
    )
    edit(
        root / "data/sources.yaml",
        "    kind: article\n    issued",
        "    author: [{literal: A}]\n    kind: article\n    note: N\n    issued",
    )
    edit(
        root / "data/references.yaml",
        "    kind: primary",
        "    author: [{literal: A}]\n    note: N\n    archive: B\n    kind: primary",
    )
    counts = {name: spoil(root / "data" / name, fields) for name, fields in FIELDS.items()}
    assert counts == {"claims.yaml": 16, "sources.yaml": 13, "references.yaml": 5}
    return root


@pytest.fixture(scope="module")
def site(spoilt: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, built with the gate taken away."""
    shutil.copytree(REPOSITORY / "macros", spoilt / "macros")
    edit(
        spoilt / "macros/rules/__init__.py",
        "    found: dict[Problem, int] = {}\n",
        "    return ()\n    found: dict[Problem, int] = {}\n",
    )
    folder = tmp_path_factory.mktemp("hostile-site")
    built = build(spoilt, folder, PYTHONPATH=str(spoilt))
    assert built.returncode == 0, built.stderr
    return folder


RUNS = "cycler.__init__.__globals__.os.mkdir('ran')"


EVIL = (
    ("A", f"{{{{ end is defined or {RUNS} }}}}"),
    ("A", f"{{% if {RUNS} %}}{{% endif %}}"),
    (f"\\x7b\\x7b {RUNS} }}}}", "{{ B }}"),
    ("A", "{{ annotate.__globals__ }}"),
    ("A", "{% include 'index.md' %}"),
)


def test_a_page_runs_nothing_even_where_no_check_has_seen_it(project: Path, tmp_path: Path) -> None:
    edit(project / "mkdocs.yml", "hooks: [macros/hooks.py]\n", "")
    edit(project / "mkdocs.yml", "strict: true\n", "")
    counted = '{{ count("claims") }} counted'
    for number, (title, body) in enumerate(EVIL):
        page = f'---\ntitle: "{title}"\n---\n\n# C\n\n{body}\n\n{counted}\n'
        (project / f"docs/evil-{number}.md").write_text(page, "utf-8")
    built = build(project, tmp_path / "site")
    assert built.returncode == 0, built.stderr
    assert not (project / "ran").exists()
    for number, (_, body) in enumerate(EVIL):
        html = (tmp_path / f"site/evil-{number}/index.html").read_text("utf-8")
        [article] = BeautifulSoup(html, "lxml").select("article")
        text = article.get_text()
        assert body.replace("_", "") in text.replace("_", "")  # which may be emphasis
        assert "three counted" in text


def test_what_a_page_says_of_itself_is_shown_as_it_is(project: Path, tmp_path: Path) -> None:
    words = "\"><img src=x onerror=alert(1)> & 'so'"
    said = json.dumps(words)
    page = f"---\ntitle: {said}\ndescription: {said}\n---\n\n# C\n"
    (project / "docs/words.md").write_text(page, "utf-8")
    edit(project / "mkdocs.yml", "strict: true\n", "")
    built = build(project, tmp_path / "site")
    assert built.returncode == 0, built.stderr
    html = BeautifulSoup((tmp_path / "site/words/index.html").read_text("utf-8"), "lxml")
    assert html.find("img", src="x") is None
    described = html.find_all("meta", attrs={"name": "description"})
    assert [each["content"] for each in described] == [words]
    [title] = html.select('meta[property="og:title"]')
    assert title["content"] == words
    assert html.title is not None
    assert words in html.title.get_text()


def test_the_gate_refuses_every_spoilt_field(spoilt: Path) -> None:
    refused = {(problem.at.file, problem.at.line) for problem in check(load(spoilt))}
    for name in FIELDS:
        texts = texts_in(read(spoilt / "data" / name, f"data/{name}"))
        lines = {(text.at.file, text.at.line) for text in texts if HOSTILE in text}
        assert lines
        assert lines <= refused


def test_nothing_of_the_data_runs_or_is_evaluated(
    site: Path, serve: Callable[[Path], str], browser: Browser
) -> None:
    address = serve(site)
    page = browser.new_page()
    page.add_init_script(WATCH)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    shown = 0
    for path in sorted(site.rglob("*.html")):
        page.goto(address + path.relative_to(site).as_posix(), wait_until="networkidle")
        assert page.evaluate("[window.ran, violations]") == [None, []], path
        assert page.locator("img[src=x], svg[onload], [onerror]").count() == 0, path
        addresses = page.locator("a").evaluate_all("links => links.map(link => link.protocol)")
        assert not set(addresses) & {"javascript:", "data:"}, path
        text = page.locator("main").inner_text()
        shown += PAYLOADS[0] in text
        assert " 49 " not in text
        assert page.locator("meta[name=description]").count() <= 1
    assert dialogs == []
    assert shown >= 8
    page.close()


def test_titles_and_search_results_show_the_text_as_it_is(
    site: Path, serve: Callable[[Path], str], browser: Browser
) -> None:
    address = serve(site)
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(address + "claims/toll-amount/")
    assert page.title() == f"How high is the toll? {HOSTILE} · The harbour"
    expect(page.get_by_role("heading", level=1)).to_contain_text(HOSTILE)
    page.keyboard.press("/")
    page.keyboard.type("high")
    expect(page.locator(".search__title").first).to_have_text(f"How high is the toll? {HOSTILE}")
    assert page.evaluate("[window.ran, violations]") == [None, []]
    page.close()


def test_data_stays_data_in_every_file(site: Path) -> None:
    blocks = 0
    for path in site.rglob("*.html"):
        for block in LINKED.findall(path.read_text("utf-8")):
            node = json.loads(block)["@graph"][0]
            blocks += HOSTILE in node.get("name", node.get("headline", ""))
            assert "<" not in block
    assert blocks == 6
    told = json.loads((site / "data/claims.json").read_text("utf-8"))
    assert HOSTILE in told["claims"][0]["question"]
    feed = feedparser.parse((site / "changes.atom").read_bytes())
    assert not feed.bozo
    assert parse_string((site / "data/sources.bib").read_text("utf-8")).failed_blocks == []
    with (site / "data/claims.csv").open(encoding="utf-8-sig", newline="") as file:
        assert HOSTILE in next(csv.DictReader(file))["question"]
