"""One notice as of one date, as OWL that HermiT can work on.

HermiT stops at dates and durations, and owlready2 cannot tell a class from an individual of the same IRI. So:

- the definitions and property declarations of `classes.ttl` come first;
- what the notice says passes where it is between two nodes, or a type; literals pass where `classes.ttl` declares
  their property. DPV's concepts are individuals below `skos:broader`, of the class at the top of their branch; one
  that is also a class of the notice's nodes gets another name;
- what the date decides comes in as types: instruments hold or have lapsed, countries are adequate or not;
- where a class depends on absence, each individual that it may be about is said to have nothing more of it.

Everything is an axiom with its origin, so that a contradiction can be told in terms of what is in it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

import pyoxigraph as ox

from noticegraph.ontology.definitions import definitions
from noticegraph.ontology.hierarchy import broader, broader_terms
from noticegraph.ontology.law import Scope, UnknownInstrument, adequate, holds, in_eea, lapsed
from noticegraph.ontology.namespaces import PREFIXES, compact
from noticegraph.ontology.terms import digest, iri, term

_AS_INDIVIDUAL = "https://w3id.org/noticegraph/projection#"
_OWN = (PREFIXES["dpv"], PREFIXES["ng"])
_TYPE, _BROADER, _SUBCLASS = term("rdf:type"), term("skos:broader"), term("rdfs:subClassOf")
_CLASS, _INDIVIDUAL = term("owl:Class"), term("owl:NamedIndividual")
_OBJECT_PROPERTY, _DATATYPE_PROPERTY = term("owl:ObjectProperty"), term("owl:DatatypeProperty")
_ON, _AT_MOST, _RESTRICTION = term("owl:onProperty"), term("owl:maxCardinality"), term("owl:Restriction")
_THIRD_COUNTRY = term("dpv:hasThirdCountry")
_INSTRUMENTS = {term("ng:hasFramework"), term("ng:hasTransferSafeguard")}
_DECLARES = {_CLASS, _INDIVIDUAL, _OBJECT_PROPERTY, _DATATYPE_PROPERTY}

Edge = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]


class Origin(StrEnum):
    """Where an axiom comes from."""

    NOTICE = "the notice"
    VOCABULARY = "the vocabulary"
    DEFINITION = "a definition"
    LAW = "the law on the day"
    CLOSURE = "a closed world"


@dataclass(frozen=True, slots=True)
class Axiom:
    """Triples that stand or fall together: one, or those that share blank nodes."""

    origin: Origin
    triples: tuple[ox.Triple, ...]


@dataclass(frozen=True, slots=True)
class NoticeProjection:
    """Declarations, which are always there, and axioms; `individuals` are the notice's own nodes."""

    declarations: frozenset[ox.Triple]
    axioms: tuple[Axiom, ...]
    individuals: frozenset[str]

    def triples(self, axioms: Iterable[Axiom] | None = None) -> Iterator[ox.Triple]:
        """Yield the declarations and the triples of some axioms, of all by default."""
        yield from self.declarations
        for axiom in self.axioms if axioms is None else axioms:
            yield from axiom.triples


def project_notice(graph: Iterable[ox.Quad], as_of: date) -> NoticeProjection:
    """Return the projection of a notice graph as of a day."""
    data = {node for node, kind in _declared().items() if kind == _DATATYPE_PROPERTY}
    types, links, values = _said(graph, data)
    classes = {name for _, kind in types for name in upwards(kind.value)}

    def named(node: ox.NamedNode) -> ox.NamedNode:
        return iri(_AS_INDIVIDUAL + compact(node.value)) if node.value in classes else node

    concepts = {value for _, _, value in links if broader(compact(value.value))}
    said = {(subject, predicate) for subject, predicate, _ in (*links, *values)}
    axioms = [
        *_grouped(Origin.DEFINITION, (t for t in definitions().triples if not _declares(t))),
        *(_one(Origin.VOCABULARY, *edge) for edge in sorted(_subclasses(classes), key=str)),
        *(_one(Origin.VOCABULARY, *edge) for edge in sorted(_hierarchy(concepts, named), key=str)),
        *(_one(Origin.LAW, named(node), _TYPE, kind) for node, kind in sorted(_dated(links, as_of), key=str)),
        *_closure(types, said),
        *(_one(Origin.NOTICE, subject, _TYPE, kind) for subject, kind in types),
        *(_one(Origin.NOTICE, subject, predicate, named(value)) for subject, predicate, value in links),
        *(Axiom(Origin.NOTICE, (ox.Triple(*value),)) for value in values),
    ]
    return NoticeProjection(
        _declarations(axioms, {predicate for _, predicate, _ in links} | {_BROADER}),
        tuple(axioms),
        frozenset(node.value for node in {subject for subject, _ in types} | {subject for subject, _ in said}),
    )


def _declares(triple: ox.Triple) -> bool:
    return triple.predicate == _TYPE and triple.object in _DECLARES


@cache
def _declared() -> Mapping[ox.NamedNode, ox.NamedNode]:
    """Return the names that `classes.ttl` declares, and what each is."""
    return {
        t.subject: t.object
        for t in definitions().triples
        if _declares(t) and isinstance(t.subject, ox.NamedNode) and isinstance(t.object, ox.NamedNode)
    }


def _said(
    graph: Iterable[ox.Quad], data: set[ox.NamedNode]
) -> tuple[list[tuple[ox.NamedNode, ox.NamedNode]], list[Edge], list[tuple[ox.NamedNode, ox.NamedNode, ox.Literal]]]:
    """Return types, links between nodes, and values: as plain text, for what matters is that there is one."""
    types, links, values = [], [], []
    for quad in graph:
        subject, predicate, value = quad.subject, quad.predicate, quad.object
        if not isinstance(subject, ox.NamedNode):
            continue
        if predicate in data:
            values.append((subject, predicate, ox.Literal(getattr(value, "value", ""))))
        elif isinstance(value, ox.NamedNode) and predicate == _TYPE:
            types.append((subject, value))
        elif isinstance(value, ox.NamedNode) and predicate.value.startswith(_OWN):
            links.append((subject, predicate, value))
    return types, links, values


def _one(origin: Origin, subject: ox.NamedNode, predicate: ox.NamedNode, value: ox.NamedNode) -> Axiom:
    return Axiom(origin, (ox.Triple(subject, predicate, value),))


def upwards(value: str) -> Iterator[str]:
    """Yield an IRI and those of all broader terms."""
    yield value
    for wider in broader_terms(compact(value)):
        yield term(wider).value


def _subclasses(classes: Iterable[str]) -> Iterator[Edge]:
    for name in classes:
        for wider in broader(compact(name)):
            yield iri(name), _SUBCLASS, term(wider)


def _hierarchy(concepts: Iterable[ox.NamedNode], named: Callable[[ox.NamedNode], ox.NamedNode]) -> set[Edge]:
    found: set[Edge] = set()
    for concept in concepts:
        for value in upwards(concept.value):
            wider = broader(compact(value))
            found |= {(named(iri(value)), _BROADER, named(term(one))) for one in wider if broader(one)}
            if not wider:
                found.add((named(concept), _TYPE, iri(value)))
    return found


def _dated(links: Iterable[Edge], as_of: date) -> set[tuple[ox.NamedNode, ox.NamedNode]]:
    found = set()
    for _, predicate, value in links:
        name = compact(value.value)
        kind = None
        if predicate in _INSTRUMENTS:
            kind = _instrument(name, as_of)
        elif predicate == _THIRD_COUNTRY and name.startswith("loc:"):
            kind = _country(name, as_of)
        if kind is not None:
            found.add((value, term(kind)))
    return found


def _instrument(name: str, as_of: date) -> str | None:
    try:
        return "ng:HoldsAtDate" if holds(name, as_of) else "ng:LapsedAtDate" if lapsed(name, as_of) else None
    except UnknownInstrument:  # clauses, binding rules: no dated fact, so no day decides
        return None


def _country(name: str, as_of: date) -> str | None:
    if in_eea(name, as_of):
        return None
    decision = adequate(name, as_of)
    whole = decision is not None and decision.scope is Scope.WHOLE_COUNTRY
    return "ng:AdequateAtDate" if whole else "ng:NotAdequateAtDate"


def _closure(
    types: Iterable[tuple[ox.NamedNode, ox.NamedNode]], said: set[tuple[ox.NamedNode, ox.NamedNode]]
) -> Iterator[Axiom]:
    """Yield, for each individual that a class of absence may be about, that it has no more of the property."""
    for kind, known in definitions().absences:
        about = {subject for subject, own in types if kind.value in upwards(own.value)}
        for node in sorted(about, key=str):
            if (node, known) in said:
                continue
            none = ox.BlankNode(f"none{digest(f'{node} {known}')}")
            zero = ox.Literal("0", datatype=term("xsd:nonNegativeInteger"))
            yield Axiom(
                Origin.CLOSURE,
                (
                    ox.Triple(node, _TYPE, none),
                    ox.Triple(none, _TYPE, _RESTRICTION),
                    ox.Triple(none, _ON, known),
                    ox.Triple(none, _AT_MOST, zero),
                ),
            )


def _grouped(origin: Origin, triples: Iterable[ox.Triple]) -> Iterator[Axiom]:
    """Yield axioms: a triple without blank nodes alone, others with those that they share one with."""
    groups: dict[ox.BlankNode, list[ox.Triple]] = {}
    for triple in triples:
        ends = [node for node in (triple.subject, triple.object) if isinstance(node, ox.BlankNode)]
        if not ends:
            yield Axiom(origin, (triple,))
            continue
        joined = [triple]
        for group in {id(groups[node]): groups[node] for node in ends if node in groups}.values():
            joined += group
        for one in joined:
            groups |= {node: joined for node in (one.subject, one.object) if isinstance(node, ox.BlankNode)}
    for group in {id(group): group for group in groups.values()}.values():
        yield Axiom(origin, tuple(sorted(group, key=str)))


def _declarations(axioms: Iterable[Axiom], properties: set[ox.NamedNode]) -> frozenset[ox.Triple]:
    """Return what every name is: property, class, or else an individual."""
    declared = _declared()
    classes: set[ox.NamedNode] = set()
    individuals: set[ox.NamedNode] = set()
    for triple in (triple for axiom in axioms for triple in axiom.triples):
        ends = {node for node in (triple.subject, triple.object) if isinstance(node, ox.NamedNode)}
        if triple.predicate == _SUBCLASS:
            classes |= ends
        elif triple.predicate == _TYPE:
            classes |= ends - {triple.subject, _RESTRICTION}
            individuals |= ends - {triple.object}
        elif triple.predicate in properties:
            individuals |= ends
    found = {ox.Triple(node, _TYPE, kind) for node, kind in declared.items()}
    found |= {ox.Triple(node, _TYPE, _OBJECT_PROPERTY) for node in properties - declared.keys()}
    found |= {ox.Triple(node, _TYPE, _CLASS) for node in classes if not node.value.startswith(PREFIXES["owl"])}
    found |= {ox.Triple(node, _TYPE, _INDIVIDUAL) for node in individuals - classes - declared.keys()}
    return frozenset(found)
