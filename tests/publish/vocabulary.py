"""The vocabulary of schema.org, as its own definition file has it, and a JSON-LD context of it.

The file comes with the package rocrate. The context names each term by itself, so that anything
that is not a term is lost when a document is expanded, and the loss is noticed.
"""

from __future__ import annotations

import json
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from pyld import jsonld

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA_ORG: Final = "https://schema.org"
ANNOTATION: Final = "http://www.w3.org/ns/anno.jsonld"

_PREFIX: Final = "schema:"

_ANNOTATION_TERMS: Final = {
    **{name: f"http://www.w3.org/ns/oa#{name}" for name in ("Annotation", "TextualBody")},
    **{name: f"http://www.w3.org/ns/oa#{name}" for name in ("SpecificResource", "exact")},
    **{name: f"http://www.w3.org/ns/oa#{name}" for name in ("TextQuoteSelector", "prefix")},
    **{name: f"http://www.w3.org/ns/oa#{name}" for name in ("suffix", "linking", "classifying")},
    "describing": "http://www.w3.org/ns/oa#describing",
    "body": {"@id": "http://www.w3.org/ns/oa#hasBody", "@type": "@id"},
    "target": {"@id": "http://www.w3.org/ns/oa#hasTarget", "@type": "@id"},
    "source": {"@id": "http://www.w3.org/ns/oa#hasSource", "@type": "@id"},
    "selector": {"@id": "http://www.w3.org/ns/oa#hasSelector", "@type": "@id"},
    "purpose": {"@id": "http://www.w3.org/ns/oa#hasPurpose", "@type": "@vocab"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "created": "http://purl.org/dc/terms/created",
    "modified": "http://purl.org/dc/terms/modified",
    "rights": {"@id": "http://purl.org/dc/terms/rights", "@type": "@id"},
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "AnnotationCollection": "https://www.w3.org/ns/activitystreams#OrderedCollection",
    "AnnotationPage": "https://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "total": "https://www.w3.org/ns/activitystreams#totalItems",
    "startIndex": "https://www.w3.org/ns/activitystreams#startIndex",
    "first": {"@id": "https://www.w3.org/ns/activitystreams#first", "@type": "@id"},
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
}
"""W3C, “Web Annotation Vocabulary”: the names and what they stand for."""


class Vocabulary:
    """The types and properties of schema.org."""

    def __init__(self) -> None:
        definition = files("rocrate") / "data" / "schema.jsonld"
        graph = json.loads(definition.read_text("utf-8"))["@graph"]
        self._terms = {term["@id"]: term for term in graph}

    @cached_property
    def context(self) -> dict[str, Any]:
        names = [id_.removeprefix(_PREFIX) for id_ in self._terms if id_.startswith(_PREFIX)]
        return {"@context": {name: f"http://schema.org/{name}" for name in names}}

    def kinds(self, type_: str) -> set[str]:
        """A type and all that it is a kind of."""
        above = self._named(type_, "rdfs:subClassOf")
        return {type_}.union(*(self.kinds(each) for each in above))

    def allows(self, property_: str, types: list[str]) -> bool:
        """Whether a thing of some types may have a property."""
        return self._fits(self._named(property_, "schema:domainIncludes"), types)

    def accepts(self, property_: str, types: list[str]) -> bool:
        """Whether a thing of some types may be the value of a property."""
        return self._fits(self._named(property_, "schema:rangeIncludes"), types)

    def _fits(self, expected: list[str], types: list[str]) -> bool:
        return any(self.kinds(type_) & set(expected) for type_ in types)

    def _named(self, term: str, property_: str) -> list[str]:
        found = self._terms[f"{_PREFIX}{term}"].get(property_, [])
        listed = found if isinstance(found, list) else [found]
        return [each["@id"].removeprefix(_PREFIX) for each in listed]


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary()


def expanded(document: Any) -> Any:
    """A document as a JSON-LD processor reads it, without the network."""

    def load(url: str, _options: object) -> dict[str, Any]:
        contexts = {
            SCHEMA_ORG: vocabulary().context,
            ANNOTATION: {"@context": {"id": "@id", "type": "@type", **_ANNOTATION_TERMS}},
        }
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": contexts[url],
        }

    return jsonld.expand(document, {"documentLoader": load})


def statements(document: Any) -> int:
    """How many values of properties a JSON document has, ids and types left out."""
    return sum(1 for _ in _values(document))


def statements_expanded(nodes: Any) -> int:
    """The same of an expanded document."""
    return sum(1 for _ in _values_expanded(nodes))


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for each in value:
            yield from _values(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in {"@context", "@id", "@type", "id", "type"}:
                several = each if isinstance(each, list) else [each]
                yield from () if name == "@graph" else several
                yield from _values(each)


def _values_expanded(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for each in value:
            yield from _values_expanded(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if not name.startswith("@"):
                inside = [x for one in each for x in one.get("@list", [one])]
                yield from inside
                yield from _values_expanded(inside)
