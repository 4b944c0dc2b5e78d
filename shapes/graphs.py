"""rdflib graphs that answer quickly what pyshacl asks: a dictionary each way, and no more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import rdflib
from rdflib.paths import Path

if TYPE_CHECKING:
    from rdflib.term import Node

    Triple = tuple[Node, Node, Node]

_NONE: Mapping[Any, Any] = {}


class IndexedGraph(rdflib.Graph):
    """A graph in memory that is built once and then only read; it has no named parts and no removal.

    rdflib's own keeps its triples in a store behind several layers of generators, of which each of the some
    thousand look-ups for a notice goes through all. Triples come in the order in which they were added.
    """

    def __init__(self, triples: "Iterable[Triple]" = ()) -> None:
        super().__init__(bind_namespaces="none")
        self._by_subject: dict[Node, dict[Node, list[Node]]] = {}
        self._by_predicate: dict[Node, dict[Node, list[Node]]] = {}
        self._size = 0
        for triple in triples:
            self.add(triple)

    def add(self, triple: "Triple") -> "IndexedGraph":
        """Add a triple that is not there yet."""
        subject, predicate, value = triple
        objects = self._by_subject.setdefault(subject, {}).setdefault(predicate, [])
        subjects = self._by_predicate.setdefault(predicate, {}).setdefault(value, [])
        # the shorter list tells whether it is there: a notice has one title, and many nodes have one class
        known = value in objects if len(objects) <= len(subjects) else subject in subjects
        if not known:
            objects.append(value)
            subjects.append(subject)
            self._size += 1
        return self

    def remove(self, triple: Any) -> "IndexedGraph":
        """Raise TypeError."""
        raise TypeError("what is in this graph stays")

    def __len__(self) -> int:
        return self._size  # asked whenever a graph is asked whether it is there

    def triples(self, triple: Any) -> Iterator[Any]:  # type: ignore[override]
        """Yield the triples of a pattern, in which None stands for anything and a path of rdflib for a property."""
        subject, predicate, value = triple
        if isinstance(predicate, Path):
            yield from ((s, predicate, o) for s, o in predicate.eval(self, subject, value))
        elif subject is not None:
            row = self._by_subject.get(subject, _NONE)
            for p in row if predicate is None else (predicate,):
                for o in row.get(p, ()):
                    if value is None or o == value:
                        yield subject, p, o
        else:
            for p in self._by_predicate if predicate is None else (predicate,):
                column = self._by_predicate.get(p, _NONE)
                for o in column if value is None else (value,):
                    for s in column.get(o, ()):
                        yield s, p, o

    def __contains__(self, triple: Any) -> bool:
        return next(self.triples(triple), None) is not None

    def objects(self, subject: Any = None, predicate: Any = None, unique: bool = False) -> Iterator[Any]:  # type: ignore[override]
        """Return the objects of a subject and a predicate, without a detour where both are known."""
        if subject is None or predicate is None or isinstance(predicate, Path) or isinstance(subject, list):
            return super().objects(subject, predicate, unique)
        found: Sequence[Any] = self._by_subject.get(subject, _NONE).get(predicate, ())
        return iter(found)

    def subjects(self, predicate: Any = None, object: Any = None, unique: bool = False) -> Iterator[Any]:  # type: ignore[override]
        """Return the subjects of a predicate and an object, without a detour where both are known."""
        if object is None or predicate is None or isinstance(predicate, Path) or isinstance(object, list):
            return super().subjects(predicate, object, unique)
        found: Sequence[Any] = self._by_predicate.get(predicate, _NONE).get(object, ())
        return iter(found)
