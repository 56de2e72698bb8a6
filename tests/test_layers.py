"""Data flows one way: records → analysis → rules | render | publish → pages."""

from __future__ import annotations

import ast
from pathlib import Path

import macros

PACKAGE = Path(macros.__file__).parent
ALLOWED = {
    "problems": set[str](),
    "records": {"problems", "records"},
    "reading": {"records", "reading"},
    "analysis": {"problems", "records", "analysis"},
    "rules": {"problems", "records", "analysis", "in_words", "rules"},
    "look": {"look"},
    "in_words": {"records", "analysis"},
    "site": set[str](),
    "git": set[str](),
    "streams": set[str](),
    "counting": set[str](),
    "compiled": set[str](),
    "publish": {"records", "analysis", "in_words", "site", "git", "publish"},
    "render": {
        *("problems", "records", "analysis", "rules", "in_words", "site", "publish", "look"),
        *("counting", "compiled", "render"),
    },
    "publication": {"publish", "records", "render", "site"},
    "built": {"problems", "records", "site", "git", "built"},
    "printers": {"problems", "records", "git"},
    "commands": {
        *(
            "problems",
            "records",
            "reading",
            "analysis",
            "rules",
            "render",
            "publication",
            "publish",
        ),
        *("printers", "in_words", "counting", "site", "git", "built", "commands"),
    },
    "cli": {"records", "git", "streams", "commands"},
    "hooks": {
        *("problems", "records", "rules", "render", "publication"),
        *("printers", "site", "git", "streams", "compiled"),
    },
    "": {"records", "site", "render"},
}


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


def test_every_module_imports_only_what_lies_before_it() -> None:
    wrong = {}
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py").replace("__init__", "")
        if beyond := imported(path) - ALLOWED[room]:
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
