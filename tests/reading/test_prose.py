"""The sentences of a page, with the macros that they call."""

from __future__ import annotations

from textwrap import dedent

from macros.reading.prose import prose

PAGE = dedent(
    """\
    ---
    title: Tolls. A page.
    ---

    # The toll

    Each *ship* pays. From {{ annotate("toll-date", "May. Or June?") }} it is higher, says
    the [Gazette](https://gazette.example/a.b). {{ silent("toll-date", "herald") }} Nobody knows.
    { .standfirst }

    --8<-- "key.md"

    - **First**, {{ count("speaking", "toll-date") }} of them agree.
    - Second. {{ card("toll-date") }}

    ```
    {{ annotate("toll-date", "code.") }} is no prose.
    ```

    | who | what |
    |---|---|
    | A mayor | He pays {{ annotate("toll-amount", "12") }}. |

    Last of all. { #attributes }
    """
)


def test_each_sentence_is_read_with_its_place_and_its_calls() -> None:
    told = [
        (each.at.line, each.at.column, each.text, [str(call.macro) for call in each.calls])
        for each in prose(PAGE, "docs/tolls.md")
    ]
    assert told == [
        (5, 3, "The toll", []),
        (7, 1, "Each ship pays.", []),
        (7, 19, "From May. Or June? it is higher, says the Gazette.", ["annotate"]),
        (8, 45, '{{ silent("toll-date", "herald") }}', ["silent"]),
        (8, 81, "Nobody knows.", []),
        (13, 5, 'First, {{ count("speaking", "toll-date") }} of them agree.', ["count"]),
        (14, 3, "Second.", []),
        (14, 11, '{{ card("toll-date") }}', ["card"]),
        (20, 3, "who", []),
        (20, 9, "what", []),
        (22, 3, "A mayor", []),
        (22, 13, "He pays 12.", ["annotate"]),
        (24, 1, "Last of all.", []),
    ]


def test_sentences_of_one_paragraph_are_together() -> None:
    blocks = [each.block for each in prose(PAGE, "docs/tolls.md")]
    assert blocks[1] == blocks[2] == blocks[3] == blocks[4]
    assert len(set(blocks)) == 9


def test_a_call_keeps_its_arguments_and_code_is_passed_over() -> None:
    calls = [call for each in prose(PAGE, "docs/tolls.md") for call in each.calls]
    assert [tuple(map(str, call.arguments)) for call in calls] == [
        ("toll-date", "May. Or June?"),
        ("toll-date", "herald"),
        ("speaking", "toll-date"),
        ("toll-date",),
        ("toll-amount", "12"),
    ]
