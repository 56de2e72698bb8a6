"""The tables of the record: claims, accounts, quotes and inconsistencies, one row for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.language import N_
from macros.publish.table import APART, Column, Table, as_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from macros.publish.values import Json


def _of_answers(name: str) -> Callable[[Json], str]:
    """A function that lists one property of an account's answers, in their order."""

    def tell(account: Json) -> str:
        told = [as_cell(answer.get(name)) for answer in account["answers"]]
        return APART.join(told) if any(told) else ""

    return tell


def _shared_by_answers(name: str) -> Callable[[Json], str]:
    """A function that lists one property of an account's answers, each value once."""

    def tell(account: Json) -> str:
        told = dict.fromkeys(as_cell(answer.get(name)) for answer in account["answers"])
        return APART.join(filter(None, told))

    return tell


def _located(quote: Json) -> str:
    return APART.join(f"{name} {place}" for name, place in quote.get("locator", {}).items())


def _length(name: str) -> Callable[[Json], int]:
    return lambda row: len(row[name])


def _accounts(record: Json) -> Iterator[Json]:
    for claim in record["claims"]:
        for account in claim["accounts"]:
            yield {"claim": claim["id"], "topic": claim["topic"], **account}


def _quotes(record: Json) -> Iterator[Json]:
    for account in _accounts(record):
        for quote in account["quotes"]:
            yield {"source": account["source"], "claim": account["claim"], **quote}
    for source in record["sources"]:
        for slip in source["slips"]:
            yield {"source": source["id"], "slip": slip["id"], **slip["quote"]}


def _inconsistencies(record: Json) -> Iterator[Json]:
    for claim in record["claims"]:
        for inconsistency in claim["inconsistencies"]:
            yield {"claim": claim["id"], "topic": claim["topic"], **inconsistency}


_PAGE: Final = Column("page", "address", "Where it stands on the site.")

TABLES: Final = (
    Table(
        N_("claims"),
        N_("The claims"),
        N_("A claim: one question that articles answer."),
        (
            Column("id", "id", "The claim’s id, which never changes."),
            Column("topic", "id", "The topic that it belongs to."),
            Column("question", "text", "The question."),
            Column("answer_type", "text", "What answers are: date, number, label or set."),
            Column("judgement", "truth", "Whether it asks for a judgement, not for a fact."),
            Column("standing", "text", "Where it stands, derived from answers and origins."),
            Column(
                "badges",
                "text",
                "What else a reader should know of it, with a slash between two.",
                lambda claim: APART.join(claim["badges"]),
            ),
            Column("accounts", "count", "How many sources speak to it.", _length("accounts")),
            Column(
                "answering",
                "count",
                "How many of them answer it.",
                lambda claim: sum(bool(account["answers"]) for account in claim["accounts"]),
            ),
            Column("origins", "count", "How many origins the answers have.", _length("origins")),
            Column(
                "inconsistencies",
                "count",
                "How many disagreements are flagged.",
                _length("inconsistencies"),
            ),
            Column("related", "ids", "Other claims worth reading beside it."),
            Column(
                "distinct_from",
                "ids",
                "Other claims that look like the same question and are not.",
                lambda claim: " ".join(each["claim"] for each in claim["distinct_from"]),
            ),
            Column("added", "day", "The day on which it came into the record."),
            Column("updated", "day", "The day of its last change."),
            _PAGE,
        ),
        lambda record: record["claims"],
    ),
    Table(
        N_("accounts"),
        N_("The accounts"),
        N_("An account: what one source says on one claim."),
        (
            Column("claim", "id", "The claim."),
            Column("source", "id", "The source."),
            Column("topic", "id", "The topic of the claim."),
            Column(
                "answer",
                "text",
                "What it answers, in words; with a slash between two. Empty: it gives no answer.",
                _of_answers("text"),
            ),
            Column(
                "value",
                "text",
                "The answer for programs: a date as exact as it is known, a number, a label, "
                "or several labels.",
                _of_answers("value"),
            ),
            Column("min", "text", "The least that a range of numbers allows.", _of_answers("min")),
            Column("max", "text", "The most that it allows.", _of_answers("max")),
            Column("unit", "text", "The unit of a number.", _shared_by_answers("unit")),
            Column(
                "about",
                "text",
                "true where the source hedges a number.",
                _shared_by_answers("about"),
            ),
            Column(
                "open",
                "text",
                "true where the source says that its list has others.",
                _shared_by_answers("open"),
            ),
            Column("as_of", "text", "The time for which the answer holds, where it says so."),
            Column("via", "id", "The document that it credits or plainly draws on here."),
            Column("retells", "ids", "The sources among the accounts that it retells."),
            Column("drawn_from", "ids", "The documents at which its ways of retelling end."),
            Column("quotes", "count", "How many quotes show it.", _length("quotes")),
        ),
        _accounts,
    ),
    Table(
        N_("quotes"),
        N_("The quotes"),
        N_("A quote: a short passage of a source, word for word."),
        (
            Column("source", "id", "The source."),
            Column("claim", "id", "The claim whose answer it shows; empty for a slip."),
            Column("slip", "id", "The slip that it shows; empty for a claim."),
            Column("text", "text", "The words."),
            Column("speaker", "text", "Who is said to have said them, where somebody is."),
            Column(
                "answer",
                "text",
                "What the passage answers; empty where it gives no answer, and for a slip.",
                lambda quote: quote.get("answer", {}).get("text"),
            ),
            Column("before", "text", "What stands before it, where the words stand there twice."),
            Column("after", "text", "What stands after it, where the words stand there twice."),
            Column("translation", "text", "The words in the language of the site, by us."),
            Column(
                "locator",
                "text",
                "Where in the document it stands: its page, chapter or time.",
                _located,
            ),
            Column("passage", "address", "The way to the passage in the article."),
        ),
        _quotes,
    ),
    Table(
        N_("inconsistencies"),
        N_("The inconsistencies"),
        N_("An inconsistency: a flagged disagreement."),
        (
            Column("claim", "id", "The claim."),
            Column("id", "id", "Its id, of its own within the claim."),
            Column("topic", "id", "The topic of the claim."),
            Column("kind", "text", "What differs: date, number, actor, status and so on."),
            Column("severity", "text", "major or minor."),
            Column("spread", "text", "Whom it sets apart: across origins, in a retelling, inside."),
            Column("title", "text", "It in a few words."),
            Column(
                "sides",
                "ids",
                "The sources on each side, with a slash between the sides.",
                lambda inconsistency: APART.join(map(as_cell, inconsistency["sides"])),
            ),
            Column("inside", "id", "The source that contradicts itself, if one does."),
            Column("explanation", "text", "What differs and how one sees it (Markdown)."),
            Column("severity_reason", "text", "Why it is that, where its answers say otherwise."),
            Column("would_settle", "text", "What would settle it."),
            _PAGE,
        ),
        _inconsistencies,
    ),
)
