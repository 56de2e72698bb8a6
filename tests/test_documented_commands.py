"""Each command that the guides tell is run as it stands there, its capitals filled in."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

from macros.engine.beginning import EXAMPLE, files_of
from tests.projects import LIGHTHOUSE, REPOSITORY
from tests.terminal import claims

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GUIDES: Final = ("README.md", "MAINTAINERS.md", "CONTRIBUTING.md", "macros/languages/README.md")
_CODE: Final = re.compile(r"`([^`\n]+)`|^\$ ((?:.*\\\n)*.*)$", re.MULTILINE)
_COMMAND: Final = re.compile(r"(?:\.venv/bin/)?(claims|make)(?: .*)?", re.DOTALL)


def told() -> Iterator[tuple[str, ...]]:
    """Each command of the guides, those in a new explainer too, as its words."""
    texts = [(REPOSITORY / name).read_text("utf-8") for name in GUIDES]
    texts += files_of(LIGHTHOUSE, example=True).values()
    for text in texts:
        for inline, block in _CODE.findall(text):
            command = (inline or block.partition("  #")[0]).strip()
            if _COMMAND.fullmatch(command):
                name, *words = shlex.split(command.replace("\\\n", " "))
                yield (name.rpartition("/")[2], *words)


ALL: Final = sorted(set(told()))
NAMED: Final = [words for name, *words in ALL if name == "claims" and len(words) == 1]
RUN: Final = [words for name, *words in ALL if name == "claims" and len(words) > 1]
MADE: Final = [words for name, *words in ALL if name == "make"]


def filled(words: list[str], folder: Path) -> list[str]:
    """The words of a command with something in the place of each in capitals."""
    articles = iter(sorted(EXAMPLE.glob("articles/*.txt")))
    sources = iter(("beacon", "messenger"))
    values = {
        "CLAIM": "lamp-date",
        "ID": "lamp-date",
        "WORDS": "lamp",
        "COMMIT": "HEAD",
        "FOLDER": str(folder),
        "SOURCE": "beacon",
    }
    return [
        str(next(articles))
        if word == "FILE"
        else next(sources)
        if word in {"ONE", "OTHER"}
        else values.get(word, word)
        for word in words
    ]


def test_the_guides_tell_many() -> None:
    assert len(NAMED) > 5
    assert len(RUN) > 5
    assert len(MADE) > 5


@pytest.mark.parametrize("words", RUN, ids=" ".join)
def test_a_command_is_called_as_it_can_be(
    words: list[str], lighthouse: Path, tmp_path: Path
) -> None:
    """Whatever comes of it, it is no mistake in the call: click then tells the usage."""
    root = tmp_path / "explainer"
    shutil.copytree(lighthouse, root, symlinks=True)
    if "--root" in words:
        (tmp_path / "mill/data").mkdir(parents=True)
    code, _, err = claims(*filled(words, tmp_path / "out"), folder=root)
    assert "Usage:" not in err
    assert "itself failed" not in err
    assert code in {0, 1, 2}


def test_a_command_that_could_not_be_called_would_be_found(lighthouse: Path) -> None:
    assert "Usage:" in claims("read", "beacon", folder=lighthouse).stderr
    assert "Usage:" in claims("check", "--formt", "json", folder=lighthouse).stderr


@pytest.mark.parametrize("words", NAMED, ids=" ".join)
def test_a_command_that_is_named_is_there(words: list[str]) -> None:
    assert claims(*words, "--help").returncode == 0


@pytest.mark.parametrize("words", MADE, ids=" ".join)
def test_make_knows_what_it_is_asked(words: list[str]) -> None:
    done = subprocess.run(
        ["make", "--dry-run", *words],  # noqa: S607 - make is found on PATH
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
