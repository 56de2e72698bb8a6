"""The schemas of the published files (JSON Schema 2020-12), from `schemas/` beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from macros.records.schema import Schemas

if TYPE_CHECKING:
    from macros.publish.values import Json

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_FOLDER: Final = "schemas"


def schema(name: str) -> Json:
    """The schema of a name, whole: it refers to no other."""
    whole = _schemas().schema(name)
    return {key: value for key, value in whole.items() if key not in {"$schema", "$defs"}}


@cache
def _schemas() -> Schemas:
    return Schemas(Path(__file__).parent / _FOLDER, f"macros/publish/{_FOLDER}")
