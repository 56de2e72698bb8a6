"""From nodes that match the schema to typed records."""

from __future__ import annotations

from decimal import Decimal

from macros.reading.nodes import TEXT, Mapping, Node, Sequence, Text, spelt_out
from macros.records.answers import (
    Answer,
    DateAnswer,
    LabelAnswer,
    NumberAnswer,
    SetAnswer,
)
from macros.records.extended_dates import ExtendedDate
from macros.records.model import (
    Account,
    Claim,
    Distinct,
    Label,
    Quote,
    Reference,
    Retired,
    Slip,
    Source,
)
from macros.records.parts import part


def claim(node: Mapping) -> Claim:
    """One item of `claims`."""
    answer_type, labels = node.text("answer_type"), _labels(node)

    def answer(holder: Mapping, account: Mapping) -> Answer | None:
        value = holder.get("answer")
        if value is None:
            return None
        return _answer(value, answer_type, labels, open_list=account.truth("and_others"))

    def quote(item: Node, account: Mapping) -> Quote:
        whole = spelt_out(item)
        return part(Quote, whole, at=whole.text(TEXT).at, answer=answer(whole, account))

    def account(item: Mapping) -> Account:
        return part(
            Account,
            item,
            at=item.text("source").at,
            answer=answer(item, item),
            quotes=tuple(quote(each, item) for each in item.items_of("quotes")),
        )

    accounts = tuple(map(account, node.items_of("accounts").mappings()))
    return part(Claim, node, answers=labels, accounts=accounts)


def distinct(node: Mapping) -> Distinct:
    """One item of `distinct`."""
    return part(Distinct, node)


def retired(node: Mapping) -> Retired:
    """One item of `retired`."""
    return part(Retired, node)


def source(node: Mapping) -> Source:
    """One item of `sources`."""
    slips = node.items_of("slips").mappings()
    return part(Source, node, slips=tuple(map(_slip, slips)))


def reference(node: Mapping) -> Reference:
    """One item of `references`."""
    return part(Reference, node)


def _slip(node: Mapping) -> Slip:
    quote = node.text("quote")
    return part(Slip, node, quote=part(Quote, spelt_out(quote), at=quote.at))


def _answer(value: Node, answer_type: str, labels: tuple[Label, ...], *, open_list: bool) -> Answer:
    match answer_type, value:
        case "date", Text():
            return DateAnswer(ExtendedDate.parse(value))
        case "number", Text():
            return NumberAnswer.of(Decimal(value))
        case "number", Mapping():
            return _number(value)
        case "label", Text():
            return _label_answer(value, labels)
        case "set", Sequence():
            members = frozenset(_label_answer(item, labels) for item in value.texts())
            return SetAnswer(members, open=open_list)
    message = f"an answer does not fit the answer_type “{answer_type}”"
    raise TypeError(message)


def _number(node: Mapping) -> NumberAnswer:
    about = node.truth("about")
    if "value" in node:
        return NumberAnswer.of(Decimal(node.text("value")), about=about)
    least, most = (node.maybe(end) for end in ("min", "max"))
    return NumberAnswer(
        None if least is None else Decimal(least), None if most is None else Decimal(most), about
    )


def _label_answer(label: Text, labels: tuple[Label, ...]) -> LabelAnswer:
    wider = {declared.id: declared.within for declared in labels}
    within: list[str] = []
    step = wider.get(label)
    while step is not None:
        if step == label or step in within:
            return LabelAnswer(str(label))
        within.append(step)
        step = wider.get(step)
    return LabelAnswer(str(label), tuple(map(str, within)))


def _labels(node: Mapping) -> tuple[Label, ...]:
    declared = node.get("answers")
    if not isinstance(declared, Mapping):
        return ()
    return tuple(
        part(Label, spelt_out(words), id=declared.key(name)) for name, words in declared.items()
    )
