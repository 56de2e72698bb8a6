"""The sentences of a text, by the marks at their ends.

The rules are those of Unicode Standard Annex 29, “Sentence Boundaries”, as far as no dictionary of
abbreviations is needed: a full stop ends a sentence if white space and then no small letter comes
after it, and no single letter stands before it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSING: Final = r"""[\p{Pe}\p{Pf}"']*"""
_END: Final = regex.compile(
    rf"""
    (?: [!?…؟।] | (?<!\b\p{{L}}) \. ) {_CLOSING} \s+ (?= [^\s\p{{Ll}}] )
    | [。！？｡]+ {_CLOSING} \s*
    """,
    regex.VERBOSE,
)


def sentences(text: str) -> Iterator[range]:
    """Where each sentence of a text stands in it, without the white space around it."""
    ends = [0, *(end.end() for end in _END.finditer(text)), len(text)]
    for start, end in pairwise(ends):
        whole = text[start:end]
        if said := whole.strip():
            first = start + len(whole) - len(whole.lstrip())
            yield range(first, first + len(said))
