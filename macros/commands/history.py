"""What git knows of a project: its files at a commit, and when a claim came to say what it says."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Final

from macros.commands.common import CouldNotRun
from macros.records.dates import PartialDate
from macros.records.nodes import Mapping, Sequence
from macros.records.project import DATA, DOCS
from macros.records.yaml_reader import Unreadable, parse, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from macros.records.nodes import Node

_UPSTREAM: Final = "origin/HEAD"
_CLAIMS: Final = f"{DATA}/claims.yaml"
_BOOKKEEPING: Final = {"added", "updated", "changes"}
_REGULAR: Final = "100"
"""How the mode of a regular file begins, whether or not it may be run (git, “ls-tree”)."""


@dataclass(frozen=True, slots=True)
class _Commit:
    parents: tuple[str, ...]
    day: PartialDate


class History:
    """The git history of a project, since a base. What it does raises CouldNotRun if git fails."""

    def __init__(self, root: Path, base: str | None = None) -> None:
        """`base` is a commit, a branch or a tag.

        Without it: the point at which this branch left the one it came from, or the last commit
        where there is no other branch.
        """
        self._root = root
        self._read: dict[str, dict[str, dict[str, Node]]] = {}
        self.base: Final = self._hash_of(base)

    def extract(self, folder: Path) -> None:
        """Put the data and pages of the base into a folder, links left out.

        The files come as they were committed, also those that attributes keep from archives.
        """
        blobs: dict[Path, str] = {}
        listed = self._git("ls-tree", "-r", "-z", self.base, "--", f"{DATA}/", f"{DOCS}/")
        for entry in filter(None, listed.decode("utf-8", "surrogateescape").split("\0")):
            about, _, name = entry.partition("\t")
            mode, _, blob = about.split(" ")
            path = (folder / name).resolve()
            if mode.startswith(_REGULAR) and path.is_relative_to(folder.resolve()):
                blobs[path] = blob
        for path, content in zip(blobs, self._contents(blobs.values()), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if not (folder / _CLAIMS).exists():
            message = f"{self.base[:12]} has no {_CLAIMS}, so there is nothing to compare with."
            raise CouldNotRun(message)

    def changed_on(self, claim: str) -> PartialDate:
        """The day on which a claim came to say what it says, where it did not at the base.

        Today if that is not committed, else the day on which its author wrote the commit. Where it
        was another day in UTC, the earlier of the two.
        """
        now = self._now.get(claim)
        commit = next(iter(self._commits), None)
        if commit is None or self._claims_at(commit).get(claim) != now:
            return _day(datetime.now().astimezone())
        found = self._commits[commit]
        while older := self._with_claim(claim, now, found.parents):
            found = older
        return found.day

    def _with_claim(
        self, claim: str, content: dict[str, Node] | None, commits: Iterable[str]
    ) -> _Commit | None:
        """The first of some commits since the base in which a claim says just this."""
        since = (commit for commit in commits if commit in self._commits)
        alike = (each for each in since if self._claims_at(each).get(claim) == content)
        return next((self._commits[commit] for commit in alike), None)

    @cached_property
    def _now(self) -> dict[str, dict[str, Node]]:
        return _claims(read_text(self._root / _CLAIMS, _CLAIMS))

    @cached_property
    def _commits(self) -> dict[str, _Commit]:
        """The commits since the base that change the claims, each before its parents."""
        form = "--format=%H|%P|%aI"
        since = f"{self.base}..HEAD"
        log = self._text("log", "--topo-order", "--parents", form, since, "--", _CLAIMS)
        lines = (line.split("|") for line in log.splitlines())
        return {
            commit: _Commit(tuple(parents.split()), _day(datetime.fromisoformat(written)))
            for commit, parents, written in lines
        }

    def _claims_at(self, commit: str) -> dict[str, dict[str, Node]]:
        if commit not in self._read:
            text = self._git("show", f"{commit}:./{_CLAIMS}", missing=b"")
            self._read[commit] = _claims(text.decode("utf-8-sig", "replace"))
        return self._read[commit]

    def _hash_of(self, base: str | None) -> str:
        if not self._git("rev-parse", "--git-dir", missing=b""):
            place = self._root.resolve()
            message = f"{place} is not in a git repository, so there is nothing to compare with."
            raise CouldNotRun(message)
        if base is None:
            base = self._text("merge-base", "HEAD", _UPSTREAM, missing=b"") or "HEAD"
        elif base.startswith("-"):
            message = f"“{base}” is not a commit."
            raise CouldNotRun(message)
        name = f"{base}^{{commit}}"
        commit = self._text("rev-parse", "--verify", "--quiet", name, missing=b"")
        if not commit:
            remedy = "Fetch it first: git fetch origin"
            message = f"“{base}” is not a commit that is known here. {remedy}"
            raise CouldNotRun(message)
        return commit

    def _contents(self, blobs: Iterable[str]) -> Iterator[bytes]:
        """What each blob holds (git, “cat-file”, batch output)."""
        asked = "".join(f"{blob}\n" for blob in blobs)
        answers = BytesIO(self._git("cat-file", "--batch", given=asked.encode()))
        while head := answers.readline():
            yield answers.read(int(head.split()[2]))
            answers.readline()

    def _text(self, *arguments: str, missing: bytes | None = None) -> str:
        return self._git(*arguments, missing=missing).decode("utf-8", "replace").strip()

    def _git(self, *arguments: str, missing: bytes | None = None, given: bytes = b"") -> bytes:
        """What git says; `missing` where it fails, if that is allowed."""
        try:
            done = subprocess.run(  # noqa: S603 - no shell; what a user gives is checked before
                ["git", "-C", str(self._root), *arguments],  # noqa: S607 - git is where it is
                input=given,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            message = "This needs git: https://git-scm.com/downloads"
            raise CouldNotRun(message) from None
        if done.returncode == 0:
            return done.stdout
        if missing is not None:
            return missing
        message = f"git: {done.stderr.decode('utf-8', 'replace').strip() or 'it failed'}"
        raise CouldNotRun(message)


def _claims(text: str) -> dict[str, dict[str, Node]]:
    """What each claim of a file says, by id, but for its dates; nothing if it cannot be read."""
    try:
        document = parse(text, _CLAIMS)
    except Unreadable:
        return {}
    items = document.get("claims") if isinstance(document, Mapping) else None
    claims = items if isinstance(items, Sequence) else ()
    return {
        str(claim.get("id")): {
            name: value for name, value in claim.items() if name not in _BOOKKEEPING
        }
        for claim in claims
        if isinstance(claim, Mapping)
    }


def _day(moment: datetime) -> PartialDate:
    """The day of a moment where it was, or in UTC, whichever is earlier."""
    day = min(moment.date(), moment.astimezone(UTC).date())
    return PartialDate.parse(day.isoformat())
