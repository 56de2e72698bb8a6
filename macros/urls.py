"""Every URL and every anchor of the site: each is spelt out here, and nowhere else.

A URL is relative to the site, an anchor the id of an element. Both are published, so they stay as
they are. Headings that a page has once have their anchors in their templates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container, MutableSet

FEED: Final = "changes.atom"
"""The feed of changes."""

STYLESHEET: Final = "assets/site.css"
SCRIPT: Final = "assets/site.js"
FIRST_SCRIPT: Final = "assets/first.js"

DATA: Final = "data/"
"""The folder of the data."""

INDEX: Final = "index.html"
"""The file of a page, in its folder."""

TOPICS: Final = "topics/"
"""The folder of lists that have a page a topic, where one page would be too long."""

SEARCH: Final = "search/"
"""The folder of the index of the search."""

SEARCH_FACETS: Final = f"{SEARCH}facets.json"
"""What the search offers to filter by."""

CLAIMS: Final = "claims/"
SOURCES: Final = "sources/"
"""The folders of the generated pages; the first is that of the page of all claims too."""

_ON_GENERATED_PAGES: Final = (
    *("answers", "beyond-the-articles", "cite", "claims", "inconsistencies", "related", "retells"),
    *("shared-words", "since-then", "slips"),
)
"""The anchors of headings in the templates of generated pages."""

FILTER: Final = "by--"
"""What the anchor of a list begins with that is filtered by one facet or more."""


def claim_url(claim: str) -> str:
    """The page of a claim, also of a retired one."""
    return f"{CLAIMS}{claim}/"


def claim_data_url(claim: str) -> str:
    """The file of a claim, beside its page."""
    return f"{claim_url(claim)}claim.json"


def source_url(source: str) -> str:
    """The page of a source."""
    return f"{SOURCES}{source}/"


def claims_of_topic_url(topic: str) -> str:
    """The claims of a topic against the sources, where they do not all fit on one page."""
    return f"{TOPICS}{topic}/claims/"


def inconsistencies_of_topic_url(topic: str) -> str:
    """The inconsistencies of a topic, where they do not all fit on one page."""
    return f"{TOPICS}{topic}/inconsistencies/"


def inconsistency_url(claim: str, inconsistency: str) -> str:
    """An inconsistency, on the page of its claim."""
    return f"{claim_url(claim)}#{inconsistency_anchor(claim, inconsistency)}"


def question_url(claim: str) -> str:
    """The question of a claim, as linked data names it."""
    return f"{claim_url(claim)}#question"


def slip_url(source: str, slip: str) -> str:
    """A slip, on the page of its source."""
    return f"{source_url(source)}#{slip_anchor(source, slip)}"


def data_url(file: str) -> str:
    """A file of the data, by its name."""
    return f"{DATA}{file}"


def schema_url(file: str) -> str:
    """The schema of the files of a name."""
    return data_url(f"schema/{file}.schema.json")


def picture_url(topic: str = "") -> str:
    """The picture with which a topic, or the whole site, is shared."""
    return f"assets/cards/{topic or 'index'}.png"


def markdown_of(url: str) -> str:
    """The path, within `docs/`, of the Markdown from which MkDocs makes the page at a URL."""
    return f"{url.rstrip('/')}.md"


def heading_anchor(words: str, taken: MutableSet[str]) -> str:
    """A heading that is named by its words, as Python-Markdown names it (“Table of Contents”).

    `taken` are anchors that it must not have; afterwards it is one of them.
    """
    from markdown.extensions.toc import slugify, unique  # noqa: PLC0415 - only a build needs it

    return unique(slugify(words, "-"), taken)


def title_anchor(title: str) -> str:
    """The title of a generated page, whose other headings have names of one word."""
    return heading_anchor(title, set(_ON_GENERATED_PAGES))


def card_anchor(claim: str) -> str:
    """The card of a claim, on the page of its topic."""
    return claim


def question_anchor(claim: str) -> str:
    """The question on the card of a claim."""
    return f"{claim}---question"


def inconsistency_anchor(claim: str, inconsistency: str) -> str:
    """An inconsistency, on any page."""
    return f"{claim}--{inconsistency}"


def slip_anchor(source: str, slip: str) -> str:
    """A slip, on any page."""
    return f"slip--{source}--{slip}"


def account_anchor(source: str) -> str:
    """The account of a source, on the page of a claim."""
    return f"account---{source}"


def row_anchor(claim: str) -> str:
    """The row of a claim in the grid."""
    return f"row--{claim}"


def words_anchor(claim: str, time: int = 1) -> str:
    """What a speaker is said to have said on a claim, the first or another time on the page."""
    return _once_more(f"words--{claim}", time)


def retold_anchor(retelling: str, original: str, part: str = "") -> str:
    """An article beside its retelling, or a part of that: `changed`, `dropped`, `added`, `kept`."""
    return f"{retelling}-of-{original}{part and '--'}{part}"


def change_anchor(claim: str, time: int = 1) -> str:
    """A claim that a retelling changed, the first or another time on the page."""
    return _once_more(f"change--{claim}", time)


def topic_anchor(topic: str) -> str:
    """The claims of a topic that a source speaks to."""
    return f"claims--{topic}"


def facet(group: str, value: str) -> str:
    """A facet by which a list is filtered, as addresses and attributes have it."""
    return f"{group}--{value.replace(' ', '-')}"


def facet_anchor(facet: str) -> str:
    """The list of what has a facet."""
    return f"{FILTER}{facet}"


def citation_anchor(source: str) -> str:
    """The citation of a source, on the page of a claim."""
    return f"cite--{source}"


def own_citation_anchor(form: str) -> str:
    """The citation of the page of a claim itself, in a form that no source can be called by."""
    return f"cite---{form}"


def slips_anchor(topics: Container[str]) -> str:
    """The slips, below the inconsistencies of each of some topics."""
    return "slips" if "slips" not in topics else "slips---"


def file_anchor(name: str) -> str:
    """A file of the data, on the page that lists them."""
    return name.replace(".", "-")


def collection_anchor(file: str, collection: str) -> str:
    """A collection of the data, on the page of fields."""
    return f"{file}-{collection}"


def _once_more(anchor: str, time: int) -> str:
    return anchor if time == 1 else f"{anchor}--{time}"
