"""The page docs/rules.md, made from the docstrings of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.rules import Rule

_HEAD: Final = """\
---
title: Rules
description: What must hold for the record to be published, with a bad and a good record each.
search: {exclude: true}
---

# Rules

`claims check` holds the record and the pages against these rules. It reports all problems in one
run, each with its line and the remedy. This page is made from the rules themselves, by
`claims rules --page`.
{ .standfirst }

{% raw %}
"""


def rules_page(rules: Iterable[Rule]) -> str:
    """The Markdown of the page; no docstring is evaluated as a template."""
    sections = (f"## {rule.id} {{ #{rule.id} }}\n\n{rule.why}\n" for rule in rules)
    return _HEAD + "\n" + "\n".join(sections) + "{% endraw %}\n"
