"""The ontology as OWL that a reasoner can work on.

owlready2 sees no class in SKOS and reads no Turtle, and HermiT stops at xsd:date. So the terms are projected:

- a `skos:Concept` is a class; `skos:broader` and its types are its superclasses (for DPV, being an instance
  of dpv:Purpose and being narrower than it say the same);
- a location is an individual of what it is (dpv:Country); the unions that it is counted to are wholes of
  which it is a part, no classes;
- a property's `skos:broader` is `rdfs:subPropertyOf`;
- OWL statements pass as they are; labels do not, nor ranges of datatypes that HermiT lacks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from noticegraph.ontology.namespaces import PREFIXES

_OWL, _RDF, _RDFS, _SKOS, _XSD, _LOC = (PREFIXES[prefix] for prefix in ("owl", "rdf", "rdfs", "skos", "xsd", "loc"))
_TYPE = ox.NamedNode(_RDF + "type")
_BROADER = ox.NamedNode(_SKOS + "broader")
_CONCEPT = ox.NamedNode(_SKOS + "Concept")
_CLASS = ox.NamedNode(_OWL + "Class")
_INDIVIDUAL = ox.NamedNode(_OWL + "NamedIndividual")
_SUBCLASS = ox.NamedNode(_RDFS + "subClassOf")
_SUBPROPERTY = ox.NamedNode(_RDFS + "subPropertyOf")
_OBJECT_PROPERTY = ox.NamedNode(_OWL + "ObjectProperty")
_PROPERTY_TYPES = {_OBJECT_PROPERTY, ox.NamedNode(_OWL + "DatatypeProperty"), ox.NamedNode(_OWL + "AnnotationProperty")}
_DECLARATIONS = {_CONCEPT, _CLASS, _INDIVIDUAL, *_PROPERTY_TYPES}
_STRUCTURE = {_RDF + "first", _RDF + "rest", _RDFS + "domain", _RDFS + "range", _SUBCLASS.value, _SUBPROPERTY.value}
# Of the OWL 2 datatype map; xsd:date and xsd:duration are outside it.
_DATATYPES = {_XSD + name for name in ("string", "boolean", "decimal", "integer", "dateTime", "anyURI")}


def declared(quads: Iterable[ox.Quad]) -> frozenset[str]:
    """Return the IRIs that the quads declare as concept, class, individual or property."""
    return frozenset(
        quad.subject.value
        for quad in quads
        if quad.predicate == _TYPE and quad.object in _DECLARATIONS and isinstance(quad.subject, ox.NamedNode)
    )


@dataclass(slots=True)
class _Kinds:
    """What the subjects are."""

    concepts: set[ox.NamedNode | ox.BlankNode] = field(default_factory=set)
    classes: set[ox.NamedNode | ox.BlankNode] = field(default_factory=set)
    properties: set[ox.NamedNode | ox.BlankNode] = field(default_factory=set)
    object_properties: set[ox.NamedNode | ox.BlankNode] = field(default_factory=set)


def _kinds(quads: Iterable[ox.Quad]) -> _Kinds:
    kinds = _Kinds()
    for quad in quads:
        if quad.predicate != _TYPE or not isinstance(quad.subject, ox.NamedNode | ox.BlankNode):
            continue
        if quad.object in _PROPERTY_TYPES:
            kinds.properties.add(quad.subject)
        if quad.object == _OBJECT_PROPERTY:
            kinds.object_properties.add(quad.subject)
        if quad.object == _CONCEPT and not quad.subject.value.startswith(_LOC):
            kinds.concepts.add(quad.subject)
        if quad.object == _CLASS:
            kinds.classes.add(quad.subject)
    kinds.concepts -= kinds.properties
    return kinds


def _is_location(node: object) -> bool:
    return isinstance(node, ox.NamedNode) and node.value.startswith(_LOC)


def _type(quad: ox.Quad, kinds: _Kinds) -> Iterator[ox.Triple]:
    subject, kind = quad.subject, quad.object
    if _is_location(subject):
        yield ox.Triple(subject, _TYPE, _INDIVIDUAL)
    elif subject not in kinds.concepts:
        if kind != _CONCEPT:
            yield ox.Triple(subject, _TYPE, kind)
        if isinstance(kind, ox.NamedNode) and not kind.value.startswith((_OWL, _RDF, _RDFS)):
            yield ox.Triple(subject, _TYPE, _INDIVIDUAL)  # owlready2 counts declared individuals only
    elif kind == _CONCEPT:
        yield ox.Triple(subject, _TYPE, _CLASS)
    elif kind not in _DECLARATIONS:
        yield ox.Triple(subject, _SUBCLASS, kind)


def _broader(quad: ox.Quad, kinds: _Kinds) -> Iterator[ox.Triple]:
    if _is_location(quad.subject):
        if not _is_location(quad.object):
            yield ox.Triple(quad.subject, _TYPE, quad.object)
    elif quad.subject in kinds.properties:
        yield ox.Triple(quad.subject, _SUBPROPERTY, quad.object)
    else:
        yield ox.Triple(quad.subject, _SUBCLASS, quad.object)


def _passes(quad: ox.Quad, kinds: _Kinds) -> bool:
    """Return whether a statement is OWL, or one individual's about another."""
    predicate, value = quad.predicate.value, quad.object
    if isinstance(value, ox.NamedNode) and value.value.startswith(_XSD):
        return value.value in _DATATYPES
    if predicate in _STRUCTURE:
        return True
    if predicate.startswith(_OWL):
        return not isinstance(value, ox.Literal) or predicate.endswith("ardinality")
    terms = kinds.concepts | kinds.classes | kinds.properties
    return quad.predicate in kinds.object_properties and quad.subject not in terms and value not in terms


def project(quads: Iterable[ox.Quad]) -> set[ox.Triple]:
    """Return the triples to reason on; graph names are dropped."""
    given = list(quads)
    kinds = _kinds(given)
    triples: set[ox.Triple] = set()
    for quad in given:
        if quad.predicate == _TYPE:
            triples.update(_type(quad, kinds))
        elif quad.predicate == _BROADER:
            triples.update(_broader(quad, kinds))
        elif _passes(quad, kinds):
            triples.add(ox.Triple(quad.subject, quad.predicate, quad.object))
    return triples
