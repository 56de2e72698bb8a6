"""What the sources say that somebody said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.records.model import Account, Claim, Quote, Record


@dataclass(frozen=True, slots=True)
class Words:
    """What the accounts of a claim quote one speaker as saying, account by account."""

    claim: Claim
    said: tuple[tuple[Account, tuple[Quote, ...]], ...]


def words_by_speaker(record: Record) -> Mapping[str, tuple[Words, ...]]:
    """What each speaker is said to have said, claim by claim, in the record's order."""
    speakers = dict.fromkeys(str(quote.speaker) for _, quote in record.quotes if quote.speaker)
    return {
        speaker: tuple(
            Words(claim, said) for claim in record.claims if (said := _said(claim, speaker))
        )
        for speaker in speakers
    }


def _said(claim: Claim, speaker: str) -> tuple[tuple[Account, tuple[Quote, ...]], ...]:
    quoting = (
        (account, tuple(quote for quote in account.quotes if quote.speaker == speaker))
        for account in claim.accounts
    )
    return tuple((account, quotes) for account, quotes in quoting if quotes)
