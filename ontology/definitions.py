"""The definitions of `classes.ttl`, and what they ask of an individual and of a notice's silence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from noticegraph.ontology.terms import term
from noticegraph.ontology.turtle import statements

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_ASSUMES, _BROADER = term("ng:assumes"), term("skos:broader")
_ON, _AT_MOST, _VALUE = term("owl:onProperty"), term("owl:maxCardinality"), term("owl:hasValue")
_FIRST, _REST, _MEMBERS = term("rdf:first"), term("rdf:rest"), term("owl:intersectionOf")


@dataclass(frozen=True, slots=True)
class Definitions:
    """What `classes.ttl` says.

    `closed` are the classes that assume a closed world; `absences` the pairs of a class and a property of which
    one of them demands that there be none; `properties` what each class's definition asks of an individual, and
    `values` the concepts of which it must be one or a narrower one, where it says so.
    """

    triples: tuple[ox.Triple, ...]
    defined: frozenset[str]
    closed: frozenset[str]
    absences: tuple[tuple[ox.NamedNode, ox.NamedNode], ...]
    properties: Mapping[str, frozenset[str]]
    values: Mapping[str, frozenset[str]]


@cache
def definitions() -> Definitions:
    """Return the definitions of `classes.ttl`."""
    triples = tuple(quad.triple for quad in statements("classes.ttl"))
    by_subject: dict[Node, list[ox.Triple]] = defaultdict(list)
    for triple in triples:
        by_subject[triple.subject].append(triple)
    equivalent = term("owl:equivalentClass")
    defined = {t.subject for t in triples if t.predicate == equivalent and isinstance(t.subject, ox.NamedNode)}
    below = {one: frozenset(_below(one, by_subject)) for one in defined}
    return Definitions(
        tuple(t for t in triples if t.predicate != _ASSUMES),
        frozenset(one.value for one in defined),
        frozenset(t.subject.value for t in triples if t.predicate == _ASSUMES and isinstance(t.subject, ox.NamedNode)),
        tuple(sorted(_absences(triples, by_subject), key=str)),
        {one.value: frozenset(_objects(found, _ON)) - {_BROADER.value} for one, found in below.items()},
        {one.value: frozenset(_objects(found, _VALUE)) for one, found in below.items()},
    )


def _objects(triples: Iterable[ox.Triple], predicate: ox.NamedNode) -> Iterator[str]:
    for triple in triples:
        if triple.predicate == predicate and isinstance(triple.object, ox.NamedNode):
            yield triple.object.value


def _below(node: Node, by_subject: Mapping[Node, list[ox.Triple]]) -> Iterator[ox.Triple]:
    for triple in by_subject.get(node, ()):
        yield triple
        if isinstance(triple.object, ox.BlankNode):
            yield from _below(triple.object, by_subject)


def _absences(
    triples: Iterable[ox.Triple], by_subject: Mapping[Node, list[ox.Triple]]
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
    """Yield class and property of each intersection of a named class and a restriction to none of the property."""
    for triple in triples:
        if triple.predicate != _MEMBERS:
            continue
        members = list(_list(triple.object, by_subject))
        named = [member for member in members if isinstance(member, ox.NamedNode)]
        for member in members:
            told = {t.predicate: t.object for t in by_subject.get(member, ())}
            known = told.get(_ON)
            if _AT_MOST in told and isinstance(known, ox.NamedNode):
                yield from ((one, known) for one in named)


def _list(node: Node, by_subject: Mapping[Node, list[ox.Triple]]) -> Iterator[Node]:
    told = {t.predicate: t.object for t in by_subject.get(node, ())}
    if _FIRST in told:
        yield told[_FIRST]
        yield from _list(told[_REST], by_subject)
