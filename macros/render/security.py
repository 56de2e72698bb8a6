"""What a page's content security policy allows (W3C CSP 3, section 2.3.1, hash-source)."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import Final

_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def script_hashes(html: str) -> str:
    """The hash sources of the scripts that stand inside some HTML, for `script-src`.

    The HTML is the theme's own, rendered apart from the page, so that nothing of the data can
    stand in it.
    """
    digests = (sha256(script.encode()).digest() for script in _SCRIPT.findall(html))
    return " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)
