"""`claims overlap`."""

from __future__ import annotations

import json
from pathlib import Path

from macros.analysis.words import fold
from tests.projects import FIXTURES
from tests.terminal import claims

ARTICLES = FIXTURES / "project" / "articles"


def test_the_words_that_each_two_sources_share_are_listed(project: Path) -> None:
    code, out, err = claims("--root", project, "overlap")
    assert (code, err) == (0, "")
    head, first, *_ = out.splitlines()
    assert head.split() == ["of", "the", "shorter", "words", "of", "each", "longest", "run"]
    assert first.split()[:2] == ["gazette", "herald"]
    (told, *_) = json.loads(claims("--root", project, "overlap", "--json")[1])
    assert told["sources"] == ["gazette", "herald"]
    assert told["share"] == round(max(told["words"]) / min(told["of"]), 4)
    assert f"{told['share']:.1%}" in first


def test_the_passages_of_two_are_shown_from_their_texts(project: Path) -> None:
    files = (ARTICLES / "gazette.txt", ARTICLES / "herald.txt")
    code, out, _ = claims("--root", project, "overlap", "gazette", "herald", "--texts", *files)
    assert code == 0
    passages = [line[2:] for line in out.splitlines()[2:] if line.startswith("  ")]
    texts = [fold(file.read_text("utf-8")) for file in files]
    assert passages
    assert [each for each in passages if not all(each in text for text in texts)] == []


def test_what_cannot_be_compared_is_told(project: Path) -> None:
    path = project / "data/fingerprints/courier.txt"
    path.write_text(path.read_text("utf-8").replace(" (UAX 29)", ""), "utf-8")
    out = claims("--root", project, "overlap")[1]
    assert "2 of 3 pairs cannot be compared: their fingerprints were made in different ways" in out


def test_one_source_is_no_pair_and_a_misspelt_one_is_named(project: Path) -> None:
    assert claims("--root", project, "overlap", "gazette")[::2] == (
        2,
        "Error: Name two sources, or none for all.\n",
    )
    assert claims("--root", project, "overlap", "gazette", "herlad")[::2] == (
        2,
        "Error: “herlad” is not a source. Did you mean “herald”?\n",
    )
