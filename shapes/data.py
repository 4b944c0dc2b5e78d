"""The graphs that one notice is validated in: the same triples for SPARQL in Oxigraph and for pyshacl in rdflib."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import rdflib
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store, Variable
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

    _Row = Mapping[rdflib.Variable, Identifier]

AS_OF = term("ng:asOf")
_DATE = term("xsd:date")
_THIS, _NODE_IN_FOCUS = Variable("this"), rdflib.Variable("this")
_OF_THIS = re.compile(r"SELECT\b[^{]*\$this\b[^{]*\{\s*\$this\s")  # a pattern that every row must match


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
    milliseconds for every answer; Oxigraph needs a tenth of one, and is asked once for all focus nodes.
    """

    def __init__(self, twin: Store) -> None:
        super().__init__()
        self._twin = twin
        self._rows: dict[str, Mapping[object, list[_Row]]] = {}

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
        """Answer a SELECT of `this`, which is the term that it is bound to all over the query (SHACL, section 5.3.1).

        A query whose first pattern is of `$this` selects for all focus nodes together what it selects for each.
        """
        if not isinstance(query_object, str) or initNs:
            return super().query(query_object, processor, result, initNs, initBindings, use_store_provided, **kwargs)
        if initBindings is None or initBindings.keys() != {"this"}:
            raise TypeError(f"only what is selected for a focus node is asked of a notice's graph: {query_object}")
        this = initBindings["this"]
        if not _OF_THIS.search(query_object):
            rows = list(self._select(query_object, {_THIS: _term(this)}))
        else:
            if query_object not in self._rows:
                self._rows[query_object] = self._by_focus(query_object)
            rows = self._rows[query_object].get(this, [])
        answer = Result("SELECT")
        answer.vars = list(dict.fromkeys(variable for row in rows for variable in row))
        answer.bindings = list(rows)
        return answer

    def _by_focus(self, query: str) -> "Mapping[object, list[_Row]]":
        """Return the rows of the answer to a query for each focus node that has some."""
        found: dict[object, list[_Row]] = {}
        for row in self._select(query, {}):
            found.setdefault(row[_NODE_IN_FOCUS], []).append(row)
        return found

    def _select(self, query: str, bound: Mapping[Variable, NamedNode]) -> "Iterator[_Row]":
        solutions = self._twin.query(query, substitutions=dict(bound))
        if not isinstance(solutions, QuerySolutions):
            raise TypeError(f"only SELECT is asked of a notice's graph: {query}")
        variables = [(variable.value, rdflib.Variable(variable.value)) for variable in solutions.variables]
        for solution in solutions:
            yield {variable: _node(solution[name]) for name, variable in variables if solution[name] is not None}


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
