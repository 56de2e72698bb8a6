"""The environment of the templates: everything is escaped, and nothing undefined is shown."""

from __future__ import annotations

from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from macros import urls
from macros.analysis.agreement import answer_groups
from macros.analysis.silence import MOST_NAMED
from macros.analysis.standing import Badge
from macros.compiled import compiled_templates
from macros.records.schema import fields
from macros.render import text
from macros.text import dates, in_words, names
from macros.text.counting import several

_LARGE: Final = 40
"""The most characters of an answer that is set large on the page of its claim."""

NOT_STATED: Final = Markup('<span class="told__none">not stated</span>')
"""What is said of an article that does not say something of itself."""


@cache
def environment() -> Environment:
    """The environment, made once."""
    made = Environment(
        loader=PackageLoader("macros.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled_templates("record"),
        auto_reload=False,
    )
    made.globals["urls"] = urls
    made.globals["MOST_NAMED"] = MOST_NAMED
    made.globals["LARGE"] = _LARGE
    made.globals["NOT_STATED"] = NOT_STATED
    made.globals["DIFFERS"] = Badge.RECORD_DIFFERS
    made.filters |= {
        "answer_groups": answer_groups,
        "markdown": text.markdown,
        "inline": text.inline,
        "answer": in_words.answer,
        "answers": in_words.answers,
        "authors": in_words.authors,
        "day": dates.day,
        "days": dates.days,
        "listed": in_words.listed,
        "located": in_words.locator,
        "fields": fields,
        "size": in_words.size,
        "language": in_words.language,
        "letter": in_words.letter,
        "several": several,
        "percent": lambda place: f"{place:.2f}%",
        "badge": names.BADGES.__getitem__,
        "kind": names.kind,
        "spread": names.SPREADS.__getitem__,
        "standing": names.STANDINGS.__getitem__,
        "standing_words": names.STANDING_WORDS.__getitem__,
        "slug": lambda words: str(words).replace(" ", "-"),
    }
    return made
