"""Parts of the theme that are the same on many pages, rendered once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.runtime import Context


def shared_parts() -> Callable[..., Any]:
    """A function for templates: a template by its name, rendered once for each depth of pages."""
    rendered: dict[tuple[str, str], Markup] = {}

    @pass_context
    def shared(context: Context, name: str) -> Markup:
        key = name, str(context["base_url"])
        if key not in rendered:
            part = context.environment.get_template(name).render(context.get_all())
            rendered[key] = Markup(part)  # noqa: S704 - a template of the theme, as an include is
        return rendered[key]

    return shared
