"""What records of older engines wrote otherwise, so that a change can be compared with them.

An entry may go once no project is likely to have a base that is so old.
"""

from __future__ import annotations

from macros.reading.nodes import Mapping, Sequence, Text


def as_now(record: Mapping) -> Mapping:
    """A record as it would be written now; the same one where nothing in it is old."""
    author = record.get("author")
    if not isinstance(author, Text):
        return record
    name, names = Mapping(author.at), Sequence(author.at)
    name["literal"] = author
    names.append(name)
    changed = Mapping(record.at)
    changed.update(record)
    changed["author"] = names
    return changed
