"""The graphs that one notice is validated in: the same triples for SPARQL in Oxigraph and for pyshacl in rdflib."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store, Triple, Variable
from rdflib import URIRef
from rdflib.query import Result

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.terms import term
from noticegraph.shapes.background import in_use
from noticegraph.shapes.graphs import IndexedGraph

if TYPE_CHECKING:
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.query import Processor
    from rdflib.term import Identifier

AS_OF = term("ng:asOf")
_DATE = term("xsd:date")


class UnvalidatableTerm(NoticegraphError, TypeError):
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
    store.extend(
        [
            *(Quad(q.subject, q.predicate, q.object) for q in graph),
            *(Quad(t.subject, t.predicate, t.object) for t in in_use(graph, base)),
            Quad(NamedNode(notice), AS_OF, day_literal(as_of)),
        ]
    )
    return store


class PlainGraph(IndexedGraph):
    """A plain rdflib graph whose queries Oxigraph answers, over the same triples.

    pyshacl asks a constraint's query once for every focus node. rdflib parses it each time and needs some
    milliseconds for every answer, which adds up in a notice with many transfers; Oxigraph needs a tenth of one.
    """

    def __init__(self, twin: Store) -> None:
        super().__init__()
        self._twin = twin

    def query(  # with the parameters that rdflib gives it
        self,
        query_object: "str | Query",
        processor: "str | Processor" = "sparql",
        result: "str | type[Result]" = "sparql",
        initNs: Mapping[str, Any] | None = None,
        initBindings: "Mapping[str, Identifier] | None" = None,
        use_store_provided: bool = True,
        **kwargs: Any,
    ) -> Result:
        """Answer a SELECT, every bound variable being that term all over the query (SHACL, section 5.3.1)."""
        if not isinstance(query_object, str) or initNs:
            return super().query(query_object, processor, result, initNs, initBindings, use_store_provided, **kwargs)
        bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
            Variable(name): _term(value) for name, value in (initBindings or {}).items()
        }
        solutions = self._twin.query(query_object, substitutions=bound)
        if not isinstance(solutions, QuerySolutions):
            raise TypeError(f"only SELECT is asked of a notice's graph: {query_object}")
        answer = Result("SELECT")
        names = [variable.value for variable in solutions.variables]
        answer.vars = [rdflib.Variable(name) for name in names]
        answer.bindings = [
            {rdflib.Variable(name): _node(row[name]) for name in names if row[name] is not None} for row in solutions
        ]
        return answer


def data_graph(store: Store) -> rdflib.Graph:
    """Return the triples of a store as one plain rdflib graph. Raises UnvalidatableTerm."""
    graph = PlainGraph(store)
    nodes: dict[object, URIRef | rdflib.Literal] = {}
    for subject, predicate, value, _ in store:
        for node in (subject, predicate, value):
            if node not in nodes:
                nodes[node] = _node(node)
        graph.add((nodes[subject], nodes[predicate], nodes[value]))
    return graph


@lru_cache(maxsize=8192)
def _iri(value: str) -> URIRef:
    return URIRef(value)


def _term(node: object) -> NamedNode:
    if isinstance(node, URIRef):
        return NamedNode(str(node))
    raise UnvalidatableTerm(f"a focus node is an IRI, not {node!r}")


def _node(node: object) -> URIRef | rdflib.Literal:
    if isinstance(node, NamedNode):
        return _iri(node.value)
    if isinstance(node, Literal):
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        return rdflib.Literal(node.value, datatype=_iri(node.datatype.value))
    raise UnvalidatableTerm(
        f"the notice's graph holds {node}, and only IRIs and literals can be validated; ingest it again"
    )
