"""Which claims share telling words with a passage.

The claims are ranked by SQLite's full-text index in memory, with BM25 (sqlite.org/fts5.html, “The
bm25() function”): a word counts the more, the fewer claims have it. Nothing guesses meaning, and no
word of any language is known here: one that stands in many claims tells nothing.
"""

from __future__ import annotations

import math
import re
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from macros.analysis.words import words
from macros.reading.fingerprints import WINDOW, Unit
from macros.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.records.project import Project

_TABLE: Final = """
    CREATE VIRTUAL TABLE claims USING fts5(id UNINDEXED, asked, said, told, tokenize = '{}')
"""
_RANK: Final = "INSERT INTO claims(claims, rank) VALUES ('rank', 'bm25(0.0, 2.0, 1.0, 0.5)')"
_ADD: Final = "INSERT INTO claims VALUES (?, ?, ?, ?)"
_COUNT: Final = "SELECT count(*) FROM claims WHERE claims MATCH ?"
_SEEK: Final = """
    SELECT
        id,
        -rank,
        highlight(claims, 1, char(2), char(3)),
        highlight(claims, 2, char(2), char(3)),
        highlight(claims, 3, char(2), char(3))
    FROM claims WHERE claims MATCH ? ORDER BY rank LIMIT ?
"""
_SHARED: Final = re.compile("\x02([^\x03]*)\x03")

_WORDS: Final = "porter unicode61 remove_diacritics 2"
_TOKENIZERS: Final = {Unit.CHARACTER: "trigram"}
"""How SQLite tells words apart (sqlite.org/fts5.html, “Tokenizers”)."""

_FEW: Final = 8
"""How many claims may have a word that tells something, or a quarter of all if that is more."""

MOST_SHOWN: Final = 6
"""How many shared words are named, at most."""


class Texts(NamedTuple):
    """What is compared of a claim: its question counts double, the notes on it half.

    `said` is anything else in it, such as labels, answers and quotes.
    """

    asked: str
    said: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A claim, by its id, that shares words with a passage.

    `weight` is how much these words tell, from 0: about 1 for a quoted word that no other has,
    and 2 if it stands in the question. `shared` are the words as the claim has them, the rarest
    first, at most `MOST_SHOWN`.
    """

    claim: str
    weight: float
    shared: tuple[str, ...]


class ClaimIndex:
    """The texts of claims, by id, to be compared with passages that are counted in some unit.

    Words are the same but for capitals, accents and their English endings, of which other languages
    know few but the plural. Where a script puts no space between words, every `WINDOW` characters
    count as one.
    """

    def __init__(self, texts: Mapping[str, Texts], unit: Unit = Unit.WORD) -> None:
        self._unit = unit
        self._index = sqlite3.connect(":memory:")
        self._index.execute(_TABLE.format(_TOKENIZERS.get(unit, _WORDS)))
        self._index.execute(_RANK)
        self._index.executemany(_ADD, ((id_, *each) for id_, each in texts.items()))
        self._count = len(texts)
        self._counted: dict[str, int] = {}

    def like(self, passage: str, most: int) -> tuple[Likeness, ...]:
        """The claims that share most with a passage, best first; at most so many."""
        query = " OR ".join(map(_quoted, self._terms(passage)))
        if not query:
            return ()
        return tuple(
            Likeness(id_, weight / self._rarest, self._telling(" ".join(marked)))
            for id_, weight, *marked in self._index.execute(_SEEK, (query, most))
        )

    @property
    def _rarest(self) -> float:
        """What a word counts that one claim alone has, as BM25 has it."""
        return max(math.log((self._count - 0.5) / 1.5) if self._count else 0.0, 1e-6)

    def _terms(self, passage: str) -> tuple[str, ...]:
        """What is sought of a passage: its words, but for those that tell nothing."""
        found = words(passage, self._unit)
        if self._unit is Unit.CHARACTER:
            found = tuple(map("".join, zip(*(found[at:] for at in range(WINDOW)), strict=False)))
        terms = dict.fromkeys(word.casefold() for word in found)
        most = max(_FEW, self._count / 4)
        return tuple(term for term in terms if 0 < self._claims_with(term) <= most)

    def _telling(self, marked: str) -> tuple[str, ...]:
        """The words that are marked in a claim, each once, the rarest first."""
        found = {word.casefold(): word for word in reversed(_SHARED.findall(marked))}
        rarest = sorted(found, key=self._claims_with)[:MOST_SHOWN]
        return tuple(found[word] for word in rarest)

    def _claims_with(self, term: str) -> int:
        if term not in self._counted:
            [self._counted[term]] = self._index.execute(_COUNT, (_quoted(term),)).fetchone()
        return self._counted[term]


def texts_of(project: Project) -> Mapping[str, Texts]:
    """All that a record says on each of its claims, to be compared."""
    kinds = (Kind.TEXT, Kind.MARKDOWN, Kind.ANSWER)
    texts = {}
    of_each = zip(project.record.claims, project.values_of_each("claims", *kinds), strict=True)
    for claim, values in of_each:
        said: list[str] = []
        told: list[str] = []
        for value in values:
            if value.node is not claim.question:
                (told if value.kind is Kind.MARKDOWN else said).append(value.node)
        texts[str(claim.id)] = Texts(claim.question, "\n".join(said), "\n".join(told))
    return texts


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
