"""Property paths of shapes as functions: a path is taken apart once, and not for every focus node of every notice."""

from collections.abc import Callable
from typing import Any

from pyshacl import ShapesGraph
from pyshacl.helper.expression_helper import value_nodes_from_path
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH

Path = Callable[[Graph, Any], set[Any]]
"""The value nodes of a focus node in a graph."""


def path_of(shapes: ShapesGraph, path: Any) -> Path:
    """Return a path of the shapes graph (SHACL, section 2.3.1) as a function."""
    graph = shapes.graph
    if isinstance(path, URIRef):
        return lambda data, node: set(data.objects(node, path))
    if graph.value(path, RDF.first) is not None:
        return _sequence([path_of(shapes, step) for step in graph.items(path)])
    alternatives = graph.value(path, SH.alternativePath)
    if alternatives is not None:
        return _alternatives([path_of(shapes, way) for way in graph.items(alternatives)])
    # an inverse or repeated step, of which the shapes have none: as pyshacl walks it
    return lambda data, node: set(value_nodes_from_path(shapes, node, path, data))


def _sequence(steps: list[Path]) -> Path:
    def walk(data: Graph, node: Any) -> set[Any]:
        nodes = {node}
        for step in steps:
            nodes = {value for one in nodes for value in step(data, one)}
        return nodes

    return walk


def _alternatives(ways: list[Path]) -> Path:
    return lambda data, node: {value for way in ways for value in way(data, node)}
