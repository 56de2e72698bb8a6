"""How much there may be of what: the limits, and that within them time grows with the input."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from macros import rules
from macros.analysis.quotes import windows
from macros.analysis.wording import MOST_COMPARED, runs
from macros.analysis.words import words
from macros.reading.fingerprints import LONGEST, MOST_PLACES, Fingerprint, write_fingerprint
from macros.reading.markdown import MOST_OF_A_BLOCK, MOST_OF_A_FILE
from macros.records.limits import LONGEST_TEXT, MOST_VALUES
from macros.records.project import load, read_project
from tests.projects import edit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def told(root: Path) -> list[str]:
    return [f"{each.at}: {each.message}" for each in rules.check(load(root))]


PAGE_LIMITS: dict[str, tuple[Callable[[int], str], str]] = {
    "characters": (lambda count: "\n" + "word \n\n" * (count // 7), "docs/works.md:1:1: the file"),
    "headings": (lambda count: "\n\n# A\n" * count, "docs/works.md:1:1: the file"),
    "calls": (lambda count: "\n\n{{ grid() }}\n" * count, "docs/works.md:1:1: the file"),
    "terms": (lambda count: "\n\n" + "*[A]: B\n" * count, "docs/works.md:1:1: the file"),
    "opening brackets": (lambda count: "\n\n" + "[ \n" * count, "docs/works.md:13:1: the block"),
    "characters of a block": (lambda count: "\n\n" + "a" * count, "docs/works.md:13:1: the block"),
}


@pytest.mark.parametrize("kind", PAGE_LIMITS)
def test_a_page_has_limits(project: Path, kind: str) -> None:
    written, where = PAGE_LIMITS[kind]
    what = kind.removesuffix(" of a block")
    most = (MOST_OF_A_FILE if where.endswith("file") else MOST_OF_A_BLOCK)[what]
    page = project / "docs/works.md"
    text = page.read_text("utf-8")
    page.write_text(f"{text}{written(most - len(text) - 10)}\n", "utf-8")
    assert not [problem for problem in told(project) if "are allowed" in problem]
    page.write_text(f"{text}{written(most + 1)}\n", "utf-8")
    assert [problem.partition(" has ")[0] for problem in told(project)] == [where]
    assert told(project)[0].endswith(f"{what}; at most {most:,} are allowed")


def test_a_record_has_limits_whatever_its_schema_says(project: Path) -> None:
    for schema in (project / "data/schema").iterdir():
        text = schema.read_text("utf-8")
        schema.write_text(re.sub(r'"max(Length|Items)": \d+', r'"max\1": 9999', text), "utf-8")
    claims = project / "data/claims.yaml"
    edit(
        claims,
        "note: The decree",
        f"note: |\n          {'toll ' * (LONGEST_TEXT // 5)}\n          The decree",
    )
    many = [f"toll-{number}" for number in range(MOST_VALUES)]
    [text_told] = [each for each in told(project) if "are allowed" in each]
    assert text_told.startswith("data/claims.yaml:28:")
    edit(claims, "related: [toll-amount]", f"related: [{', '.join(many)}]")
    [record_told] = [each for each in told(project) if "record" in each]
    assert record_told == "data/claims.yaml:2:5: the record holds more than 1,000 values"


def test_a_fingerprint_has_a_limit(project: Path) -> None:
    fingerprint = project / "data/fingerprints/herald.txt"
    fingerprint.write_text(write_fingerprint(Fingerprint((1,) * (LONGEST + 1))), "utf-8")
    assert f"the fingerprint has {LONGEST + 1:,} windows; at most {LONGEST:,} are allowed" in str(
        told(project)
    )


def test_equal_windows_are_told_so_far() -> None:
    everywhere = Fingerprint((5,) * LONGEST)
    assert everywhere.find((5,) * 38) == tuple(range(MOST_PLACES))
    assert everywhere.find((5,) * 37 + (6,)) == ()


@pytest.mark.parametrize("piece", ["-", "-_&", "_", "a-", "’"])
def test_a_long_run_of_marks_is_split_in_one_go(piece: str) -> None:
    """If each mark took the length of the run, this would take many minutes."""
    run = piece * 100_000
    assert len(words(f"{run} one two {run} three")) >= 3
    assert len(windows(f"one two three {run}")) >= 1


def test_a_wording_is_compared_with_so_many() -> None:
    compared = []

    def others() -> object:
        for number in range(10_000):
            compared.append(number)
            yield f"the toll is {number} crowns"

    runs("the toll is 12 crowns", others())  # type: ignore[arg-type]
    assert len(compared) == MOST_COMPARED


def work(root: Path) -> int:
    """How many functions are called to check a project in which nothing is wrong."""
    count = 0

    def counted(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        problems = rules.check(read_project(root))
    finally:
        sys.setprofile(None)
    assert problems == ()
    return count


def many_claims(root: Path, count: int) -> None:
    claims = root / "data/claims.yaml"
    text = claims.read_text("utf-8")
    start = text.index("  - id: toll-amount")
    end = text.index("  - id: toll-purpose")
    claim = text[start:end].rstrip() + "\n\n"
    more = "".join(claim.replace("toll-amount", f"toll-{number}") for number in range(count))
    claims.write_text(text[:start] + more + text[start:], "utf-8")


def many_accounts(root: Path, count: int) -> None:
    sources = root / "data/sources.yaml"
    source = sources.read_text("utf-8").partition("sources:\n")[2].partition("  - id: herald")[0]
    for number in range(count):
        added = source.replace("gazette", f"gazette-{number}").replace("The Gazette", f"G{number}")
        retells = "    retells:\n      - {id: gazette, basis: stated, note: It is a copy.}\n"
        sources.write_text(sources.read_text("utf-8") + added + retells, "utf-8")
        copied = (root / "data/fingerprints/gazette.txt").read_text("utf-8")
        (root / f"data/fingerprints/gazette-{number}.txt").write_text(copied, "utf-8")
    account = (
        "      - source: gazette-{}\n        answer: 2003-05\n"
        "        quotes: [raise the toll to 12 crowns in May 2003]\n"
    )
    accounts = "".join(map(account.format, range(count)))
    edit(
        root / "data/claims.yaml",
        "      - source: courier\n        answer: 2004-06",
        f"{accounts}      - source: courier\n        answer: 2004-06",
    )


def many_paragraphs(root: Path, count: int) -> None:
    page = root / "docs/works.md"
    page.write_text(page.read_text("utf-8") + "\n[A *word*](tolls.md) of it.\n" * count, "utf-8")


def many_calls(root: Path, count: int) -> None:
    page = root / "docs/works.md"
    call = '\nThe toll is due {{ annotate("toll-date", "from May") }}.\n'
    page.write_text(page.read_text("utf-8") + call * count, "utf-8")


def a_long_fingerprint(root: Path, count: int) -> None:
    path = root / "data/fingerprints/courier.txt"
    path.write_text(path.read_text("utf-8") + "abc abd\n" * (100 * count), "utf-8")


def growth(project: Path, folder: Path, grown: Callable[[Path, int], None]) -> float:
    """How much work the second twenty of something take for each bit that the first took."""
    work(project)  # what is imported and cached once is no part of it
    start = work(project)
    once, twice = folder / "once", folder / "twice"
    for root, count in ((once, 20), (twice, 40)):
        shutil.copytree(project, root)
        grown(root, count)
    first = work(once) - start
    return (work(twice) - start - first) / first


@pytest.mark.parametrize("grown", [many_claims, many_paragraphs, many_calls, a_long_fingerprint])
def test_what_is_added_takes_as_much_work_as_what_was_there(
    project: Path, tmp_path: Path, grown: Callable[[Path, int], None]
) -> None:
    assert growth(project, tmp_path, grown) < 1.1


def test_accounts_are_compared_with_each_other_and_so_a_record_has_limits(
    project: Path, tmp_path: Path
) -> None:
    assert growth(project, tmp_path, many_accounts) > 1.1
