"""A change to the store as a value, and the two ways it is made: quads alone put in, or one SPARQL update."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store, parse, serialize

_END = b" .\n"


@dataclass(frozen=True, slots=True)
class Change:
    """Graphs to drop, quads to take out, quads to put in; applied in this order, in one transaction.

    `data` are further quads to put in, as N-Quads without blank nodes: what another process hands over
    costs a twentieth of what quads as Python objects cost. `graphs` names all graphs that `data` has quads of,
    where whoever made it knows; None where they are to be looked up in it.
    """

    drop: tuple[str, ...] = ()
    remove: tuple[Quad, ...] = ()
    add: tuple[Quad, ...] = ()
    data: bytes = b""
    graphs: tuple[str, ...] | None = None

    def __bool__(self) -> bool:
        """Tell whether the change does anything."""
        return bool(self.drop or self.remove or self.add or self.data)

    @property
    def only_adds(self) -> bool:
        """Tell whether the change takes nothing out of the store."""
        return not self.drop and not self.remove

    def n_quads(self) -> bytes:
        """Return the quads to put in as N-Quads."""
        return b"".join(self.pieces())

    def pieces(self) -> Iterator[bytes]:
        """Yield the quads to put in as N-Quads, in pieces of whole lines: `data` is large, and is not copied so."""
        if self.add:
            yield serialize(self.add, format=RdfFormat.N_QUADS) or b""
        if self.data:
            yield self.data

    def against(self, store: Store) -> "Change":
        """Return the change to the same end that touches the least, for a store as it is.

        A version that is read again is mostly the version that it replaces; what stays is neither taken
        out nor put in. A graph with blank nodes, which no other graph has the same, is dropped as a whole.
        """
        known = tuple(graph for graph in self.drop if store.contains_named_graph(NamedNode(graph)))
        if not known and not self.remove:
            return Change(add=self.add, data=self.data, graphs=self.graphs)
        new = dict.fromkeys((*self.add, *parse(self.data, RdfFormat.N_QUADS)))  # in order, unlike a set
        filled = {getattr(quad.graph_name, "value", "") for quad in new}
        drop: list[str] = []
        old: dict[Quad, None] = dict.fromkeys(self.remove)
        for graph in known:
            quads = tuple(store.quads_for_pattern(None, None, None, NamedNode(graph)))
            if graph in filled and not any(_blank(quad) for quad in quads):
                old |= dict.fromkeys(quads)
            else:
                drop.append(graph)
        remove = tuple(quad for quad in old if quad not in new)
        return Change(tuple(drop), remove, tuple(quad for quad in new if quad not in old))

    def touched(self, by_subject: str) -> frozenset[tuple[str, str]]:
        """Return the named graphs that the change is of, each with "", but the graph `by_subject` with each subject.

        That graph is the catalogue, which every document changes in a few places.
        """
        quads = {
            (graph, _name(quad) if graph == by_subject else "")
            for quad in (*self.remove, *self.add)
            if (graph := getattr(quad.graph_name, "value", ""))
        }
        whole = {(graph, "") for graph in (*self.drop, *self._data_graphs()) if graph != by_subject}
        dropped = {(by_subject, "")} if by_subject in self.drop else set()
        return frozenset(quads | whole | dropped | {(by_subject, one) for one in _subjects(self.data, by_subject)})

    def _data_graphs(self) -> Iterable[str]:
        """Return the named graphs of `data`, now and then one that it has not."""
        if self.graphs is not None or not self.data:
            return self.graphs or ()
        *lines, rest = self.data.split(_END)
        if rest or len(lines) != self.data.count(b"\n"):  # spaces or comments as nothing here writes them
            return {getattr(quad.graph_name, "value", "") for quad in parse(self.data, RdfFormat.N_QUADS)} - {""}
        last = {line.rpartition(b" ")[2] for line in lines}
        return {word[1:-1].decode() for word in last if word[:1] == b"<" and word[-1:] == b">"}

    def update(self) -> str:
        """Return the change as one SPARQL 1.1 update: Oxigraph commits all its operations or none.

        Terms are written by the terms themselves, in N-Triples form, which escapes what needs it: no text of
        a notice can become syntax. Oxigraph has no other way to remove and add in one transaction.
        """
        operations = [f"DROP SILENT GRAPH {NamedNode(graph)}" for graph in self.drop]
        add = (*self.add, *parse(self.data, RdfFormat.N_QUADS))
        if self.remove:
            operations.append(f"DELETE DATA {{\n{_data(self.remove)}}}")
        if add:
            operations.append(f"INSERT DATA {{\n{_data(add)}}}")
        return " ;\n".join(operations)


class Pieces:
    """A file to be read once, of pieces that are not put together: all of a large load at once is held but once."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._left = iter(pieces)
        self._piece, self._at = b"", 0

    def read(self, size: int) -> bytes:
        """Return the next bytes, at most so many; none at the end."""
        while not (found := self._piece[self._at : self._at + size]):
            piece = next(self._left, None)
            if piece is None:
                break
            self._piece, self._at = piece, 0
        self._at += len(found)
        return found


def together(changes: Iterable[Change]) -> Change:
    """Return changes that do not touch each other as one."""
    changes = tuple(changes)
    return Change(
        drop=tuple(graph for change in changes for graph in change.drop),
        remove=tuple(quad for change in changes for quad in change.remove),
        add=tuple(quad for change in changes for quad in change.add),
        data=b"".join(change.data for change in changes),
    )


def _subjects(data: bytes, graph: str) -> Iterator[str]:
    """Yield the subject of each line of N-Quads that is of a graph, "" for a blank one.

    By searching for the graph, as most lines are of others.
    """
    mark = f" <{graph}>".encode() + _END
    at = data.find(mark)
    while at >= 0:
        start = data.rfind(b"\n", 0, at) + 1
        subject = data[start : data.index(b" ", start)].decode()
        yield subject[1:-1] if subject.startswith("<") else ""
        at = data.find(mark, at + 1)


def _name(quad: Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, NamedNode) else ""


def _blank(quad: Quad) -> bool:
    return isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)


def _data(quads: Iterable[Quad]) -> str:
    return "".join(_blocks(sorted(quads, key=lambda quad: str(quad.graph_name))))


def _blocks(quads: Iterable[Quad]) -> Iterator[str]:
    for graph, members in groupby(quads, key=lambda quad: quad.graph_name):
        triples = "".join(f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in members)
        yield f"GRAPH {graph} {{\n{triples}}}\n"
