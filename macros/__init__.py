"""From the records in `data/` and the pages in `docs/` to an annotated explainer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Give pages the macros that they may call (mkdocs-macros, “Writing macros”)."""
    from functools import wraps
    from pathlib import Path

    from macros.records.project import load
    from macros.render.macros import MACROS
    from macros.render.view import View
    from macros.site import Site

    project = load(Path(env.project_dir))
    site = Site.of(env.conf)

    def seen_from_its_page(macro: Callable[..., str]) -> Callable[..., str]:
        @wraps(macro)
        def call(*arguments: str) -> str:
            return macro(View(project, env.page.url, site), *arguments)

        return call

    for macro in MACROS:
        env.macro(seen_from_its_page(macro), macro.__name__)  # type: ignore[no-untyped-call]
