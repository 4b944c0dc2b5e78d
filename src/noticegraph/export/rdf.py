"""Turtle, N-Triples, RDF/XML, TriG and N-Quads: Oxigraph's writers, with equal bytes for equal graphs."""

import re
from collections.abc import Callable, Iterable
from io import BytesIO

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from noticegraph.export.errors import ExportError
from noticegraph.ontology.namespaces import PREFIXES

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _dataset(form: RdfFormat) -> Callable[[Iterable[Quad], str], bytes]:
    def write_dataset(quads: Iterable[Quad], base: str) -> bytes:
        held = sorted(set(quads), key=str)
        return _sorted_prefixes(_serialised(held, form, _prefixes(held)))

    return write_dataset


def _graph(form: RdfFormat) -> Callable[[Iterable[Quad], str], bytes]:
    def write_graph(quads: Iterable[Quad], base: str) -> bytes:
        held = list(quads)
        triples = sorted({quad.triple for quad in held}, key=str)
        if form == RdfFormat.RDF_XML:
            _check_xml(triples)
        return _sorted_prefixes(_serialised(triples, form, _prefixes(held)))

    return write_graph


def _serialised(statements: list[Quad] | list[Triple], form: RdfFormat, prefixes: dict[str, str]) -> bytes:
    buffer = BytesIO()
    serialize(statements, buffer, format=form, prefixes=prefixes)
    return buffer.getvalue()


def _check_xml(triples: Iterable[Triple]) -> None:
    for triple in triples:
        if isinstance(triple.object, Literal) and (found := _NO_XML.search(triple.object.value)):
            raise ExportError(
                f"{triple.subject}: U+{ord(found[0]):04X} in a value of {triple.predicate} cannot stand in XML; "
                f"export as turtle, trig or jsonld"
            )


def _prefixes(quads: Iterable[Quad]) -> dict[str, str]:
    iris = {
        term.value
        for quad in quads
        for term in (quad.subject, quad.predicate, quad.object, getattr(quad.object, "datatype", None))
        if isinstance(term, NamedNode)
    }
    return {name: space for name, space in PREFIXES.items() if any(iri.startswith(space) for iri in iris)}


def _sorted_prefixes(data: bytes) -> bytes:
    """Order the prefix lines, which the serialiser leaves in an order of its own: equal graphs, equal bytes."""
    lines = data.splitlines(keepends=True)
    count = next((at for at, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"".join(sorted(lines[:count]) + lines[count:])


turtle = _graph(RdfFormat.TURTLE)
ntriples = _graph(RdfFormat.N_TRIPLES)
rdfxml = _graph(RdfFormat.RDF_XML)
trig = _dataset(RdfFormat.TRIG)
nquads = _dataset(RdfFormat.N_QUADS)
