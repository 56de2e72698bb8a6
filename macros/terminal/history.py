"""What git knows of a project: its files at a commit, and when a claim got its present content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Final

from macros.analysis.changes import BOOKKEEPING
from macros.analysis.differences import differences
from macros.git import NO_REPOSITORY, Git, GitError
from macros.reading.nodes import Mapping, Sequence
from macros.reading.yaml_reader import ReadError, parse
from macros.records.dates import PartialDate
from macros.records.project import CLAIMS, DATA, DOCS
from macros.terminal.common import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from macros.reading.nodes import Node

_HERE: Final = "HEAD"
_ORIGIN: Final = "origin"
_MAIN: Final = ("main", "master")
_REGULAR: Final = "100"
"""How the mode of a regular file begins, executable or not (git, “ls-tree”)."""


@dataclass(frozen=True, slots=True)
class _Commit:
    parents: tuple[str, ...]
    day: PartialDate


class History:
    """The git history of a project since a base; `named` describes the base to people.

    The methods raise GitError, or CommandError if there is nothing to compare with.
    """

    def __init__(self, root: Path, base: str | None = None) -> None:
        """`base` is a commit, a branch or a tag; the history starts where HEAD left it.

        The default is the main branch or, if HEAD is on the main branch, HEAD itself. Before the
        first commit, there is no base.
        """
        self._git = Git(root)
        self._read: dict[str, dict[str, Mapping] | None] = {}
        try:
            self._git.says("rev-parse", "--git-dir")
        except GitError as failed:
            if NO_REPOSITORY not in str(failed):
                raise
            message = (
                f"{root.resolve()} is not in a git repository: there is nothing to compare with."
            )
            raise CommandError(message) from None
        if base in {None, _HERE} and not self._hash_of(_HERE):
            self.base: str | None = None
            self.named = "nothing, as there is no commit yet"
        else:
            named = base if base is not None else self._main_branch()
            self.base = self._left(named)
            self.named = f"{named}, at {self.base[:12]}"

    def extract(self, folder: Path) -> bool:
        """Write the data and pages of the base, links left out, into a folder.

        Returns whether the base has claims; if not, it counts as having no data. The files are
        written as they were committed, including those that git attributes keep out of archives.
        """
        if self.base is None:
            return False
        blobs: dict[Path, str] = {}
        listed = self._git.says("ls-tree", "-r", "-z", self.base, "--", f"{DATA}/", f"{DOCS}/")
        for entry in filter(None, listed.decode("utf-8", "surrogateescape").split("\0")):
            about, _, name = entry.partition("\t")
            mode, _, blob = about.split(" ")
            path = (folder / name).resolve()
            if mode.startswith(_REGULAR) and path.is_relative_to(folder.resolve()):
                blobs[path] = blob
        for path, content in zip(blobs, self._contents(blobs.values()), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        claims = folder / CLAIMS
        if not claims.exists() and self._git.says("ls-tree", self.base, "--", CLAIMS):
            message = (
                f"{CLAIMS} is not a file in {self.base[:12]}, so there is nothing to compare with."
            )
            raise CommandError(message)
        return claims.exists()

    def changed_on(self, claim: str, now: Node) -> PartialDate:
        """The day on which a claim that differs from the base got the content that it has `now`.

        That is today if it is not committed, otherwise the author date of the commit. If the date
        was different in UTC, it is the earlier of the two.
        """
        content = _said(now).get(claim)
        newest = next(iter(self._commits), None)
        found = None if newest is None else self._with_claim(claim, content, [newest])
        if found is None:
            return _day(datetime.now().astimezone())
        while older := self._with_claim(claim, content, found.parents):
            found = older
        return found.day

    def _with_claim(
        self, claim: str, content: Mapping | None, commits: Iterable[str]
    ) -> _Commit | None:
        """The first of some commits since the base in which a claim has exactly this content.

        If the claims of a commit cannot be read, its parents are tried instead.
        """
        for name in commits:
            commit = self._commits.get(name)
            if commit is None:
                continue
            claims = self._claims_at(name)
            if claims is None:
                if found := self._with_claim(claim, content, commit.parents):
                    return found
            elif _alike(claims.get(claim), content):
                return commit
        return None

    @cached_property
    def _commits(self) -> dict[str, _Commit]:
        """The commits since the base that change the claims, each before its parents."""
        form = "--format=%H|%P|%aI"
        since = f"{self.base}..{_HERE}"
        log = self._git.text("log", "--topo-order", "--parents", form, since, "--", CLAIMS)
        lines = (line.split("|") for line in log.splitlines())
        return {
            commit: _Commit(tuple(parents.split()), _day(datetime.fromisoformat(written)))
            for commit, parents, written in lines
        }

    def _claims_at(self, commit: str) -> dict[str, Mapping] | None:
        if commit not in self._read:
            text = self._git.says("show", f"{commit}:./{CLAIMS}", missing=b"")
            try:
                self._read[commit] = _said(parse(text.decode("utf-8-sig", "replace"), CLAIMS))
            except ReadError:
                self._read[commit] = None
        return self._read[commit]

    def _hash_of(self, name: str) -> str:
        """The hash of a commit; empty if there is none of that name."""
        return self._git.text(
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            f"{name}^{{commit}}",
            missing=b"",
        )

    def _main_branch(self) -> str:
        """The branch into which changes are merged, on a remote or here; HEAD if there is none."""
        own = self._git.text("symbolic-ref", "--quiet", "--short", _HERE, missing=b"")
        remotes = sorted(self._git.text("remote").split(), key=lambda name: name != _ORIGIN)
        names = [f"{remote}/{branch}" for remote in remotes for branch in (_HERE, *_MAIN)]
        if own not in _MAIN:
            names += _MAIN
        return next((name for name in names if self._hash_of(name)), _HERE)

    def _left(self, name: str) -> str:
        """The commit at which HEAD left a branch; HEAD's own if it did not. Raises CommandError."""
        if not self._hash_of(name):
            message = f"“{name}” is not a commit that is known here. Fetch it first: git fetch"
            raise CommandError(message)
        commit = self._git.text("merge-base", _HERE, name, missing=b"")
        if not commit:
            remedy = "Fetch more of the history: git fetch --unshallow"
            message = f"{_HERE} and “{name}” have no commit in common that is known here. {remedy}"
            raise CommandError(message)
        return commit

    def _contents(self, blobs: Iterable[str]) -> Iterator[bytes]:
        """What each blob holds (git, “cat-file”, batch output)."""
        asked = "".join(f"{blob}\n" for blob in blobs)
        answers = BytesIO(self._git.says("cat-file", "--batch", given=asked.encode()))
        while head := answers.readline():
            yield answers.read(int(head.split()[2]))
            answers.readline()


def _said(document: Node) -> dict[str, Mapping]:
    """The claims of a file, by id."""
    items = document.get("claims") if isinstance(document, Mapping) else None
    claims = items if isinstance(items, Sequence) else ()
    return {str(claim.get("id")): claim for claim in claims if isinstance(claim, Mapping)}


def _alike(one: Mapping | None, other: Mapping | None) -> bool:
    """Whether two versions of a claim differ in nothing but bookkeeping."""
    if one is None or other is None:
        return one is other
    return all(each.path[0].field in BOOKKEEPING for each in differences(one, other))


def _day(moment: datetime) -> PartialDate:
    """The date of a moment in its own time zone or in UTC, whichever is earlier."""
    day = min(moment.date(), moment.astimezone(UTC).date())
    return PartialDate.parse(day.isoformat())
