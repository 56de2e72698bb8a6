"""Build an annotated explainer from the records in `data/` and the pages in `docs/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Give pages the macros that they may call (mkdocs-macros, “Writing macros”)."""
    from functools import wraps
    from pathlib import Path

    from macros.language import speaking
    from macros.records.project import load
    from macros.render.macros import MACROS
    from macros.render.view import View
    from macros.site import Site

    project = load(Path(env.project_dir))
    site = Site.of(env.conf)

    def seen_from_its_page(macro: Callable[..., str]) -> Callable[..., str]:
        @wraps(macro)
        def call(*arguments: str) -> str:
            with speaking(site.language):
                return macro(View(project, env.page.url, site), *arguments)

        return call

    for macro in MACROS:
        env.macro(seen_from_its_page(macro), macro.__name__)  # type: ignore[no-untyped-call]


def on_pre_page_macros(env: MacrosPlugin) -> None:
    """Replace each macro call with its output, and keep the template engine away from the page.

    The engine could run any code; `expand` evaluates nothing (mkdocs-macros, “pre_page_macros”).
    Raises PluginError if a macro fails, which the check before the build should have prevented.
    """
    from mkdocs.exceptions import PluginError

    from macros.reading.calls import expand
    from macros.render.macros import MACROS

    ours = {macro.__name__: env.macros[macro.__name__] for macro in MACROS}
    try:
        env.markdown = expand(env.markdown, ours)
    except Exception as error:
        message = f"{env.page.file.src_uri}: {type(error).__name__}: {error}"
        raise PluginError(message) from error
    env.page.meta["render_macros"] = False
