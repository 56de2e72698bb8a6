"""The schemas of the published files (JSON Schema 2020-12), from `schemas/` beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from macros.records.project import FILES
from macros.records.schema import COMMON, Schemas

if TYPE_CHECKING:
    from macros.publish.values import Json

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_FOLDER: Final = "schemas"
_OF_THE_DATA: Final = "../../../data/schema"
"""The path to the schemas of the data, relative to those of the published files."""


def schema(name: str, data: Schemas) -> Json:
    """The schema of a published file, with every reference replaced.

    From the schemas of the data, it takes the definitions of what is published as it is written
    there.
    """
    whole = _schemas(data).schema(name)
    return {key: value for key, value in whole.items() if key not in {"$schema", "$defs"}}


@cache
def _schemas(data: Schemas) -> Schemas:
    others = {f"{_OF_THE_DATA}/{file}.schema.json": data.read(file) for file in (*FILES, COMMON)}
    return Schemas(Path(__file__).parent / _FOLDER, f"macros/publish/{_FOLDER}", others)
