"""The catalogues: complete, up to date, and true to what gives way to values."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from macros.catalogues import bring_up_to_date, catalogue, lacking, told
from macros.language import CATALOGUES, N_, _, language, ngettext, number_of, speaking, spoken
from macros.records.answers import NumberAnswer
from macros.text.in_words import number_with_unit
from macros.writing.drafts import slug

if TYPE_CHECKING:
    from pathlib import Path

ALL = sorted(CATALOGUES.glob("*.po"))
PLACES: re.Pattern[str] = re.compile(r"%\(\w+\)s|%%")


def texts(of_message: str | list[str] | tuple[str, ...] | None) -> list[str]:
    """The texts of a message: one, or one for each kind of number."""
    return [of_message] if isinstance(of_message, str) else list(of_message or ())


def test_what_is_told_is_found_in_code_templates_and_scripts() -> None:
    ids = {message.id for message in told()}
    assert {"one article only", "Published by", "There is no such page", "Copied"} <= ids
    assert ("claim", "claims") in ids
    assert ("%(count)s page found", "%(count)s pages found") in ids


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_catalogue_is_complete_and_up_to_date(path: Path, tmp_path: Path) -> None:
    assert lacking(catalogue(path)) == []
    again = tmp_path / path.name
    shutil.copy(path, again)
    bring_up_to_date(again)
    assert again.read_text("utf-8") == path.read_text("utf-8"), "make catalogues"


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_translation_has_a_place_for_each_value(path: Path) -> None:
    for message in catalogue(path):
        places = {frozenset(PLACES.findall(each)) for each in texts(message.id)}
        for string in texts(message.string) if message.id else ():
            assert frozenset(PLACES.findall(string)) in places, message.id


def test_a_new_text_has_no_translation_and_an_old_one_goes(tmp_path: Path) -> None:
    path = tmp_path / "de.po"
    path.write_text('msgid "Copied"\nmsgstr "Kopiert"\n\nmsgid "Gone"\nmsgstr "Weg"\n', "utf-8")
    bring_up_to_date(path)
    known = catalogue(path)
    assert [each.string for each in known if each.id == "Copied"] == ["Kopiert"]
    assert known.get("Gone") is None
    assert "Published by" in lacking(known)
    assert "Copied" not in lacking(known)


def test_one_language_is_spoken_at_a_time() -> None:
    text = N_("one article only")
    assert spoken() == ("en", "ar", "de")
    assert _(text) == text
    with speaking("de"):
        assert _(text) == "nur ein Artikel"
        assert number_of(1, "claim", "claims") == "1 Frage"
        with speaking("en"):
            assert ngettext("claim", "claims", 2) == "claims"
        assert number_of(2, "claim", "claims") == "2 Fragen"
    assert _(text) == text


def test_a_region_has_the_words_of_its_language() -> None:
    assert language("de-AT").words.gettext("Copied") == "Kopiert"
    assert str(language("de-AT").locale) == "de_AT"
    assert language("de-AT").is_spoken
    assert not language("fr").is_spoken
    assert language("fr").words.gettext("Copied") == "Copied"
    assert language("xx").locale.language == "en"


@pytest.mark.parametrize(
    ("code", "written"),
    [("en", "about US$3.5 bn"), ("de", "etwa 3,5 bn $"), ("ar", "نحو 3.5 bn US$")],
)
def test_money_stands_where_a_language_has_its_sign(code: str, written: str) -> None:
    with speaking(code):
        told = number_with_unit(NumberAnswer.of(Decimal("3.5"), about=True), "USD bn")
    assert told.replace("\u200f", "").replace("\xa0", " ") == written


def test_on_a_german_site_ids_have_umlauts_written_out() -> None:
    with speaking("de"):
        assert slug("Die Hälfte, größer als möglich") == "die-haelfte-groesser-als-moeglich"
    assert slug("Die Hälfte") == "die-halfte"
