from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from macros.analysis.retelling import retellings
from macros.records.answers import LabelAnswer
from macros.records.model import Claim, Inconsistency, Source
from tests.strategies import account, claim, claims, record, source, sources, text

YES, NO = LabelAnswer("yes"), LabelAnswer("no")
SOURCES = {"a": source("a"), "b": source("b", ["a"]), "c": source("c")}


def named(id_: str, accounts: Claim, *inconsistencies: Inconsistency) -> Claim:
    return replace(accounts, id=text(id_), inconsistencies=inconsistencies)


def inconsistency(id_: str, *between: tuple[str, ...], inside: str | None = None) -> Inconsistency:
    return Inconsistency(
        id=text(id_),
        kind=text("relay"),
        severity=text("minor"),
        title=text("words"),
        explanation=text("words"),
        between=tuple(tuple(text(name) for name in group) for group in between),
        inside=text(inside) if inside else None,
    )


def test_what_a_retelling_changes_drops_adds_and_keeps() -> None:
    held = record(
        SOURCES,
        named(
            "answers", claim([account("a", YES), account("b", NO)]), inconsistency("other-answer")
        ),
        named("words", claim([account("a"), account("b")]), inconsistency("named", ("a",), ("b",))),
        named(
            "elsewhere",
            claim([account("a", YES), account("b", YES), account("c")]),
            inconsistency("x", ("b",), ("c",)),
        ),
        named(
            "inside",
            claim([account("a", YES), account("b", YES)]),
            inconsistency("own", inside="b"),
        ),
        named("touched", claim([account("a", YES), account("b")])),
        named("nobody", claim([account("a"), account("b")])),
        named("left-out", claim([account("a", YES), account("c", NO)])),
        named("put-in", claim([account("b", YES)])),
        named("others", claim([account("c", YES)])),
    )
    (pair,) = retellings(held)
    assert (pair.original.id, pair.retelling.id) == ("a", "b")
    changed = {
        claim.id: [each.id for each in inconsistencies] for claim, inconsistencies in pair.changed
    }
    assert changed == {"answers": ["other-answer"], "words": ["named"]}
    assert [claim.id for claim in pair.dropped] == ["touched", "left-out"]
    assert [claim.id for claim in pair.added] == ["put-in"]
    assert [claim.id for claim in pair.kept] == ["elsewhere", "inside"]


def test_what_is_retold_from_outside_the_record_has_no_pair() -> None:
    assert retellings(record({"a": source("a", ["agency"])})) == ()


@given(sources(), st.lists(claims(), max_size=4))
def test_each_claim_of_either_is_in_one_of_the_four(
    several: dict[str, Source], told: list[Claim]
) -> None:
    numbered = [named(f"claim-{place}", each) for place, each in enumerate(told)]
    for pair in retellings(record(several, *numbered)):
        groups = ([claim for claim, _ in pair.changed], pair.dropped, pair.added, pair.kept)
        shown = [claim.id for group in groups for claim in group]
        either = {pair.original.id, pair.retelling.id}
        answered = [
            each.id for each in numbered if either & {account.source for account in each.answering}
        ]
        assert sorted(shown) == sorted(answered)
