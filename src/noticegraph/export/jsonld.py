"""JSON-LD 1.1 that reads well: local names as keys, one object a node, one `@graph` a named graph.

The context is made from the quads: a property whose values are all nodes is typed `@id`, one whose
literals all have one datatype or language carries it, so that most values are plain strings. Lexical
forms are kept as they are and never become JSON numbers, whose precision a reader may cut.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from noticegraph.ontology.namespaces import PREFIXES, expand

Json: TypeAlias = "str | list[Json] | dict[str, Json]"
Node: TypeAlias = NamedNode | BlankNode

_TYPE = NamedNode(expand("rdf:type"))
_STRING = expand("xsd:string")
_TERM = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_RELATIVE = re.compile(r"[a-z]+(/[\w~-]+)+(#[\w~/=,-]+)?", re.ASCII)  # nothing that resolving would change


@dataclass(frozen=True)
class _Names:
    """How IRIs are shortened: `terms` for properties, `prefixes` for all, `base` for the data."""

    terms: Mapping[str, str]
    prefixes: Mapping[str, str]
    base: str

    def of(self, node: object) -> str:
        """Return the short form of a node, which expands to it and to nothing else."""
        if not isinstance(node, NamedNode):
            return str(node)
        iri = node.value
        local = iri.removeprefix(self.base)
        if local != iri and _RELATIVE.fullmatch(local):
            return local
        return self.curie(iri)

    def curie(self, iri: str) -> str:
        fitting = [(len(space), name) for name, space in self.prefixes.items() if iri.startswith(space)]
        if not fitting:
            return iri
        length, name = max(fitting)
        return iri if iri[length:].startswith("//") else f"{name}:{iri[length:]}"


def write_jsonld(quads: Iterable[Quad], base: str) -> bytes:
    """Return the quads as a JSON-LD document; nodes and graphs are in the order of their IRIs."""
    held = sorted(set(quads), key=str)
    names = _names(held, base)
    coercions = _coercions(held)
    graphs: dict[object, list[Quad]] = defaultdict(list)
    for quad in held:
        graphs[quad.graph_name].append(quad)
    content: list[Json] = []
    for graph, members in graphs.items():
        nodes = _nodes(members, names, coercions)
        content += nodes if isinstance(graph, DefaultGraph) else [{"id": names.of(graph), "@graph": nodes}]
    document = {"@context": _context(names, coercions), "@graph": content}
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _names(quads: Iterable[Quad], base: str) -> _Names:
    iris = {term.value for quad in quads for term in _terms(quad) if isinstance(term, NamedNode)}
    iris |= {term.datatype.value for quad in quads if isinstance(term := quad.object, Literal)}
    schemes = {iri.partition(":")[0] for iri in iris}  # `urn` as a prefix would change what urn:x means
    prefixes = {
        name: space
        for name, space in PREFIXES.items()
        if name not in schemes and any(iri.startswith(space) for iri in iris)
    }
    by_local = defaultdict(set)
    for iri in {quad.predicate.value for quad in quads}:
        by_local[re.split(r"[#/]", iri)[-1]].add(iri)
    terms = {
        iri: local
        for local, sharing in by_local.items()
        for iri in sharing
        if len(sharing) == 1 and _TERM.fullmatch(local) and local not in {"id", "type", *prefixes, *schemes}
    }
    return _Names(terms, prefixes, base)


def _terms(quad: Quad) -> tuple[object, ...]:
    return quad.subject, quad.predicate, quad.object, quad.graph_name


def _coercions(quads: Iterable[Quad]) -> Mapping[str, tuple[str, str] | None]:
    """Return for each property the one kind that all its values have, or None where they differ."""
    kinds: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for quad in quads:
        kinds[quad.predicate.value].add(_kind(quad.object))
    kinds[_TYPE.value].update({("@type", "@id"), ("@type", _STRING)})  # `type` is a keyword and takes no coercion
    return {iri: next(iter(found)) if len(found) == 1 else None for iri, found in kinds.items()}


def _kind(value: object) -> tuple[str, str]:
    if not isinstance(value, Literal):
        return "@type", "@id"
    return ("@language", value.language) if value.language else ("@type", value.datatype.value)


def _context(names: _Names, coercions: Mapping[str, tuple[str, str] | None]) -> dict[str, Json]:
    context: dict[str, Json] = {"@base": names.base, "id": "@id", "type": "@type", **names.prefixes}
    for iri, kind in sorted(coercions.items(), key=lambda item: names.terms.get(item[0], item[0])):
        definition: dict[str, Json] = {"@id": names.curie(iri)}
        if kind is not None and kind[1] != _STRING:
            definition[kind[0]] = names.curie(kind[1]) if kind[0] == "@type" and kind[1] != "@id" else kind[1]
        if iri in names.terms or len(definition) > 1:
            context[_key(iri, names)] = definition
    return context


def _key(iri: str, names: _Names) -> str:
    return names.terms.get(iri) or names.curie(iri)


def _nodes(quads: Iterable[Quad], names: _Names, coercions: Mapping[str, tuple[str, str] | None]) -> list[Json]:
    nodes: dict[str, dict[str, Json]] = {}
    for quad in quads:
        subject = names.of(quad.subject)
        node = nodes.setdefault(subject, {"id": subject})
        if quad.predicate == _TYPE and not isinstance(quad.object, Literal):
            _append(node, "type", names.of(quad.object))
        else:
            value = _value(quad.object, names, coercions[quad.predicate.value] is not None)
            _append(node, _key(quad.predicate.value, names), value)
    return list(nodes.values())


def _append(node: dict[str, Json], key: str, value: Json) -> None:
    held = node.get(key)
    if held is None:
        node[key] = value
    elif isinstance(held, list):
        held.append(value)
    else:
        node[key] = [held, value]


def _value(value: object, names: _Names, coerced: bool) -> Json:
    if not isinstance(value, Literal):
        return names.of(value) if coerced else {"@id": names.of(value)}
    if coerced or (value.datatype.value == _STRING and not value.language):
        return value.value
    if value.language:
        return {"@value": value.value, "@language": value.language}
    return {"@value": value.value, "@type": names.curie(value.datatype.value)}
