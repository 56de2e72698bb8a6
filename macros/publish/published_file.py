"""What a published file is."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from macros.urls import schema_url

if TYPE_CHECKING:
    from macros.publish.values import Json


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of the data: its path within the site, what it is, and its text (UTF-8).

    `count` is how many things it holds, `counted` what they are; `example` is an excerpt. `schema`
    is what it matches (JSON Schema 2020-12; None for formats that are neither JSON nor tables),
    `table_schema` the same as a Table Schema.
    """

    path: str
    title: str
    description: str
    media_type: str
    text: str
    count: int
    counted: str
    example: str
    schema: Json | None = None
    table_schema: Json | None = None

    @property
    def name(self) -> str:
        """Its name within its folder."""
        return self.path.rpartition("/")[2]

    @property
    def content(self) -> bytes:
        """What it holds, as it is published."""
        return self.text.encode()

    @property
    def sha256(self) -> str:
        """The SHA-256 of its content, in hexadecimal digits."""
        return sha256(self.content).hexdigest()

    @property
    def schema_url(self) -> str:
        """The URL of its schema within the site; empty if it has none."""
        return schema_url(self.name) if self.schema else ""
