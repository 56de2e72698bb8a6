"""The rules, one per module: what must hold for a project to be published.

A rule is a module with an `ID`, a docstring that says why and shows a bad and a good record, what
it `NEEDS` from a project, and a generator `check(project)` that yields problems. It is found by
being in this folder. If a need is not met the rule is silent: what could not be read is reported
already, and one mistake is one problem.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from importlib import import_module
from inspect import getdoc
from itertools import islice
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Final

from macros.language import speaking
from macros.problems import Position, Problem
from macros.site import language_of_the_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from macros.records.project import Need, Project


MOST_PROBLEMS: Final = 500

CAUSES: Final = ("readable", "schema", "unique-id", "known-id")
"""The rules whose problems may cause others, and are listed before them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, why it is there, what it needs before it can say anything, and its check."""

    id: str
    why: str
    needs: frozenset[Need]
    check: Callable[[Project], Iterator[Problem]]

    @property
    def summary(self) -> str:
        """Its first line: what it asks for."""
        return self.why.partition("\n")[0]

    @property
    def rank(self) -> int:
        """How early its problems are listed: a cause comes before what it may have caused."""
        return CAUSES.index(self.id) if self.id in CAUSES else len(CAUSES)


def rule_of(module: Any) -> Rule:
    """The rule that a module of this folder is."""
    return Rule(module.ID, getdoc(module) or "", frozenset(module.NEEDS), module.check)


def find_rules() -> tuple[Rule, ...]:
    """Every rule in this folder, by id."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return tuple(sorted(map(rule_of, modules), key=lambda rule: rule.id))


def check(project: Project, rules: Iterable[Rule] | None = None) -> tuple[Problem, ...]:
    """Every problem of a project, causes first, then in file order; a crashed rule is one too.

    Answers are told in the language of the site, since pages name them so. All rules are run,
    unless `rules` names some. At most MOST_PROBLEMS problems are listed for
    each: a file that is wrong throughout needs no more.
    """
    found: dict[Problem, int] = {}
    with speaking(language_of_the_site(project.root)):
        for rule in find_rules() if rules is None else rules:
            for problem in islice(_run(rule, project), MOST_PROBLEMS):
                found.setdefault(problem, rule.rank)
    return tuple(sorted(found, key=lambda problem: (found[problem], problem)))


def _run(rule: Rule, project: Project) -> Iterator[Problem]:
    if rule.needs & project.lacks:
        return
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
