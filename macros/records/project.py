"""A project folder, read whole: its records, its pages, and what is wrong with its files."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from macros.problems import Position, Problem
from macros.reading.fingerprints import Fingerprint, read_fingerprint
from macros.reading.glossary import Glossary, read_terms
from macros.reading.markdown import read_markdown
from macros.reading.nodes import Mapping, Node, Sequence, Text
from macros.reading.pages import Page, read_page
from macros.reading.reading_log import LOG, Section, read_log
from macros.reading.yaml_reader import ReadError, read, reason
from macros.records import build
from macros.records.former import as_now
from macros.records.kinds import ANSWER, Kind
from macros.records.limits import RULE, beyond
from macros.records.model import LABELLED, Claim, Distinct, Record, Reference, Retired, Source
from macros.records.parts import fields_lacking
from macros.records.schema import RESTORE, Schemas

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Named

    from macros.records.kinds import Value
    from macros.records.mismatches import Mismatch

DATA: Final = "data"
DOCS: Final = "docs"
INCLUDES: Final = "includes"
SCHEMA: Final = f"{DATA}/schema"
MADE_FROM: Final = (DATA, DOCS, INCLUDES, "macros", "mkdocs.yml")
"""What a site is made from, within the project's folder."""

CLAIMS: Final = f"{DATA}/claims.yaml"
SOURCES: Final = f"{DATA}/sources.yaml"

_HIDDEN: Final = "."
"""How names begin of files that are not pages, such as editors leave (mkdocs.org, exclude_docs)."""

PAGE: Final = ".md"
PICTURES: Final = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
"""How the names end of the files in `docs/`. Others would be published as they are: a page of HTML
or a drawing with scripts in it, without the policy of the site."""

_NO_NAME: Final = "the name of the file is not text that shows, in UTF-8"
_NOT_PUBLISHED: Final = "the file is neither a page nor a picture, and nothing else is published"
_PUBLISHED: Final = f"The name of a page ends in {PAGE}, of a picture in {', '.join(PICTURES)}."

MOST_MISMATCHES: Final = 5_000
"""How many mismatches with its schema a file may have; one that reaches it is not read."""


class Need(StrEnum):
    """What a rule may need from a project before it can say anything.

    A collection can be read if its file and the schema of the file can. It is whole if, in
    addition, each of its records matches the schema and has an id of its own, and it is not empty.
    """

    CLAIMS = "claims"
    SOURCES = "sources"
    REFERENCES = "references"
    EVERY_CLAIM = "every claim"
    EVERY_SOURCE = "every source"
    EVERY_REFERENCE = "every reference"
    PAGES = "pages"
    LOG = "log"


_NEEDS_OF: Final = {
    "claims": (Need.CLAIMS, Need.EVERY_CLAIM),
    "sources": (Need.SOURCES, Need.EVERY_SOURCE),
    "references": (Need.REFERENCES, Need.EVERY_REFERENCE),
}
"""By collection: the need that is met if it can be read, and the one that is met if it is whole."""

_OPTIONAL: Final = "references"
"""The collection that a project may do without: it is whole even if it is empty."""

_Builder: TypeAlias = dict[str, Callable[[Mapping], Any]]

_COLLECTIONS: Final[dict[str, _Builder]] = {
    "claims": {"claims": build.claim, "distinct": build.distinct, "retired": build.retired},
    "sources": {"sources": build.source},
    "references": {"references": build.reference},
}

_PARTS: Final = {
    "claims": Claim,
    "distinct": Distinct,
    "retired": Retired,
    "sources": Source,
    "references": Reference,
}
"""What each collection is a list of."""

_WITHOUT_IDS: Final = frozenset({"distinct"})
"""The collections whose records have no id of their own."""

FILES: Final = tuple(_COLLECTIONS)
"""The files of records under `data/`, by the names of their schemas."""


@dataclass(frozen=True, eq=False)
class Project:
    """What a project folder holds, as it was when it was read; each reading is a value of its own.

    `record` has every record that matches its schema, the first where two share an id. `ids` has
    the ids of all records by collection (`claims`, `retired`, `sources`, `references`), without
    those collections that cannot be read. `problems` are about files that cannot be read,
    `mismatches` about what does not match a schema, and `lacks` is what rules must therefore do
    without. `fingerprints` are by source. `documents` are the data files as they were written,
    `nodes` the records of `record` as they are there, by collection, and `schemas` what they must
    match. `log` is the reading log, if the project keeps one, and `glossary` what `includes/`
    explains.
    """

    root: Path
    record: Record
    ids: Named[str, tuple[Text, ...]]
    pages: tuple[Page, ...]
    fingerprints: Named[str, Fingerprint]
    mismatches: tuple[Mismatch, ...]
    problems: tuple[Problem, ...]
    documents: Named[str, Node]
    nodes: Named[str, tuple[Mapping, ...]]
    schemas: Schemas
    lacks: frozenset[Need] = frozenset()
    log: tuple[Section, ...] | None = None
    glossary: Glossary = field(default_factory=Glossary)

    def pages_calling(self, macro: str) -> tuple[Page, ...]:
        """The pages that call a macro; not the home page, which shows a little of everything."""
        return tuple(
            page
            for page in self.pages
            if page.url and any(call.macro == macro for call in page.calls)
        )

    def values(self, *kinds: Kind) -> Iterator[Value]:
        """Every value of some kinds in the records, in the order of the files."""
        for collection in self.nodes:
            yield from chain.from_iterable(self.values_of_each(collection, *kinds))

    def values_of_each(self, collection: str, *kinds: Kind) -> Iterator[Iterator[Value]]:
        """The values of some kinds in each record of a collection; none where it is not read."""
        if collection not in self.nodes:
            return iter(())
        [file] = (file for file, within in _COLLECTIONS.items() if collection in within)
        return map(self.schemas.walk(file, collection, kinds), self.nodes[collection])

    def labels_named(self) -> Iterator[tuple[Claim, tuple[Text, ...]]]:
        """Each claim with every label that its accounts answer, or that an answer lies within."""
        each = self.values_of_each("claims", Kind.ANSWER, Kind.ID)
        for claim, values in zip(self.record.claims, each, strict=True):
            kinds = {Kind.ANSWER, Kind.ID} if claim.answer_type in LABELLED else {Kind.ID}
            named = (value for value in values if value.names == ANSWER and value.kind in kinds)
            yield claim, tuple(value.node for value in named)

    def node(self, collection: str, id_: str) -> Mapping:
        """A record that has an id, as it stands in its file. Raises KeyError."""
        return self._by_id[collection, id_]

    @cached_property
    def _by_id(self) -> Named[tuple[str, str], Mapping]:
        return {
            (collection, str(node["id"])): node
            for collection in self.nodes.keys() - _WITHOUT_IDS
            for node in self.nodes[collection]
        }

    @cached_property
    def topics(self) -> Named[str, Page]:
        """The pages of topics, by topic; the first where there are two."""
        pages = reversed(self.pages)
        return {page.topic: page for page in pages if page.topic is not None}


def read_project(root: Path, *, former: bool = False) -> Project:
    """The project in a folder; a `former` one may have schemas without the newest fields."""
    return _Reading(root.resolve(), former=former).project()


def load(root: Path) -> Project:
    """The project in a folder, read again only if one of its files has changed."""
    return _load(root.resolve(), _stamp(root))


def fingerprint_name(source: str) -> str:
    """The fingerprint file of a source, relative to the project's folder."""
    return f"{DATA}/fingerprints/{source}.txt"


def _stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    walks = (os.walk(root / folder) for folder in (DATA, DOCS, INCLUDES))
    files = (Path(above, name) for walk in walks for above, _, names in walk for name in names)
    stats = ((str(path), path.stat()) for path in files if os.path.isfile(path))  # noqa: PTH113 - False where pathlib raises
    return tuple(sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats))


@lru_cache(maxsize=2)
def _load(root: Path, _stamp: object) -> Project:
    return read_project(root)


def _first_of_each_id(built: list[tuple[Mapping, Any]]) -> list[tuple[Mapping, Any]]:
    first = {record.id: record for _, record in reversed(built)}
    return [(item, record) for item, record in built if first[record.id] is record]


class _Reading:
    def __init__(self, root: Path, *, former: bool) -> None:
        self.root = root
        self.former = former
        self.schemas = Schemas(root / SCHEMA, SCHEMA)
        self.problems: list[Problem] = []
        self.mismatches: list[Mismatch] = []
        self.ids: dict[str, tuple[Text, ...]] = {}
        self.records: dict[str, tuple[Any, ...]] = {}
        self.documents: dict[str, Node] = {}
        self.nodes: dict[str, tuple[Mapping, ...]] = {}
        self.lacks: set[Need] = {need for needs in _NEEDS_OF.values() for need in needs}

    def project(self) -> Project:
        for file, collections in _COLLECTIONS.items():
            with self.noting_problems():
                self.read_records(file, collections)
        record = Record(**self.records)
        pages = tuple(self.pages())
        glossary = self.look_at_the_rest()
        fingerprints = {}
        for source in record.sources:
            name = fingerprint_name(source.id)
            if (self.root / name).exists():
                with self.noting_problems():
                    self.refuse_link(self.root / name, name)
                    fingerprints[str(source.id)] = read_fingerprint(self.root / name, name)
        log = self.log()
        return Project(
            root=self.root,
            record=record,
            ids=self.ids,
            pages=pages,
            fingerprints=fingerprints,
            mismatches=tuple(self.mismatches),
            problems=tuple(self.problems),
            documents=self.documents,
            nodes=self.nodes,
            schemas=self.schemas,
            lacks=frozenset(self.lacks),
            log=log,
            glossary=glossary,
        )

    def pages(self) -> Iterator[Page]:
        for path in sorted(self.files(DOCS)):
            with self.noting_problems(Need.PAGES):
                name = path.relative_to(self.root).as_posix()
                self.refuse_link(path, name)
                if not name.isprintable():
                    raise ReadError(Position(name), _NO_NAME, "Rename it.")
                if path.suffix == PAGE:
                    yield read_page(path, self.root / DOCS, name)
                elif path.suffix not in PICTURES:
                    raise ReadError(Position(name), _NOT_PUBLISHED, _PUBLISHED)

    def look_at_the_rest(self) -> Glossary:
        """What `includes/` explains; notes what is wrong with files there and with schemas."""
        meanings: dict[str, str] = {}
        for folder in (INCLUDES, SCHEMA):
            for path in sorted(self.files(folder)):
                with self.noting_problems():
                    name = path.relative_to(self.root).as_posix()
                    self.refuse_link(path, name)
                    if folder == INCLUDES:
                        meanings |= read_terms(read_markdown(path, name))
        return Glossary(meanings)

    def log(self) -> tuple[Section, ...] | None:
        if (self.root / LOG).exists():
            with self.noting_problems(Need.LOG):
                self.refuse_link(self.root / LOG, LOG)
                return read_log(self.root / LOG)
        return None

    def files(self, folder: str) -> Iterator[Path]:
        for above, folders, files in os.walk(self.root / folder, onerror=self.note_unread):
            folders[:] = [name for name in folders if not name.startswith(_HIDDEN)]
            yield from (Path(above, name) for name in files if not name.startswith(_HIDDEN))
            within = (Path(above, name) for name in folders)
            yield from (path for path in within if os.path.islink(path))  # noqa: PTH114 - as above

    def note_unread(self, error: OSError) -> None:
        """Note that a folder cannot be read; one that does not exist is not a problem."""
        if not isinstance(error, FileNotFoundError):
            name = Path(error.filename).relative_to(self.root).as_posix()
            message = f"the folder cannot be opened: {reason(error)}"
            self.problems.append(ReadError(Position(name), message).problem)
            self.lacks.add(Need.PAGES)

    def refuse_link(self, path: Path, name: str) -> None:
        try:
            inside = path.resolve().is_relative_to(self.root)
        except (OSError, RuntimeError):
            # A link to itself; which of the two depends on the version of Python.
            inside = False
        if not inside:
            message = "the file is a link that leads out of the project, or nowhere"
            raise ReadError(Position(name), message, "Put the file itself here.")

    @contextmanager
    def noting_problems(self, *lacking: Need) -> Iterator[None]:
        try:
            yield
        except ReadError as unreadable:
            self.problems.append(unreadable.problem)
            self.lacks.update(lacking)

    def built(self, builder: Callable[[Mapping], Any], item: Mapping) -> Any:
        """A record; None if the schema accepts something that the engine cannot make one from."""
        try:
            return builder(item)
        except (ArithmeticError, TypeError, ValueError) as unfit:
            message = f"this cannot be read as a record, although the schema accepts it: {unfit}"
            self.problems.append(Problem(item.at, RULE, message, RESTORE))
            return None

    def is_within_limits(self, record: Mapping) -> bool:
        problem = beyond(record)
        self.problems += [problem] if problem else []
        return problem is None

    def refuse_lacking(self, file: str, collection: str) -> None:
        """Raise ReadError if the schema of a collection lacks a field that the model has."""
        for name in fields_lacking(_PARTS[collection], self.schemas.record(file, collection)):
            message = f"the schema of “{collection}” has no field “{name}”, which the engine needs"
            raise ReadError(Position(f"{SCHEMA}/{file}.schema.json"), message, RESTORE)

    def read_records(self, file: str, collections: _Builder) -> None:
        name = f"{DATA}/{file}.yaml"
        self.refuse_link(self.root / name, name)
        document = self.documents[name] = read(self.root / name, name)
        self.schemas.refuse_others(file, collections)
        for collection in () if self.former else collections:
            self.refuse_lacking(file, collection)
        mismatches = tuple(islice(self.schemas.mismatches(file, document), MOST_MISMATCHES))
        self.mismatches += mismatches
        wrong = {mismatch.record for mismatch in mismatches}
        for collection, builder in collections.items():
            items = document.get(collection) if isinstance(document, Mapping) else None
            if not isinstance(items, Sequence) or len(mismatches) == MOST_MISMATCHES:
                continue
            named = (item.get("id") for item in items if isinstance(item, Mapping))
            self.ids[collection] = tuple(id_ for id_ in named if isinstance(id_, Text))
            good = [
                as_now(item) if self.former else item
                for place, item in enumerate(items)
                if isinstance(item, Mapping)
                and (collection, place) not in wrong
                and self.is_within_limits(item)
            ]
            built = [(item, record) for item in good if (record := self.built(builder, item))]
            kept = built if collection in _WITHOUT_IDS else _first_of_each_id(built)
            self.nodes[collection] = tuple(item for item, _ in kept)
            self.records[collection] = tuple(record for _, record in kept)
            whole = len(items) == len(kept) and (bool(items) or collection == _OPTIONAL)
            self.lacks.difference_update(_NEEDS_OF.get(collection, ())[: 1 + whole])
