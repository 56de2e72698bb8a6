"""The index of the search, made again and again as a site is served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.search_index import SearchIndex

if TYPE_CHECKING:
    from pathlib import Path


def page(words: str) -> str:
    return f'<!doctype html><html lang="en"><body><p>{words}</p></body></html>'


def made(index: SearchIndex, folder: Path, pages: dict[str, str]) -> int:
    """How many pages an index of these has."""
    for url, words in pages.items():
        index.add(url, page(words))
    index.begin(folder)
    index.finish()
    return len(list(folder.glob("fragment/*")))


def test_what_is_gone_is_found_no_more_and_what_is_there_still_is(tmp_path: Path) -> None:
    index = SearchIndex()
    both = {"a/": "a lamp", "b/": "a quay"}
    assert made(index, tmp_path / "first", both) == 2
    assert made(index, tmp_path / "second", {"a/": "a lamp"}) == 1
    assert made(index, tmp_path / "third", both) == 2
    index.close()


def test_what_an_interrupted_build_added_is_no_part_of_the_next(tmp_path: Path) -> None:
    index = SearchIndex()
    assert made(index, tmp_path / "first", {"a/": "a lamp"}) == 1
    index.add("a/", page("a horn"))
    index.add("b/", page("a quay"))
    index.stop()
    before = {path.name for path in (tmp_path / "first").glob("fragment/*")}
    assert made(index, tmp_path / "second", {"a/": "a lamp"}) == 1
    assert {path.name for path in (tmp_path / "second").glob("fragment/*")} == before
    index.close()
