"""The record in words: dates, numbers and answers as readers see them, as plain text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from macros.analysis.silence import MOST_NAMED, giving
from macros.language import N_, _, locale, locale_of, ngettext
from macros.records.answers import Answer, DateAnswer, LabelAnswer, NumberAnswer, SetAnswer
from macros.text.dates import when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from macros.analysis.facts import Facts
    from macros.records.model import Account, Claim, Document, Locator, Name, Source

_CURRENCY: Final = re.compile(r"([A-Z]{3})(?: (.+))?")
_COUNTED: Final = "\ue000"
"""Stands in a pattern for what a currency is counted in, whose letters may mean something there."""

_PAGES: Final = re.compile(r"\w[-–,]\s*\w")
_EXACT_BELOW: Final = 10
_SMALL_NUMBERS: Final = (
    *(N_("no"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six")),
    *(N_("seven"), N_("eight"), N_("nine"), N_("ten"), N_("eleven"), N_("twelve")),
)


def name(value: Name) -> str:
    """A person, given name first, or an organisation."""
    return " ".join(reversed(value.parts))


def authors(document: Document) -> str:
    """Who signed a document; empty if nobody did."""
    return listed([name(each) for each in document.author])


def locator(value: Locator) -> str:
    """Where in a document a passage stands: “chapter 2, p. 12”, “Epilogue, pp. 3–4”, “at 12:34”."""
    numbered = value.chapter is not None and value.chapter.isdecimal()
    several_pages = value.page is not None and _PAGES.search(value.page)
    parts = (
        (_("chapter %(place)s") if numbered else "%(place)s", value.chapter),
        (_("pp. %(place)s") if several_pages else _("p. %(place)s"), value.page),
        (_("at %(place)s"), value.time),
    )
    return ", ".join(words % {"place": part} for words, part in parts if part is not None)


def language(code: str) -> str:
    """The name of a language, or its code (BCP 47) where it has none."""
    known = locale_of(code)
    return (known and known.get_display_name(locale())) or code


def listed(items: Sequence[str]) -> str:
    """A list in words: “a, b and c”."""
    return format_list(items, locale=locale())


def names(accounts: Iterable[Account], sources: Mapping[str, Source]) -> str:
    """The short titles of the sources of accounts as a list in words."""
    return listed([sources[account.source].short_title for account in accounts])


def silent(derived: Facts, named: Callable[[Source], str]) -> str:
    """The sources that are silent on a claim: `named`, or counted where they are many."""
    if derived.silence > MOST_NAMED:
        of_all = ngettext(
            "%(some)s of %(all)s source", "%(some)s of %(all)s sources", derived.silence
        )
        return of_all % {"some": derived.silence, "all": len(derived.record.sources)}
    return listed([named(source) for source in derived.silent])


def counted(count: int) -> str:
    """A number as prose writes it: in words up to twelve."""
    if count < len(_SMALL_NUMBERS):
        return _(_SMALL_NUMBERS[count])
    return number(count)


def number(count: int) -> str:
    """A number in digits: 1,200."""
    return format_decimal(count, locale=locale())


def part(share: float) -> str:
    """A part of a whole: 24%."""
    return format_percent(share, locale=locale())


def quoted(words: str) -> str:
    """A text in the quotation marks of the language."""
    return _("“%(words)s”") % {"words": words}


def letter(number: int) -> str:
    """The name of a group by its place, from 1: A to Z, then AA, AB and so on."""
    name = ""
    while number:
        number, last = divmod(number - 1, 26)
        name = chr(ord("A") + last) + name
    return name


def out_of(count: int, total: int) -> str:
    """A part of a whole, to stand before a plural: “four of the five”, “all five”, “both”."""
    pair = 2
    if count == total:
        return _("both") if total == pair else _("all %(total)s") % {"total": counted(total)}
    if count == 0:
        none = _("neither of the %(total)s") if total == pair else _("none of the %(total)s")
        return none % {"total": counted(total)}
    if count == 1:
        return _("one of the %(total)s") % {"total": counted(total)}
    return _("%(count)s of the %(total)s") % {"count": counted(count), "total": counted(total)}


def size(count: int) -> str:
    """A number of bytes for people: 3.4 kB, 439 kB."""
    kilobytes = Decimal(count) / 1000
    exact = kilobytes.quantize(Decimal("0.1") if kilobytes < _EXACT_BELOW else Decimal(1))
    return f"{format_decimal(exact, locale=locale())} kB"


def answer(value: Answer, claim: Claim) -> str:
    """An answer in the words that readers see."""
    words = {str(label.id): str(label.text) for label in claim.answers}
    match value:
        case DateAnswer():
            return when(value.date)
        case NumberAnswer():
            return number_with_unit(value, str(claim.unit or ""))
        case LabelAnswer():
            return words[value.label]
        case SetAnswer():
            named = {member.label for member in value.members}
            members = [text for label, text in words.items() if label in named]
            return ", ".join([*members, _("among others")]) if value.open else listed(members)


def answers(account: Account, claim: Claim) -> str:
    """All answers of an account; empty if it gives none."""
    return " / ".join(answer(each, claim) for each in account.answers)


def accounts_by_answer(claim: Claim) -> dict[str, tuple[Account, ...]]:
    """The accounts that give each answer, or a more exact one, by the words that readers see.

    For lists, each thing in a list is an answer.
    """
    asked: dict[str, Answer] = {
        str(label.text): LabelAnswer(str(label.id)) for label in claim.answers
    }
    if not asked:
        given = (each for account in claim.accounts for each in account.answers)
        asked = {answer(each, claim): each for each in given}
    found = ((words, giving(each, claim)) for words, each in asked.items())
    return {words: accounts for words, accounts in found if accounts}


def number_with_unit(value: NumberAnswer, unit: str) -> str:
    """A number with its unit: about 18 miles, at least 300 troops, $3 bn to $5 bn."""
    about = _("about %(number)s") if value.about else "%(number)s"
    if value.most is None and value.least is not None:
        return _("at least %(number)s") % {"number": about % {"number": _amount(value.least, unit)}}
    if value.least is None and value.most is not None:
        return _("at most %(number)s") % {"number": about % {"number": _amount(value.most, unit)}}
    least, most = value.ends
    if least == most:
        return about % {"number": _amount(least, unit)}
    first = _amount(least, unit if _CURRENCY.fullmatch(unit) else "")
    between = _("%(least)s to %(most)s") % {"least": first, "most": _amount(most, unit)}
    return about % {"number": between}


def _amount(number: Decimal, unit: str) -> str:
    written = format_decimal(number, locale=locale(), decimal_quantization=False)
    if currency := _CURRENCY.fullmatch(unit):
        amount = f"#,##0.###### {_COUNTED}" if currency[2] else "#,##0.######"
        pattern = _("¤%(amount)s") % {"amount": amount}
        written = format_currency(
            number, currency[1], pattern, locale=locale(), currency_digits=False
        )
        return written.replace(_COUNTED, currency[2] or "")
    if unit == "%":
        return _("%(number)s%%") % {"number": written}
    return f"{written} {unit}".rstrip()
