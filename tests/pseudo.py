"""A site whose engine speaks in wide letters: what it says in others was forgotten.

`python -m tests.pseudo ROOT SITE` builds it. Its locale and the words of the theme are German.
"""

from __future__ import annotations

import re
import sys
from gettext import NullTranslations
from pathlib import Path
from typing import Final

from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros import language
from macros.language import Language

CODE: Final = "de"
_PLACE: Final = re.compile(r"(%\(\w+\)s|%%)")
_WIDE: Final = {
    ord(narrow): chr(ord(narrow) + 0xFEE0)
    for narrow in map(chr, range(0x21, 0x7F))
    if narrow.isalpha()
}
"""The letters of ASCII as wide ones (Unicode, “Halfwidth and Fullwidth Forms”)."""


class _Wide(NullTranslations):
    def gettext(self, message: str) -> str:
        return wide(message)

    def pgettext(self, context: str, message: str) -> str:
        del context
        return wide(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return wide(msgid1 if n == 1 else msgid2)


def wide(text: str) -> str:
    """A text in wide letters; what gives way to a value stays."""
    parts = _PLACE.split(text)
    return "".join(each if place % 2 else each.translate(_WIDE) for place, each in enumerate(parts))


def main(root: Path, site: Path) -> None:
    """Build the site of a project."""
    german = language.language(CODE)
    spoken = Language(CODE, german.locale, _Wide())
    language.language = lambda _: spoken  # type: ignore[assignment]
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(site)))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
