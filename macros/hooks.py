"""What only MkDocs can do: check before a build, add generated pages, serve on after an error.

MkDocs loads this module once, and keeps it while it serves. Everything else in the package is
imported where it is needed, so that a change to it shows at the next build.
"""

from __future__ import annotations

import gc
import logging
import sys
import traceback
from dataclasses import dataclass, field
from html import escape
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from click import echo, unstyle
from markupsafe import Markup
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, InclusionLevel
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from macros.render.pages import GeneratedPage
    from macros.search_index import SearchIndex
    from macros.shown_again import Pages
    from macros.site import Site

_log = logging.getLogger("mkdocs.hooks")

_BEFORE_EVERY_PLUGIN: Final = 100
_MACROS: Final = "macros"
_NO_MODULE: Final = "main"
"""The default module name: with it, mkdocs-macros does not mind if there is no module."""

_PACKAGE: Final = Path(__file__).parent
_SUFFIXES: Final = frozenset({".css", ".html", ".js", ".json", ".py"})
"""The endings of the files of the package that a site is made from."""

_NEEDED_BY_PAGES: Final = ("macros.render.macros", "macros.render.view")

_LOOK_FOR_CHANGES: Final = 0.1

_THEME_SCRIPTS: Final = "assets/javascripts/"
_THEME_STYLES: Final = "assets/stylesheets/"
_SOURCE_MAP: Final = ".map"

_NOT_SPOKEN: Final = (
    "The engine says in English what it says itself: it has no words in “%s” (%s; "
    "macros/languages/README.md tells how to add a language)"
)
_FAILURE: Final = """\
---
title: "{title}"
render_macros: false
---

# {title}

{words}

<pre>{problems}</pre>
"""


@dataclass
class _State:
    serving: bool = False
    failure: str = ""
    pages: Mapping[str, GeneratedPage] = field(default_factory=dict)
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    data_blocks: Mapping[str, Markup] = field(default_factory=dict)
    updated: str = ""
    index: SearchIndex | None = None
    package: tuple[tuple[Path, int], ...] = ()
    shown: Pages = field(default_factory=dict)


_state: Final = _State()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether the site is being served (mkdocs.org, “Plugins”, on_startup).

    From here on, output is UTF-8, as it is for the command `claims`.
    """
    from macros.terminal.streams import speak_utf8

    del dirty
    speak_utf8()
    _state.serving = command == "serve"
    sys.dont_write_bytecode = sys.dont_write_bytecode or _state.serving


@event_priority(_BEFORE_EVERY_PLUGIN)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the project before anything is built, so that a bad one does not replace the last site.

    Raises Abort with the problems when building; when serving, the pages show them.
    """
    from macros.site import editing

    gc.disable()  # a build keeps nearly all that it makes
    if config.repo_url:
        config.edit_uri = f"{editing(config.repo_url)}docs/"
    if _state.serving:
        _serve_on(config)
    elif failure := _read(config):
        _complain(failure)
        message = "Nothing was built."
        raise Abort(message)
    return config


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:
    """Look for changes five times as often as MkDocs does: every tenth of a second."""
    del builder
    watched = (config.docs_dir, config.config_file_path)
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=_LOOK_FOR_CHANGES)
    for path in watched:
        server.watch(path)


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Prepare for the index of the search; where it cannot be made, say so and do without."""
    del config
    if _state.index is not None:
        _state.index.stop()
        return
    from macros.search_index import SearchError, SearchIndex

    try:
        _state.index = SearchIndex()
    except SearchError as missing:
        _log.info("The site has no search: %s", missing)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the generated files, and the generated pages outside the navigation tree.

    The theme's scripts, and what it has for those who work on it, nothing here asks for.
    """
    for file in list(files):
        if file.src_uri.startswith(_THEME_SCRIPTS) or file.src_uri.endswith(_SOURCE_MAP):
            files.remove(file)
    for path, content in _state.files.items():
        files.append(File.generated(config, path, content=content))
    for path in _state.pages:
        files.append(File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    if not _state.failure:
        from macros.ready_page import ReadyPage

        for path, page in _state.pages.items():
            ReadyPage(page, files.src_uris[path], config)
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Link each generated page to those before and after it in its series."""
    del config
    for (one, ours), (other, theirs) in pairwise(_state.pages.items()):
        before, after = files.src_uris[one].page, files.src_uris[other].page
        if ours.series == theirs.series and before and after:
            before.next_page, after.previous_page = after, before
    return nav


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Begin the index of the search, and give templates what they need.

    That is, besides the rest, the linked data of pages and their content security policy. Live
    reload would break the policy, so there is none while serving. Compiled templates are cached.
    """
    from macros import urls
    from macros.compiled import compiled_templates
    from macros.language import language
    from macros.render.security import POLICY
    from macros.shared import shared_parts

    env.trim_blocks = env.lstrip_blocks = True
    env.auto_reload = False
    env.bytecode_cache = compiled_templates("theme")
    env.globals["_"] = language(config.theme["language"]).words.gettext
    env.globals["shared"] = shared_parts()
    env.globals["urls"] = urls
    words = env.get_template("partials/language.html")
    env.globals["lang"] = words.make_module({"config": config})
    env.globals["theme_styles"] = [
        file.url for file in files.css_files() if file.src_uri.startswith(_THEME_STYLES)
    ]
    env.globals["pictures"] = _state.files.keys()
    env.globals["data_blocks"] = {} if _state.failure else _state.data_blocks
    if _state.serving:
        env.globals["shown"] = _state.shown
        if not _state.failure:
            _show_unchanged_pages_again(files, config)
    else:
        env.globals["policy"] = POLICY
        if _state.index is not None:
            _state.index.begin(_index_folder(config))
    return env


def on_page_read_source(*, page: Page, config: MkDocsConfig) -> str | None:
    """Show, on every page, what keeps the site from being built, if anything does."""
    del page
    if not _state.failure:
        return None
    from macros.language import _, speaking

    with speaking(config.theme["language"]):
        return _FAILURE.format(
            title=_("This cannot be shown yet"),
            words=_(
                "The last change caused the problems below. The site comes back as soon as they "
                "are fixed."
            ),
            problems=escape(_state.failure),
        )


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a page its date, escape its title and description, note its ids, and tell the search.

    The theme inserts both as HTML. Every page has the date of the record, not of the build: the
    same record gives the same bytes. MkDocs has seen the ids in Markdown only.
    """
    from macros.render.outline import ids

    del files
    page.present_anchor_ids = set(ids(html))
    generated = _state.pages.get(page.file.src_uri)
    page.update_date = str((generated and generated.updated) or _state.updated or page.update_date)
    for name in page.meta.keys() & {"title", "description"}:
        page.meta[name] = Markup.escape(page.meta[name])
    page.title = page.meta.get("title", page.title)
    _tell_search(page, html, config)
    return html


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Leave out the indentation of the theme, a third of a page."""
    del config
    if "template" in page.meta:
        return output
    before, content, after = output.partition(page.content or output)
    told = f"{_without_indentation(before)}{content}\n{_without_indentation(after)}"
    if page.file.src_uri in _state.shown:
        _state.shown[page.file.src_uri].output = told
    return told


def on_post_build(*, config: MkDocsConfig) -> None:
    """Have the index of the search; while serving, begin it now that the pages are made."""
    gc.enable()
    if _state.index is None or _state.failure:
        return
    if _state.serving:
        _state.index.begin(_index_folder(config))
        return
    from macros.search_index import SearchError

    try:
        _state.index.finish()
    except SearchError as failed:
        message = f"The index of the search cannot be made: {failed}"
        raise Abort(message) from failed


def on_shutdown() -> None:
    """Remove what the index of the search was made from."""
    if _state.index is not None:
        _state.index.close()
        _state.index = None


def _show_unchanged_pages_again(files: Files, config: MkDocsConfig) -> None:
    from macros.shown_again import show_unchanged_again

    menu = [
        (file.url, str(file.page.title))
        for file in files.documentation_pages()
        if file.page and file.src_uri not in _state.pages
    ]
    around_all = (_state.package, Path(config.config_file_path).read_bytes(), menu)
    pages = [page for path in _state.pages if (page := files.src_uris[path].page)]
    show_unchanged_again(pages, around_all, _state.data_blocks, _state.shown)


def _index_folder(config: MkDocsConfig) -> Path:
    from macros.urls import SEARCH

    return Path(config.site_dir, SEARCH)


def _tell_search(page: Page, html: str, config: MkDocsConfig) -> None:
    """Tell the search what a page says, unless the page is left out."""
    if _state.index is None or _state.failure:
        return
    from macros.render.search_documents import search_document

    made = _state.pages.get(page.file.src_uri)
    left_out = not made.searched if made else page.meta.get("search", {}).get("exclude", False)
    if not left_out:
        found_by = made.found_by if made else ()
        document = search_document(str(page.title), html, config.theme["language"], found_by)
        _state.index.add(page.url, document)


def _without_indentation(html: str) -> str:
    lines = filter(None, map(str.strip, html.split("\n")))
    return "".join(f"{line}\n" for line in lines)


def _complain(failure: str) -> None:
    from macros.terminal.streams import colours

    echo(failure, err=True, color=colours())


def _serve_on(config: MkDocsConfig) -> None:
    _forget_package_if_changed()
    try:
        for module in _NEEDED_BY_PAGES:
            import_module(module)
        _state.failure = _read(config)
    except Exception:  # noqa: BLE001 - a mistake in the package shows like one in the record
        _state.failure = traceback.format_exc(limit=-2)
    macros = config.plugins[_MACROS].config
    macros["on_error_fail"] = False
    if _state.failure:
        _complain(_state.failure)
        macros["module_name"] = _NO_MODULE
    _state.failure = unstyle(_state.failure)


def _forget_package_if_changed() -> None:
    """Have the package imported anew if one of its files has changed since the last build."""
    files = sorted(path for path in _PACKAGE.rglob("*") if path.suffix in _SUFFIXES)
    package = tuple((path, path.stat().st_mtime_ns) for path in files)
    if _state.package not in {(), package}:
        for name in [name for name in sys.modules if name.partition(".")[0] == _MACROS]:
            del sys.modules[name]
        on_shutdown()
    _state.package = package


def _read(config: MkDocsConfig) -> str:
    """Assemble what is published; returns what is wrong, in words for people, or an empty text."""
    from macros.language import language, speaking, spoken
    from macros.site import SettingError, Site

    try:
        site = Site.of(config)
    except SettingError as bad:
        return f"{bad}."
    if not language(site.language).is_spoken:
        _log.info(_NOT_SPOKEN, site.language, ", ".join(spoken()))
    with speaking(site.language):
        return _publish(config, site)


def _publish(config: MkDocsConfig, site: Site) -> str:
    from macros.publication import Publication
    from macros.reading.yaml_reader import ReadError
    from macros.records.project import load
    from macros.render.blocks import Blocks
    from macros.rules import check
    from macros.terminal.printers import for_people

    project = load(Path(config.config_file_path).parent)
    problems = check(project)
    if not problems:
        publication = Publication(project, site)
        try:
            _state.files = publication.files
            _state.data_blocks = publication.data_blocks
            for title, letters in publication.undrawn:
                _log.info("No picture for sharing “%s”: its font has no “%s”", title, letters)
        except ReadError as unreadable:
            problems = (unreadable.problem,)
        else:
            _state.pages = publication.pages
            config.markdown_extensions.append(Blocks())  # type: ignore[arg-type]
            _state.updated = publication.updated
    return "\n".join(for_people(problems, project.root))
