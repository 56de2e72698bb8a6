"""The rules, one a file: what must hold for a project to be published.

A rule is a module with an `ID`, a docstring that says why and shows a bad and a good record, and
a generator `check(project)` that yields problems. It is found by being in this folder.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from importlib import import_module
from inspect import getdoc
from itertools import chain, islice
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Final

from macros.problems import Position, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from macros.records.project import Project


MOST_PROBLEMS: Final = 500


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, why it is there, and its check."""

    id: str
    why: str
    check: Callable[[Project], Iterator[Problem]]

    @property
    def summary(self) -> str:
        """Its first line: what it asks for."""
        return self.why.partition("\n")[0]


def find_rules() -> tuple[Rule, ...]:
    """Every rule in this folder, by id."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    rules = (Rule(module.ID, getdoc(module) or "", module.check) for module in modules)
    return tuple(sorted(rules, key=lambda rule: rule.id))


def check(project: Project, rules: Iterable[Rule] | None = None) -> tuple[Problem, ...]:
    """Every problem of a project, in file order; a rule that crashes is a problem too.

    All rules are run, unless `rules` names some. Of each at most MOST_PROBLEMS problems are told: a
    file that is wrong throughout needs no more.
    """
    asked = find_rules() if rules is None else rules
    told = (islice(_run(rule, project), MOST_PROBLEMS) for rule in asked)
    return tuple(sorted(set(chain.from_iterable(told))))


def _run(rule: Rule, project: Project) -> Iterator[Problem]:
    try:
        yield from rule.check(project)
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not hide the other rules
        frame = traceback.extract_tb(error.__traceback__)[-1]
        yield Problem(
            Position("macros/rules/" + rule.id.replace("-", "_") + ".py"),
            rule.id,
            f"the rule itself failed: {type(error).__name__}: {error} "
            f"(line {frame.lineno} of {frame.name})",
            "This is a mistake in the rule, not in the record: please report it.",
        )
