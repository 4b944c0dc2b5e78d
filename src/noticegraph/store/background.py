"""What every store holds besides notices: terms and hierarchy, dated legal facts, known organisations."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

GRAPHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ontology": ("noticegraph.ttl", "profile.ttl", "labels.ttl", "relations.ttl", "rules.ttl"),
        "law": ("law.ttl", "statutes.ttl", "former-law.ttl", "gdpr.ttl"),
        "register": ("register.ttl",),
    }
)
"""Graph, as a path after the base, and the package's files that it is made of."""


@cache
def background_hash() -> str:
    """Return a hash over the package's files; a store that holds another is refreshed."""
    digest = hashlib.sha256()
    for names in GRAPHS.values():
        for name in names:
            digest.update(name.encode() + b"\0" + _read(name) + b"\0")
    return digest.hexdigest()


def background_quads(base: str) -> Iterator[Quad]:
    """Yield the quads of the background graphs; relative IRIs in the files are resolved against `base`."""
    for path, names in GRAPHS.items():
        graph = NamedNode(base + path)
        for name in names:
            for quad in parse(_read(name), RdfFormat.TURTLE, base_iri=base, rename_blank_nodes=True):
                yield Quad(quad.subject, quad.predicate, quad.object, graph)


def _read(name: str) -> bytes:
    return (files("noticegraph.ontology") / name).read_bytes()
