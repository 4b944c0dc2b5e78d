"""The items of Art. 13 and 14 GDPR and the shapes, as the Turtle files in this folder state them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import rdflib
from rdflib import RDF, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS, SH

from noticegraph.ontology.namespaces import DEFAULT_BASE, NG
from noticegraph.ontology.relations import relations
from noticegraph.shapes.graphs import IndexedGraph

SHAPES = "https://w3id.org/noticegraph/shapes#"
"""Start of the IRIs of items and shapes; what follows is the name by which tables call them."""

_NG = rdflib.Namespace(NG)


@dataclass(frozen=True, slots=True)
class Case:
    """A case in which items apply: a SPARQL ASK over one notice, and by language the reason where it answers no."""

    iri: str
    ask: str
    not_applicable: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """A demand of the law.

    It applies where all its `cases` are given, so to every notice where it has none; of cases that are not given
    the first tells the reason. `shapes` are the IRIs of the shapes that a notice must conform to; what two
    articles demand alike is one shape of two items. Claims of `relations` (keys of the relation table) satisfy the
    item: those with the value `object` where there is one, those that `satisfied_by` (a SPARQL SELECT of subject,
    predicate and object) answers with where there is one. Texts are by language, `source` is the provision's IRI.
    """

    key: str
    order: int
    label: Mapping[str, str]
    source: str
    shapes: frozenset[str]
    relations: frozenset[str]
    object: str | None = None
    satisfied_by: str | None = None
    cases: tuple[Case, ...] = ()

    @property
    def article(self) -> str:
        """The number of the article that demands it: `13` or `14`."""
        return self.key.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a finding takes from its shape; `name` is the last part of its IRI.

    `severity` is `Violation`, `Warning` or `Info`, `sources` the IRIs of provisions, that of Art. 13 first. `message`
    says what is found fault with, `hint` what a notice would have to say; both by language. `area` is the name of the
    file that it stands in.
    A shape that is a `detail_of` an item (its key) is not told of where the item is absent. Claims of `relations`
    (keys of the relation table) about the node at fault show what is found, those with a value of `objects` where
    it has some; where they stand less than `apart` code points from each other, they were said together and nothing
    is found.
    """

    iri: str
    name: str
    severity: str
    sources: tuple[str, ...]
    message: Mapping[str, str]
    hint: Mapping[str, str]
    area: str
    relations: frozenset[str]
    objects: frozenset[str] = frozenset()
    apart: int = 0
    detail_of: str | None = None

    @property
    def source(self) -> str:
        """The IRI of the provision that demands it first of all."""
        return self.sources[0]


@cache
def shapes_graph(base: str = DEFAULT_BASE) -> Graph:
    """Return all shapes as one rdflib graph, provisions below `base`; it is shared and must not be changed."""
    graph = Graph()
    for _, data in _files():
        graph.parse(data=data, format="turtle", publicID=base)
    return IndexedGraph(graph)


def _files() -> list[tuple[str, str]]:
    """Return the name, without its ending, and the text of every file of shapes, by name."""
    found = [file for file in files("noticegraph.shapes").iterdir() if file.name.endswith(".ttl")]
    return sorted((file.name.removesuffix(".ttl"), file.read_text(encoding="utf-8")) for file in found)


@cache
def _areas() -> Mapping[str, str]:
    """Return the file that each shape stands in, by the shape's IRI."""
    found: dict[str, str] = {}
    for name, data in _files():
        graph = Graph().parse(data=data, format="turtle", publicID=DEFAULT_BASE)
        found |= {str(n): name for kind in (SH.NodeShape, SH.PropertyShape) for n in graph.subjects(RDF.type, kind)}
    return found


@cache
def items(base: str = DEFAULT_BASE) -> tuple[Item, ...]:
    """Return every item, Art. 13 before Art. 14, in the order of the article; provisions below `base`."""
    graph = shapes_graph(base)
    return tuple(sorted((_item(graph, n) for n in graph.subjects(RDF.type, _NG.Item)), key=lambda i: i.order))


@cache
def cases(base: str = DEFAULT_BASE) -> tuple[Case, ...]:
    """Return every case that an item names, each once."""
    return tuple({case.iri: case for item in items(base) for case in item.cases}.values())


@cache
def owners_of(base: str = DEFAULT_BASE) -> Mapping[str, tuple[Item, ...]]:
    """Return, by the IRI of a shape, the items that demand it, in their order; shapes of no item are not in it."""
    owned: dict[str, list[Item]] = {}
    for item in items(base):
        for iri in item.shapes:
            owned.setdefault(iri, []).append(item)
    return MappingProxyType({iri: tuple(own) for iri, own in owned.items()})


@cache
def shapes(base: str = DEFAULT_BASE) -> Mapping[str, Shape]:
    """Return every shape by IRI, provisions below `base`."""
    graph = shapes_graph(base)
    return MappingProxyType({iri: _shape(graph, URIRef(iri), area) for iri, area in sorted(_areas().items())})


def _item(graph: Graph, node: rdflib.term.Node) -> Item:
    same = graph.value(node, _NG.demandsLike)
    own = sorted(graph.objects(node, _NG.appliesWhen), key=str)
    if same is not None:
        like = _item(graph, same)
        key, order, source = _identity(graph, node)
        return replace(like, key=key, order=order, source=source, cases=(*(_case(graph, n) for n in own), *like.cases))
    key, order, source = _identity(graph, node)
    return Item(
        key=key,
        order=order,
        label=_texts(graph, node, SKOS.prefLabel),
        source=source,
        shapes=frozenset(map(str, graph.objects(node, _NG.shape))),
        relations=_relations(graph, node),
        object=_text(graph, node, _NG.object),
        satisfied_by=_text(graph, node, _NG.satisfiedBy),
        cases=tuple(_case(graph, case) for case in own),
    )


def _relations(graph: Graph, node: rdflib.term.Node) -> frozenset[str]:
    keys = {row.iri: key for key, row in relations().items()}
    return frozenset(keys[str(row)] for row in graph.objects(node, _NG.relation))


def _identity(graph: Graph, node: rdflib.term.Node) -> tuple[str, int, str]:
    """Return what an item has of its own even where it demands what another does: key, order and provision."""
    order = int(str(graph.value(node, _NG.order)))
    return str(graph.value(node, SKOS.notation)), order, str(graph.value(node, DCTERMS.source))


def _case(graph: Graph, node: rdflib.term.Node) -> Case:
    return Case(
        iri=str(node),
        ask=str(graph.value(node, SH.ask)),
        not_applicable=_texts(graph, node, _NG.notApplicable),
    )


def _shape(graph: Graph, node: URIRef, area: str) -> Shape:
    whole = graph.value(node, _NG.detailOf)
    return Shape(
        iri=str(node),
        name=str(node).removeprefix(SHAPES),
        severity=str(graph.value(node, SH.severity)).removeprefix(str(SH)),
        sources=tuple(sorted(map(str, graph.objects(node, DCTERMS.source)))),
        message=_texts(graph, node, SH.message),
        hint=_texts(graph, node, _NG.hint),
        area=area,
        relations=_relations(graph, node),
        objects=frozenset(map(str, graph.objects(node, _NG.object))),
        apart=int(_text(graph, node, _NG.apart) or 0),
        detail_of=None if whole is None else str(graph.value(whole, SKOS.notation)),
    )


def _text(graph: Graph, node: rdflib.term.Node, predicate: URIRef) -> str | None:
    found = graph.value(node, predicate)
    return None if found is None else str(found)


def _texts(graph: Graph, node: rdflib.term.Node, predicate: URIRef) -> Mapping[str, str]:
    found = sorted(o for o in graph.objects(node, predicate) if isinstance(o, rdflib.Literal))
    return MappingProxyType({text.language or "en": str(text) for text in found})
