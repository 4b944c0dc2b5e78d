"""Durations as the notice wrote them: stores normalise xsd:duration (P14M becomes P1Y2M), exports undo it."""

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from noticegraph.ontology.namespaces import expand

_DURATION = NamedNode(expand("xsd:duration"))
_VALUE = NamedNode(expand("rdf:value"))
_AS_WRITTEN = NamedNode(expand("ng:asWritten"))
_LEXICAL = re.compile(r"-?P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?")


def as_written(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the quads with each duration in the form that its node's `ng:asWritten` gives.

    A form that XSD 1.1 part 2, 3.3.6 does not know (weeks) stays in `ng:asWritten` alone.
    """
    held = list(quads)
    written = {
        (quad.graph_name, quad.subject): quad.object.value
        for quad in held
        if quad.predicate == _AS_WRITTEN and isinstance(quad.object, Literal)
    }
    for quad in held:
        form = written.get((quad.graph_name, quad.subject))
        if form is None or not _is_duration_value(quad) or not _LEXICAL.fullmatch(form):
            yield quad
        else:
            yield Quad(quad.subject, quad.predicate, Literal(form, datatype=_DURATION), quad.graph_name)


def _is_duration_value(quad: Quad) -> bool:
    return quad.predicate == _VALUE and isinstance(quad.object, Literal) and quad.object.datatype == _DURATION
