"""The items of Art. 13 GDPR and the shapes, as the Turtle files in this folder state them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import rdflib
from rdflib import RDF, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS, SH

from noticegraph.ontology.namespaces import DEFAULT_BASE, NG, PREFIXES
from noticegraph.ontology.relations import relations

_NG = rdflib.Namespace(NG)


@dataclass(frozen=True, slots=True)
class Item:
    """A demand of the law.

    `applies_when` is a SPARQL ASK over one notice's graphs, None where the item applies to every notice.
    `shapes` are the IRIs of its shape and of that shape's property shapes; `predicates` those of the claims
    that satisfy it, narrowed to `object` where there is one. Texts are by language.
    """

    key: str
    order: int
    label: Mapping[str, str]
    source: str
    shapes: frozenset[str]
    predicates: frozenset[str]
    object: str | None
    applies_when: str | None
    not_applicable: Mapping[str, str]


def _texts(graph: Graph, node: rdflib.term.Node, predicate: URIRef) -> Mapping[str, str]:
    return MappingProxyType(
        {o.language or "en": str(o) for o in graph.objects(node, predicate) if isinstance(o, rdflib.Literal)}
    )


@cache
def shapes_graph() -> Graph:
    """Return all shapes as one rdflib graph; it is shared and must not be changed."""
    graph = Graph()
    for file in sorted(files("noticegraph.shapes").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".ttl"):
            graph.parse(data=file.read_text(encoding="utf-8"), format="turtle", publicID=DEFAULT_BASE)
    return graph


def _item(graph: Graph, node: rdflib.term.Node) -> Item:
    shape = graph.value(node, _NG.shape)
    applies = graph.value(node, _NG.appliesWhen)
    wanted = graph.value(node, _NG.object)
    table = relations()
    return Item(
        key=str(graph.value(node, SKOS.notation)),
        order=int(str(graph.value(node, _NG.order))),
        label=_texts(graph, node, SKOS.prefLabel),
        source=str(graph.value(node, DCTERMS.source)),
        shapes=frozenset({str(shape), *map(str, graph.objects(shape, SH.property))}),
        predicates=frozenset(_expanded(table[str(key)].property) for key in graph.objects(node, _NG.relation)),
        object=str(wanted) if wanted is not None else None,
        applies_when=str(applies) if applies is not None else None,
        not_applicable=_texts(graph, node, _NG.notApplicable),
    )


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else name


@cache
def items() -> tuple[Item, ...]:
    """Return every item in the order of the article."""
    graph = shapes_graph()
    return tuple(sorted((_item(graph, n) for n in graph.subjects(RDF.type, _NG.Item)), key=lambda i: i.order))
