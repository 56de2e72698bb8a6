"""The stylesheet, the script and the pictures: joined from their parts, and within the rules."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from macros import look
from macros.look.pictures import SIZE, card, lacking

FOLDER = Path(look.__file__).parent
STYLES = sorted((FOLDER / "styles").glob("*.css"))
SCRIPTS = sorted((FOLDER / "scripts").glob("*.js"))


def test_every_part_is_joined_once() -> None:
    assert sorted(look.STYLES) == [path.stem for path in STYLES]
    assert sorted(look.SCRIPTS) == [path.stem for path in SCRIPTS]
    for path in STYLES:
        assert look.stylesheet().count(path.read_text("utf-8")) == 1
    for path in SCRIPTS:
        assert look.script().count(path.read_text("utf-8")) == 1


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_a_stylesheet_forces_nothing_and_names_no_colour_of_its_own(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert "!important" not in text
    assert "url(http" not in text
    assert re.findall(r"text-decoration: \w+ [^;]*", text) == []  # WebKit does without all of it
    if path.stem not in {"tokens", "print"}:
        assert re.findall(r"#[0-9a-f]{3,8}\b", text) == []


def test_the_tokens_are_the_same_in_light_and_dark() -> None:
    text = (FOLDER / "styles/tokens.css").read_text("utf-8")
    light, dark = (
        set(re.findall(r"(--[a-z-]+):", block))
        for scheme in ("default", "slate")
        for block in re.findall(rf'\[data-md-color-scheme="{scheme}"\] {{(.*?)}}', text, re.DOTALL)
    )
    assert light <= dark | {"--md-hue"}
    told = (FOLDER / "README.md").read_text("utf-8")
    ours = {name for name in light if not name.startswith("--md")}
    assert {name for name in ours if f"`{name}`" not in told} == set()


def test_there_are_two_font_files() -> None:
    assert len(list((FOLDER.parent / "theme").rglob("*.woff2"))) == 2


def test_a_card_has_the_size_that_is_asked_for_and_the_same_bytes_each_time() -> None:
    drawn = card("Defence", "A target, by which year and ahead of what. " * 20, "Accounts Differ")
    assert Image.open(io.BytesIO(drawn)).size == SIZE
    card.cache_clear()
    assert card(
        "Defence", "A target, by which year and ahead of what. " * 20, "Accounts Differ"
    ) == (drawn)
    assert len(drawn) < 60_000
    assert card("Trade", "x", "Accounts Differ") != drawn


def test_letters_that_no_picture_can_have_are_told() -> None:
    assert lacking("Défense: 15 % – “so it is” (US$550bn)") == ""
    assert lacking("The 鐘 and the جرس, the 鐘") == "鐘جرس"
