"""Which answers can both be true, and which says more than the other."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from macros.records.answers import Answer, DateAnswer, LabelAnswer, NumberAnswer, SetAnswer

HEDGE: Final = Decimal("0.05")
"""The largest gap, relative to the larger number, between two that agree if one is `about`."""

SURE_DIGITS: Final = 2
"""How many digits of a number are as exact as they look: 220,000 may be rounded, 22 and 10 not."""


def compatible(one: Answer, other: Answer) -> bool:
    """Whether both answers can be true. Answers of different types never can."""
    match one, other:
        case DateAnswer(), DateAnswer():
            return one.date.meets(other.date)
        case NumberAnswer(), NumberAnswer():
            return _numbers_agree(one, other)
        case LabelAnswer(), LabelAnswer():
            return one.lies_in(other) or other.lies_in(one)
        case SetAnswer(), SetAnswer():
            return _lists_agree(one, other)
        case _:
            return False


def _numbers_agree(one: NumberAnswer, other: NumberAnswer) -> bool:
    """Whether two numbers overlap, one is the other rounded, or a hedge closes the gap."""
    if one.value is not None and other.value is not None and _rounded(one.value, other.value):
        return True
    slack = HEDGE if one.about or other.about else Decimal()
    (least, most), (lower, upper) = one.ends, other.ends
    return _reaches(least, upper, slack) and _reaches(lower, most, slack)


def _reaches(low: Decimal, high: Decimal, slack: Decimal) -> bool:
    """Whether a low end is at most a high one, or above it by no more than the slack allows."""
    return low <= high or low - high <= slack * max(abs(low), abs(high))


def _rounded(one: Decimal, other: Decimal) -> bool:
    """Whether one number is the other, rounded to the places that it is given with."""
    return any(
        coarse == fine.quantize(_place(coarse), rounding=ROUND_HALF_UP)
        for coarse, fine in ((one, other), (other, one))
        if coarse
    )


def _place(number: Decimal) -> Decimal:
    """The place to which a number other than nought may be rounded, as a power of ten.

    It is the last of its decimals; without any, the last digit before the noughts at its end.
    """
    exponent = int(number.as_tuple().exponent)
    if exponent >= 0:
        noughts = int(number.normalize().as_tuple().exponent)
        exponent = max(0, min(noughts, number.adjusted() + 1 - SURE_DIGITS))
    return Decimal(1).scaleb(exponent)


def _lists_agree(one: SetAnswer, other: SetAnswer) -> bool:
    if one.open and other.open:
        return True
    other_holds, one_holds = other.covers(one), one.covers(other)
    if one.open:
        return other_holds
    return one_holds if other.open else one_holds or other_holds


def narrower(one: Answer, other: Answer) -> bool:
    """Whether one answer says all that the other says, and says it more exactly."""
    match one, other:
        case DateAnswer(), DateAnswer():
            return one.date.lies_in(other.date)
        case NumberAnswer(), NumberAnswer():
            return one.ends != other.ends and one.lies_in(other)
        case LabelAnswer(), LabelAnswer():
            return one != other and one.lies_in(other)
        case SetAnswer(), SetAnswer():
            return compatible(one, other) and other.covers(one) and not one.covers(other)
        case _:
            return False


def says(given: Answer, asked: Answer) -> bool:
    """Whether giving one answer amounts to giving another: it is equal to it, or more exact.

    A list amounts to each of its members; two numbers that are compatible amount to each other.
    """
    match given, asked:
        case SetAnswer(), LabelAnswer():
            return any(member.lies_in(asked) for member in given.members)
        case NumberAnswer(), NumberAnswer() if None not in {given.value, asked.value}:
            return compatible(given, asked)
        case _:
            return given == asked or narrower(given, asked)
