"""A store sent to a SPARQL server: only the graphs that have changed there since, safe to repeat and to break off.

The server holds a ledger, the graph `pushed` below the base, with the checksum of each graph that is whole there. A
graph that is about to be sent first stands there without one, so that what was broken off is sent again, or taken away
where the store has it no more.
"""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import groupby
from typing import Protocol, TypeVar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from noticegraph.ontology.terms import term
from noticegraph.remote import Client
from noticegraph.wire import EndpointError, Login, check_address, guarded, headers, opener, refused

_CHECKSUM = term("spdx:checksumValue")
_UNDERWAY = "underway"  # in the place of a checksum
_BATCH = 25  # graphs between two writings of the ledger: what an interruption may cost is sent again
_CHUNK = 400  # triples in one update: servers limit the length of a text that they compile


T = TypeVar("T")


class Way(StrEnum):
    """By which protocol graphs are sent."""

    GRAPH_STORE = "graph-store"
    UPDATE = "update"


class Server(Protocol):
    """What a server must be able to do."""

    def read(self, graph: str) -> list[Triple]:
        """Return the triples of a graph; none for a graph that is not there."""

    def write(self, graph: str, triples: Sequence[Triple]) -> None:
        """Put triples in the place of a graph."""

    def delete(self, graph: str) -> None:
        """Take a graph away; nothing happens for one that is not there."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many graphs were sent, taken away, and there already; `left` are those of notices that the store lacks."""

    sent: int
    deleted: int
    unchanged: int
    left: int = 0


def push(quads: Iterable[Quad], server: Server, base: str, *, prune: bool = False) -> Pushed:
    """Make the server's graphs below the base those of the quads. Raises EndpointError.

    Quads must come graph by graph. Graphs that another has put there, and that no push has sent, stay. So do those of
    works that the quads say nothing of, which another store may have pushed, unless `prune` takes them away.
    """
    ledger_name = f"{base}pushed"
    ledger = {
        triple.subject.value: triple.object.value
        for triple in server.read(ledger_name)
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, Literal)
    }
    held: dict[str, str] = {}
    waiting: dict[str, tuple[str, list[Triple]]] = {}
    sent = 0
    for name, members in groupby(quads, key=lambda quad: str(getattr(quad.graph_name, "value", ""))):
        triples = sorted({quad.triple for quad in members}, key=str)
        held[name] = sha256("\n".join(map(str, triples)).encode()).hexdigest()
        if ledger.get(name) != held[name]:
            waiting[name] = (held[name], triples)
        if len(waiting) >= _BATCH:
            sent += _send(waiting, server, ledger, ledger_name)
    sent += _send(waiting, server, ledger, ledger_name)
    works = {_work(name, base) for name in held} | {None}
    absent = sorted(ledger.keys() - held.keys())
    gone = [name for name in absent if prune or _work(name, base) in works]
    for some in _batches(gone, _BATCH):
        for name in some:
            server.delete(name)
            del ledger[name]
        _note(server, ledger, ledger_name)
    return Pushed(sent, len(gone), len(held) - sent, len(absent) - len(gone))


def _work(graph: str, base: str) -> str | None:
    """Return the slug of the work that a graph is of; None for the graphs of terms, of law and of the whole store."""
    below = f"{base}notice/"
    return graph[len(below) :].partition("/")[0] if graph.startswith(below) else None


def _send(
    waiting: dict[str, tuple[str, list[Triple]]], server: Server, ledger: dict[str, str], ledger_name: str
) -> int:
    """Send the graphs that wait, the ledger before and after; return how many, and let none wait."""
    count = len(waiting)
    if not count:
        return 0
    ledger.update(dict.fromkeys(waiting, _UNDERWAY))
    _note(server, ledger, ledger_name)
    for name, (checksum, triples) in waiting.items():
        server.write(name, triples)
        ledger[name] = checksum
    _note(server, ledger, ledger_name)
    waiting.clear()
    return count


def _note(server: Server, ledger: Mapping[str, str], ledger_name: str) -> None:
    entries = [Triple(NamedNode(name), _CHECKSUM, Literal(checksum)) for name, checksum in sorted(ledger.items())]
    server.write(ledger_name, entries)


@dataclass(frozen=True, slots=True)
class GraphStore:
    """A server by the SPARQL 1.1 Graph Store HTTP Protocol, indirect addressing; `timeout` in seconds."""

    address: str
    timeout: int
    login: Login | None = None

    def read(self, graph: str) -> list[Triple]:
        """Return the triples of a graph."""
        media_type, body = self._call("GET", graph, missing=("application/n-triples", b""))
        form = RdfFormat.from_media_type(media_type)
        if form is None:
            raise EndpointError(f"{self.address}: answers with {media_type}, which is no RDF; is it a graph store?")
        try:
            return [quad.triple for quad in parse(body, form)]
        except SyntaxError as error:
            raise EndpointError(f"{self.address}: its answer is damaged: {error}; is it a graph store?") from None

    def write(self, graph: str, triples: Sequence[Triple]) -> None:
        """Put triples in the place of a graph."""
        self._call("PUT", graph, _turtle(triples))

    def delete(self, graph: str) -> None:
        """Take a graph away."""
        self._call("DELETE", graph, missing=("", b""))

    def _call(
        self, method: str, graph: str, body: bytes | None = None, missing: tuple[str, bytes] | None = None
    ) -> tuple[str, bytes]:
        check_address(self.address)
        sign = "&" if "?" in self.address else "?"
        told = {"Accept": "application/n-triples, text/turtle;q=0.9"} if method == "GET" else {"Accept": "*/*"}
        told |= headers(self.login)
        if body is not None:
            told["Content-Type"] = "text/turtle"
        request = Request(f"{self.address}{sign}{urlencode({'graph': graph})}", body, told, method=method)

        def call() -> tuple[str, bytes]:
            try:
                with opener(self.address, self.login).open(request, timeout=self.timeout) as response:
                    return response.headers.get_content_type(), response.read()
            except HTTPError as error:
                if error.code == 404 and missing is not None:
                    return missing
                raise refused(self.address, error, f"{method} of <{graph}>") from None

        answer: tuple[str, bytes] = guarded(self.address, self.timeout, call)
        return answer


@dataclass(frozen=True, slots=True)
class UpdateServer:
    """A server by SPARQL 1.1 Update through SPARQLWrapper, asked at `query`, which may be the same address."""

    address: str
    query: str
    timeout: int
    login: Login | None = None

    def read(self, graph: str) -> list[Triple]:
        """Return the triples of a graph."""
        from noticegraph.remote import ask_endpoint

        asked = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {NamedNode(graph)} {{ ?s ?p ?o }} }}"
        try:
            answer = ask_endpoint(self.query, asked, "", self.timeout, self.login)
        except EndpointError as error:
            if self.query != self.address:
                raise
            raise EndpointError(f"{error}; --query-url names where the server answers queries") from None
        return [one for one in answer if isinstance(one, Triple)] if isinstance(answer, list) else []

    def write(self, graph: str, triples: Sequence[Triple]) -> None:
        """Put triples in the place of a graph, some hundred in one update."""
        name = NamedNode(graph)
        self._update(f"DROP SILENT GRAPH {name}")
        for some in _batches(triples, _CHUNK):
            lines = "".join(f"{triple.subject} {triple.predicate} {triple.object} .\n" for triple in some)
            self._update(f"INSERT DATA {{ GRAPH {name} {{\n{lines}}} }}")

    def delete(self, graph: str) -> None:
        """Take a graph away."""
        self._update(f"DROP SILENT GRAPH {NamedNode(graph)}")

    def _update(self, text: str) -> None:
        check_address(self.address)
        client = Client(self.address, self.login, "the update")
        client.setTimeout(self.timeout)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            client.setQuery(text)

        def call() -> None:
            with client.query().response as response:
                response.read()

        try:
            guarded(self.address, self.timeout, call)
        except SPARQLWrapperException as error:
            raise EndpointError(f"{self.address}: refused the update: {str(error)[:200]}") from None


def _batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _turtle(triples: Sequence[Triple]) -> bytes:
    """Return triples as N-Triples, which is Turtle: what every graph store takes."""
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""
