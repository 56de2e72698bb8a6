"""The site built by Zensical, which MkDocs and its theme may give way to (zensical.org).

`make site ENGINE=zensical` runs this: it writes what Zensical reads, and has it build. That is the
pages, also those that are generated, as Markdown in which every macro is expanded; files; and the
settings without what is MkDocs’s own. The frame of pages and the search are Zensical’s.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import yaml
from mkdocs.utils.yaml import get_yaml_loader

from macros.language import speaking
from macros.publication import Publication
from macros.reading.calls import expand
from macros.records.project import DOCS
from macros.render.blocks import block
from macros.render.macros import MACROS
from macros.render.view import View
from macros.site import SETTINGS
from macros.terminal.common import CommandError, site_settings, sound_project
from macros.urls import SEARCH

if TYPE_CHECKING:
    from macros.records.project import Project
    from macros.site import Site

_THEME: Final = Path(__file__).parent / "theme"
_MKDOCS_ONLY: Final = ("hooks", "plugins", "watch", "validation", "not_in_nav", "strict")
_INCLUDES: Final = "includes"
_CONFIG: Final = "$config_dir/"


def source_of(project: Project, site: Site, folder: Path) -> None:
    """Write what Zensical builds a site from into a folder."""
    docs = folder / DOCS
    shutil.copytree(_THEME / "assets", docs / "assets")
    if (project.root / _INCLUDES).is_dir():
        shutil.copytree(project.root / _INCLUDES, folder / _INCLUDES)
    publication = Publication(project, site)
    for path, content in publication.files.items():
        if not path.startswith(SEARCH):
            _write(docs / path, content)
    for file in (project.root / DOCS).rglob("*"):
        if file.is_file() and file.suffix != ".md":
            _write(docs / file.relative_to(project.root / DOCS), file.read_bytes())
    with speaking(site.language):
        for page in project.pages:
            text = (project.root / DOCS / page.path).read_text("utf-8")
            view = View(project, page.url, site)
            able = {macro.__name__: partial(macro, view) for macro in MACROS}
            _write(docs / page.path, expand(text, able))
    for path, made in publication.pages.items():
        front = yaml.safe_dump(
            {"title": str(made.title), "description": str(made.description)}, allow_unicode=True
        )
        _write(docs / path, f"---\n{front}---\n\n{block(made.html)}\n")
    _write(folder / SETTINGS, _settings((project.root / SETTINGS).read_text("utf-8")))


def _settings(text: str) -> str:
    """The settings of a project without what MkDocs alone understands."""

    class Loader(get_yaml_loader(yaml.SafeLoader)):  # type: ignore[misc]
        """Reads the tags of MkDocs."""

    Loader.add_constructor("!relative", lambda _, node: str(node.value).removeprefix(_CONFIG))
    read: dict[str, Any] = yaml.load(text, Loader)  # noqa: S506 - a safe loader, and settings are ours
    kept = {name: value for name, value in read.items() if name not in _MKDOCS_ONLY}
    theme = {name: value for name, value in kept["theme"].items() if name != "custom_dir"}
    return json.dumps({**kept, "theme": theme}, ensure_ascii=False, indent=2)


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def build(root: Path, target: Path) -> int:
    """Build the site of a project into a folder; gives the exit code of Zensical.

    What was there before goes when the new site is whole. Raises CommandError for a project with
    problems.
    """
    project = sound_project(root)
    with TemporaryDirectory() as folder:
        source_of(project, site_settings(root), Path(folder))
        zensical = Path(sys.executable).with_name("zensical")
        done = subprocess.run([zensical, "build", "--strict"], cwd=folder, check=False)  # noqa: S603 - a program of ours
        if done.returncode == 0:
            shutil.rmtree(target, ignore_errors=True)
            shutil.move(Path(folder, "site"), target)
    return done.returncode


def main() -> None:
    """Build the site of the project in this folder, as `mkdocs build` does."""
    try:
        sys.exit(build(Path(), Path("site")))
    except CommandError as refused:
        refused.show()
        sys.exit(refused.exit_code)


if __name__ == "__main__":
    main()
