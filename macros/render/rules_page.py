"""The rules as Markdown, made from their docstrings: each with its reason and its two examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.rules import Rule


def rule_sections(rules: Iterable[Rule]) -> str:
    """A section per rule."""
    return "\n".join(f"## {rule.id} {{ #{rule.id} }}\n\n{rule.why}\n" for rule in rules)
