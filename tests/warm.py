"""A project checked once: what that works out for good, forks of a process that imports this have.

That is the patterns that are compiled, the hints of types, and what the schemas ask for.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from macros.records.project import load
from macros.rules import check
from tests.projects import make_project

with TemporaryDirectory() as folder:
    problems = check(load(make_project(Path(folder, "project"))))

assert not problems, problems
