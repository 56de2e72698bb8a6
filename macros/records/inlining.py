"""A schema with definitions in place of the references to them (JSON Schema 2020-12, Core 8.2.3).

What stands beside a reference goes before what the definition says, where an editor applies both;
the fields of the two stand beside each other.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from macros.records.metaschema import ROOT, BadSchemaError

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_PARTS: Final = 5_000
"""How many objects a schema may have when each definition stands wherever it is referred to."""

ABSENT: Final[dict[str, Any]] = {"not": {}}
"""The schema of a field that a definition has, and that whoever refers to it does not."""

_JOINED: Final = ("description", "properties", "required")
"""What a schema adds to that of the definition to which it refers, where other keywords replace."""


def inlined(schema: dict[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """A schema without references; `definitions` are by the references that lead to them.

    Raises BadSchemaError where a reference leads nowhere or to itself, and where a schema becomes
    too large.
    """
    own = {key: each for key, each in schema.items() if key != "$defs"}
    whole: dict[str, Any] = _Inlining(definitions).of(own)
    return whole


class _Inlining:
    def __init__(self, definitions: Mapping[str, Any]) -> None:
        self._definitions = definitions
        self._parts = 0

    def of(self, schema: Any, within: tuple[str, ...] = (), home: str = "") -> Any:
        """A schema that stands within some references, in the file at the address `home`."""
        if isinstance(schema, list):
            return [self.of(each, within, home) for each in schema]
        if not isinstance(schema, dict):
            return schema
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise BadSchemaError(ROOT, f"it has more than {MOST_PARTS:,} parts")
        own = {key: self.of(each, within, home) for key, each in schema.items() if key != "$ref"}
        if "$ref" not in schema:
            return own
        written = str(schema["$ref"])
        reference = f"{home}{written}" if written.startswith("#") else written
        if reference in within or reference not in self._definitions:
            reason = "leads back to itself" if reference in within else "leads to no definition"
            raise BadSchemaError(written, f"“{written}” {reason}")
        rest = _beside(own, self._definitions[reference])
        return _joined(own, self.of(rest, (*within, reference), reference.partition("#")[0]))


def _beside(own: dict[str, Any], definition: dict[str, Any]) -> dict[str, Any]:
    """What a definition says that a schema which refers to it does not say itself."""
    rest = {key: each for key, each in definition.items() if key not in own or key in _JOINED}
    if "properties" in rest:
        ours = own.get("properties", {})
        fields = {name: each for name, each in rest["properties"].items() if name not in ours}
        rest["properties"] = fields
    return rest


def _joined(own: dict[str, Any], definition: dict[str, Any]) -> dict[str, Any]:
    said = {key: [each[key] for each in (own, definition) if key in each] for key in _JOINED}
    whole = {**definition, **own}
    if said["description"]:
        whole["description"] = " ".join(said["description"])
    if said["properties"]:
        fields = dict(chain.from_iterable(each.items() for each in reversed(said["properties"])))
        whole["properties"] = {name: each for name, each in fields.items() if each != ABSENT}
    if said["required"]:
        needed = dict.fromkeys(chain.from_iterable(reversed(said["required"])))
        absent = {name for each in said["properties"] for name in each if each[name] == ABSENT}
        whole["required"] = [name for name in needed if name not in absent]
    return whole
