"""What MkDocs alone can do: the check before a build, generated pages, their titles and dates."""

from __future__ import annotations

import logging
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from click import echo
from markupsafe import escape
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from macros.printers import for_people
from macros.records.project import load
from macros.render.pages import GeneratedPage, generated_pages
from macros.rules import check

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log: Final = logging.getLogger("mkdocs.hooks.accounts-differ")

_FIRST: Final = 100
_EDIT: Final = "edit/main/docs/"

_serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether the site is being served (mkdocs.org, “Plugins”, on_startup)."""
    del dirty
    global _serving  # noqa: PLW0603 - MkDocs gives hooks no other place to remember it
    _serving = command == "serve"


@event_priority(_FIRST)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the project before anything is built, so that a bad one leaves the last site alone."""
    if config.repo_url:
        config.edit_uri = _EDIT
    project = load(_root(config))
    problems = check(project)
    for text in for_people(problems, project.root):
        echo(text, err=True)
    if problems and not _serving:
        message = f"{len(problems)} problems: nothing was built."
        raise Abort(message)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the generated pages, outside the navigation tree."""
    for path, page in _generated(config).items():
        files.append(
            File.generated(config, path, content=page.body, inclusion=InclusionLevel.NOT_IN_NAV)
        )
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Let each generated page lead to the one before it and the one after it."""
    for (one, ours), (other, theirs) in pairwise(_generated(config).items()):
        before, after = files.src_uris[one].page, files.src_uris[other].page
        if ours.series == theirs.series and before and after:
            before.next_page, after.previous_page = after, before
    return nav


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a generated page its title, description and date, now that no macro will run on them."""
    del files
    if generated := _generated(config).get(page.file.src_uri):
        page.title = escape(generated.title)
        page.meta["description"] = escape(generated.description)
        if generated.updated is not None:
            page.update_date = str(generated.updated)
    return html


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _generated(config: MkDocsConfig) -> dict[str, GeneratedPage]:
    return {page.path: page for page in generated_pages(load(_root(config)).record)}
