"""Copies in memory of what a SPARQL server holds of the notices, so that what works on a store works on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store, Triple

from noticegraph.ingest.catalogue import catalog_iri
from noticegraph.ontology.terms import term
from noticegraph.remote import ask
from noticegraph.store import NoticeStore, check_base, open_store
from noticegraph.store.background import GRAPHS
from noticegraph.store.works import read_works, version_of
from noticegraph.wire import EndpointError, Remote

_DAYS, _DURATION = term("ng:days"), term("xsd:duration")
Subject = NamedNode | BlankNode | Triple | None
Named = NamedNode | None
Cell = NamedNode | BlankNode | Literal | Triple
Term = NamedNode | BlankNode | Literal | Triple | None
_PAGE = 5000  # triples asked for at once: servers cut longer answers off, some without a word


def mirrored(remote: Remote, *, all_versions: bool = False, whole: bool = False) -> NoticeStore:
    """Return a store in memory, for reading, with the catalogue, and notice and evidence graphs of the versions.

    With `whole` also the graphs made from them, and those of terms and law. Raises EndpointError, also where no
    catalogue is there below the base.
    """
    copy = NoticeStore(Path(), remote.base, Store(), writable=False)
    catalog = catalog_iri(remote.base)
    _copy(remote, copy, catalog)
    works = read_works(copy)
    if not works:
        raise EndpointError(
            f"{remote.endpoint}: holds no notices below {remote.base}; push a store, or give its --base"
        )
    versions = {name for work in works.values() for name, _ in work.versions if all_versions or name == work.current}
    names = [name for version in sorted(versions) for name in (version, f"{version}/evidence")]
    if whole:
        names += [f"{remote.base}{path}" for path in GRAPHS]
        names += [name for name in _named_graphs(remote) if version_of(name, remote.base) in versions]
    for name in names:
        _copy(remote, copy, name)
    return copy


class Lookup:
    """Statements at an endpoint as a store gives them; each graph that is looked in is copied when it first is.

    Made for the claims behind rows, which are those of a few notices.
    """

    def __init__(self, remote: Remote) -> None:
        self.base = remote.base
        self._remote = remote
        self._copy = NoticeStore(Path(), remote.base, Store(), writable=False)
        self._held: set[str] = set()
        self._named: dict[tuple[object, ...], list[str]] = {}

    @property
    def quads(self) -> "Lookup":
        """Return what is looked in."""
        return self

    def quads_for_pattern(self, subject: Subject, predicate: Named, value: Term, graph: object) -> Iterator[Quad]:
        """Yield the statements that match, of one graph or of the notice graphs below the base."""
        names = self._graphs(subject, predicate, value) if graph is None else [getattr(graph, "value", "")]
        for name in names:
            self._hold(name)
            yield from self._copy.quads.quads_for_pattern(subject, predicate, value, NamedNode(name))

    def __contains__(self, quad: Quad) -> bool:
        self._hold(getattr(quad.graph_name, "value", ""))
        return quad in self._copy.quads

    def _hold(self, name: str) -> None:
        if name not in self._held:
            _copy(self._remote, self._copy, name)
            self._held.add(name)

    def _graphs(self, *pattern: object) -> list[str]:
        if pattern not in self._named:
            s, p, o = (f"?{name}" if part is None else str(part) for name, part in zip("spo", pattern, strict=True))
            asked = f"SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{ {s} {p} {o} }} }}"
            found = (name for name in _names(self._remote, asked) if version_of(name, self.base) == name)
            self._named[pattern] = list(found)
        return self._named[pattern]


@contextmanager
def opened_or_mirrored(
    path: Path, remote: Remote | None, *, write: bool = False, all_versions: bool = False, whole: bool = False
) -> Iterator[NoticeStore]:
    """Open the store in a folder, or mirror an endpoint where one is given, for the length of a `with` block.

    With `write` a store that can be written is opened so. Raises StoreError, EndpointError.
    """
    if remote is not None:
        check_base(remote.base)
        yield mirrored(remote, all_versions=all_versions, whole=whole)
        return
    with open_store(path, write=write, or_read=write) as opened:
        yield opened


def _named_graphs(remote: Remote) -> list[str]:
    """Return the graphs below the base, by the node that a report or what is inferred describes itself with."""
    asked = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?graph dct:subject ?version } }"
    return [name for name in _names(remote, asked) if name.startswith(remote.base)]


def _names(remote: Remote, asked: str) -> list[str]:
    """Return the graphs that a query for ?graph finds, in their order, page by page."""
    found: list[str] = []
    while True:
        page = _rows(remote, f"{asked} ORDER BY ?graph LIMIT {_PAGE} OFFSET {len(found)}", "graph")
        found += [graph.value for (graph,) in page if isinstance(graph, NamedNode)]
        if not page:  # a server may give fewer than it is asked for
            return found


def _copy(remote: Remote, store: NoticeStore, name: str) -> None:
    """Copy a graph. Raises EndpointError where the server gives fewer triples than it says it holds."""
    graph = NamedNode(name)
    counted = _rows(remote, f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}", "n")
    number = counted[0][0] if len(counted) == 1 else None
    if not isinstance(number, Literal) or not number.value.isdecimal():
        raise _misread(remote)
    count = int(number.value)
    triples = set(_triples(remote, graph, count))
    if len(triples) < count:
        raise EndpointError(
            f"{remote.endpoint}: gives {len(triples)} of the {count} triples of {graph}; raise its limit on answers"
        )
    store.quads.bulk_extend(_mended(triples, graph))


def _mended(triples: set[Triple], graph: NamedNode) -> Iterator[Quad]:
    """Yield quads, each duration from the days that stand beside it: some servers give durations as numbers."""
    days = {t.subject: t.object.value for t in triples if t.predicate == _DAYS and isinstance(t.object, Literal)}
    for t in triples:
        value = t.object
        if isinstance(value, Literal) and value.datatype == _DURATION and not value.value.startswith("P"):
            value = Literal(f"P{round(float(days.get(t.subject, 0)))}D", datatype=_DURATION)
        yield Quad(t.subject, t.predicate, value, graph)


def _triples(remote: Remote, graph: NamedNode, count: int) -> Iterator[Triple]:
    for offset in range(0, count, _PAGE):
        order = f" ORDER BY ?s ?p ?o LIMIT {_PAGE} OFFSET {offset}" if count > _PAGE else ""
        # rows and not CONSTRUCT, whose order no server must keep
        for s, p, o in _rows(remote, f"SELECT ?s ?p ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}{order}", "s", "p", "o"):
            if isinstance(s, Literal) or not isinstance(p, NamedNode):
                raise _misread(remote)
            yield Triple(s, p, o)


def _rows(remote: Remote, sparql: str, *columns: str) -> list[tuple[Cell, ...]]:
    """Return the rows of an answer, each with all of these columns bound. Raises EndpointError for other answers."""
    answer = ask(remote, sparql)
    if not isinstance(answer, QuerySolutions) or not set(columns) <= {v.value for v in answer.variables}:
        raise _misread(remote)
    rows = [tuple(row[column] for column in columns) for row in answer]
    if any(cell is None for row in rows for cell in row):
        raise _misread(remote)
    return rows


def _misread(remote: Remote) -> EndpointError:
    return EndpointError(f"{remote.endpoint}: its answer is not what was asked for; does it answer SPARQL 1.1 queries?")
