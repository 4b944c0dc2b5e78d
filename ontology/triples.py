"""The triples of a graph by subject and predicate: what is asked of one notice again and again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from noticegraph.ontology.terms import Node, iri, term

_TYPE = term("rdf:type")


class Triples:
    """An index of quads, whatever their graphs; blank nodes are left out. What has several values has them in order."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        index: dict[tuple[str, str], list[Node]] = defaultdict(list)
        for quad in quads:
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                index[quad.subject.value, quad.predicate.value].append(quad.object)
        self._index: Mapping[tuple[str, str], list[Node]] = dict(index)

    def objects(self, subject: NamedNode, predicate: NamedNode) -> Sequence[Node]:
        """Return the objects of a subject and a predicate."""
        return self._index.get((subject.value, predicate.value), ())

    def values(self, subject: str, predicate: NamedNode) -> list[str]:
        """Return the objects of a subject, by its IRI, as IRIs and texts."""
        return [node.value for node in self._index.get((subject, predicate.value), ())]

    def value(self, subject: str, predicate: NamedNode) -> str:
        """Return the first of the values; empty where there is none."""
        return next(iter(self.values(subject, predicate)), "")

    def typed(self, kind: NamedNode) -> list[NamedNode]:
        """Return the nodes of a class."""
        return [iri(s) for (s, p), nodes in self._index.items() if p == _TYPE.value and kind in nodes]

    def leading_to(self, predicate: str) -> dict[str, str]:
        """Return the subject of each object of a predicate, both as IRIs or texts; the last of several."""
        return {node.value: s for (s, p), nodes in self._index.items() if p == predicate for node in nodes}
