"""The shapes as pyshacl needs them, and pyshacl itself: what it is asked, and the least it must be given for that."""

from collections.abc import Iterable
from functools import cache
from typing import Any, ClassVar

import rdflib
from pyshacl import ShapesGraph, Validator, helper
from pyshacl.errors import ReportableRuntimeError, ValidationFailure
from pyshacl.graph_abstraction import DataGraph
from pyshacl.helper.sparql_query_helper import SPARQLQueryHelper
from rdflib import RDF, Graph
from rdflib.namespace import SH

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.shapes.graphs import IndexedGraph
from noticegraph.shapes.items import shapes_graph

_TEXTS = frozenset({SH.message, SH.name, SH.description})
_TOLD = frozenset(
    {SH.focusNode, SH.resultPath, SH.resultSeverity, SH.value, SH.sourceShape, SH.sourceConstraintComponent, RDF.type}
)
_DECIDING = (str(SH), str(RDF))
_MARKS = frozenset("#\"'\\")  # where they stand, white space may be more than that


class ValidationFailed(NoticegraphError, RuntimeError):
    """pyshacl could not validate: a fault of the shapes or of pyshacl, never of a notice."""


def results(data: Graph, base: str) -> Graph:
    """Return the results of SHACL's report on a graph, which is left as it is.

    Each has its type, focus node, path, value, shape, severity and kind of constraint; the messages are the shapes'.
    Raises ValidationFailed.
    """
    try:
        report = _Validator(data, base).run()[1]  # type: ignore[no-untyped-call]
    except (ValidationFailure, ReportableRuntimeError) as error:
        raise ValidationFailed(f"pyshacl could not validate: {error}") from error
    assert isinstance(report, Graph)
    return report


class _Validator(Validator):
    """pyshacl's validator, with the shapes as they were read for the first notice.

    Its report has no words and no copies of the shapes' paths, which nobody reads here and take a tenth of its time.
    """

    def __init__(self, data: Graph, base: str) -> None:
        super().__init__(DataGraph.from_rdflib(data), shacl_graph=Graph(), options={"inplace": True})
        self.shacl_graph = _shapes(base)

    @classmethod
    def create_validation_report(cls, sg: Any, conforms: bool, results: Iterable[Any]) -> tuple[Graph, str]:
        triples = (triple for _, _, parts in results for triple in parts if triple[1] in _TOLD)
        return IndexedGraph((s, p, o[1] if isinstance(o, tuple) else o) for s, p, o in triples), ""


class _QueryReader(SPARQLQueryHelper):
    """pyshacl's reader of queries, which searches none twice for what SHACL does not allow in it."""

    _allowed: ClassVar[set[str]] = set()

    def check_invalid_sparql(self, sparql_text: str, valuenode: Any = None, extravars: Any = None) -> bool:
        if valuenode is not None or extravars:
            return bool(super().check_invalid_sparql(sparql_text, valuenode, extravars))  # type: ignore[no-untyped-call]
        if sparql_text not in self._allowed:
            super().check_invalid_sparql(sparql_text)  # type: ignore[no-untyped-call]
            self._allowed.add(sparql_text)
        return True


# Where pyshacl keeps the class that it reads queries with; a version that keeps it elsewhere is no more than slower.
setattr(helper, "SPARQLQueryHelperCls", _QueryReader)  # noqa: B010


@cache
def _shapes(base: str) -> ShapesGraph:
    return ShapesGraph(_constraints(base))


@cache
def _constraints(base: str) -> Graph:
    """Return what decides of the shapes, without items, hints and messages.

    pyshacl compares every property of a shape with every parameter of SHACL for every notice, and searches
    every query for what is not allowed, from the start of each line, for every focus node: what is left out and
    written in one line here is half of its time.
    """
    kept = (t for t in shapes_graph(base) if _decides(t[1]))
    return IndexedGraph((s, p, _in_one_line(o) if p == SH.select else o) for s, p, o in kept)


def _decides(predicate: rdflib.term.Node) -> bool:
    return predicate not in _TEXTS and str(predicate).startswith(_DECIDING)


def _in_one_line(query: rdflib.term.Node) -> rdflib.term.Node:
    """Return a query with single spaces, where nothing in it is a comment or a quoted text."""
    text = str(query)
    return query if _MARKS & set(text) else rdflib.Literal(" ".join(text.split()))
