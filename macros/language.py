"""The language in which readers are told everything: one at a time, for a whole site.

The engine writes in British English. Its catalogues have what stands for each text in another
language (GNU gettext, “PO Files”): `macros/languages/README.md` says how to add one.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

CATALOGUES: Final = Path(__file__).with_name("languages")
ENGLISH: Final = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code (BCP 47): its locale, and its words."""

    code: str
    locale: Locale
    words: NullTranslations

    @property
    def is_spoken(self) -> bool:
        """Whether there is a catalogue of it, or none is needed."""
        return self.code.partition("-")[0] in spoken()


def spoken() -> tuple[str, ...]:
    """The codes of the languages in which the engine speaks."""
    return (ENGLISH, *sorted(path.stem for path in CATALOGUES.glob("*.po")))


@cache
def language(code: str) -> Language:
    """A language by its code; in one without a catalogue, words are English."""
    from babel import Locale  # noqa: PLC0415 - slow to import, and needed where words are told
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - as above
    from babel.messages.pofile import read_po  # noqa: PLC0415 - as above

    known = locale_of(code) or Locale(ENGLISH)
    if code == ENGLISH:
        known = Locale(ENGLISH, "GB")
    path = CATALOGUES / f"{code.partition('-')[0]}.po"
    if not path.is_file():
        return Language(code, known, NullTranslations())
    with path.open("rb") as file:
        catalogue = read_po(file)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Language(code, known, GNUTranslations(compiled))


def locale_of(code: str) -> Locale | None:
    """What is known of a language by its code (BCP 47); None where nothing is."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - as in language

    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


_spoken: Final = ContextVar[str]("language", default=ENGLISH)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """For as long as it lasts, readers are told everything in a language, by its code."""
    before = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(before)


def now() -> Language:
    """The language that is spoken now: English, unless somebody asked for another."""
    return language(_spoken.get())


def locale() -> Locale:
    """The locale of the language that is spoken now."""
    return now().locale


def _(text: str) -> str:
    """What stands for a text in the language that is spoken now."""
    return now().words.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """What stands for a text with a number in it, in the form that the number asks for."""
    return now().words.ngettext(one, many, count)


def pgettext(context: str, text: str) -> str:
    """What stands for a text that means something else elsewhere."""
    return now().words.pgettext(context, text)


def N_(text: str) -> str:  # noqa: N802 - the name that gettext knows
    """A text that is told later, in the language that is spoken then."""
    return text


def number_of(count: int, one: str, many: str) -> str:
    """A number of things: “1 claim”, “2 claims”."""
    return f"{count} {ngettext(one, many, count)}"


def capitalized(words: str) -> str:
    """A text that begins with a capital letter; its other letters stay as they are."""
    return words[:1].upper() + words[1:]
