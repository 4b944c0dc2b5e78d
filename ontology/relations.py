"""The relation table: what a claim can say, and the one triple that it stands for.

The table is data, `relations.ttl`; everything that needs to know a relation reads it from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

import pyoxigraph as ox

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.namespaces import NG, PREFIXES
from noticegraph.ontology.turtle import statements

_NOTATION = PREFIXES["skos"] + "notation"
_LABEL = PREFIXES["skos"] + "prefLabel"
_TYPE = PREFIXES["rdf"] + "type"


class UnknownRelation(NoticegraphError, KeyError):
    """A relation key that the table does not have."""

    def __str__(self) -> str:
        return str(self.args[0])


class Place(StrEnum):
    """What a statement is about."""

    NOTICE = "notice"
    PROCESS = "process"
    CONTROLLER = "controller"  # the organisation that the notice names; the notice where it names none


class ValueType(StrEnum):
    """How a value becomes the object of a triple."""

    CONCEPT = "concept"  # a CURIE
    LAW = "law"  # a CURIE, or a provision outside DPV: `de:TDDDG-25-1`
    CHOICE = "choice"  # one of the relation's keys
    COUNTRY = "country"  # `loc:DE`, or one of the relation's keys
    ORGANISATION = "organisation"  # a name as written
    CONTRACT = "contract"  # a node for an agreement with the organisation of that name
    RETENTION = "retention"  # a node for an ISO 8601 duration or one of the relation's keys
    TRANSFER = "transfer"  # a node for `importer | country | safeguard`
    DESCRIBED = "described"  # a node that the words describe
    WORDS = "words"  # the words, in the notice's language
    TEXT = "text"  # characters without a language
    EMAIL = "email"
    PHONE = "phone"
    CITATION = "citation"  # a provision, `GDPR-6-1-f` or `de:TDDDG-25-1`, or the words cited
    HEDGE = "hedge"  # a node for `purpose | the words`, the first one of the relation's keys
    DATE = "date"  # `2026-03-01`, `2026-03` or `2026`


@dataclass(frozen=True, slots=True)
class Relation:
    """A row of the table; IRIs are whole, labels are by language tag.

    `group` is the property that leads to the group node which is the triple's subject; `implies` are
    properties that also hold between subject and organisation; `choices` maps keys of values to IRIs. `quality` tells
    that a claim says how the notice puts things: such claims make no process and no verdict.
    """

    key: str
    iri: str
    order: int
    property: str
    value_type: ValueType
    places: frozenset[Place]
    labels: Mapping[str, str]
    choices: Mapping[str, str]
    value_class: str | None = None
    group: str | None = None
    implies: tuple[str, ...] = ()
    quality: bool = False

    def label(self, language: str = "en") -> str:
        """Return the label in a language, in English where the table has none."""
        return self.labels.get(language, self.labels["en"])


@dataclass(frozen=True, slots=True)
class Implications:
    """What follows from terms that values name: classes of durations, frameworks, bases and measures, by IRI."""

    duration_class: Mapping[str, str]
    basis: Mapping[str, str]
    measure: Mapping[str, str]
    frameworks: frozenset[str]


@cache
def relations() -> Mapping[str, Relation]:
    """Return the table by key, in the order of its rows."""
    rows = [_row(subject) for subject in _of_type(NG + "Relation")]
    return MappingProxyType({row.key: row for row in sorted(rows, key=lambda row: row.order)})


def relation(key: str) -> Relation:
    """Return a row of the table; raise `UnknownRelation` for a key that is not in it."""
    try:
        return relations()[key]
    except KeyError:
        known = ", ".join(relations())
        raise UnknownRelation(f"relation {key!r} is not in ontology/relations.ttl; known are {known}") from None


@cache
def by_triple() -> Mapping[tuple[str, bool], Relation]:
    """Return the table by predicate and whether the subject is a group node: the way back from a triple."""
    table = {(row.property, row.group is not None): row for row in relations().values()}
    if len(table) != len(relations()):
        raise NoticegraphError("two relations in ontology/relations.ttl stand for the same triple; part them")
    return MappingProxyType(table)


@cache
def implications() -> Implications:
    """Return what the table says of the terms that values name."""
    return Implications(
        duration_class=_pairs("durationClass"),
        basis=_pairs("impliesBasis"),
        measure=_pairs("impliesMeasure"),
        frameworks=frozenset(_of_type(NG + "TransferFramework")),
    )


@cache
def _triples() -> tuple[tuple[str, str, str, str | None], ...]:
    """Return the table's triples as text, the object with its language; there are no blank nodes in it."""
    found = []
    for quad in statements("relations.ttl"):
        subject, value = quad.subject, quad.object
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            language = value.language if isinstance(value, ox.Literal) else None
            found.append((subject.value, quad.predicate.value, value.value, language))
    return tuple(sorted(found, key=lambda triple: triple[:3]))


def _of_type(kind: str) -> list[str]:
    return [subject for subject, predicate, value, _ in _triples() if predicate == _TYPE and value == kind]


def _pairs(name: str) -> Mapping[str, str]:
    return MappingProxyType({s: value for s, predicate, value, _ in _triples() if predicate == NG + name})


def _row(subject: str) -> Relation:
    own = [(predicate, value, language) for s, predicate, value, language in _triples() if s == subject]

    def values(name: str) -> list[str]:
        return [value for predicate, value, _ in own if predicate == NG + name]

    return Relation(
        key=_notation(subject),
        iri=subject,
        order=int(values("order")[0]),
        property=values("property")[0],
        value_type=ValueType(values("valueType")[0]),
        places=frozenset(map(Place, values("place"))),
        labels=MappingProxyType({lang: value for predicate, value, lang in own if predicate == _LABEL and lang}),
        choices=MappingProxyType({_notation(choice): choice for choice in values("choice")}),
        value_class=next(iter(values("valueClass")), None),
        group=next(iter(values("group")), None),
        implies=tuple(values("implies")),
        quality="true" in values("quality"),
    )


def _notation(iri: str) -> str:
    return next(value for s, predicate, value, _ in _triples() if s == iri and predicate == _NOTATION)
