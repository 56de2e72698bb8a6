"""How much a record may hold, whatever its schema says: what is done with it takes time.

Accounts are compared with each other, and so are quotes, so the time grows faster than a record; it
grows no faster than the number of records, since each is held within these limits.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from macros.problems import Problem
from macros.records.nodes import texts_in

if TYPE_CHECKING:
    from macros.records.nodes import Mapping

MOST_VALUES: Final = 1_000
LONGEST_TEXT: Final = 5_000

RULE: Final = "schema"
"""The rule that tells of it, as of what the schema itself would have told."""


def beyond(record: Mapping) -> Problem | None:
    """What is too much in a record, if anything is."""
    texts = tuple(islice(texts_in(record), MOST_VALUES + 1))
    if len(texts) > MOST_VALUES:
        message = f"the record holds more than {MOST_VALUES:,} values"
        return Problem(record.at, RULE, message, "Make several of it.")
    for text in texts:
        if len(text) > LONGEST_TEXT:
            message = f"the text has {len(text):,} characters, and {LONGEST_TEXT:,} are the most"
            return Problem(text.at, RULE, message, "Shorten it.")
    return None
