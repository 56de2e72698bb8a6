"""The table of contents of a page, read from its HTML."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

import pytest
from markdown import Markdown

from macros.reading.glossary import Glossary, read_terms
from macros.render.blocks import Blocks, block
from macros.render.outline import Heading, ids, outline, tokens
from macros.render.text import explained

PLAIN = {"toc": {"toc_depth": "1-3"}}
SETTINGS = {"toc": {"permalink": True, "permalink_title": "Link", "toc_depth": "1-3"}}
HEADING = '<h2 id="b">B &amp; <em>b</em><a class="headerlink" href="#b" title="Link">¶</a></h2>'

Titles: TypeAlias = "list[tuple[int, str, str, Titles]]"


class Converted(NamedTuple):
    """A text that Markdown converted: the lines of its HTML, and its contents, nested."""

    lines: list[str]
    contents: Titles


def converted(text: str, *more: Blocks, settings: dict[str, Any] = SETTINGS) -> Converted:
    engine: Any = Markdown(
        extensions=["abbr", "attr_list", "toc", *more], extension_configs=settings
    )
    return Converted(engine.convert(text).split("\n"), titles(engine.toc_tokens))


def titles(nested: list[Any]) -> Titles:
    return [(each["level"], each["id"], each["name"], titles(each["children"])) for each in nested]


@pytest.mark.parametrize(
    "text",
    [
        '# A *b* & c\n\n## “D” `e` { #d }\n\n### F { .f data-x="id" }\n\n## G\n\n#### Deep\n',
        "Text.\n\n## B\n\n# A\n\n### C\n",
        "*[GDP]: money\n\n# GDP <i>x</i>\n\n## GDP\n",
        "No heading.\n",
    ],
)
def test_contents_are_those_that_markdown_gives(text: str) -> None:
    for settings in (SETTINGS, PLAIN):
        ours, plain = (converted(text, *more, settings=settings) for more in ([Blocks()], []))
        assert ours == plain


def test_a_heading_without_an_id_is_not_in_the_contents() -> None:
    html = f'<h1>None</h1><h3 class="x" data-id="y">Not this</h3>{HEADING}<h3 id="c">C</h3>'
    assert list(outline(html)) == [Heading(2, "b", "B &amp; b"), Heading(3, "c", "C")]
    assert titles(tokens(outline(html))) == [(2, "b", "B &amp; b", [(3, "c", "C", [])])]
    assert tokens(outline(html), 1) == []


def test_ids_are_those_of_elements() -> None:
    assert ids('<p id="a&amp;b" data-id="no"><i class=x id="c">id="') == {"a&b", "c"}


def test_a_block_is_left_alone_and_its_headings_are_in_the_contents() -> None:
    html = f"<div>\n\n    **not** strong\n\n{HEADING}\n<p>*[B]: &lt;x&gt; GDP</p></div>"
    text = f"*[GDP]: money\n\n# GDP\n\n{block(html)}\n\nMore GDP.\n\n## C\n"
    lines, contents = converted(text, Blocks())
    assert html in "\n".join(lines)
    assert "<!--" not in "".join(lines)
    assert '<p>More <abbr title="money">GDP</abbr>.</p>' in lines
    below: Titles = [(2, "b", "B &amp; b", []), (2, "c", "C", [])]
    assert contents == [(1, "gdp", "GDP", below)]


def test_an_engine_that_knows_no_blocks_gives_the_same_elements() -> None:
    text = f"# A\n\n{block(f'<ul><li>*One*</li></ul>{chr(10)}{HEADING}')}\n\nEnd.\n"
    unaware = [line for line in converted(text).lines if not line.startswith("<!--")]
    assert list(filter(None, unaware)) == list(filter(None, converted(text, Blocks()).lines))


def test_an_empty_block_leaves_nothing() -> None:
    assert block(" \n") == ""


def test_a_heading_explains_the_words_of_the_glossary_as_markdown_does() -> None:
    terms = '*[GDP]: Money, "all" of <it>\n*[real GDP]: Less\n*[ ]: none\n*[empty]:\n'
    glossary = Glossary(read_terms(terms))
    assert set(glossary.meanings) == {"GDP", "real GDP"}
    for words in ("Is real GDP < GDP?", "GDPs & empty", "No term"):
        [line] = [each for each in converted(f"{terms}\n# {words}").lines if "<h1" in each]
        inside = line.partition(">")[2].partition('<a class="headerlink"')[0]
        assert str(explained(words, glossary)).replace("&#34;", "&quot;") == inside
    assert explained("GDP", Glossary()) == "GDP"
