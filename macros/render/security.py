"""What a page may contain: scripts that are files of the site, and data that never runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from jinja2.utils import htmlsafe_json_dumps

if TYPE_CHECKING:
    from markupsafe import Markup

POLICY: Final = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; connect-src 'self'; font-src 'self'; "
    "img-src 'self' data:; style-src 'self'; worker-src 'self'; "
    "script-src 'self' 'wasm-unsafe-eval'"
)
"""The content security policy of every page (W3C CSP 3): everything comes from the site itself.

Icons of the stylesheet are `data:`, and the search is WebAssembly.
"""


def data_block(value: Any) -> Markup:
    """A value as JSON that is safe in a `<script>` of data: nothing in it can end the script.

    A browser runs no script of a type that it does not know (HTML, 4.12.1, “data block”).
    """
    return htmlsafe_json_dumps(value, dumps=json.dumps, ensure_ascii=False, separators=(",", ":"))
