"""YAML is read so that what you see is what you get, or refused with its line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.reading.nodes import Mapping, Sequence, Text
from macros.reading.yaml_reader import (
    DEEPEST_NESTING,
    LARGEST_FILE,
    MOST_VALUES,
    ReadError,
    parse,
    read_text,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "written", ["2025-10-28", "no", "on", "1_000", "12:30", "0x10", "~", "null", "1e3", "07"]
)
def test_a_scalar_is_the_text_one_sees(written: str) -> None:
    tree = parse(f"answer: {written}\n", "f")
    assert tree == {"answer": written}


def test_every_value_and_key_knows_its_place() -> None:
    tree = parse("claims:\n  - id: one\n    quotes: [a b, “c”]\n", "data/claims.yaml")
    assert isinstance(tree, Mapping)
    claims = tree["claims"]
    assert isinstance(claims, Sequence)
    claim = claims[0]
    assert isinstance(claim, Mapping)
    quotes = claim["quotes"]
    assert isinstance(quotes, Sequence)
    last = quotes[1]
    assert isinstance(last, Text)
    assert str(tree.key("claims").at) == "data/claims.yaml:1:1"
    assert str(claim.at) == "data/claims.yaml:2:5"
    assert str(claim.text("id").at) == "data/claims.yaml:2:9"
    assert str(last.at) == "data/claims.yaml:3:19"


def test_only_plain_scalars_are_plain() -> None:
    tree = parse("[1, '1', \"1\"]", "f")
    assert isinstance(tree, Sequence)
    assert [text.plain for text in tree.texts()] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            "a: Claim #1\n",
            "f:1:9",
            "the text is cut at “ #1”: a # after a space begins a comment",
        ),
        ("a: x # y\n", "f:1:5", "the text is cut at “ # y”: a # after a space begins a comment"),
        ("a: b\n  c #1\n", "f:2:4", "the text is cut at “ #1”: a # after a space begins a comment"),
        ("a: &x 1\n", "f:1:4", "found the anchor &x"),
        ("a: *x\n", "f:1:4", "found the alias *x"),
        ("a: !!python/name:os 1\n", "f:1:4", "found a tag (a word that begins with !)"),
        ("a: 1\nb: 2\na: 3\n", "f:3:1", "“a” occurs twice in one mapping, first on line 1"),
        (
            "a: b: c\n",
            "f:1:5",
            "not YAML: a colon followed by a space inside a text, or a wrong indent",
        ),
        ("- a\nb: c\n", "f:2:1", "not YAML: a line that does not fit the list around it"),
        ("a: 'x\n\n", "f:1:4", "not YAML: a quotation mark that is never closed"),
        ("a: b\n---\nc: d\n", "f:2:1", "a second document begins here"),
        ("", "f:1:1", "the file is empty"),
        ("# only a comment\n", "f:1:1", "the file is empty"),
        ("? [a]\n: b\n", "f:1:3", "a list or mapping stands where a key belongs"),
        ("a:\n\t- b\n", "f:2:1", "found a tab"),
        ("a: \u202ex\n", "f:1:4", "found the character U+202E, which does not show"),
        ("a: \0\n", "f:1:4", "found the character U+0000, which does not show"),
        ("[" * 30, "f:1:21", f"nested more than {DEEPEST_NESTING} deep"),
    ],
)
def test_what_yaml_would_do_in_silence_is_refused(text: str, place: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        parse(text, "f")
    assert (str(caught.value.problem.at), caught.value.problem.message) == (place, message)


@pytest.mark.parametrize(
    "text",
    [
        "a: 2027 or 2026      # a comment\n",
        "a: x  # y\n",
        'a: "Claim #1"  # y\n',
        "a: C#\n",
        "a: |\n  b # c\n",
        "# first\na: b\n",
    ],
)
def test_a_comment_or_a_hash_in_quotes_is_no_mistake(text: str) -> None:
    assert isinstance(parse(text, "f"), Mapping)


def test_a_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"\xef\xbb\xbfa: b\n")
    assert read_text(path, "f") == "a: b\n"


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"a: b\nc: \xe9\n", "f:2:4", "the byte 0xe9 is not UTF-8"),
        ("a: b\n".encode("utf-16"), "f:1:1", "the byte 0xff is not UTF-8"),
        (b"x" * (LARGEST_FILE + 1), "f:1:1", "the file is larger than 24 MB"),
    ],
)
def test_bytes_that_are_no_text_are_refused(
    tmp_path: Path, data: bytes, place: str, message: str
) -> None:
    path = tmp_path / "f"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_text(path, "f")
    assert (str(caught.value.problem.at), caught.value.problem.message) == (place, message)


def test_a_folder_or_a_pipe_in_place_of_a_file_is_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(ReadError, match="something else where a file belongs"):
            read_text(path, "f")


def test_brackets_without_end_are_refused() -> None:
    with pytest.raises(ReadError, match="nest"):
        parse("[" * 100_000, "f")


def test_more_values_than_the_limit_are_refused_in_one_line_or_many() -> None:
    assert MOST_VALUES == 2_000_000
    for text in ("[" + "a," * 1_999 + "]", "- a\n" * 1_999):
        parse(text, "f", most_values=2_000)
    for text in ("[" + "a," * 2_000 + "]", "- a\n" * 2_000):
        with pytest.raises(ReadError, match="more than 2,000 values"):
            parse(text, "f", most_values=2_000)


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_text(tmp_path / "f", "f")
    assert caught.value.problem.message == "the file is missing"


@given(st.text())
def test_any_text_is_read_or_refused_within_its_lines(text: str) -> None:
    try:
        parse(text, "f")
    except ReadError as unreadable:
        at = unreadable.problem.at
        assert 1 <= at.line <= len(text.splitlines()) + 1
        assert at.column >= 1
