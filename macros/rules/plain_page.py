"""A page calls macros, and holds nothing else in double braces.

A page is no template, and nothing in it is evaluated: it names a macro and gives it texts in
quotes, so that what it says can be checked before it is built. `| capitalize` may follow.

Bad:

    {% if true %}{{ cards() }}{% endif %}

Good:

    {{ cards() }}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.problems import Problem
from macros.reading.calls import ARGUMENTS, forms
from macros.text.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.reading.nodes import Text
    from macros.records.project import Need, Project

ID: Final = "plain-page"
NEEDS: Final[tuple[Need, ...]] = ()


def check(project: Project) -> Iterator[Problem]:
    """A problem for each `{{` and `{%` that is not the call of a macro."""
    for page in project.pages:
        yield from map(_problem, page.code)


def _problem(word: Text) -> Problem:
    if word in ARGUMENTS:
        calls = " or ".join(_written(word, form) for form in forms(word))
        hint = f"Write it as {calls}, with quoted texts and nothing else."
    else:
        hint = nearest(word, ARGUMENTS)
    return Problem(word.at, ID, f"“{word}” is not a plain call of a macro here", hint)


def _written(macro: str, form: tuple[str, ...]) -> str:
    arguments = ", ".join(f'"{each}"' for each in form)
    return f"{{{{ {macro}({arguments}) }}}}"
