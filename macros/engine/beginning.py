"""How an explainer begins: the pages, settings and records that are its own from then on."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, StrictUndefined

from macros.analysis.quotes import fingerprint_of
from macros.engine.installed import NOTED, engine_in
from macros.engine.versions import copy_of
from macros.language import ENGLISH, language
from macros.reading.fingerprints import write_fingerprint
from macros.records.project import DOCS, fingerprint_name
from macros.records.schema import in_line
from macros.site import SETTINGS, language_of_the_site
from macros.terminal.common import CommandError
from macros.writing.edit import replace_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.engine.installed import Engine

_START: Final = Path(__file__).with_name("start")
_COMMON: Final = _START / "common"
_PAGES: Final = _START / "pages"
_EMPTY: Final = _START / "empty"
EXAMPLE: Final = _START / "example"
"""The invented subject: its record, its pages, and the articles that it tells of."""

HOME: Final = f"{DOCS}/index.md"
_ARTICLES: Final = "articles"

_TEMPLATES: Final = Environment(  # noqa: S701 - what it makes is no HTML
    block_start_string="[%",
    block_end_string="%]",
    variable_start_string="[[",
    variable_end_string="]]",
    trim_blocks=True,
    keep_trailing_newline=True,
    undefined=StrictUndefined,
)
"""The files that name an explainer; what stands in braces there is for the pages to say."""


_TEMPLATES.filters["yaml"] = in_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Explainer:
    """What an explainer is called, where it will be, and who makes it.

    `description` is a sentence, `language` that of its pages (BCP 47), `address` that of the
    site, with a slash at its end. `authority` begins the ids of the feed (RFC 4151, section 2.1).
    `year` is that in which it began. `repository` is an address, and like `maker` empty if there is
    none.
    """

    name: str
    description: str
    language: str
    address: str
    authority: str
    year: str
    repository: str = ""
    maker: str = ""


def files_of(explainer: Explainer, *, example: bool) -> dict[str, str]:
    """The files with which an explainer begins, by their paths: all that is not the engine’s.

    With an `example`, that is a small record of an invented subject and its pages, in English; else
    an empty record.
    """
    given = {
        **asdict(explainer),
        "example": example,
        "_": language(explainer.language).words.gettext,
    }
    common = _texts(_COMMON) | _pages(explainer.language)
    told = {path: _TEMPLATES.from_string(text).render(given) for path, text in common.items()}
    return told | (_example() if example else _texts(_EMPTY))


def begin(folder: Path, root: Path, files: Mapping[str, str]) -> Engine:
    """Write an explainer into a folder, with the engine of the one in `root`; gives that engine.

    The folder is there when all of it is. Raises GitError, and CommandError for a changed engine.
    """
    engine = engine_in(root)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory(dir=folder.parent, prefix=".init-") as place,
        copy_of(str(root)) as copy,
    ):
        made = Path(place, "made")
        made.mkdir()
        commit = copy.commit()
        copy.write(commit, copy.files(commit, copy.parts(commit)), made)
        written = {**files, NOTED: engine.written()}
        replace_files({made / path: text for path, text in written.items()}, made)
        made.replace(folder)
    return engine


def without_example(root: Path) -> dict[str, str | None]:
    """What becomes of the files of an explainer when its example is taken out; None if they go.

    Raises CommandError where the example, or what stands in its place, is no longer as it was.
    """
    example = _example()
    own_pages = [path for path in example if path.startswith(f"{DOCS}/") and path != HOME]
    if not any((root / path).is_file() for path in own_pages):
        message = "The example is not here: there is nothing to take out"
        raise CommandError(message)
    empty = _texts(_EMPTY) | {HOME: _pages(language_of_the_site(root))[HOME]}
    there = {path: (root / path).read_text("utf-8") for path in example if (root / path).is_file()}
    if changed := [path for path, text in there.items() if text != example[path]]:
        message = (
            f"{changed[0]} is no longer as the example has it, so nothing was taken out. Keep what "
            "is yours elsewhere, or take the example out by hand: MAINTAINERS.md says what it is"
        )
        raise CommandError(message)
    gone = dict.fromkeys(path for path in there if path not in empty)
    settings = (root / SETTINGS).read_text("utf-8")
    pages = "|".join(re.escape(path.removeprefix(f"{DOCS}/")) for path in own_pages)
    in_menu = re.compile(rf"^ *- .*: (?:{pages})\n", re.MULTILINE)
    return {**gone, **empty, SETTINGS: in_menu.sub("", settings)}


def _example() -> dict[str, str]:
    """The files of the example, with a fingerprint in the place of each article."""
    files = _texts(EXAMPLE)
    for path in [path for path in files if path.startswith(f"{_ARTICLES}/")]:
        made = write_fingerprint(fingerprint_of(files.pop(path)))
        files[fingerprint_name(Path(path).stem)] = made
    return files


def _pages(language: str) -> dict[str, str]:
    """The pages of an explainer in a language that the engine speaks; in English for any other."""
    folder = _PAGES / language.partition("-")[0]
    return _texts(folder if folder.is_dir() else _PAGES / ENGLISH)


def _texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
