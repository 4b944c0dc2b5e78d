"""The claims behind the rows of an answer: what the question declares, looked up in notice and evidence graphs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple, Variable

from noticegraph.ontology.terms import term
from noticegraph.queries.catalogue import Question
from noticegraph.queries.claimed import NOTICE, Part, Pattern, Wanted
from noticegraph.queries.ordering import Cell
from noticegraph.store.works import CURRENT, HAS_VERSION

_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_TARGET, _SELECTOR, _DERIVED = term("oa:hasTarget"), term("oa:hasSelector"), term("prov:wasDerivedFrom")
_START, _END, _EXACT = term("oa:start"), term("oa:end"), term("oa:exact")

Bindings = Mapping[str, Cell]
Node = NamedNode | BlankNode | Triple | None


class Quads(Protocol):
    """Statements that are looked for by their parts, None for any."""

    def quads_for_pattern(
        self, subject: Node, predicate: NamedNode | None, value: Node | Literal, graph: NamedNode | None, /
    ) -> Iterator[Quad]:
        """Return those that match."""

    def __contains__(self, quad: Quad, /) -> bool:
        """Tell whether there is this one."""


class Held(Protocol):
    """What claims are looked up in: a store, or a server as `mirror.Lookup` shows it."""

    base: str

    @property
    def quads(self) -> Quads:
        """Return the statements."""


@dataclass(frozen=True, slots=True, order=True)
class Quoted:
    """A claim's words: offsets in code points, the end excluded; `notice` is the version that they stand in."""

    notice: str
    start: int
    end: int
    claim: str
    quote: str


class Evidence:
    """Looks up the claims behind rows in a store; in the versions that hold, or in every version."""

    def __init__(self, store: Held, *, all_versions: bool = False) -> None:
        held = HAS_VERSION if all_versions else CURRENT
        catalog = NamedNode(store.base + "catalog")
        self._base = store.base
        self._quads = store.quads
        self._versions = {q.object for q in store.quads.quads_for_pattern(None, held, None, catalog)}
        self._known: dict[Quad, tuple[Quoted, ...]] = {}

    def behind(self, question: Question, columns: Sequence[str], row: Sequence[Cell]) -> tuple[Quoted, ...]:
        """Return the claims behind a row, in the order of notices and their texts."""
        bound = {name: cell for name, cell in zip(columns, row, strict=True) if cell is not None}
        found = {
            quoted
            for pattern in question.claims
            if pattern.columns <= bound.keys()
            for quad in self._matching(pattern, {name: bound[name] for name in pattern.columns})
            for quoted in self._quoted(quad)
        }
        return tuple(sorted(found))

    def _matching(self, pattern: Pattern, bound: Bindings) -> Iterator[Quad]:
        """Yield the statements of all matches of a pattern, each perhaps several times."""
        for quads in self._solutions(pattern.triples, bound, None):
            yield from quads

    def _solutions(
        self, triples: Sequence[Wanted], bound: Bindings, notice: NamedNode | None
    ) -> Iterator[tuple[Quad, ...]]:
        """Yield the statements of each match: the triple that is known best first, in the graph that it is of."""
        if not triples:
            yield ()
            return
        triple = max(triples, key=lambda one: _known(one, bound, notice))
        rest = [one for one in triples if one is not triple]
        graph = notice if triple.graph is None else NamedNode(self._base + triple.graph)
        s, p, o = (_value(part, bound, notice) for part in triple.parts)
        if isinstance(s, Literal) or not isinstance(p, NamedNode | None):
            return
        for quad in self._quads.quads_for_pattern(s, p, o, graph):
            within = notice if triple.graph is not None else quad.graph_name
            if notice is None and within is not None and within not in self._versions:
                continue
            new = dict(bound)
            cells = (quad.subject, quad.predicate, quad.object)
            if all(_agrees(part, cell, new, within) for part, cell in zip(triple.parts, cells, strict=True)):
                own = (quad,) if triple.graph is None else ()
                for quads in self._solutions(rest, new, within if isinstance(within, NamedNode) else None):
                    yield (*own, *quads)

    def _quoted(self, quad: Quad) -> tuple[Quoted, ...]:
        if quad not in self._known:
            self._known[quad] = tuple(self._claims(quad))
        return self._known[quad]

    def _claims(self, quad: Quad) -> Iterator[Quoted]:
        graph = NamedNode(f"{getattr(quad.graph_name, 'value', '')}/evidence")
        for said in self._quads.quads_for_pattern(None, _OBJECT, quad.object, graph):
            statement = said.subject
            same = Quad(statement, _SUBJECT, quad.subject, graph), Quad(statement, _PREDICATE, quad.predicate, graph)
            if all(one in self._quads for one in same):
                sources = [q.object for q in self._quads.quads_for_pattern(statement, _DERIVED, None, graph)]
                for claim in sources or [statement]:
                    yield from self._words(claim, graph, getattr(quad.graph_name, "value", ""))

    def _words(self, claim: object, graph: NamedNode, notice: str) -> Iterator[Quoted]:
        for target in self._objects(claim, _TARGET, graph):
            parts = [q for node in self._objects(target, _SELECTOR, graph) for q in self._of(node, graph)]
            values = {q.predicate: getattr(q.object, "value", "") for q in parts}
            start, end = int(values[_START]), int(values[_END])
            yield Quoted(notice, start, end, getattr(claim, "value", ""), values[_EXACT])

    def _objects(self, node: object, predicate: NamedNode, graph: NamedNode) -> Iterator[object]:
        if isinstance(node, NamedNode):
            for quad in self._quads.quads_for_pattern(node, predicate, None, graph):
                yield quad.object

    def _of(self, node: object, graph: NamedNode) -> Iterator[Quad]:
        if isinstance(node, NamedNode):
            yield from self._quads.quads_for_pattern(node, None, None, graph)


def _value(part: Part, bound: Bindings, graph: NamedNode | None) -> Cell:
    if isinstance(part, Variable):
        return bound.get(part.value) or (graph if part == NOTICE else None)
    return part


def _known(triple: Wanted, bound: Bindings, notice: NamedNode | None) -> tuple[int, bool]:
    """Return how narrow a triple is: how many parts are known, and whether its subject or object is."""
    known = [_value(part, bound, notice) is not None for part in triple.parts]
    return sum(known), known[0] or known[2]


def _agrees(part: Part, cell: Cell, bound: dict[str, Cell], notice: object) -> bool:
    """Tell whether a part of a pattern can be this cell, and bind a variable that is free to it."""
    if not isinstance(part, Variable):
        return True
    if part == NOTICE and cell != notice:
        return False
    return bound.setdefault(part.value, cell) == cell
