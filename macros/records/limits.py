"""How much a record may hold, whatever its schema says, so that checking it stays fast.

Accounts are compared with each other, and so are quotes, so the time for a record grows faster than
its size. Since these limits hold for each record, the total time is proportional to the number of
records.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from macros.problems import Problem
from macros.reading.nodes import texts_in

if TYPE_CHECKING:
    from macros.reading.nodes import Mapping

MOST_VALUES: Final = 1_000
LONGEST_TEXT: Final = 5_000

RULE: Final = "schema"
"""The rule that reports it, as if the schema itself had."""


def beyond(record: Mapping) -> Problem | None:
    """The problem if there is too much in a record, otherwise None."""
    texts = tuple(islice(texts_in(record), MOST_VALUES + 1))
    if len(texts) > MOST_VALUES:
        message = f"the record holds more than {MOST_VALUES:,} values"
        return Problem(record.at, RULE, message, "Split it into several records.")
    for text in texts:
        if len(text) > LONGEST_TEXT:
            message = f"the text has {len(text):,} characters; at most {LONGEST_TEXT:,} are allowed"
            return Problem(text.at, RULE, message, "Shorten it.")
    return None
