"""Data flows one way, from one floor of the house up to the next."""

from __future__ import annotations

import ast
from pathlib import Path

import macros

PACKAGE = Path(macros.__file__).parent
FLOORS = (
    {"problems", "urls", "git", "compiled", "shared", "language"},
    {"look"},
    {"site"},
    {"reading"},
    {"records"},
    {"analysis"},
    {"text"},
    {"rules"},
    {"publish"},
    {"render"},
    {"publication", "ready_page", "search_index", "shown_again"},
    {"built", "terminal"},
    {"writing"},
    {"engine"},
    {"commands"},
    {"cli", "hooks", "catalogues", "other_engine", ""},
)
"""The rooms of the house by floor: modules and packages of `macros`; the last is itself."""


def reached(room: str) -> set[str]:
    """What a room may import: itself, and every room on a floor below."""
    [floor] = (number for number, rooms in enumerate(FLOORS) if room in rooms)
    return {room}.union(*FLOORS[:floor])


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names = [
        name
        for node in ast.walk(tree)
        for name in (
            [f"{node.module}.{alias.name}" for alias in node.names]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    ]
    return {name.split(".")[1] for name in names if name.startswith("macros.")}


def test_every_module_imports_only_what_lies_below_it() -> None:
    wrong = {}
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py").replace("__init__", "")
        if beyond := imported(path) - reached(room):
            wrong[path.name] = beyond
    assert wrong == {}


def test_analysis_reads_no_files_and_rules_print_nothing() -> None:
    calls = {"analysis": {"open", "read_text", "print"}, "rules": {"print", "echo", "open"}}
    found = [
        (path.name, name)
        for room, names in calls.items()
        for path in (PACKAGE / room).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        for name in [getattr(node.func, "id", getattr(node.func, "attr", ""))]
        if name in names
    ]
    assert found == []
