"""The macros that pages call. Each takes the view of its page, then the page's arguments."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from markupsafe import escape

from macros.analysis.days import days
from macros.analysis.field import field_of_sources as rows_of_sources
from macros.analysis.lineage import lineage as lineage_of
from macros.analysis.pairs import pairs as pairs_of
from macros.analysis.retelling import retellings
from macros.analysis.silence import speaking, speaks_alone
from macros.analysis.speech import words_by_speaker
from macros.analysis.standing import DISPUTED, Spread, Standing
from macros.language import _, ngettext
from macros.publish import files
from macros.render import lists
from macros.render.fields_page import field_sections
from macros.render.macros_page import macro_sections
from macros.render.rules_page import rule_sections
from macros.render.text import inline
from macros.rules import find_rules
from macros.text.in_words import accounts_by_answer, counted, listed, out_of
from macros.text.names import GROUPS, Group, group_of
from macros.text.suggestions import nearest
from macros.urls import claims_of_topic_url, heading_anchor, inconsistencies_of_topic_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from macros.records.model import Claim
    from macros.render.view import View


_MOST_HEADLINES: Final = 12
"""How many disagreements are set answer against answer, at most."""

_MOST_PAIRS: Final = 40
"""How many pairs of sources are compared on a page, at most."""


class UntrueError(ValueError):
    """A page says something that the record does not bear out."""


def annotate(view: View, claim: str, phrase: str) -> str:
    """A phrase of prose that links to a claim."""
    return view.show("annotation.html", claim=view.claim(claim), phrase=phrase)


def card(view: View, claim: str) -> str:
    """A claim's card: its question, the answers side by side, what is flagged, the context."""
    return view.block("card.html", claim=view.claim(claim))


def cards(view: View) -> str:
    """The cards of all claims of the page's topic: those in dispute, the others, single ones."""
    groups: dict[Group, list[Claim]] = {group: [] for group in GROUPS}
    for claim in view.told_here:
        groups[group_of(view.facts(claim).standing)].append(claim)
    every = view.show("every_card.html") if len(view.told_here) > 1 else ""
    shown = [
        view.block("group.html", group=group, claims=claims)
        for group, claims in groups.items()
        if claims
    ]
    return "\n\n".join([every, *shown])


def count(view: View, what: str, claim: str | None = None, answer: str | None = None) -> str:
    """How many there are of something: claims, inconsistencies, quotes and so on.

    With a claim, how many sources are speaking, answering or silent on it; with an answer too, in
    the words that readers see, how many give it. Raises UntrueError.
    """
    if claim is not None:
        return counted(_count_on_claim(view, what, claim, answer))
    record = view.record
    inconsistencies = [inconsistency for _, inconsistency in record.inconsistencies]
    counts = {
        "claims": len(record.claims),
        "inconsistencies": len(inconsistencies),
        "major inconsistencies": sum(each.severity == "major" for each in inconsistencies),
        "quotes": len(record.quotes),
        "references": len(record.references),
        "slips": sum(len(source.slips) for source in record.sources),
        "sources": len(record.sources),
        "topics": len(view.topics),
    }
    standings = Counter(view.facts(claim).standing for claim in record.claims)
    counts |= {f"{standing} claims": standings[standing] for standing in Standing}
    if what not in counts:
        message = f"“{what}” is not something to count. {nearest(what, counts)}"
        raise UntrueError(message)
    return counted(counts[what])


def _count_on_claim(view: View, what: str, claim: str, answer: str | None) -> int:
    found = view.claim(claim)
    match what, answer:
        case "speaking", None:
            return len(found.sources)
        case "silent", None:
            return view.facts(found).silence
        case "answering", None:
            return len(found.answering)
        case "answering", str():
            if accounts := accounts_by_answer(found).get(answer):
                return len(accounts)
            message = f"nobody answers “{claim}” with “{answer}”"
        case _:
            message = f"“{what}” is not something to count on a claim"
    raise UntrueError(message)


def data_files(view: View) -> str:
    """The files of the data, each with an example and its fields."""
    of_a_claim = files.claim_file(view.project, view.site)
    listed_files = (*files.data_files(view.project, view.site), *filter(None, [of_a_claim]))
    return view.block("data_files.html", files=listed_files)


def day_by_day(view: View) -> str:
    """A line of time: the days of which other documents say something, and those of the sources."""
    return view.block("day_by_day.html", days=days(view.record))


def disagreement(view: View, claim: str, inconsistency: str) -> str:
    """One disagreement set large, answer against answer."""
    found = view.claim(claim)
    return view.block(
        "disagreement.html", claim=found, inconsistency=view.inconsistency(found, inconsistency)
    )


def disputed(view: View) -> str:
    """The disputed claims of the page's topic: who gives which answer, beside other documents.

    On a page that has it, the cards of every group are folded.
    """
    claims = [each for each in view.told_here if view.facts(each).standing in DISPUTED]
    return view.block("disputed.html", claims=claims) if claims else ""


def field_of_claims(view: View) -> str:
    """A square for each claim of the page's topic, or of all topics, by standing; each a link."""
    claims = view.told_here or view.record.claims
    return view.block("field_of_claims.html", field=view.field(claims))


def field_of_sources(view: View) -> str:
    """For each source a square for each claim that it answers, by standing; each a link.

    Where claims are many, the squares of each source are on its own page alone.
    """
    drawn = not lists.is_long(view, "claims")
    return view.block("field_of_sources.html", field=rows_of_sources(view.record), drawn=drawn)


def fields(view: View) -> str:
    """Every field of a record, and what it holds."""
    return field_sections(view.project.schemas)


def grid(view: View) -> str:
    """Claims against sources: answer, agreement, silence; where they are many, a page a topic."""
    if lists.is_long(view, "claims"):
        return view.block("by_topic.html", what="claims", url_of=claims_of_topic_url)
    return view.block("grid.html", topics=view.topics)


def headlines(view: View) -> str:
    """A dozen major inconsistencies, answer against answer, those across origins first.

    None is of a claim that the page sets large.
    """
    order, large = list(Spread), view.set_large
    major = [
        (claim, inconsistency)
        for claim, inconsistency in view.record.inconsistencies
        if inconsistency.severity == "major" and claim.id not in large
    ]
    major.sort(key=lambda each: order.index(view.facts(each[0]).spread(each[1])))
    return view.block("headlines.html", headlines=major[:_MOST_HEADLINES])


def inconsistencies(view: View) -> str:
    """All inconsistencies by topic, and the slips; where they are many, a page a topic."""
    slipped = [source for source in view.record.sources if source.slips]
    if not lists.is_long(view, "inconsistencies"):
        return view.block("inconsistencies.html", topics=view.topics, slipped=slipped)
    by_topic = view.block(
        "by_topic.html", what="inconsistencies", url_of=inconsistencies_of_topic_url
    )
    slips = view.block("inconsistencies.html", topics=(), slipped=slipped) if slipped else ""
    return f"{by_topic}\n\n{slips}"


def lineage(view: View) -> str:
    """Which source retells which document, drawn."""
    return view.block("lineage.html", lineage=lineage_of(view.record))


def macros(view: View) -> str:
    """The macros that pages call, each with what it says and a call that is true of the record."""
    return macro_sections(MACROS, view.record)


def of_all(view: View, what: str, claim: str, answer: str | None = None) -> str:
    """How many of all sources, to stand before a plural: “four of the five”. Raises UntrueError."""
    total = len(view.record.sources)
    return out_of(_count_on_claim(view, what, claim, answer), total)


def only(view: View, source: str, claim: str) -> str:
    """The sentence that says that only one source speaks to a claim.

    Raises UntrueError if others do too.
    """
    name, found = view.source(source).short_title, view.claim(claim)
    if not speaks_alone(source, found):
        message = f"“{source}” is not the only source that speaks to “{claim}”"
        raise UntrueError(message)
    articles = counted(len(view.record.sources))
    told = escape(_("Of the %(articles)s articles only %(source)s speaks to this."))
    return told % {"articles": articles, "source": inline(name)}


def pairs(view: View) -> str:
    """How often each two sources agree where both answer, and how many words they share."""
    found = pairs_of(view.project)
    others = len(found[_MOST_PAIRS:])
    return view.block("pairs.html", pairs=found[:_MOST_PAIRS], others=others)


def provenance(view: View) -> str:
    """What each source tells of itself: author, date, where its facts come from, its publisher."""
    return view.block("provenance.html")


def quotations(view: View) -> str:
    """What each speaker is said to have said, in which article, and what was found elsewhere."""
    anchors: set[str] = set()
    speakers = [
        (heading_anchor(speaker, anchors), speaker, words)
        for speaker, words in words_by_speaker(view.record).items()
    ]
    return view.block("quotations.html", speakers=speakers)


def retold(view: View) -> str:
    """Each article beside its retelling: what was changed, dropped, added and kept."""
    return view.block("retold.html", pairs=retellings(view.record))


def ribbons(view: View) -> str:
    """Each article that another retells: how much was kept, changed, dropped and added, drawn."""
    return view.block("ribbons.html", pairs=retellings(view.record))


def rules(view: View) -> str:
    """The rules, each with its reason and a bad and a good record."""
    del view
    return rule_sections(find_rules())


def silent(view: View, claim: str, *sources: str) -> str:
    """The sentence that says that some sources are silent on a claim.

    Raises UntrueError if one of them is not.
    """
    names = [view.source(source).short_title for source in sources]
    if speaks := speaking(view.claim(claim), sources):
        message = f"“{speaks[0]}” is not silent on “{claim}”"
        raise UntrueError(message)
    told = ngettext("%(sources)s is silent on this.", "%(sources)s are silent on this.", len(names))
    return escape(told) % {"sources": inline(listed(names))}


def since_then(view: View) -> str:
    """What happened, on the claims of the page's topic, after the articles were written."""
    return view.block("since_then.html")


def sources(view: View) -> str:
    """The sources, with what each is."""
    return view.block("sources.html")


def topics(view: View) -> str:
    """The topics, each with a link to its page."""
    return view.block("topics.html")


MACROS: Final[tuple[Callable[..., str], ...]] = (
    annotate,
    card,
    cards,
    count,
    data_files,
    day_by_day,
    disagreement,
    disputed,
    field_of_claims,
    field_of_sources,
    fields,
    grid,
    headlines,
    inconsistencies,
    lineage,
    macros,
    of_all,
    only,
    pairs,
    provenance,
    quotations,
    retold,
    ribbons,
    rules,
    silent,
    since_then,
    sources,
    topics,
)
