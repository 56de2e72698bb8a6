"""The look: the stylesheet and the script of the site, each joined from its parts (README.md)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from macros.language import _, locale, ngettext

if TYPE_CHECKING:
    from macros.look.tokens import Look

STYLES: Final = (
    *("tokens", "frame", "prose", "drawings", "claims", "folding", "notes", "strips", "accounts"),
    *("facets", "grid", "disputed", "days", "field", "home", "sources", "data", "citing"),
    *("search", "print"),
)
"""The parts of the stylesheet, in order."""

SCRIPTS: Final = (
    *("scheme", "contents", "folding", "notes", "filters"),
    *("copying", "glossary", "printing", "field", "search"),
)
"""The parts of the script; each has its own scope."""

_TEXTS: Final = re.compile(r'\b_\(\s*"([^"]+)"')
_COUNTED: Final = re.compile(r'\bngettext\(\s*"([^"]+)",\s*"([^"]+)"')
_COUNTS: Final = range(1000, -1, -1)
"""Numbers of every kind; for each kind the smallest comes last."""

_FOLDER: Final = Path(__file__).parent


def stylesheet(look: Look) -> str:
    """The stylesheet of a site, with the quotation marks of the language spoken now (CSS)."""
    opening, closing = _("‘%(words)s’").split("%(words)s")
    quotes = f':root {{ --quotes: "{opening}" "{closing}"; }}\n'
    first, *others = (_part("styles", f"{name}.css") for name in STYLES)
    return "\n".join([first, quotes + look.stylesheet, *others])


def script() -> str:
    """The script of the site, in the language that is spoken now (JavaScript, a module)."""
    parts = "\n".join(f"{{\n{_part('scripts', f'{name}.js')}}}" for name in SCRIPTS)
    return f"{_words_of(parts)}\n{parts}"


def first_script() -> str:
    """The script that runs before anything of a page is shown (JavaScript)."""
    return (_FOLDER / "first.js").read_text("utf-8")


def editors_stylesheet() -> str:
    """The stylesheet of a page that is for an editor alone (CSS)."""
    return (_FOLDER / "editor.css").read_text("utf-8")


def _words_of(parts: str) -> str:
    """What gives scripts the words that they ask for by `_` and `ngettext`."""
    said: dict[str, str | dict[str, str]] = {
        text: told for text in _TEXTS.findall(parts) if (told := _(text)) != text
    }
    for one, many in _COUNTED.findall(parts):
        said[one] = {locale().plural_form(count): ngettext(one, many, count) for count in _COUNTS}
    words = json.dumps(said, ensure_ascii=False, indent=2)
    return (_FOLDER / "words.js").read_text("utf-8").replace("= WORDS;", f"= {words};")


def _part(folder: str, name: str) -> str:
    return (_FOLDER / folder / name).read_text("utf-8")
