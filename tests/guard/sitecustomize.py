"""While tests of the engine run, to open a file of the record is an error."""

from __future__ import annotations

import os
import sys

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120 - read at each start, so without pathlib
WHOSE = os.path.join(REPOSITORY, "macros", "engine", "parts.txt")  # noqa: PTH118 - as above
with open(WHOSE, encoding="utf-8") as _lines:  # noqa: PTH123 - as above
    _PARTS = [_line.split(maxsplit=1) for _line in _lines if _line.startswith(("record", "engine"))]


def _paths(whose: str) -> tuple[str, ...]:
    return tuple(
        os.path.join(REPOSITORY, path.strip())  # noqa: PTH118 - as above
        for part, path in _PARTS
        if part == whose
    )


OF_THE_RECORD = _paths("record")
OF_THE_ENGINE = _paths("engine")

MAY_READ = "TESTS_MAY_READ_THE_RECORD"
"""The environment variable that lets the tests of the record itself through."""


class ReadsTheRecordError(AssertionError):
    """A test of the engine reads the record of this repository."""


def _look(event: str, arguments: tuple[object, ...]) -> None:
    if event != "open" or not isinstance(arguments[0], str | os.PathLike):
        return
    path = os.fspath(arguments[0])
    if arguments[1] is None and not os.path.isabs(path):  # noqa: PTH117 - as above
        return  # os.open, perhaps within a folder that is not told here
    path = os.path.abspath(path)  # noqa: PTH100 - links stay as they are
    of_the_record = path.startswith(OF_THE_RECORD) and not path.startswith(OF_THE_ENGINE)
    if of_the_record and MAY_READ not in os.environ:
        message = f"a test of the engine reads {path}, which is of the record"
        raise ReadsTheRecordError(message)


sys.addaudithook(_look)
