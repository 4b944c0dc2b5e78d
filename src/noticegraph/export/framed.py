"""Framed JSON-LD: each notice as one tree, its processes inside it and their storage, transfers and parties in them.

The frame is `frame.jsonld`; whoever wants another tree writes another frame (JSON-LD 1.1 Framing).
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from noticegraph.export.errors import library
from noticegraph.ontology.terms import term

_TYPE, _NOTICE = term("rdf:type"), term("dpv:PrivacyNotice")


def write_framed(quads: Iterable[Quad], base: str) -> bytes:
    """Return all versions as trees under one context, by IRI. Raises MissingLibrary."""
    jsonld: Any = library("pyld.jsonld", "jsonld-framed")
    frame = json.loads((files("noticegraph.export") / "frame.jsonld").read_bytes())
    graphs: dict[str, list[Quad]] = defaultdict(list)
    notices = set()
    for quad in quads:
        name = getattr(quad.graph_name, "value", "")
        graphs[name].append(quad)
        if quad.predicate == _TYPE and quad.object == _NOTICE and isinstance(quad.subject, NamedNode):
            notices.add((name, quad.subject.value))
    trees = []
    for name, notice in sorted(notices):
        lines = serialize(sorted({q.triple for q in graphs[name]}, key=str), format=RdfFormat.N_TRIPLES) or b""
        expanded = jsonld.from_rdf(lines.decode(), {"format": "application/n-quads"})
        framed = jsonld.frame(expanded, frame | {"id": notice}, {"omitGraph": True, "processingMode": "json-ld-1.1"})
        framed.pop("@context", None)
        trees.append(framed)
    document = {"@context": frame["@context"], "@graph": trees}
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"
