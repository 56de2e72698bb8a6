"""The environment of the templates: everything is escaped, and nothing undefined is shown."""

from __future__ import annotations

from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from macros import language, urls
from macros.analysis.agreement import answer_groups
from macros.analysis.silence import MOST_NAMED
from macros.analysis.standing import Badge
from macros.compiled import compiled_templates
from macros.language import N_
from macros.records.schema import fields
from macros.render import text
from macros.text import dates, in_words, names

_LARGE: Final = 40
"""The most characters of an answer that is set large on the page of its claim."""

_FACET_GROUPS: Final = {
    "kind": N_("Kind"),
    "severity": N_("Severity"),
    "place": N_("Between whom"),
    "topic": N_("Topic"),
    "source": N_("Source"),
    "standing": N_("Standing"),
}
"""What the groups of facets are called."""


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
    made.globals["not_stated"] = _not_stated
    made.globals["_"] = _told
    made.globals["pgettext"] = language.pgettext
    made.globals["ngettext"] = _counted
    made.globals["number_of"] = language.number_of
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
        "number": in_words.number,
        "part": in_words.part,
        "capitalize": language.capitalized,
        "percent": lambda place: f"{place:.2f}%",
        "badge": names.badge,
        "kind": names.kind,
        "spread": names.spread,
        "standing": names.standing,
        "standing_words": names.standing_words,
        "facet_group": _facet_group,
        "severity": names.severity,
        "basis": names.basis,
        "tick": names.tick,
        "document_kind": names.document_kind,
        "slug": lambda words: str(words).replace(" ", "-"),
    }
    return made


def _told(text: str, **values: object) -> Markup:
    """What stands for a text in the language that is spoken now, with its values in it."""
    return escape(language._(text)) % values if values else escape(language._(text))


def _facet_group(group: str) -> str:
    """What a group of facets is called; its own name where only a schema knows it."""
    return language._(_FACET_GROUPS.get(group, group))


def _counted(one: str, many: str, count: int) -> Markup:
    """What stands for a text with a `count` in it, in the form that the number asks for."""
    return escape(language.ngettext(one, many, count)) % {"count": count}


def _not_stated() -> Markup:
    """What is said of an article that does not say something of itself."""
    return Markup('<span class="told__none">{}</span>').format(_told("not stated"))
