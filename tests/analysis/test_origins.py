from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from macros.analysis.origins import origins, retold_here
from macros.records.model import Account, Claim, Source
from tests.strategies import NAMES, account, claim, claims, source, sources


def grouped(accounts: Sequence[Account], named: dict[str, Source]) -> list[list[str]]:
    return [[str(each.source) for each in group] for group in origins(accounts, named)]


def test_a_source_and_its_retelling_share_an_origin() -> None:
    named = {"a": source("a"), "b": source("b", ["a"]), "c": source("c")}
    assert grouped([account("a"), account("c"), account("b")], named) == [["a", "b"], ["c"]]


def test_two_that_draw_on_the_same_document_share_an_origin() -> None:
    named = {"a": source("a", ["agency"]), "b": source("b", ["agency"])}
    assert grouped([account("a"), account("b")], named) == [["a", "b"]]


def test_a_retelling_of_a_retelling_shares_the_origin() -> None:
    named = {"a": source("a"), "b": source("b", ["a"]), "c": source("c", ["b"])}
    assert grouped([account("c"), account("a")], named) == [["c", "a"]]


def test_what_an_account_is_via_takes_the_place_of_what_its_source_retells() -> None:
    named = {"a": source("a"), "b": source("b", ["a"])}
    assert grouped([account("a"), account("b", via="speech")], named) == [["a"], ["b"]]
    assert grouped([account("b"), account("a", via="b")], named) == [["b", "a"]]


def test_sources_that_retell_each_other_share_an_origin() -> None:
    named = {"a": source("a", ["b"]), "b": source("b", ["a"])}
    assert grouped([account("a"), account("b")], named) == [["a", "b"]]


def test_two_versions_of_one_page_share_an_origin() -> None:
    named = {name: source(name) for name in "abc"}
    named["b"] = replace(named["b"], URL=named["a"].URL)
    assert grouped([account(name) for name in "abc"], named) == [["a", "b"], ["c"]]


def test_retold_here_names_only_sources_that_speak_here() -> None:
    named = {"a": source("a"), "b": source("b", ["a", "agency"])}
    both = claim([account("a"), account("b")])
    assert retold_here(both.accounts[1], both, named) == ("a",)
    assert retold_here(both.accounts[0], both, named) == ()
    alone = claim([account("b")])
    assert retold_here(alone.accounts[0], alone, named) == ()


@given(claims(), sources(), st.sampled_from(NAMES))
def test_a_retelling_never_raises_the_number_of_origins(
    claim: Claim, named: dict[str, Source], first: str
) -> None:
    if claim.account_of(first) is None:
        return
    retelling = {**named, "retelling": source("retelling", [first])}
    before = origins(claim.accounts, retelling)
    after = origins([*claim.accounts, account("retelling")], retelling)
    assert len(after) <= len(before)


@given(claims(), sources())
def test_each_account_has_one_origin(claim: Claim, named: dict[str, Source]) -> None:
    members = [account for group in origins(claim.accounts, named) for account in group]
    assert sorted(map(id, members)) == sorted(map(id, claim.accounts))


@given(st.permutations([account(name) for name in NAMES]), sources())
def test_the_order_of_accounts_does_not_change_who_shares(
    accounts: list[Account], named: dict[str, Source]
) -> None:
    def shared(row: list[Account]) -> set[frozenset[str]]:
        return {frozenset(group) for group in grouped(row, named)}

    assert shared(accounts) == shared(accounts[::-1])
