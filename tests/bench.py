"""Measures, as ratios in one run, what the check and the build cost: `make bench`.

The records are generated: invented sources of invented words, three accounts a claim, an
inconsistency on every third claim, each quote verbatim. Every figure is the least of several runs.
`python -m tests.bench site 1000` measures one of them.
"""

from __future__ import annotations

import gc
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.request import urlopen

import yaml
from click import echo
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin, event_priority

from macros import rules
from macros.analysis.quotes import fingerprint_of
from macros.engine.beginning import files_of
from macros.reading.fingerprints import write_fingerprint
from macros.records.project import fingerprint_name, read_project
from macros.records.schema import Schemas
from tests.projects import LIGHTHOUSE, REPOSITORY

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

SIZES: Final = (100, 1_000, 10_000)
CLAIMS_A_SOURCE: Final = 25
WORDS_A_SOURCE: Final = 500
TOPICS: Final = 10
EDITS: Final = 3
LONG: Final = 120
"""From how many seconds on a build is run once, and not compared."""

BIN: Final = Path(sys.executable).parent

_SYLLABLES: Final = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve")


def generate(root: Path, claims: int) -> None:
    """Write a project of so many claims."""
    chance = random.Random(claims)  # noqa: S311 - the same words each time
    shutil.copytree(REPOSITORY / "data" / "schema", root / "data" / "schema")
    (root / "data" / "fingerprints").mkdir()
    (root / "docs").mkdir()
    texts: dict[str, list[str]] = {}
    for number in range(3 * -(-claims // CLAIMS_A_SOURCE)):
        words = [
            "".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4)))
            for _ in range(WORDS_A_SOURCE)
        ]
        name = f"source-{number}"
        texts[name] = words
        (root / fingerprint_name(name)).write_text(
            write_fingerprint(fingerprint_of(" ".join(words)))
        )
    sources = [
        f"  - id: {name}\n    title: Title {name}\n    short_title: {name}\n"
        f"    publisher: Publisher\n    kind: article\n    accessed: 2026-01-01\n"
        f"    URL: https://{name}.example.org/\n    language: en\n"
        for name in texts
    ]
    (root / "data/sources.yaml").write_text("sources:\n" + "".join(sources))
    (root / "data/references.yaml").write_text(
        "references:\n  - {id: paper, title: A paper, publisher: An office, kind: primary, "
        "URL: 'https://office.example.org/', language: en}\n"
    )
    written = (_claim(number, texts) for number in range(claims))
    (root / "data/claims.yaml").write_text("claims:\n" + "".join(written))
    for topic in range(TOPICS):
        (root / f"docs/topic-{topic}.md").write_text(
            f"---\ntitle: Topic {topic}\ndescription: What is asked.\ntopic: topic-{topic}\n---\n\n"
            "# Topic\n\nProse.\n\n{{ cards() }}\n"
        )
    _generate_site(root)


def _generate_site(root: Path) -> None:
    """The other pages of a site, and its settings: those of a new explainer, with these topics."""
    model = files_of(LIGHTHOUSE, example=False)
    for path, text in model.items():
        if path.startswith(("docs/", "includes/")):
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text(text)
    (root / "docs/index.md").write_text(
        '---\ntitle: Home\ndescription: A bench.\n---\n\n# Home\n\n{{ count("sources") }}.\n\n'
        "{{ field_of_claims() }}\n\n{{ topics() }}\n\n{{ headlines() }}\n\n{{ sources() }}\n"
    )
    topics = "".join(f"  - Topic {topic}: topic-{topic}.md\n" for topic in range(TOPICS))
    home = "  - Home: index.md\n"
    (root / "mkdocs.yml").write_text(model["mkdocs.yml"].replace(home, home + topics))
    (root / "macros").symlink_to(REPOSITORY / "macros")


def _claim(number: int, texts: dict[str, list[str]]) -> str:
    group, place = divmod(number, CLAIMS_A_SOURCE)
    year = 2000 + number % 20
    differs = number % 3 == 0
    lines = [
        f"  - id: claim-{number}",
        f"    topic: topic-{number % TOPICS}",
        f"    question: In which year does thing number {number} happen?",
        "    answer_type: date",
        "    accounts:",
    ]
    for each in range(3):
        name = f"source-{3 * group + each}"
        quote = " ".join(texts[name][place * 20 : place * 20 + 6])
        answer = year + 1 if differs and each == 2 else year
        lines += [
            f"      - source: {name}",
            f"        answer: {answer}",
            "        quotes:",
            f"          - {quote}",
        ]
    if differs:
        lines += [
            "    inconsistencies:",
            "      - id: year",
            "        kind: date",
            "        severity: major",
            f"        title: {year} or {year + 1}",
            f"        explanation: Two give a year for thing {number}, the third the next one.",
        ]
    lines += [
        "    context:",
        "      - shows: found",
        f"        as_of: {year}",
        f"        note: A paper names the *year* of thing {number}, with a month and a day.",
        "        references: [paper]",
        "    added: 2026-01-01",
        "    updated: 2026-01-02",
    ]
    return "\n".join(lines) + "\n"


def seconds(command: list[str], cwd: Path, runs: int) -> float:
    """The least time that a command takes."""
    least = float("inf")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=True)
        least = min(least, time.perf_counter() - start)
    return least


def peak(command: list[str], cwd: Path) -> float:
    """The peak memory of a command, in MB."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], cwd=cwd, capture_output=True, text=True, check=True
    )
    return int(done.stdout) / 1024


def check_project(root: Path, runs: int) -> tuple[float, float]:
    """The least seconds of reading a project and of applying every rule, in this process."""
    reading, ruling = float("inf"), float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        project = read_project(root)
        gc.freeze()
        middle = time.perf_counter()
        problems = rules.check(project)
        reading = min(reading, middle - start)
        ruling = min(ruling, time.perf_counter() - middle)
        gc.unfreeze()
        assert not problems, problems[0]
    return reading, ruling


def bench_check(folder: Path) -> None:
    """The check: against check-jsonschema, by size, and where its time goes."""
    echo("claims   check s   check-jsonschema s   ratio   µs a claim   reading   rules   peak MB")
    costs = {}
    for size in SIZES:
        root = folder / f"{size}-project"
        if not root.exists():
            generate(root, size)
        runs = 5 if size < SIZES[-1] else 2
        ours = seconds([str(BIN / "claims"), "check"], root, runs)
        schema = root / "claims.whole.schema.json"
        schema.write_text(json.dumps(Schemas(root / "data/schema", "").schema("claims")))
        theirs = seconds(
            [str(BIN / "check-jsonschema"), "--schemafile", str(schema), "data/claims.yaml"],
            root,
            min(runs, 2),
        )
        reading, ruling = check_project(root, runs)
        costs[size] = (reading + ruling) / size
        memory = peak([str(BIN / "claims"), "check"], root)
        echo(
            f"{size:>6} {ours:>9.2f} {theirs:>20.2f} {ours / theirs:>7.2f} "
            f"{costs[size] * 1e6:>12.0f} {reading:>9.2f} {ruling:>7.2f} {memory:>9.0f}"
        )
    growth = costs[SIZES[-1]] / costs[SIZES[0]] - 1
    echo(f"cost per claim from {SIZES[0]} to {SIZES[-1]}: {growth:+.0%}")


class _Collector(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Keeps the Markdown of each page as the macros left it, or the HTML that stands for it."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> None:
        self.pages[page.file.src_uri] = re.sub("<!--/?block-->", "", markdown)

    def on_page_content(self, html: str, *, page: Page, **_: object) -> None:
        if not self.pages[page.file.src_uri]:
            self.pages[page.file.src_uri] = html


def _plain(root: Path, folder: Path) -> Path:
    """A project for plain MkDocs, with its own search, of the pages of a project as they are."""
    with chdir(root):
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder / "collected"))
        collector = _Collector()
        config.plugins["collector"] = collector
        build(config)
    for name, markdown in collector.pages.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown)
    settings = (root / "mkdocs.yml").read_text()
    macros = """\
  - macros:
      module_name: macros
      on_undefined: strict
      on_error_fail: true
"""
    for ours, theirs in (
        (macros, "  - search\n"),
        ("hooks: [macros/hooks.py]\n", ""),
        ("watch: [data, macros]\n", ""),
        ("  custom_dir: macros/theme\n", ""),
        ("strict: true\n", ""),
    ):
        assert ours in settings, ours
        settings = settings.replace(ours, theirs)
    (folder / "mkdocs.yml").write_text(settings)
    shutil.copytree(root / "includes", folder / "includes")
    return folder


def _until_shown(root: Path) -> float:
    """The least seconds from an edit of a question until the page that is served shows it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(BIN / "mkdocs"), "serve", "--no-strict", "--dev-addr", address]
    path = root / "data/claims.yaml"
    before = path.read_text()
    claims = yaml.safe_load(before)["claims"]
    id_, question = claims[0]["id"], claims[0]["question"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    least = float("inf")
    with subprocess.Popen(command, cwd=root, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            _shown(f"http://{address}/claims/{id_}/", question)
            for number in range(EDITS):
                asked = f"{question[:-1]}, edit {number}?"
                start = time.perf_counter()
                path.write_text(before.replace(question, asked, 1))
                _shown(f"http://{address}/claims/{id_}/", asked)
                least = min(least, time.perf_counter() - start)
        finally:
            server.terminate()
            path.write_text(before)
    return least


def _shown(url: str, words: str) -> None:
    while True:
        try:
            with urlopen(url, timeout=60) as answer:  # noqa: S310 - a server on this machine
                if f">{words}<" in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)


def bench_site(name: str, root: Path, folder: Path) -> None:
    """The build of a project: against plain MkDocs on the same pages, its memory, and its size."""
    command = [str(BIN / "mkdocs"), "build", "--quiet", "--site-dir"]
    site, runs = folder / "ours", 3
    first = seconds([*command, str(site)], root, 1)
    if first < LONG:
        theirs = seconds([*command, str(folder / "theirs")], _plain(root, folder / "plain"), runs)
        ours = min(first, seconds([*command, str(site)], root, runs))
        compared = f"{theirs:>8.1f} {ours / theirs:>7.2f} {_until_shown(root):>10.1f}"
    else:
        ours, compared = first, f"{'':>8} {'':>7} {'':>10}"
    memory = peak([*command, str(site)], root)
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = [size for path, size in sizes.items() if path.suffix == ".html"]
    echo(
        f"{name:>8} {ours:>7.1f} {compared} {memory:>8.0f} {sum(sizes.values()) / 1e6:>8.1f} "
        f"{max(pages) / 1e3:>11.0f}"
    )


def _copied(root: Path) -> Path:
    """A copy of the real record and its pages, which may be edited."""
    for name in ("data", "docs", "includes"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / "macros").symlink_to(REPOSITORY / "macros")
    return root


def bench_sites(folder: Path, sizes: tuple[int, ...] = SIZES) -> None:
    """The build of the real record, and of generated ones."""
    echo("  claims    site  MkDocs   ratio  edit shown  peak MB  size MB  largest kB")
    bench_site("ours", _copied(folder / "record"), folder / "record-site")
    for size in sizes:
        root = folder / f"{size}-project"
        if not root.exists():
            generate(root, size)
        bench_site(str(size), root, folder / f"{size}-site")


def main() -> None:
    """Run every measurement, or that of the site at some sizes."""
    with tempfile.TemporaryDirectory() as folder:
        match sys.argv[1:]:
            case ["site", *sizes]:
                bench_sites(Path(folder), tuple(map(int, sizes)))
            case _:
                bench_sites(Path(folder))
                bench_check(Path(folder))


if __name__ == "__main__":
    main()
