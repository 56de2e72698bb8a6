"""What follows from a claim and from who retells whom: worked out once, whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from macros.analysis import agreement, standing
from macros.analysis.compatibility import narrower
from macros.analysis.origins import origins, retold_here, roots
from macros.analysis.silence import silent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.analysis.standing import Badge, Spread, Standing
    from macros.records.model import Account, Claim, Document, Inconsistency, Record, Source


@dataclass(frozen=True, eq=False)
class Facts:
    """The facts of a claim within a record. Each is worked out when it is first asked for."""

    claim: Claim
    record: Record

    @cached_property
    def standing(self) -> Standing:
        """Where the claim stands."""
        return standing.standing(self.claim, self.record)

    @cached_property
    def badges(self) -> tuple[Badge, ...]:
        """What else a reader should know, beside the standing."""
        return standing.badges(self.claim, self.standing, self._spreads.values())

    @cached_property
    def groups(self) -> tuple[tuple[Account, ...], ...]:
        """The accounts that answer, those with equal answers together."""
        return agreement.answer_groups(self.claim.accounts)

    @cached_property
    def unanswering(self) -> tuple[Account, ...]:
        """The accounts that touch the question without answering it."""
        return tuple(account for account in self.claim.accounts if not account.answers)

    @cached_property
    def origins(self) -> tuple[tuple[Account, ...], ...]:
        """The accounts that answer, those that share an origin together."""
        return origins(self.claim.answering, self.record.source)

    @property
    def silent(self) -> tuple[Source, ...]:
        """The sources without an account."""
        return silent(self.claim, self.record)

    @property
    def silence(self) -> int:
        """How many sources have no account."""
        return len(self.record.sources) - len(self.claim.sources)

    def roots(self, account: Account) -> tuple[str, ...]:
        """The documents from which an account comes in the end, in the order of their ids."""
        return tuple(sorted(roots(account, self.record.source)))

    def retold(self, account: Account) -> tuple[Source, ...]:
        """The sources with an account here that this account retells."""
        ids = retold_here(account, self.claim, self.record.source)
        return tuple(self.record.source[id_] for id_ in ids)

    def credited(self, account: Account) -> Document | None:
        """The document that an account credits or plainly draws on here, if it says so."""
        if account.via is None:
            return None
        return self.record.reference.get(account.via) or self.record.source[account.via]

    def next_wider(self, account: Account) -> tuple[tuple[Account, ...], ...]:
        """Who gives each answer that an account’s makes more exact; none beyond those."""
        answers = [(group, answer) for group in self.groups for answer in group[0].answers]
        wider = [each for each in answers if narrower(account.answers[0], each[1])]
        return tuple(
            givers
            for givers, answer in wider
            if not any(narrower(other, answer) for _, other in wider)
        )

    def camp(self, account: Account) -> int:
        """The side of a disagreement on which an account stands, from 1; 0 where there is none."""
        camps = enumerate(agreement.camps(self.claim.accounts), start=1)
        return next((number for number, camp in camps if account.source in camp), 0)

    def spread(self, inconsistency: Inconsistency) -> Spread:
        """Whom an inconsistency of the claim sets apart."""
        return self._spreads[inconsistency.id]

    @cached_property
    def _spreads(self) -> Mapping[str, Spread]:
        flagged = self.claim.inconsistencies
        return {each.id: standing.spread(self.claim, each, self.record) for each in flagged}

    def sides(self, inconsistency: Inconsistency) -> tuple[tuple[Account, ...], ...]:
        """The accounts on each side of an inconsistency of the claim."""
        return tuple(
            tuple(account for account in self.claim.accounts if account.source in side)
            for side in agreement.sides(self.claim, inconsistency)
        )


def facts(claim: Claim, record: Record) -> Facts:
    """The facts of a claim of a record."""
    return _of_each_claim(record)[claim.id]


@lru_cache(maxsize=2)
def _of_each_claim(record: Record) -> Mapping[str, Facts]:
    return {str(claim.id): Facts(claim, record) for claim in record.claims}
