"""The same project gives the same bytes, in another folder and in another year.

So anyone who builds it can see that the site is made from the record and nothing else.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from macros.git import Git
from macros.problems import Problem
from macros.records.project import MADE_FROM
from macros.urls import INDEX

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from macros.built.site import BuiltSite

ID: Final = "repeatable"

_ANOTHER_YEAR: Final = "4102444800"
"""The first second of 2100."""

_IGNORED: Final = ".gitignore"
"""The file that tells git what to ignore, such as compiled modules; the copy needs it too."""

_MOST: Final = 10
"""How many files are told one by one: where more differ, they have one cause."""

_REMEDY: Final = (
    "Build the site again; if it still differs, something outside the project affects it."
)


def check(site: BuiltSite) -> Iterator[Problem]:
    """A problem for each file that is different in a second build, or is in only one of the two."""
    with TemporaryDirectory() as folder:
        again = Path(folder, "site")
        if failure := _build_elsewhere(site.project.root, Path(folder, "else"), again):
            yield Problem(site.place(INDEX), ID, f"it could not be built again: {failure}")
            return
        yield from compared(site, _files(site.folder), _files(again))


def compared(
    site: BuiltSite, ours: Mapping[str, bytes], theirs: Mapping[str, bytes]
) -> Iterator[Problem]:
    """A problem for each file that is not the same in two builds; one where many are not."""
    names = sorted(ours.keys() | theirs.keys())
    different = [name for name in names if ours.get(name) != theirs.get(name)]
    message = "a second build of the same project does not give the same file"
    if len(different) > _MOST:
        count = f"{len(different)} of {len(names)} files"
        message = f"{count} are not the same in a second build of the project, this one first"
        different = different[:1]
    for name in different:
        yield Problem(site.place(name), ID, message, _REMEDY)


def _build_elsewhere(root: Path, tree: Path, folder: Path) -> str:
    """Build a copy of a project, in another tree of its repository, into a folder.

    Returns the last line of its errors if the build failed, otherwise an empty string.
    """
    git = Git(root)
    repository = git.text("rev-parse", "--absolute-git-dir", missing=b"")
    within = Path(git.text("rev-parse", "--show-prefix", missing=b""))
    copy = tree / within
    for name in MADE_FROM:
        if (root / name).is_dir():
            shutil.copytree(root / name, copy / name)
        elif (root / name).exists():
            shutil.copy(root / name, copy / name)
    top = Path(git.text("rev-parse", "--show-toplevel", missing=bytes(root)))
    for above in (within, *within.parents):
        if (top / above / _IGNORED).exists():
            shutil.copy(top / above / _IGNORED, tree / above / _IGNORED)
    environment = {
        **os.environ,
        **({"GIT_DIR": repository, "GIT_WORK_TREE": str(tree)} if repository else {}),
        "PYTHONPATH": str(copy),
        "SOURCE_DATE_EPOCH": _ANOTHER_YEAR,
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)]
    done = subprocess.run(  # noqa: S603 - no shell, and nothing from the data
        command, cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stderr.strip().rpartition("\n")[2]


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
