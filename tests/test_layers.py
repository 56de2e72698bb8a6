"""Data flows one way: records → analysis → rules | render | publish → pages."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import macros
from macros.records.project import load
from tests.projects import REPOSITORY

PACKAGE = Path(macros.__file__).parent
ALLOWED = {
    "problems": set[str](),
    "records": {"problems", "records"},
    "analysis": {"problems", "records", "analysis"},
    "rules": {"problems", "records", "analysis", "rules"},
    "look": {"look"},
    "in_words": {"records", "analysis"},
    "site": set[str](),
    "git": set[str](),
    "publish": {"records", "analysis", "in_words", "site", "git", "publish"},
    "render": {
        *("problems", "records", "analysis", "in_words", "site", "publish", "look", "render"),
    },
    "built": {"problems", "records", "site", "git", "built"},
    "printers": {"problems", "records"},
    "rules_page": {"rules"},
    "fields_page": {"records"},
    "commands": {
        *(
            "fields_page",
            "rules_page",
            "problems",
            "records",
            "analysis",
            "rules",
            "render",
            "publish",
        ),
        *("printers", "in_words", "site", "git", "built", "commands"),
    },
    "cli": {"records", "git", "commands"},
    "hooks": {
        *("problems", "records", "analysis", "rules", "render", "publish"),
        *("printers", "site", "git"),
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


def test_no_id_of_the_record_stands_in_the_code() -> None:
    record = load(REPOSITORY).record
    ids = {*map(str, (*record.claim, *record.source, *record.reference))}
    code = [path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".html", ".md", ".css"}]
    found = [
        (path.name, word)
        for path in [*code, *(REPOSITORY / "data/schema").glob("*.json")]
        for word in re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", path.read_text("utf-8"))
        if word in ids
    ]
    assert found == []
