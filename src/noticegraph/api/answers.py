"""Answers of SPARQL as records with Python's own values, and as graphs of rdflib."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, Triple

from noticegraph.api.records import Cell, Records, Row
from noticegraph.ontology.namespaces import PREFIXES
from noticegraph.query import Answer, QueryError, Solutions, readable, solutions

_INTEGER = frozenset({"integer", "int", "long", "nonNegativeInteger", "positiveInteger"})
_NUMBER = frozenset({"decimal", "double", "float"})


def as_records(answer: Answer | Solutions, remarks: Sequence[str] = ()) -> Records[Row]:
    """Return the rows of an answer.

    Numbers, truth values and days are Python's; IRIs of known vocabularies are CURIEs, others whole; what is unbound is
    None. A yes or no is one row `answer`, a graph has the columns subject, predicate, object.
    """
    if isinstance(answer, QueryBoolean):
        return Records(("answer",), [{"answer": bool(answer)}], _same)
    if isinstance(answer, QuerySolutions):
        answer = solutions(answer)
    if isinstance(answer, Solutions):
        rows = [dict(zip(answer.columns, map(cell, row), strict=True)) for row in answer.rows]
        return Records(answer.columns, rows, _same, remarks)
    columns = ("subject", "predicate", "object")
    return Records(columns, [dict(zip(columns, map(cell, parts(t)), strict=True)) for t in answer], _same)


def _same(row: Row) -> Row:
    return row


def cell(node: object) -> Cell:
    """Return a term of RDF as a value of Python.

    >>> cell(Literal("2026-03-01", datatype=NamedNode(PREFIXES["xsd"] + "date")))
    datetime.date(2026, 3, 1)
    >>> cell(NamedNode(PREFIXES["dpv"] + "Marketing"))
    'dpv:Marketing'
    """
    if node is None:
        return None
    if not isinstance(node, Literal):
        return readable(node, "")
    kind = node.datatype.value.removeprefix(PREFIXES["xsd"])
    with suppress(ValueError):  # a value that its type does not allow stays as it is written
        if kind in _INTEGER:
            return int(node.value)
        if kind in _NUMBER:
            return float(node.value)
        if kind == "date":
            return date.fromisoformat(node.value)
    return node.value in ("true", "1") if kind == "boolean" else node.value


def parts(triple: Triple) -> tuple[object, object, object]:
    """Return subject, predicate and object."""
    return triple.subject, triple.predicate, triple.object


def as_graph(answer: Answer) -> rdflib.Graph:
    """Return the graph that a query answers with. Raises QueryError for rows or a truth value."""
    if not isinstance(answer, list):
        raise QueryError("the query answers with rows or a truth value; write CONSTRUCT or DESCRIBE for a graph")
    graph = _bound(rdflib.Graph())
    for triple in answer:
        s, p, o = map(_rdflib, parts(triple))
        graph.add((s, p, o))
    return graph


def as_dataset(quads: Iterable[Quad]) -> rdflib.Dataset:
    """Return quads as a dataset of rdflib, graphs by their names."""
    dataset = rdflib.Dataset()
    _bound(dataset)
    graphs: dict[str, rdflib.Graph] = {}
    for quad in quads:
        name = getattr(quad.graph_name, "value", "")
        if name not in graphs:
            graphs[name] = dataset.graph(rdflib.URIRef(name)) if name else dataset.default_graph
        s, p, o = map(_rdflib, (quad.subject, quad.predicate, quad.object))
        graphs[name].add((s, p, o))
    return dataset


def _bound(graph: rdflib.Graph) -> rdflib.Graph:
    for prefix, space in PREFIXES.items():
        graph.bind(prefix, space)
    return graph


def _rdflib(node: object) -> rdflib.term.Node:
    if isinstance(node, NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, BlankNode):
        return rdflib.BNode(node.value)
    if not isinstance(node, Literal):
        raise QueryError(f"{node}: rdflib has no such term; leave it out of the graph")
    if node.language:
        return rdflib.Literal(node.value, lang=node.language)
    kind = node.datatype.value
    if kind == PREFIXES["xsd"] + "string":
        return rdflib.Literal(node.value)
    # not normalised: P30D is not written as rdflib would have it
    return rdflib.Literal(node.value, datatype=rdflib.URIRef(kind), normalize=False)
