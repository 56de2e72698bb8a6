"""What a change does to the record, as Markdown, in the words of the site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from macros.analysis.differences import Step, Turned, whole
from macros.reading.nodes import Mapping
from macros.text.differences_in_words import Words, plain
from macros.text.in_words import answer, answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as Named

    from macros.analysis.changes import Changes, ClaimChange, Entry
    from macros.analysis.differences import Difference
    from macros.reading.prose import Sentence
    from macros.records.model import Account, Claim, Distinct, Document, Inconsistency

_MARKER: Final = re.compile(r"[-+=]|\d{1,9}[.)](?=\s|$)")
"""What would begin a list, a heading or a rule at the start of a line (spec.commonmark.org)."""

_ACCOUNTS: Final = "accounts"
_INCONSISTENCIES: Final = "inconsistencies"
_ANSWERING: Final = frozenset({"answer", "and_others"})
"""The fields of an account that its answer in words covers."""


@dataclass(frozen=True, slots=True)
class Quoting:
    """How much of a source is quoted, before and after: a share of its words, from 0 to 1.

    None if the source was not there. `other_article` says that its fingerprint changed.
    """

    before: float | None
    after: float | None
    other_article: bool = False


def changes_page(
    found: Changes, names: Named[str, str], quoting: Named[str, Quoting]
) -> Iterator[str]:
    """The lines of the page, after its heading.

    `names` are the sources’ short titles by id, `quoting` how much of each is quoted.
    """
    reprinted = [source for source, each in quoting.items() if each.other_article]
    if not found and not reprinted:
        yield "Nothing in the record."
        return
    words = Words(names)
    yield from _section("Claims added", (_added(entry, words) for entry in found.added))
    yield from _section("Claims changed", (_changed(change, words) for change in found.changed))
    yield from _section("Claims retired", _retired(found, words))
    yield from _section("Claims gone", (_named(claim) for claim in found.lost))
    yield from _section(
        "Retired no more",
        ([f"**{each.id}**: it was “{plain(each.reason)}”"] for each in found.unretired),
    )
    yield from _section("New inconsistencies", (_flagged(entry, words) for entry in found.new))
    yield from _section("Inconsistencies settled", _settled(found))
    yield from _section("Sources and references", _documents(found, words))
    yield from _section("Kept apart", (_apart(*reasons) for reasons in found.apart))
    yield from _section("Another order", ([words.told(move)] for move in found.moved))
    yield from _section(
        "Fingerprints changed",
        (
            [f"{plain(names[source])}: its quotes are checked against another text"]
            for source in reprinted
        ),
    )
    yield from _section("How much is quoted", _shares(quoting, names))
    yield from _section("Read these again", _sentences(found))


def _section(title: str, items: Iterable[list[str]]) -> Iterator[str]:
    listed = list(items)
    if listed:
        yield f"### {title}"
        yield ""
        for first, *rest in listed:
            yield f"- {_line(first)}"
            yield from (f"  - {_line(line)}" for line in rest)
        yield ""


def _line(text: str) -> str:
    """A text, escaped if Markdown would take its beginning for a list."""
    marker = _MARKER.match(text)
    return text if marker is None else f"{marker[0][:-1]}\\{text[marker.end() - 1 :]}"


def _named(claim: Claim) -> list[str]:
    return [f"**{claim.id}**: {plain(claim.question)}"]


def _added(entry: Entry[Claim], words: Words) -> list[str]:
    claim = entry.of
    lines = [f"**{claim.id}** ({claim.topic}): {plain(claim.question)}"]
    told = ("id", "topic", "question", "added", "updated", _INCONSISTENCIES)
    for difference in _besides(told, entry.differences):
        match difference:
            case Turned((Step("accounts", str(source)),), None, Mapping() as node) if (
                account := claim.account_of(source)
            ):
                lines.extend(_whole_account(account, claim, node, words))
            case _:
                lines.append(words.told(difference, new=True))
    return lines


def _changed(change: ClaimChange, words: Words) -> list[str]:
    before, after = change.before, change.after
    lines = _named(after)
    if before.question != after.question:
        lines.append(f"question: it was “{plain(before.question)}”")
    rest = list(_besides(["question"], change.differences))
    for difference in rest:
        if difference.path[0].field == _ACCOUNTS:
            lines.extend(_in_accounts(difference, change, words))
    if change.standings[0] != change.standings[1]:
        lines.append(f"standing: {change.standings[0]} → **{change.standings[1]}**")
    lines.extend(
        words.told(difference)
        for difference in rest
        if difference.path[0].field != _ACCOUNTS and not _of_whole_inconsistency(difference)
    )
    return list(dict.fromkeys(lines))


def _of_whole_inconsistency(difference: Difference) -> bool:
    """Whether an inconsistency came or went as a whole, which has a section of its own."""
    return isinstance(difference, Turned) and [step.field for step in difference.path] == [
        _INCONSISTENCIES
    ]


def _in_accounts(difference: Difference, change: ClaimChange, words: Words) -> Iterator[str]:
    before, after = change.before, change.after
    match difference:
        case Turned((Step(_, str(source)),), None, Mapping() as node) if (
            account := after.account_of(source)
        ):
            yield from _whole_account(account, after, node, words, "new account")
        case Turned((Step(_, str(source)),), Mapping() as node, None) if (
            account := before.account_of(source)
        ):
            yield from _whole_account(account, before, node, words, "account removed")
        case Turned((Step(_, str(source)), Step(field), *_)) if field in _ANSWERING and (
            turned := _answer_turned(source, change)
        ):
            yield f"{words.source(source)}, answer: {turned}"
        case _:
            yield words.told(difference)


def _answer_turned(source: str, change: ClaimChange) -> str | None:
    """The answer of an account before and after; None if both read the same."""
    pairs = [(claim.account_of(source), claim) for claim in (change.before, change.after)]
    one, other = ("" if account is None else _own(account, claim) for account, claim in pairs)
    return None if one == other else f"{one} → **{other}**"


def _own(account: Account, claim: Claim) -> str:
    if account.answer is None:
        return "no answer of its own" if account.answers else "no answer"
    return plain(answer(account.answer, claim))


def _whole_account(
    account: Account, claim: Claim, node: Mapping, words: Words, verb: str = ""
) -> Iterator[str]:
    """An account that came or went: its answer and its quotes, then everything else in it."""
    said = plain(answers(account, claim) or "no answer")
    quotes = " ".join(f"“{plain(quote.text)}”" for quote in account.quotes)
    yield f"{words.source(account.source)}{verb and ', '}{verb}: {said} — {quotes}"
    path = (Step(_ACCOUNTS, str(account.source)),)
    for difference in _besides({"source", *_ANSWERING}, whole(node, path), level=1):
        match difference:
            case Turned((*_, Step("quotes")), None, quote):
                if isinstance(quote, Mapping):
                    for beside in _besides({"text"}, whole(quote, difference.path), level=2):
                        yield words.told(beside, new=True)
            case _:
                yield words.told(difference, new=True)


def _besides(
    fields: Iterable[str], found: Iterable[Difference], level: int = 0
) -> Iterator[Difference]:
    """The differences that are not in one of some fields, at a certain level of their paths."""
    told = set(fields)
    return (each for each in found if each.path[level].field not in told)


def _flagged(entry: Entry[tuple[Claim, Inconsistency]], words: Words) -> list[str]:
    rest = _besides(("kind", "severity", "title"), entry.differences)
    return [*_headline(*entry.of), *(words.told(difference, new=True) for difference in rest)]


def _headline(claim: Claim, found: Inconsistency) -> list[str]:
    kind = f"{found.kind}, {found.severity}"
    return [f"**{plain(found.title)}** ({kind}): {plain(claim.question)}"]


def _settled(found: Changes) -> Iterator[list[str]]:
    changes = {str(change.after.id): change.after.changes for change in found.changed}
    for claim, inconsistency in found.settled:
        lines = _headline(claim, inconsistency)
        told = {change.settled for change in changes.get(claim.id, ())}
        if claim.id in changes and inconsistency.id not in told:
            lines.append(
                "The feed does not mention it. Add to the claim, under `changes:`, "
                f"a note with `settled: {inconsistency.id}`."
            )
        yield lines


def _retired(found: Changes, words: Words) -> Iterator[list[str]]:
    asked = {claim.id: claim.question for claim in found.ended}
    for entry in found.retired:
        retired = entry.of
        see = f" See **{retired.see}**." if retired.see else ""
        lines = [f"**{retired.id}**: {plain(retired.reason)}{see}"]
        if retired.id in asked:
            lines.append(f"question: it was “{plain(asked[retired.id])}”")
        told = ("id", "reason", "see") if entry.new else ()
        rest = _besides(told, entry.differences)
        yield [*lines, *(words.told(difference, new=entry.new) for difference in rest)]


def _documents(found: Changes, words: Words) -> Iterator[list[str]]:
    for entry in found.documents:
        told = ("id", "title", "publisher") if entry.new else ()
        rest = _besides(told, entry.differences)
        lines = (words.told(difference, new=entry.new) for difference in rest)
        yield [_document("added" if entry.new else "changed", entry.of), *lines]
    for document in found.gone:
        yield [_document("removed", document)]


def _document(verb: str, document: Document) -> str:
    return f"{verb}: **{document.id}**, {plain(document.publisher)}, “{plain(document.title)}”"


def _apart(before: Distinct | None, after: Distinct | None) -> list[str]:
    [kept, *_] = filter(None, (after, before))
    named = " and ".join(f"**{claim}**" for claim in sorted(kept.pair))
    if after is None:
        return [f"{named}: no longer; it was “{plain(kept.reason)}”"]
    was = [] if before is None else [f"reason: it was “{plain(before.reason)}”"]
    return [f"{named}: {plain(after.reason)}", *was]


def _shares(quoting: Named[str, Quoting], names: Named[str, str]) -> Iterator[list[str]]:
    for source, each in quoting.items():
        shares = (each.before, each.after)
        one, other = ("–" if share is None else f"{share:.1%}" for share in shares)
        if one != other:
            yield [f"{plain(names[source])}: {one} → {other} of its text"]


def _sentences(found: Changes) -> Iterator[list[str]]:
    for mention in found.mentions:
        yield [f"{_where(mention.sentence)} (**{mention.claim}**)"]
    for mention in found.former:
        yield [f"{_where(mention.sentence)} (**{mention.claim}**, as it stood before)"]


def _where(sentence: Sentence) -> str:
    return f"{plain(sentence.at.file)}:{sentence.at.line} “{plain(sentence.text)}”"
