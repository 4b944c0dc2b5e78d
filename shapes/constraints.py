"""pyshacl, asked no more than it must be: shapes are taken apart once, and each notice is only what they decide of.

For every notice pyshacl would read each shape anew, walk its path from the Turtle, search its query for what SHACL
does not allow in one, and write of each result what nobody reads here. Its constraints decide as they are; queries,
which rdflib answers in some milliseconds a focus node, Oxigraph answers in a tenth of one for all together.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import rdflib
from pyoxigraph import NamedNode, QuerySolutions, Variable
from pyshacl import ShapesGraph, Validator
from pyshacl.constraints import CONSTRAINT_PARAMETERS_MAP
from pyshacl.constraints.constraint_component import ConstraintComponent
from pyshacl.constraints.sparql.sparql_based_constraints import SPARQLBasedConstraint
from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError, ValidationFailure
from pyshacl.graph_abstraction import DataGraph
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shape import Shape
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.terms import Node, iri
from noticegraph.shapes.data import Data, from_rdflib
from noticegraph.shapes.graphs import IndexedGraph
from noticegraph.shapes.items import shapes_graph
from noticegraph.shapes.paths import Path, path_of

_TEXTS = frozenset({SH.message, SH.name, SH.description})
_DECIDING = (str(SH), str(RDF))
_THIS = Variable("this")
_OF_THIS = re.compile(r"SELECT\b[^{]*\$this\b[^{]*\{\s*\$this\s")  # a pattern that every row must match
_ANY = URIRef("urn:focus")
_FAULTS = (ValidationFailure, ReportableRuntimeError, ConstraintLoadError, ShapeLoadError)
_EXECUTOR = SHACLExecutor()


class ValidationFailed(NoticegraphError, RuntimeError):
    """pyshacl could not validate: a fault of the shapes or of pyshacl, never of a notice."""


class Result(NamedTuple):
    """A validation result (SHACL, section 3.6.2): IRIs of shape, kind of constraint, focus node and path; the value.

    The messages and the severity are the shape's.
    """

    shape: str
    component: str
    focus: str
    path: str | None
    value: Node | None


def results(data: Data, base: str) -> list[Result]:
    """Return what the shapes find in a graph, in no order. Raises ValidationFailed."""
    focus_nodes: dict[_Targets, set[Any]] = {}
    found: list[Result] = []
    try:
        for check in _checks(base):
            if check.targets not in focus_nodes:  # most shapes have the same
                focus_nodes[check.targets] = check.shape.focus_nodes(data.graph)  # type: ignore[no-untyped-call]
            if nodes := focus_nodes[check.targets]:
                found += check.results(data, nodes)
    except _FAULTS as error:
        raise ValidationFailed(f"pyshacl could not validate: {error}") from error
    return found


_Targets = tuple[frozenset[Any], ...]


@dataclass(frozen=True, slots=True)
class _Check:
    """A shape taken apart; `path` is None for a node shape."""

    shape: Shape
    targets: _Targets
    path: Path | None
    constraints: tuple[ConstraintComponent, ...]
    selects: tuple["_Select", ...]

    def results(self, data: Data, nodes: set[Any]) -> Iterator[Result]:
        """Yield what the shape finds at its focus nodes."""
        name = str(self.shape.node)
        for select in self.selects:
            yield from select.results(data, nodes, name)
        if not self.constraints:
            return
        values = {node: {node} if self.path is None else self.path(data.graph, node) for node in nodes}
        for constraint in self.constraints:
            way = [self.shape, constraint]
            for _, _, parts in constraint.evaluate(_EXECUTOR, data.graph, values, way)[1]:
                yield _result(name, {predicate: value for _, predicate, value in parts})


def _result(shape: str, said: dict[Any, Any]) -> Result:
    def part(predicate: URIRef) -> Any:
        value = said.get(predicate)
        return value[1] if isinstance(value, tuple) else value  # with the graph that it is from

    path, value = part(SH.resultPath), part(SH.value)
    return Result(
        shape,
        str(part(SH.sourceConstraintComponent)),
        str(part(SH.focusNode)),
        None if path is None else str(path),
        None if value is None else from_rdflib(value),
    )


@dataclass(frozen=True, slots=True)
class _Select:
    """The query of a SPARQL-based constraint; `at_once` where it selects for all focus nodes what it does for each."""

    text: str
    at_once: bool
    of_node_shape: bool

    def results(self, data: Data, nodes: set[Any], shape: str) -> Iterator[Result]:
        """Yield a result for each row, which are not repeated (SHACL, section 5.3)."""
        names = {str(node) for node in nodes}
        asked = [{}] if self.at_once else [{_THIS: iri(name)} for name in names]
        yield from dict.fromkeys(
            result for bound in asked for result in self._rows(data, bound, shape) if result.focus in names
        )

    def _rows(self, data: Data, bound: Mapping[Variable, NamedNode], shape: str) -> Iterator[Result]:
        """Yield the rows, with `this` bound all over the query (SHACL, section 5.3.1)."""
        solutions = data.query(self.text, bound)
        if not isinstance(solutions, QuerySolutions):
            raise ValidationFailed(f"only SELECT is asked of a notice's graph: {self.text}")
        has = {variable.value for variable in solutions.variables}
        for row in solutions:
            this = row["this"] if "this" in has and row["this"] is not None else bound[_THIS]
            path, value = row["path"] if "path" in has else None, row["value"] if "value" in has else None
            if value is None and self.of_node_shape:
                value = this
            component = str(SPARQLBasedConstraint.shacl_constraint_component)
            yield Result(shape, component, this.value, None if path is None else path.value, value)


@cache
def _checks(base: str) -> tuple[_Check, ...]:
    """Return the shapes that have targets, taken apart; provisions below `base`."""
    known = Validator(DataGraph.from_rdflib(Graph()), shacl_graph=_constraints(base)).shacl_graph
    return tuple(_check(known, shape) for shape in known.shapes if not shape.deactivated and any(_targets(shape)))


def _targets(shape: Shape) -> _Targets:
    return tuple(map(frozenset, shape.target()))  # type: ignore[no-untyped-call]


def _check(known: ShapesGraph, shape: Shape) -> _Check:
    kinds = dict.fromkeys(
        CONSTRAINT_PARAMETERS_MAP[p] for p in known.graph.predicates(shape.node) if p in CONSTRAINT_PARAMETERS_MAP
    )
    selects = _selects(shape) if SPARQLBasedConstraint in kinds else ()
    kinds.pop(SPARQLBasedConstraint, None)
    path = path_of(known, shape.path()) if shape.is_property_shape else None  # type: ignore[no-untyped-call]
    return _Check(shape, _targets(shape), path, tuple(_wordless(kind)(shape) for kind in kinds), selects)


@cache
def _wordless(kind: type[ConstraintComponent]) -> type[ConstraintComponent]:
    """Return a kind of constraint that does not put its results in words: a tenth of the time, and nobody asks."""
    silent = {"make_v_result_description": lambda *_, **__: "", "make_generic_messages": lambda *_, **__: []}
    return type(kind.__name__, (kind,), silent)


def _selects(shape: Shape) -> tuple[_Select, ...]:
    """Return the queries of a shape. Raises ValidationFailure for one that SHACL does not allow."""
    found: list[_Select] = []
    for query in SPARQLBasedConstraint(shape).sparql_constraints:
        bound, text = query.pre_bind_variables(_ANY)
        if bound.keys() != {"this"}:
            raise ValidationFailed(f"only what is selected for a focus node is asked of a notice's graph: {text}")
        if not query.deactivated:
            found.append(_Select(query.apply_prefixes(text), bool(_OF_THIS.search(text)), not shape.is_property_shape))
    return tuple(found)


def _constraints(base: str) -> Graph:
    """Return what decides of the shapes, without items, hints and messages."""
    return IndexedGraph(t for t in shapes_graph(base) if _decides(t[1]))


def _decides(predicate: rdflib.term.Node) -> bool:
    return predicate not in _TEXTS and str(predicate).startswith(_DECIDING)
