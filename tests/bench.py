"""Measures, as ratios in one run, what the check and the build cost: `make bench`.

The records are generated: invented sources of invented words, three accounts a claim, an
inconsistency on every third claim, each quote verbatim. Every figure is the least of several runs.
"""

from __future__ import annotations

import gc
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from click import echo
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin, event_priority

from macros import rules
from macros.analysis.quotes import fingerprint_of
from macros.reading.fingerprints import write_fingerprint
from macros.records.project import fingerprint_name, read_project
from macros.records.schema import Schemas
from tests.projects import REPOSITORY

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

SIZES: Final = (100, 1_000, 10_000)
CLAIMS_A_SOURCE: Final = 25
WORDS_A_SOURCE: Final = 500
TOPICS: Final = 10
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
            f"---\ntitle: Topic {topic}\ntopic: topic-{topic}\n---\n\n"
            "# Topic\n\n{{ cards() }}\n"
        )


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
            "        explanation: Two sources give one year, the third gives the next one.",
        ]
    lines += [
        "    context:",
        "      - shows: found",
        f"        as_of: {year}",
        "        note: A paper names the *year*, with a month and a day.",
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
        root = folder / str(size)
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
    """Keeps the Markdown of each page as the macros left it."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> None:
        self.pages[page.file.src_uri] = markdown


def bench_site(folder: Path) -> None:
    """The build of the real record: against plain MkDocs on the same pages already rendered."""
    config = load_config(str(REPOSITORY / "mkdocs.yml"), site_dir=str(folder / "collected"))
    collector = _Collector()
    config.plugins["collector"] = collector
    build(config)
    plain = folder / "plain"
    for name, markdown in collector.pages.items():
        path = plain / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown)
    settings = (REPOSITORY / "mkdocs.yml").read_text()
    macros = """\
  - macros:
      module_name: macros
      on_undefined: strict
      on_error_fail: true
"""
    for ours in (macros, "hooks: [macros/hooks.py]\n", "watch: [data, macros]\n"):
        assert ours in settings, ours
        settings = settings.replace(ours, "")
    settings = settings.replace("custom_dir: macros", f"custom_dir: {REPOSITORY}/macros")
    (plain / "mkdocs.yml").write_text(settings)
    shutil.copytree(REPOSITORY / "includes", plain / "includes")
    command = [str(BIN / "mkdocs"), "build", "--quiet", "--site-dir"]
    ours_s = seconds([*command, str(folder / "ours")], REPOSITORY, 5)
    plain_s = seconds([*command, str(folder / "theirs")], plain, 5)
    echo(f"site: {ours_s:.2f} s, plain MkDocs {plain_s:.2f} s, ratio {ours_s / plain_s:.2f}")


def main() -> None:
    """Run every measurement."""
    with tempfile.TemporaryDirectory() as folder:
        bench_site(Path(folder))
        bench_check(Path(folder))


if __name__ == "__main__":
    main()
