"""The graphs that one notice is validated in: for SPARQL in Oxigraph, and for pyshacl in rdflib."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import rdflib
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Store, Variable
from rdflib import RDFS, URIRef

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.namespaces import PREFIXES
from noticegraph.ontology.terms import Node, Statement, iri, term
from noticegraph.shapes.background import in_use, said_of
from noticegraph.shapes.graphs import IndexedGraph
from noticegraph.shapes.items import shapes_graph

if TYPE_CHECKING:
    from noticegraph.shapes.graphs import Triple

AS_OF = term("ng:asOf")
_PREFIXES = dict(PREFIXES)
_NODES = (NamedNode, Literal)
_DATE = term("xsd:date")
_TYPE = term("rdf:type")


class UnvalidatableTerm(NoticegraphError, TypeError):
    """A blank node or a quoted triple in a notice's graph: a fault of who made the graph."""


@dataclass(frozen=True, slots=True)
class Data:
    """One notice's statements, the law and hierarchy that they touch, and the day of assessment.

    `store` has all, whatever graph it is of. `graph` has of it what targets, paths and constraints of the shapes can
    reach; queries see the whole.
    """

    store: Store
    graph: IndexedGraph

    def query(
        self, text: str, bound: Mapping[Variable, NamedNode] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Ask all statements, with the prefixes of `ontology.namespaces` and with variables bound."""
        return self.store.query(
            text, prefixes=_PREFIXES, use_default_graph_as_union=True, substitutions=dict(bound) if bound else None
        )

    def objects(self, subject: NamedNode, predicate: NamedNode) -> list[Node]:
        """Return the objects of a subject and a predicate."""
        return [quad.object for quad in self.store.quads_for_pattern(subject, predicate, None)]  # type: ignore[misc]

    def value(self, subject: NamedNode, predicate: NamedNode) -> Node | None:
        """Return one of the objects, None where there is none."""
        return next(iter(self.objects(subject, predicate)), None)

    def subjects(self, predicate: NamedNode, value: Node) -> list[NamedNode]:
        """Return the subjects of a predicate and an object."""
        return [quad.subject for quad in self.store.quads_for_pattern(None, predicate, value)]  # type: ignore[misc]


def day_literal(day: date) -> Literal:
    """Return a day as an xsd:date."""
    return Literal(day.isoformat(), datatype=_DATE)


def data_of(notice: str, graph: Iterable[Quad], as_of: date, base: str) -> Data:
    """Return what a notice is validated in: its graph and what goes with it. Raises UnvalidatableTerm.

    The claims are left out: no shape or case asks for the words.
    """
    seen = _seen(base)
    said: dict[Statement, Quad] = {}  # once each: a triple of two graphs would be two answers
    reached: list[Triple] = []
    for quad in graph:
        subject, predicate, value = quad.subject, quad.predicate, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(value, _NODES):
            fault = value if isinstance(subject, NamedNode) else subject
            raise UnvalidatableTerm(
                f"the notice's graph holds {fault}, and only IRIs and literals can be validated; ingest it again"
            )
        said[subject, predicate, value] = quad
        if predicate in seen:
            reached.append((_node(subject), _node(predicate), _node(value)))
    quads = [*said.values(), Quad(iri(notice), AS_OF, day_literal(as_of))]
    for node in in_use({value.value for _, _, value in said if isinstance(value, NamedNode)}, base):
        beside = _beside(node, base)
        quads += [quad for known, quad in zip(said_of(node, base), beside.quads, strict=True) if known not in said]
        reached += beside.reached
    store = Store()
    store.extend(quads)
    return Data(store, IndexedGraph(reached))


class _Beside(NamedTuple):
    """What law and hierarchy say of a node: for queries, and what of it shapes can reach."""

    quads: tuple[Quad, ...]
    reached: "tuple[Triple, ...]"


@cache
def _beside(node: str, base: str) -> _Beside:
    said, seen = said_of(node, base), _seen(base)
    return _Beside(
        tuple(Quad(*statement) for statement in said),
        tuple((_node(s), _node(p), _node(o)) for s, p, o in said if p in seen),
    )


@cache
def _seen(base: str) -> frozenset[NamedNode]:
    """Return the properties that targets, paths and constraints of the shapes can ask for: all that a shape names."""
    named = {iri(str(node)) for node in shapes_graph(base).objects() if isinstance(node, URIRef)}
    return frozenset(named | {_TYPE, iri(str(RDFS.subClassOf))})


@lru_cache(maxsize=8192)
def _iri(value: str) -> URIRef:
    return URIRef(value)


def _node(node: Node) -> URIRef | rdflib.Literal:
    if isinstance(node, NamedNode):
        return _iri(node.value)
    if node.language:
        return rdflib.Literal(node.value, lang=node.language)
    return rdflib.Literal(node.value, datatype=_iri(node.datatype.value))


def from_rdflib(node: rdflib.term.Node) -> Node:
    """Return an IRI or a literal of rdflib; raise UnvalidatableTerm for anything else."""
    if isinstance(node, URIRef):
        return iri(str(node))
    if isinstance(node, rdflib.Literal):
        if node.language:
            return Literal(str(node), language=node.language)
        return Literal(str(node), datatype=iri(str(node.datatype))) if node.datatype else Literal(str(node))
    raise UnvalidatableTerm(f"pyshacl reported {node!r}, which is neither an IRI nor a literal")
