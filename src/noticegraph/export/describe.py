"""Descriptions for catalogues and crawlers: VoID statistics, the DCAT catalogue, the terms as SKOS."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from noticegraph.export.rdf import turtle
from noticegraph.ingest.catalogue import catalog_iri
from noticegraph.ontology.namespaces import PREFIXES
from noticegraph.ontology.terms import digest, iri, term

_TYPE, _TITLE = term("rdf:type"), term("dct:title")
_CONCEPT, _BROADER = term("skos:Concept"), term("skos:broader")
_NAME, _CONTROLLER = term("dpv:hasName"), term("dpv:hasDataController")
_VOID = "http://rdfs.org/ns/void#"
_FOAF = "http://xmlns.com/foaf/0.1/"
_LICENCE = iri("https://www.apache.org/licenses/LICENSE-2.0")


def write_void(quads: Iterable[Quad], base: str) -> bytes:
    """Return a VoID description (Turtle) of the quads as one dataset: sizes, vocabularies, classes, properties."""
    held = set(quads)
    return turtle(_void({quad.triple for quad in held}, base), base)


def _void(triples: set[Triple], base: str) -> Iterator[Quad]:
    dataset = iri(f"{base}dataset")
    classes = Counter(t.object.value for t in triples if t.predicate == _TYPE and isinstance(t.object, NamedNode))
    properties = Counter(t.predicate.value for t in triples)
    subjects = {t.subject for t in triples}
    entities = {node for node in subjects if isinstance(node, NamedNode) and node.value.startswith(base)}
    yield _quad(dataset, _TYPE, iri(_VOID + "Dataset"))
    yield _quad(dataset, iri(_VOID + "uriSpace"), Literal(base))
    yield _quad(dataset, _TITLE, Literal("Privacy notices as a knowledge graph", language="en"))
    sizes = {
        "triples": len(triples),
        "entities": len(entities),
        "distinctSubjects": len(subjects),
        "distinctObjects": len({t.object for t in triples}),
        "classes": len(classes),
        "properties": len(properties),
    }
    for measure, size in sizes.items():
        yield _quad(dataset, iri(_VOID + measure), _integer(size))
    used = {space for space in PREFIXES.values() if any(name.startswith(space) for name in (*classes, *properties))}
    for space in sorted(used):
        yield _quad(dataset, iri(_VOID + "vocabulary"), iri(space))
    for kind, name, counted, unit in (
        ("classPartition", "class", classes, "entities"),
        ("propertyPartition", "property", properties, "triples"),
    ):
        for value, count in sorted(counted.items()):
            node = iri(f"{dataset.value}#{name}/{digest(value)}")
            yield _quad(dataset, iri(_VOID + kind), node)
            yield _quad(node, iri(_VOID + name), iri(value))
            yield _quad(node, iri(_VOID + unit), _integer(count))


def write_dcat(quads: Iterable[Quad], base: str) -> bytes:
    """Return the catalogue (Turtle): works, versions, distributions, publishers; no texts, no claims."""
    held = list(quads)
    return turtle(_dcat(held, base), base)


def _dcat(quads: list[Quad], base: str) -> Iterator[Quad]:
    catalog = iri(catalog_iri(base))
    yield _quad(catalog, _TITLE, Literal("Privacy notices", language="en"))
    yield _quad(
        catalog, term("dct:description"), Literal("Notices compiled into a graph by noticegraph.", language="en")
    )
    text = term("schema:text")
    names = {
        quad.subject: quad.object for quad in quads if quad.predicate == _NAME and isinstance(quad.object, Literal)
    }
    for quad in quads:
        if quad.graph_name == catalog and quad.predicate != text:
            yield Quad(quad.subject, quad.predicate, quad.object)
        elif quad.predicate == _CONTROLLER and quad.subject == quad.graph_name and quad.object in names:
            publisher = iri(getattr(quad.object, "value", ""))
            yield Quad(quad.subject, term("dct:publisher"), publisher)
            yield _quad(publisher, _TYPE, iri(_FOAF + "Agent"))
            yield _quad(publisher, iri(_FOAF + "name"), names[publisher])


def write_skos(quads: Iterable[Quad], base: str) -> bytes:
    """Return the terms in use and all broader ones as a SKOS concept scheme (Turtle), own terms and DPV's profile."""
    held = list(quads)
    ontology = iri(f"{base}ontology")
    return turtle(_skos([quad for quad in held if quad.graph_name == ontology]), base)


def _skos(quads: list[Quad]) -> Iterator[Quad]:
    scheme = iri("https://w3id.org/noticegraph")
    concepts = {quad.subject for quad in quads if quad.predicate == _TYPE and quad.object == _CONCEPT}
    narrower = {quad.subject for quad in quads if quad.predicate == _BROADER and quad.object in concepts}
    yield _quad(scheme, _TYPE, term("skos:ConceptScheme"))
    yield _quad(scheme, _TITLE, Literal("Terms of noticegraph and the terms of DPV that it uses", language="en"))
    yield _quad(scheme, term("dct:license"), _LICENCE)
    for concept in concepts:
        if isinstance(concept, BlankNode | NamedNode):
            yield _quad(concept, _TYPE, _CONCEPT)
            yield _quad(concept, term("skos:inScheme"), scheme)
            if concept not in narrower:
                yield _quad(scheme, term("skos:hasTopConcept"), concept)
                yield _quad(concept, term("skos:topConceptOf"), scheme)
    skos = PREFIXES["skos"]
    for quad in quads:
        if quad.subject not in concepts or not quad.predicate.value.startswith(skos):
            continue
        if quad.predicate != _BROADER or quad.object in concepts:
            yield Quad(quad.subject, quad.predicate, quad.object)


def _quad(subject: NamedNode | BlankNode, predicate: NamedNode, value: NamedNode | BlankNode | Literal) -> Quad:
    return Quad(subject, predicate, value)


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=term("xsd:integer"))
