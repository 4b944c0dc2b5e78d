"""The shapes as pyshacl needs them, and pyshacl itself: what it is asked, and the least it must be given for that."""

from functools import cache

import pyshacl
import rdflib
from rdflib import RDF, Graph
from rdflib.namespace import SH

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.shapes.graphs import IndexedGraph
from noticegraph.shapes.items import shapes_graph

_TEXTS = frozenset({SH.message, SH.name, SH.description})
_DECIDING = (str(SH), str(RDF))
_MARKS = frozenset("#\"'\\")  # where they stand, white space may be more than that


class ValidationFailed(NoticegraphError, RuntimeError):
    """pyshacl could not validate: a fault of the shapes or of pyshacl, never of a notice."""


def results(data: Graph, base: str) -> Graph:
    """Return SHACL's report on a graph, which is left as it is; its messages are pyshacl's own.

    Raises ValidationFailed.
    """
    _, report, text = pyshacl.validate(
        data, shacl_graph=_constraints(base), inference="none", advanced=False, js=False, inplace=True
    )
    if not isinstance(report, Graph):
        raise ValidationFailed(f"pyshacl could not validate: {text}")
    return report


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
