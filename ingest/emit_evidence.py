"""The evidence graph: for each claim its words, its confidence and its rule; for what is implied, its claims."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from noticegraph.ingest.model import Span
from noticegraph.ingest.statements import Stated
from noticegraph.ontology.durations import canonical_decimal
from noticegraph.ontology.spans import position_iri, quote_iri, span_iri
from noticegraph.ontology.terms import Node, Statement, digest, term

_TYPE = term("rdf:type")
_ANNOTATION, _STATEMENT = term("oa:Annotation"), term("rdf:Statement")
_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_TARGET, _SOURCE, _SELECTOR = term("oa:hasTarget"), term("oa:hasSource"), term("oa:hasSelector")
_RESOURCE = term("oa:SpecificResource")
_POSITION, _START, _END = term("oa:TextPositionSelector"), term("oa:start"), term("oa:end")
_QUOTE, _EXACT = term("oa:TextQuoteSelector"), term("oa:exact")
_PREFIX, _SUFFIX = term("oa:prefix"), term("oa:suffix")
_CONFIDENCE, _RULE, _AS_WRITTEN = term("ng:confidence"), term("ng:rule"), term("ng:asWritten")
_DERIVED = term("prov:wasDerivedFrom")
_DECIMAL, _INTEGER = term("xsd:decimal"), term("xsd:integer")
_CONTEXT = 32  # code points before and after a quote
_CENT = Decimal("0.01")

_Triples = Iterator[Statement]


def evidence_quads(
    stated: Iterable[Stated],
    details: Iterable[tuple[Statement, Span]],
    names: Mapping[str, str],
    text: str,
    version: str,
) -> tuple[Quad, ...]:
    """Return the evidence graph of a version, sorted by node.

    `details` are triples about organisations with the words they were read from, no claims of their own;
    `names` gives each organisation's name in the notice graph by its IRI, so that a claim carries a name
    only where its own words have another.
    """
    graph = f"{version}/evidence"
    claims = _unique(stated, graph)
    details = sorted(set(details), key=lambda detail: (detail[1].start, detail[1].end, str(detail[0])))
    spans = {(one.claim.start, one.claim.end) for one in claims.values()}
    spans |= {(span.start, span.end) for _, span in details}
    graph_node = NamedNode(graph)
    nodes = {span: NamedNode(span_iri(graph, *span)) for span in spans}
    triples = (
        *(t for claim in sorted(claims) for t in _claim(claim, claims[claim], nodes, names)),
        *(t for statement, span in details for t in _detail(graph, statement, nodes[span.start, span.end])),
        *_implied(graph, claims),
        *(t for span in sorted(spans) for t in _span(nodes[span], span, text, NamedNode(version))),
    )
    return tuple([Quad(s, p, o, graph_node) for s, p, o in triples])


def _unique(stated: Iterable[Stated], graph: str) -> dict[str, Stated]:
    """Return the claims by IRI; of two that say the same with the same words the surer stands."""
    claims: dict[str, Stated] = {}
    for one in sorted(stated, key=lambda one: (-one.claim.confidence, one.claim.rule)):
        claim = one.claim
        content = f"{claim.relation}\n{one.triple[0].value}\n{claim.value}\n{claim.start}\n{claim.end}"
        claims.setdefault(f"{graph}#claim/{digest(content)}", one)
    return claims


def _claim(claim: str, one: Stated, spans: Mapping[tuple[int, int], NamedNode], names: Mapping[str, str]) -> _Triples:
    node = NamedNode(claim)
    yield node, _TYPE, _ANNOTATION
    yield from _statement(node, one.triple)
    yield node, _TARGET, spans[one.claim.start, one.claim.end]
    yield node, _CONFIDENCE, _confidence(one.claim.confidence)
    yield node, _RULE, Literal(one.claim.rule)
    if one.organisation is not None and one.organisation != names[one.organisation_iri]:
        yield node, _AS_WRITTEN, Literal(one.organisation)


def _statement(node: NamedNode, triple: Statement) -> _Triples:
    yield node, _TYPE, _STATEMENT
    yield node, _SUBJECT, triple[0]
    yield node, _PREDICATE, triple[1]
    yield node, _OBJECT, triple[2]


def _detail(graph: str, triple: Statement, span: NamedNode) -> _Triples:
    node = NamedNode(f"{graph}#detail/{digest(_text(triple) + span.value)}")
    yield from _statement(node, triple)
    yield node, _TARGET, span


def _implied(graph: str, claims: Mapping[str, Stated]) -> _Triples:
    said = {one.triple for one in claims.values()}
    sources: dict[Statement, list[str]] = defaultdict(list)
    for claim, one in claims.items():
        for triple in one.implied:
            if triple not in said:
                sources[triple].append(claim)
    for triple in sorted(sources, key=_text):
        node = NamedNode(f"{graph}#implied/{digest(_text(triple))}")
        yield from _statement(node, triple)
        for claim in sorted(sources[triple]):
            yield node, _DERIVED, NamedNode(claim)


def _span(node: NamedNode, span: tuple[int, int], text: str, version: NamedNode) -> _Triples:
    start, end = span
    position, quote = NamedNode(position_iri(node.value)), NamedNode(quote_iri(node.value))
    yield node, _TYPE, _RESOURCE
    yield node, _SOURCE, version
    yield node, _SELECTOR, position
    yield node, _SELECTOR, quote
    yield position, _TYPE, _POSITION
    # The Web Annotation model wants non-negative integers; stores keep the value and fold the type to this.
    yield position, _START, Literal(str(start), datatype=_INTEGER)
    yield position, _END, Literal(str(end), datatype=_INTEGER)
    yield quote, _TYPE, _QUOTE
    yield quote, _EXACT, Literal(text[start:end])
    if start > 0:
        yield quote, _PREFIX, Literal(text[max(0, start - _CONTEXT) : start])
    if end < len(text):
        yield quote, _SUFFIX, Literal(text[end : end + _CONTEXT])


@lru_cache(maxsize=128)
def _confidence(number: float) -> Node:
    return Literal(canonical_decimal(Decimal(repr(number)).quantize(_CENT)), datatype=_DECIMAL)


def _text(triple: Statement) -> str:
    return " ".join(map(str, triple))
