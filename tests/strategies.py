"""Claims, accounts and sources for property-based tests."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from macros.problems import Position
from macros.reading.nodes import Text
from macros.records.answers import (
    Answer,
    DateAnswer,
    LabelAnswer,
    NumberAnswer,
    SetAnswer,
)
from macros.records.dates import PartialDate
from macros.records.extended_dates import ExtendedDate
from macros.records.model import Account, Claim, Record, Retelling, Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

AT: Final = Position("data/claims.yaml")
DAY: Final = PartialDate(2026, 11, 23)
NAMES: Final = ("a", "b", "c", "d", "e")
OUTSIDE: Final = ("agency", "speech")

_WITHIN: Final = {
    "country": (),
    "city": ("country",),
    "palace": ("city", "country"),
    "sea": (),
    "port": ("sea",),
}


def text(value: str) -> Text:
    return Text(value, AT)


labels: Final = st.sampled_from([LabelAnswer(label, within) for label, within in _WITHIN.items()])
dates: Final = st.builds(
    DateAnswer,
    st.sampled_from(
        [
            ExtendedDate.parse(each)
            for each in (
                *("2025", "2025-10", "2025-10-28", "2025-11", "2026", "2025~", "2025-21"),
                *("2025-33", "../2025-10", "2026/..", "2025-09/2025-11", "202X", "-0043"),
                *("2025-10-28T23:30", "2025-10-28T23:30+09:00", "2025-10-28T14:30Z"),
            )
        ]
    ),
)
_ends: Final = st.none() | st.sampled_from(
    [Decimal(each) for each in ("0", "-2", "95", "100", "104.9", "550", "220000", "224000")]
)


def _range(ends: tuple[Decimal | None, Decimal | None], about: bool) -> NumberAnswer:  # noqa: FBT001 - drawn
    least, most = ends
    if least is not None and most is not None:
        least, most = sorted((least, most))
    return NumberAnswer(least, most, about)


numbers: Final = st.builds(
    _range,
    st.tuples(_ends, _ends).filter(lambda ends: ends != (None, None))
    | _ends.filter(lambda end: end is not None).map(lambda end: (end, end)),
    st.booleans(),
)
sets: Final = st.builds(SetAnswer, st.frozensets(labels, min_size=1, max_size=3), st.booleans())
answers: Final[st.SearchStrategy[Answer]] = st.one_of(labels, dates, numbers, sets)


@st.composite
def sources(draw: st.DrawFn) -> dict[str, Source]:
    """Five sources, some of which retell each other (even in a circle) or something outside."""
    return {
        name: source(
            name,
            draw(st.lists(st.sampled_from([*NAMES, *OUTSIDE]).filter(name.__ne__), max_size=2)),
        )
        for name in NAMES
    }


@st.composite
def claims(draw: st.DrawFn, kinds: st.SearchStrategy[Answer] = answers) -> Claim:
    """A claim with accounts of up to five sources, with one answer, none, or two."""
    families: list[st.SearchStrategy[Answer]] = [labels, dates, numbers, sets]
    kind = draw(st.sampled_from(families)) if kinds is answers else kinds
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=4))
    return claim([account(name, draw(st.none() | kind)) for name in names])


def source(name: str, retold: Sequence[str] = ()) -> Source:
    return Source(
        id=text(name),
        title=text(name),
        publisher=text(name),
        kind=text("article"),
        URL=text(f"https://{name}.example/"),
        language=text("en"),
        short_title=text(name),
        retells=tuple(
            Retelling(text(each), text("stated"), text("It says so.")) for each in retold
        ),
    )


def account(name: str, answer: Answer | None = None, via: str | None = None) -> Account:
    return Account(text(name), AT, answer, via=None if via is None else text(via))


def claim(accounts: Sequence[Account], *, judgement: bool = False) -> Claim:
    return Claim(
        id=text("claim"),
        topic=text("topic"),
        question=text("Which?"),
        answer_type=text("label"),
        accounts=tuple(accounts),
        added=DAY,
        updated=DAY,
        judgement=judgement,
    )


def record(named: Mapping[str, Source], *claims: Claim) -> Record:
    return Record(claims=claims, sources=tuple(named.values()))
