"""From nodes that match the schema to typed records."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from macros.records.answers import (
    Answer,
    DateAnswer,
    LabelAnswer,
    NumberAnswer,
    SetAnswer,
)
from macros.records.dates import Interval, PartialDate
from macros.records.model import (
    Account,
    Change,
    Claim,
    Context,
    Inconsistency,
    Label,
    Quote,
    Reference,
    Retelling,
    Retired,
    Slip,
    Source,
)
from macros.records.nodes import Mapping, Node, Sequence, Text

if TYPE_CHECKING:
    from collections.abc import Callable

_Built = TypeVar("_Built")


def claim(node: Mapping) -> Claim:
    """One item of `claims`."""
    labels = _labels(node)
    answer_type = node.text("answer_type")
    return Claim(
        id=node.text("id"),
        topic=node.text("topic"),
        question=node.text("question"),
        answer_type=answer_type,
        judgement=node.truth("judgement"),
        labels=labels,
        accounts=_each(node, "accounts", lambda item: _account(item, answer_type, labels)),
        inconsistencies=_each(node, "inconsistencies", _inconsistency),
        context=_each(node, "context", _context),
        related=node.items_of("related").texts(),
        changes=_each(node, "changes", _change),
        added=_date(node, "added"),
        updated=_date(node, "updated"),
    )


def _change(node: Mapping) -> Change:
    return Change(_date(node, "date"), node.text("note"), node.maybe("settled"))


def retired(node: Mapping) -> Retired:
    """One item of `retired`."""
    return Retired(
        id=node.text("id"),
        date=_date(node, "date"),
        reason=node.text("reason"),
        see=node.maybe("see"),
    )


def source(node: Mapping) -> Source:
    """One item of `sources`."""
    return Source(
        **_document(node),
        short_title=node.text("short_title"),
        retells=_each(
            node,
            "retells",
            lambda item: Retelling(item.text("id"), item.text("basis"), item.text("note")),
        ),
        slips=_each(node, "slips", _slip),
    )


def reference(node: Mapping) -> Reference:
    """One item of `references`."""
    return Reference(
        **_document(node),
        archive=node.maybe("archive"),
        archive_location=node.maybe("archive_location"),
    )


def _document(node: Mapping) -> dict[str, Any]:
    return {
        "id": node.text("id"),
        "title": node.text("title"),
        "publisher": node.text("publisher"),
        "kind": node.text("kind"),
        "url": node.text("URL"),
        "language": node.text("language"),
        "author": node.maybe("author"),
        "issued": _interval(node, "issued"),
        "accessed": _maybe_date(node, "accessed"),
        "note": node.maybe("note"),
    }


def _slip(node: Mapping) -> Slip:
    quote = node.text("quote")
    return Slip(node.text("id"), Quote(quote, quote.at), node.text("explanation"))


def _account(node: Mapping, answer_type: str, labels: tuple[Label, ...]) -> Account:
    quotes = node.items_of("quotes")
    open_list = node.truth("and_others")

    def answer(holder: Mapping) -> Answer | None:
        value = holder.get("answer")
        if value is None:
            return None
        return _answer(value, answer_type, labels, open_list=open_list)

    def quote(item: Node) -> Quote:
        if not isinstance(item, Mapping):
            text = Text(str(item), item.at)
            return Quote(text, text.at)
        return Quote(
            item.text("text"),
            item.text("text").at,
            speaker=item.maybe("speaker"),
            answer=answer(item),
            before=item.maybe("before"),
            after=item.maybe("after"),
        )

    named: tuple[Text, ...] = ()
    if answer_type in {"label", "set"}:
        holders = (node, *(item for item in quotes if isinstance(item, Mapping)))
        named = tuple(label for holder in holders for label in _labels_named(holder))
    return Account(
        source=node.text("source"),
        at=node.text("source").at,
        answer=answer(node),
        labels=named,
        via=node.maybe("via"),
        quotes=tuple(quote(item) for item in quotes),
    )


def _labels_named(holder: Mapping) -> tuple[Text, ...]:
    match holder.get("answer"):
        case Text() as label:
            return (label,)
        case Sequence() as labels:
            return labels.texts()
        case _:
            return ()


def _answer(value: Node, answer_type: str, labels: tuple[Label, ...], *, open_list: bool) -> Answer:
    match answer_type, value:
        case "date", Text():
            return DateAnswer(PartialDate.parse(value))
        case "number", Text():
            return NumberAnswer(Decimal(value))
        case "number", Mapping():
            return NumberAnswer(
                Decimal(value.text("value")),
                unit=value.maybe("unit") or "",
                about=value.truth("about"),
            )
        case "label", Text():
            return _label_answer(value, labels)
        case "set", Sequence():
            members = frozenset(_label_answer(item, labels) for item in value.texts())
            return SetAnswer(members, open=open_list)
    message = f"{value!r} does not answer a claim of type {answer_type}"
    raise TypeError(message)


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
    return tuple(_label(declared.key(name), words) for name, words in declared.items())


def _label(name: Text, words: Node) -> Label:
    if isinstance(words, Mapping):
        return Label(name, words.text("text"), words.maybe("within"))
    return Label(name, Text(str(words), words.at))


def _inconsistency(node: Mapping) -> Inconsistency:
    groups = (group for group in node.items_of("between") if isinstance(group, Sequence))
    return Inconsistency(
        id=node.text("id"),
        kind=node.text("kind"),
        severity=node.text("severity"),
        title=node.text("title"),
        explanation=node.text("explanation"),
        would_settle=node.maybe("would_settle"),
        between=tuple(group.texts() for group in groups),
        inside=node.maybe("inside"),
    )


def _context(node: Mapping) -> Context:
    span = [PartialDate.parse(end) for end in node.items_of("span").texts()]
    return Context(
        shows=node.text("shows"),
        as_of=_date(node, "as_of"),
        note=node.text("note"),
        references=node.items_of("references").texts(),
        span=(span[0], span[1]) if span else None,
        later=node.truth("later"),
        differs=node.truth("differs"),
    )


def _date(node: Mapping, name: str) -> PartialDate:
    return PartialDate.parse(node.text(name))


def _maybe_date(node: Mapping, name: str) -> PartialDate | None:
    value = node.maybe(name)
    return None if value is None else PartialDate.parse(value)


def _interval(node: Mapping, name: str) -> Interval | None:
    value = node.maybe(name)
    return None if value is None else Interval.parse(value)


def _each(node: Mapping, name: str, build: Callable[[Mapping], _Built]) -> tuple[_Built, ...]:
    return tuple(build(item) for item in node.items_of(name).mappings())
