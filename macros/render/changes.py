"""What a change does to the record, as Markdown, in the words of the site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from macros.in_words import answers
from macros.records.yaml_reader import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from macros.analysis.changes import AccountChange, Changes, ClaimChange
    from macros.records.model import Account, Claim, Document, Inconsistency, Quote

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~#&])")
_NO_SPACE: Final = "&#8203;"
_TOLD_APART: Final = {"accounts", "inconsistencies"}


@dataclass(frozen=True, slots=True)
class Quoting:
    """How much of a source is quoted, before and after: a part of its words, from 0 to 1.

    None where the source was not there. `other_article` tells that its fingerprint changed.
    """

    before: float | None
    after: float | None
    other_article: bool = False


def changes_page(
    found: Changes, names: Mapping[str, str], quoting: Mapping[str, Quoting]
) -> Iterator[str]:
    """The lines of the page, after its heading.

    `names` are the sources’ short titles by id, `quoting` how much of each is quoted.
    """
    reprinted = [source for source, each in quoting.items() if each.other_article]
    if not found and not reprinted:
        yield "Nothing in the record."
        return
    yield from _section("Claims added", (_added(claim, names) for claim in found.added))
    yield from _section("Claims changed", (_changed(change, names) for change in found.changed))
    yield from _section(
        "Claims retired",
        (
            [f"**{each.id}**: {plain(each.reason)}" + (f" See **{each.see}**." if each.see else "")]
            for each in found.retired
        ),
    )
    yield from _section("New inconsistencies", (_place(*place) for place in found.new))
    yield from _section("Inconsistencies settled", _settled(found))
    yield from _section("Sources and references", _documents(found))
    yield from _section(
        "Fingerprints changed",
        (
            [f"{plain(names[source])}: its quotes are checked against another text"]
            for source in reprinted
        ),
    )
    yield from _section("How much is quoted", _shares(quoting, names))


def plain(text: str) -> str:
    """A text that Markdown shows as it is, and in which GitHub sees nobody to notify."""
    return _SPECIAL.sub(r"\\\1", " ".join(shown(text).split())).replace("@", f"@{_NO_SPACE}")


def _section(title: str, items: Iterable[list[str]]) -> Iterator[str]:
    listed = list(items)
    if listed:
        yield f"### {title}"
        yield ""
        for first, *rest in listed:
            yield f"- {first}"
            yield from (f"  - {line}" for line in rest)
        yield ""


def _added(claim: Claim, names: Mapping[str, str]) -> list[str]:
    accounts = (_account(account, claim, names) for account in claim.accounts)
    return [f"**{claim.id}** ({claim.topic}): {plain(claim.question)}", *accounts]


def _changed(change: ClaimChange, names: Mapping[str, str]) -> list[str]:
    before, after = change.before, change.after
    lines = [f"**{after.id}**: {plain(after.question)}"]
    if before.question != after.question:
        lines.append(f"question: it was “{plain(before.question)}”")
    for account in change.accounts:
        lines.extend(_account_changed(account, change, names))
    if change.standings[0] != change.standings[1]:
        lines.append(f"standing: {change.standings[0]} → **{change.standings[1]}**")
    if rest := [name for name in change.fields if name not in {*_TOLD_APART, "question"}]:
        lines.append(f"also changed: {', '.join(rest)}")
    if "inconsistencies" in change.fields:
        lines.extend(_flags_changed(before, after))
    return lines


def _flags_changed(before: Claim, after: Claim) -> Iterator[str]:
    then = {str(flag.id): flag for flag in before.inconsistencies}
    for flag in after.inconsistencies:
        old = then.get(flag.id)
        if old is None:
            continue
        pairs = [
            (name, getattr(old, name), getattr(flag, name))
            for name in ("kind", "severity", "title", "explanation", "would_settle", "inside")
        ]
        for name, one, other in [*pairs, ("between", _groups(old), _groups(flag))]:
            if one != other:
                yield f"inconsistency {flag.id}, {name}: {_turned(one, other)}"


def _groups(flag: Inconsistency) -> str:
    return " against ".join(", ".join(group) for group in flag.between)


def _account(account: Account, claim: Claim, names: Mapping[str, str]) -> str:
    return f"{plain(names[account.source])}: {_answer(account, claim)} — {_quotes(account)}"


def _quotes(account: Account) -> str:
    return " ".join(f"“{plain(quote.text)}”" for quote in account.quotes)


def _account_changed(
    change: AccountChange, whole: ClaimChange, names: Mapping[str, str]
) -> Iterator[str]:
    name = plain(names.get(change.source, change.source))
    before, after = change.before, change.after
    if before is None or after is None:
        kept, claim, verb = (
            (after, whole.after, "new account")
            if before is None
            else (before, whole.before, "account removed")
        )
        if kept is not None:
            yield f"{name}, {verb}: {_answer(kept, claim)} — {_quotes(kept)}"
        return
    one, other = _answer(before, whole.before), _answer(after, whole.after)
    if one != other:
        yield f"{name}, answer: {one} → **{other}**"
    if before.via != after.via:
        yield f"{name}, via: {plain(before.via or 'none')} → **{plain(after.via or 'none')}**"
    old, new = ({str(quote.text): quote for quote in each.quotes} for each in (before, after))
    for quote in (quote for quote in old if quote not in new):
        yield f"{name}, quote removed: “{plain(quote)}”"
    for quote in (quote for quote in new if quote not in old):
        yield f"{name}, quote added: “{plain(quote)}”"
    for quote in (quote for quote in new if quote in old):
        yield from _beside_a_quote(name, old[quote], new[quote])


def _beside_a_quote(name: str, old: Quote, new: Quote) -> Iterator[str]:
    for field in ("speaker", "before", "after"):
        one, other = getattr(old, field), getattr(new, field)
        if one != other:
            yield f"{name}, {field} of “{plain(new.text)}”: {_turned(one, other)}"


def _turned(one: str | None, other: str | None) -> str:
    return f"{plain(one or 'none')} → {plain(other or 'none')}"


def _answer(account: Account, claim: Claim) -> str:
    return plain(answers(account, claim) or "no answer")


def _place(claim: Claim, flag: Inconsistency) -> list[str]:
    return [f"**{plain(flag.title)}** ({flag.kind}, {flag.severity}): {plain(claim.question)}"]


def _settled(found: Changes) -> Iterator[list[str]]:
    changes = {str(change.after.id): change.after.changes for change in found.changed}
    for claim, flag in found.settled:
        lines = _place(claim, flag)
        told = {change.settled for change in changes.get(claim.id, ())}
        if claim.id in changes and flag.id not in told:
            lines.append(
                "The feed does not tell it. Add to the claim, under `changes:`, "
                f"a note with `settled: {flag.id}`."
            )
        yield lines


def _documents(found: Changes) -> Iterator[list[str]]:
    for verb, documents in (
        ("added", found.appeared),
        ("removed", found.gone),
        ("changed", found.redone),
    ):
        for document in documents:
            yield [f"{verb}: **{document.id}**, {_described(document)}"]


def _described(document: Document) -> str:
    return f"{plain(document.publisher)}, “{plain(document.title)}”"


def _shares(quoting: Mapping[str, Quoting], names: Mapping[str, str]) -> Iterator[list[str]]:
    for source, each in quoting.items():
        shares = (each.before, each.after)
        one, other = ("–" if share is None else f"{share:.1%}" for share in shares)
        if one != other:
            yield [f"{plain(names[source])}: {one} → {other} of its words"]
