"""Records written as YAML, and files edited in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.reading.yaml_reader import UNPRINTABLE, parse
from macros.rules.layout import surely_laid_out
from macros.writing.edit import NoPlaceError, insert_item, log_name, replace_files
from macros.writing.emit import Inline, InlineMapping, Value, item

texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1
).filter(lambda text: not UNPRINTABLE.search(text))
names = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
words = st.lists(st.sampled_from(["toll", "a: b", "#1", "no", "-", "“x”", "harbour"]), min_size=1)
sentences = words.map(" ".join)
values = st.recursive(
    texts | sentences,
    lambda inner: (
        st.lists(texts, min_size=1, max_size=3).map(Inline)
        | st.dictionaries(names, texts, min_size=1, max_size=3).map(InlineMapping)
        | st.lists(texts | sentences, min_size=1, max_size=3)
        | st.lists(st.dictionaries(names, inner, min_size=1, max_size=3), min_size=1, max_size=3)
        | st.dictionaries(names, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(names, values, min_size=1, max_size=3))
def test_what_is_written_reads_as_what_it_was(fields: dict[str, object]) -> None:
    written = "a:\n" + item(fields)  # type: ignore[arg-type]
    assert parse(written, "x") == {"a": [fields]}


@given(st.dictionaries(names, sentences, min_size=1), st.integers(0, 3))
def test_an_item_is_inserted_and_every_other_byte_stays(fields: dict[str, str], place: int) -> None:
    before = (
        "# head\nothers:\n  - id: x\n\nclaims:\n  # first\n  - id: a\n    b: c\n\n"
        "  # next\n  - id: d\n\nrest:\n  - e\n"
    )
    after_line = {0: None, 1: 7, 2: 11, 3: None}[place]
    new = item(fields)
    after = insert_item(before, "claims", new, after_line)
    assert after.replace("\n" + new, "", 1) == before
    document = parse(after, "x")
    assert isinstance(document, dict)
    ids = [each.get("id") for each in document["claims"]]  # type: ignore[union-attr]
    assert ids[:: len(ids) - 1 or 1][0] == "a"
    assert len(ids) == 3


@pytest.mark.parametrize(
    ("before", "last"),
    [
        ("claims:\n  - id: a\n    note: |-\n      b\n\n      # c\n\n# end\n", 6),
        ("claims:\n  - id: a\n    note: >-\n      # c\n\n\nrest: x\n", 4),
        ("claims:\n  - id: a\n    note: 'b\n\n      # c'\n  # end\n", 5),
        ("claims:\n  - id: a  # c\n    # d\n", 3),
        ("claims:\n  - id: a\n  # e\n", 2),
        ("\ufeffclaims:\r\n  - id: a\r\n# end", 2),
        ("claims:  # none yet\n# end\n", 1),
    ],
)
def test_an_item_stands_after_the_last_line_of_the_one_before(before: str, last: int) -> None:
    ending = "\r\n" if "\r\n" in before else "\n"
    new = "  - id: new\n".replace("\n", ending)
    blank = "" if last == 1 else ending
    lines = before.splitlines(keepends=True)
    expected = "".join([*lines[:last], blank, new, *lines[last:]])
    assert insert_item(before, "claims", "  - id: new\n") == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "claims:\n  - id: a\n"),
        ("# to come\n", "# to come\nclaims:\n  - id: a\n"),
        ("claims: []\n", "claims:\n  - id: a\n"),
        ("claims: [ ]  # none yet\n# end\n", "claims:  # none yet\n  - id: a\n# end\n"),
        ("claims: []\nretired: []\n", "claims:\n  - id: a\nretired: []\n"),
    ],
)
def test_a_list_is_begun(before: str, after: str) -> None:
    assert insert_item(before, "claims", "  - id: a\n") == after


def test_a_text_that_would_change_is_no_place() -> None:
    with pytest.raises(NoPlaceError, match="leaves the texts around it as they are"):
        insert_item("claims:\n  - id: |+\n      b\n", "claims", "  - id: c\n")


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(OSError, match="directory"):
        replace_files({tmp_path / "b": "x", tmp_path / "c": "y"})
    assert [path.name for path in tmp_path.iterdir()] == ["b"]
    replace_files({tmp_path / "a": "x", tmp_path / "c": "y"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c"]


def test_a_link_that_lies_where_a_file_is_to_be_written_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even if somebody could foresee the name."""
    outside, target = tmp_path / "outside", tmp_path / "claims.yaml"
    outside.write_text("kept", "utf-8")
    target.write_text("old", "utf-8")
    target.chmod(0o640)
    monkeypatch.setattr("macros.writing.edit.token_hex", lambda _: "foreseen")
    (tmp_path / ".claims.yaml.foreseen").symlink_to(outside)
    with pytest.raises(FileExistsError):
        replace_files({target: "new"})
    assert (target.read_text("utf-8"), outside.read_text("utf-8")) == ("old", "kept")
    monkeypatch.undo()
    for planted in (".claims.yaml.new", ".claims.yaml"):
        (tmp_path / planted).symlink_to(outside)
    replace_files({target: "new"})
    assert (target.read_text("utf-8"), outside.read_text("utf-8")) == ("new", "kept")
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_list_in_one_line_is_no_place() -> None:
    with pytest.raises(NoPlaceError, match="expected a line “claims:” with a list below it"):
        insert_item("claims: [{id: b}]\n", "claims", "  - id: a\n")
    with pytest.raises(NoPlaceError, match="the log has no paragraph 2 of a"):
        log_name("## a\n\n1. x\n\n## b\n\n2. y\n", "a", 2, "c")


def test_what_is_written_is_laid_out() -> None:
    fields: dict[str, Value] = {
        "id": "a",
        "quotes": ["word " * 40 + "end"],
        "more": [{"x": "y", "z": "w"}],
    }
    assert surely_laid_out("a:\n" + item(fields))
