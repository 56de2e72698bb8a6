"""No link to the site ever breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.records.project import load
from tests.projects import REPOSITORY
from tests.published import complete_up_to, listed, missing

if TYPE_CHECKING:
    from pathlib import Path


def test_every_address_that_was_ever_published_is_there(site: Path) -> None:
    assert missing(listed(), site) == []
    assert missing(["", "claims/never/", "data/never.csv"], site) == [
        "claims/never/",
        "data/never.csv",
    ]


def test_the_list_is_complete_up_to_its_day() -> None:
    addresses = set(listed())
    record = load(REPOSITORY).record
    known = [claim.id for claim in record.claims if str(claim.added) <= complete_up_to()]
    assert known
    for id_ in (*known, *(each.id for each in record.retired)):
        assert {f"claims/{id_}/", f"claims/{id_}/claim.json"} <= addresses
