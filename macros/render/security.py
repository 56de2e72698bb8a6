"""What a page may contain: scripts by their hashes (W3C CSP 3, 2.3.1), and data that never runs."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from jinja2.utils import htmlsafe_json_dumps

if TYPE_CHECKING:
    from markupsafe import Markup

_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def script_hashes(html: str) -> str:
    """The hash sources, for `script-src`, of the scripts inside some HTML.

    The HTML is the theme's own, rendered apart from the page, so that nothing from the data can be
    in it.
    """
    digests = (sha256(script.encode()).digest() for script in _SCRIPT.findall(html))
    return " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)


def data_block(value: Any) -> Markup:
    """A value as JSON that is safe in a `<script>` of data: nothing in it can end the script.

    A browser runs no script of a type that it does not know (HTML, 4.12.1, “data block”).
    """
    return htmlsafe_json_dumps(value, dumps=json.dumps, ensure_ascii=False, separators=(",", ":"))
