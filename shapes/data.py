"""The graphs that one notice is validated in: the same triples for SPARQL in Oxigraph and for pyshacl in rdflib."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import rdflib
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib import URIRef
from rdflib.plugins.sparql import prepareQuery

from noticegraph.ontology.terms import term
from noticegraph.shapes.background import in_use

if TYPE_CHECKING:
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.query import Processor, Result
    from rdflib.term import Identifier

AS_OF = term("ng:asOf")
_DATE = term("xsd:date")


class UnvalidatableTerm(TypeError):
    """A blank node or a quoted triple in a notice's graph: a fault of who made the graph."""


def day_literal(day: date) -> Literal:
    """Return a day as an xsd:date."""
    return Literal(day.isoformat(), datatype=_DATE)


def data_store(notice: str, graph: Iterable[Quad], as_of: date, base: str) -> Store:
    """Return one notice's statements, the law and hierarchy that they touch, and the day of assessment.

    All lies in the default graph. The claims are left out: no shape or case asks for the words.
    """
    graph = tuple(graph)
    store = Store()
    store.bulk_extend(Quad(q.subject, q.predicate, q.object) for q in graph)
    store.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in in_use(graph, base))
    store.add(Quad(NamedNode(notice), AS_OF, day_literal(as_of)))
    return store


class PlainGraph(rdflib.Graph):
    """An rdflib graph that parses each text of a query once.

    rdflib needs some fifteen milliseconds to parse a constraint's query, and pyshacl has it parsed anew for
    every focus node.
    """

    def query(  # as rdflib has it
        self,
        query_object: "str | Query",
        processor: "str | Processor" = "sparql",
        result: "str | type[Result]" = "sparql",
        initNs: Mapping[str, Any] | None = None,
        initBindings: "Mapping[str, Identifier] | None" = None,
        use_store_provided: bool = True,
        **kwargs: Any,
    ) -> "Result":
        """Answer a query as rdflib does."""
        if isinstance(query_object, str) and not initNs:
            query_object = _prepared(query_object)
        return super().query(query_object, processor, result, initNs, initBindings, use_store_provided, **kwargs)


@lru_cache(maxsize=64)
def _prepared(text: str) -> "Query":
    return prepareQuery(text)


def data_graph(store: Store) -> rdflib.Graph:
    """Return the triples of a store as one plain rdflib graph. Raises UnvalidatableTerm."""
    graph = PlainGraph()
    for quad in store:
        graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return graph


@lru_cache(maxsize=8192)
def _iri(value: str) -> URIRef:
    return URIRef(value)


def _node(node: object) -> rdflib.term.Node:
    if isinstance(node, NamedNode):
        return _iri(node.value)
    if isinstance(node, Literal):
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        return rdflib.Literal(node.value, datatype=_iri(node.datatype.value))
    raise UnvalidatableTerm(f"a notice's graph holds no blank nodes and no triples as terms: {node}")
