"""A change to the store as a value, and as the one SPARQL update that makes it all or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import NamedNode, Quad


@dataclass(frozen=True, slots=True)
class Change:
    """Graphs to drop, quads to take out, quads to put in; applied in this order, in one transaction."""

    drop: tuple[str, ...] = ()
    remove: tuple[Quad, ...] = ()
    add: tuple[Quad, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether the change does anything."""
        return bool(self.drop or self.remove or self.add)

    def update(self) -> str:
        """Return the change as one SPARQL 1.1 update: Oxigraph commits all its operations or none.

        Terms are written by the terms themselves, in N-Triples form, which escapes what needs it: no text of
        a notice can become syntax. Oxigraph has no other way to remove and add in one transaction.
        """
        operations = [f"DROP SILENT GRAPH {NamedNode(graph)}" for graph in self.drop]
        if self.remove:
            operations.append(f"DELETE DATA {{\n{_data(self.remove)}}}")
        if self.add:
            operations.append(f"INSERT DATA {{\n{_data(self.add)}}}")
        return " ;\n".join(operations)


def _data(quads: Iterable[Quad]) -> str:
    return "".join(_blocks(sorted(quads, key=lambda quad: str(quad.graph_name))))


def _blocks(quads: Iterable[Quad]) -> Iterator[str]:
    for graph, members in groupby(quads, key=lambda quad: quad.graph_name):
        triples = "".join(f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in members)
        yield f"GRAPH {graph} {{\n{triples}}}\n"
