"""The catalogues of the languages, kept up to date with what the engine tells readers.

`python -m macros.catalogues` (or `make catalogues`) writes them anew: what was translated stays,
what is new has an empty translation, and what is told no more is gone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from macros.language import CATALOGUES

if TYPE_CHECKING:
    from babel.messages.catalog import Message

_PACKAGE: Final = Path(__file__).parent
_READ_BY: Final = [
    ("**.py", "python"),
    ("render/templates/**.html", "jinja2"),
    ("theme/**.html", "jinja2"),
    ("look/scripts/**.js", "javascript"),
    ("engine/start/common/**.yml", "jinja2"),
]
"""Where there are texts for readers, and what finds them there."""

_WITH: Final = {
    "engine/start/common/**.yml": {
        "block_start_string": "[%",
        "block_end_string": "%]",
        "variable_start_string": "[[",
        "variable_end_string": "]]",
    }
}
"""How templates are marked where they are not marked as usual."""

_TELL: Final = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "number_of": (2, 3),
}
"""The functions that tell a text, and which of their arguments it is (Babel, “Extraction”)."""

_WIDTH: Final = 100


@cache
def told() -> Catalog:
    """Every text that the engine tells readers, not translated."""
    found = Catalog()
    extracted = extract_from_dir(_PACKAGE, _READ_BY, _WITH, keywords=_TELL)
    for _file, _line, text, _comments, context in extracted:
        found.add(text, context=context)
    return found


def catalogue(path: Path) -> Catalog:
    """The catalogue in a file that is named for its language (GNU gettext, “PO Files”)."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def lacking(translated: Catalog) -> list[str]:
    """What a catalogue does not say: the texts without a translation, or with a doubtful one."""
    return [
        str(message.id)
        for message in told()
        if message.id and not _is_translated(translated.get(message.id, message.context))
    ]


def _is_translated(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    strings = message.string if isinstance(message.string, tuple | list) else [message.string]
    return all(strings)


def bring_up_to_date(path: Path) -> None:
    """Write the catalogue in a file anew; a blank file becomes one of its language."""
    known = catalogue(path)
    made_on = known.creation_date
    known.update(told(), no_fuzzy_matching=True, update_creation_date=False)
    known.obsolete.clear()
    known.creation_date = made_on
    with path.open("wb") as file:
        write_po(file, known, width=_WIDTH, no_location=True, sort_output=True)


if __name__ == "__main__":
    for each in sorted(CATALOGUES.glob("*.po")):
        bring_up_to_date(each)
