"""Reading small Turtle tables: subjects with their properties, in the order of the file."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from noticegraph.ontology.namespaces import DEFAULT_BASE, compact, expand
from noticegraph.ontology.turtle import statements

LAW = DEFAULT_BASE + "law/"


def key(iri: str) -> str:
    """Return the short form of an IRI: `de:TDDDG` below `law/`, else its CURIE."""
    return iri.removeprefix(LAW).replace("/", ":", 1) if iri.startswith(LAW) else compact(iri)


class Row:
    """The properties of one subject; `key` is its short form."""

    __slots__ = ("_values", "key")

    def __init__(self, subject: str) -> None:
        self.key = key(subject)
        self._values: dict[str, list[tuple[str, str]]] = {}

    def add(self, predicate: str, value: str, language: str) -> None:
        """Add one value with its language (empty where it has none)."""
        self._values.setdefault(predicate, []).append((value, language))

    def all(self, predicate: str) -> tuple[str, ...]:
        """Return the values of a property (a CURIE); resources as short forms."""
        return tuple(value for value, _ in self._values.get(expand(predicate), ()))

    def tagged(self, predicate: str) -> tuple[tuple[str, str], ...]:
        """Return the values of a property with their language tags."""
        return tuple(self._values.get(expand(predicate), ()))

    def one(self, predicate: str) -> str | None:
        """Return the only or first value, or None."""
        values = self.all(predicate)
        return values[0] if values else None


@cache
def table(name: str) -> Mapping[str, Row]:
    """Return the rows of a file of `ontology/` (`statutes.ttl`, `lexicon/de-durations.ttl`) by short form."""
    rows: dict[str, Row] = {}
    for t in statements(name):
        if not isinstance(t.subject, NamedNode):
            continue
        row = rows.setdefault(t.subject.value, Row(t.subject.value))
        if isinstance(t.object, Literal):
            row.add(t.predicate.value, t.object.value, t.object.language or "")
        elif isinstance(t.object, NamedNode):
            row.add(t.predicate.value, key(t.object.value), "")
    return MappingProxyType({row.key: row for row in rows.values()})


def of_type(name: str, kind: str) -> tuple[Row, ...]:
    """Return the rows of a file that are of a type (a CURIE)."""
    return tuple(row for row in table(name).values() if kind in row.all("rdf:type"))
