"""The stylesheet, the script and the pictures: joined from their parts, and within the rules."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from macros import look
from macros.look.colours import ENOUGH, contrast, readable
from macros.look.pictures import SIZE, card, lacking
from macros.look.tokens import LookError, colours_of, look_of

FOLDER = Path(look.__file__).parent
STYLES = sorted((FOLDER / "styles").glob("*.css"))
COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
LIGHT = look_of().light
WORDS = "A target, by which year and ahead of what. " * 20
SCRIPTS = sorted((FOLDER / "scripts").glob("*.js"))


def test_every_part_is_joined_once() -> None:
    assert sorted(look.STYLES) == [path.stem for path in STYLES]
    assert sorted(look.SCRIPTS) == [path.stem for path in SCRIPTS]
    for path in STYLES:
        assert look.stylesheet(look_of()).count(path.read_text("utf-8")) == 1
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
    drawn = card("Harbour", WORDS, "The lamp", LIGHT)
    assert Image.open(io.BytesIO(drawn)).size == SIZE
    card.cache_clear()
    assert card("Harbour", WORDS, "The lamp", LIGHT) == drawn
    assert len(drawn) < 60_000
    assert card("Lamp", "x", "The lamp", LIGHT) != drawn


def test_letters_that_no_picture_can_have_are_told() -> None:
    assert lacking("Défense: 15 % – “so it is” (US$550bn)") == ""
    assert lacking("The 鐘 and the جرس, the 鐘") == "鐘جرس"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#0d5570", "#0d5570", 1)],
)
def test_contrast_is_as_the_standard_has_it(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == ratio


@given(colour=COLOURS, behind=COLOURS)
def test_a_colour_that_is_proposed_can_be_read(colour: str, behind: str) -> None:
    proposed = readable(colour, behind)
    assert contrast(proposed, behind) >= ENOUGH
    assert (proposed == colour) == (contrast(colour, behind) >= ENOUGH)


def test_a_site_may_have_colours_and_typefaces_of_its_own() -> None:
    own = look_of({"light": {"accent": "#006400"}, "serif": "Georgia, serif"})
    told = look.stylesheet(own)
    assert told.index("--accent: #0d5570") < told.index("--accent: #006400")
    assert ":root { --serif: Georgia, serif; }" in told
    assert told.index("--accent: #006400") < told.index("@media print")
    assert own.stylesheet == (
        ":root { --serif: Georgia, serif; }\n"
        '[data-md-color-scheme="default"] { --accent: #006400; }\n'
    )
    assert look_of({"light": dict(colours_of("light"))}) == look_of()
    drawn = look_of({"light": {"inconsistency": "#006400"}})
    assert card("Lamp", "x", "The lamp", drawn.light) != card("Lamp", "x", "The lamp", LIGHT)


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        (
            {"light": {"accent": "#aabbcc"}},
            (
                "extra: look: light: accent #aabbcc cannot be read on paper #fffefb: their "
                "contrast is 1.9, expected at least 4.5. Write accent: '#6b7681', or choose "
                "another paper"
            ),
        ),
        (
            {"dark": {"accnt": "#aabbcc"}},
            (
                "extra: look: dark has “accnt”; expected one of paper, panel, ink, quiet, line, "
                "accent, inconsistency, inconsistency-panel"
            ),
        ),
        (
            {"light": {"accent": "blue"}},
            (
                "extra: look: light: accent is “blue”; expected a colour in quotation marks, "
                "such as '#0d5570'"
            ),
        ),
        (
            {"light": "#0d5570"},
            "extra: look: light is “#0d5570”; expected colours by name: accent: '#0d5570'",
        ),
        (
            {"serif": "a; } b {"},
            (
                "extra: look: serif is “a; } b {”; expected names of typefaces with commas between "
                "them, such as Georgia, serif"
            ),
        ),
        ({"color": 1}, "extra: look has “color”; expected light, dark, serif or sans"),
        ("green", "extra: look is “green”; expected light, dark, serif or sans"),
    ],
)
def test_a_look_that_is_none_is_told_with_a_remedy(setting: object, message: str) -> None:
    with pytest.raises(LookError) as raised:
        look_of(setting)
    assert str(raised.value) == message
