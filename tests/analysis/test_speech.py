from __future__ import annotations

from dataclasses import replace

from macros.analysis.speech import words_by_speaker
from macros.records.model import Account, Quote
from tests.strategies import AT, account, claim, record, source, text

SOURCES = {"a": source("a"), "b": source("b")}


def quoting(name: str, *quotes: tuple[str, str | None]) -> Account:
    said = (
        Quote(text(words), AT, speaker=text(speaker) if speaker else None)
        for words, speaker in quotes
    )
    return replace(account(name), quotes=tuple(said))


def test_each_speaker_has_the_words_of_each_account_and_nothing_else() -> None:
    first = claim(
        [
            quoting("a", ("I am here", "The mayor"), ("the mayor came by ship", None)),
            quoting("b", ("I am there", "The mayor"), ("I am cold", "The clerk")),
        ]
    )
    second = claim([quoting("a", ("no one said this", None))])
    spoken = words_by_speaker(record(SOURCES, first, second))
    shown = {
        speaker: [
            [(account.source, [quote.text for quote in quotes]) for account, quotes in words.said]
            for words in claims
        ]
        for speaker, claims in spoken.items()
    }
    assert shown == {
        "The mayor": [[("a", ["I am here"]), ("b", ["I am there"])]],
        "The clerk": [[("b", ["I am cold"])]],
    }
