"""The evidence graph: for each claim its words, its confidence and its rule; for what is implied, its claims.

It is written as N-Quads at once, the form in which it goes to the store: quads as Python objects, of which there are
some thousand in a notice, would cost several times as much. Whoever wants quads parses them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from noticegraph.ingest.model import Span
from noticegraph.ingest.statements import Stated
from noticegraph.ontology.durations import canonical_decimal
from noticegraph.ontology.spans import position_iri, quote_iri, span_iri
from noticegraph.ontology.terms import Statement, digest, term

_TYPE = term("rdf:type")
_IS_ANNOTATION, _IS_STATEMENT = f"{_TYPE} {term('oa:Annotation')}", f"{_TYPE} {term('rdf:Statement')}"
_SUBJECT, _PREDICATE, _OBJECT = map(str, (term("rdf:subject"), term("rdf:predicate"), term("rdf:object")))
_TARGET, _SOURCE, _SELECTOR = map(str, (term("oa:hasTarget"), term("oa:hasSource"), term("oa:hasSelector")))
_IS_RESOURCE = f"{_TYPE} {term('oa:SpecificResource')}"
_IS_POSITION, _START, _END = f"{_TYPE} {term('oa:TextPositionSelector')}", str(term("oa:start")), str(term("oa:end"))
_IS_QUOTE, _EXACT = f"{_TYPE} {term('oa:TextQuoteSelector')}", str(term("oa:exact"))
_PREFIX, _SUFFIX = str(term("oa:prefix")), str(term("oa:suffix"))
_CONFIDENCE, _RULE, _AS_WRITTEN = map(str, (term("ng:confidence"), term("ng:rule"), term("ng:asWritten")))
_DERIVED = str(term("prov:wasDerivedFrom"))
_DECIMAL, _INTEGER = term("xsd:decimal"), str(term("xsd:integer"))
_CONTEXT = 32  # code points before and after a quote
_CENT = Decimal("0.01")


def evidence_data(
    stated: Iterable[Stated],
    details: Iterable[tuple[Statement, Span]],
    names: Mapping[str, str],
    text: str,
    version: str,
) -> bytes:
    """Return the evidence graph of a version as N-Quads, sorted by node.

    `details` are triples about organisations with the words they were read from, no claims of their own;
    `names` gives each organisation's name in the notice graph by its IRI, so that a claim carries a name
    only where its own words have another.
    """
    graph = f"{version}/evidence"
    claims = _unique(stated, graph)
    details = sorted(set(details), key=lambda detail: (detail[1].start, detail[1].end, str(detail[0])))
    spans = {(one.claim.start, one.claim.end) for one in claims.values()}
    spans |= {(span.start, span.end) for _, span in details}
    nodes = {span: span_iri(graph, *span) for span in spans}
    end = f" {NamedNode(graph)} .\n"
    said = (
        *(_claim(claim, claims[claim], nodes, names, end) for claim in sorted(claims)),
        *(_detail(graph, statement, nodes[span.start, span.end], end) for statement, span in details),
        *_implied(graph, claims, end),
        *(_span(nodes[span], span, text, version, end) for span in sorted(spans)),
    )
    return b"".join(map(str.encode, said))  # most are ASCII, which is copied; the whole, with one sign beyond, is not


def _unique(stated: Iterable[Stated], graph: str) -> dict[str, Stated]:
    """Return the claims by IRI; of two that say the same with the same words the surer stands."""
    claims: dict[str, Stated] = {}
    for one in sorted(stated, key=lambda one: (-one.claim.confidence, one.claim.rule)):
        claim = one.claim
        content = f"{claim.relation}\n{one.triple[0].value}\n{claim.value}\n{claim.start}\n{claim.end}"
        claims.setdefault(f"{graph}#claim/{digest(content)}", one)
    return claims


def _claim(claim: str, one: Stated, spans: Mapping[tuple[int, int], str], names: Mapping[str, str], end: str) -> str:
    """Return the statements of a claim, each closed by `end`: one text, for some thousand pieces cost as much again."""
    node, said = f"<{claim}>", one.claim
    other = one.organisation is not None and one.organisation != names[one.organisation_iri]
    return (
        f"{node} {_IS_ANNOTATION}{end}{_statement(node, one.triple, end)}"
        f"{node} {_TARGET} <{spans[said.start, said.end]}>{end}"
        f"{node} {_CONFIDENCE} {_confidence(said.confidence)}{end}"
        f"{node} {_RULE} {_literal(said.rule)}{end}"
        f"{f'{node} {_AS_WRITTEN} {_literal(one.organisation)}{end}' if other else ''}"
    )


def _statement(node: str, triple: Statement, end: str) -> str:
    subject, predicate, value = triple
    return (
        f"{node} {_IS_STATEMENT}{end}{node} {_SUBJECT} {subject}{end}"
        f"{node} {_PREDICATE} {predicate}{end}{node} {_OBJECT} {value}{end}"
    )


def _detail(graph: str, triple: Statement, span: str, end: str) -> str:
    node = f"<{graph}#detail/{digest(_text(triple) + span)}>"
    return f"{_statement(node, triple, end)}{node} {_TARGET} <{span}>{end}"


def _implied(graph: str, claims: Mapping[str, Stated], end: str) -> Iterator[str]:
    said = {one.triple for one in claims.values()}
    sources: dict[Statement, list[str]] = defaultdict(list)
    for claim, one in claims.items():
        for triple in one.implied:
            if triple not in said:
                sources[triple].append(claim)
    for triple in sorted(sources, key=_text):
        node = f"<{graph}#implied/{digest(_text(triple))}>"
        yield _statement(node, triple, end)
        yield from (f"{node} {_DERIVED} <{claim}>{end}" for claim in sorted(sources[triple]))


def _span(span: str, place: tuple[int, int], text: str, version: str, end: str) -> str:
    first, last = place
    node, position, quote = f"<{span}>", f"<{position_iri(span)}>", f"<{quote_iri(span)}>"
    before = f"{quote} {_PREFIX} {_quoted(text[max(0, first - _CONTEXT) : first])}{end}" if first > 0 else ""
    after = f"{quote} {_SUFFIX} {_quoted(text[last : last + _CONTEXT])}{end}" if last < len(text) else ""
    # The Web Annotation model wants non-negative integers; stores keep the value and fold the type to this.
    return (
        f"{node} {_IS_RESOURCE}{end}{node} {_SOURCE} <{version}>{end}"
        f"{node} {_SELECTOR} {position}{end}{node} {_SELECTOR} {quote}{end}"
        f'{position} {_IS_POSITION}{end}{position} {_START} "{first}"^^{_INTEGER}{end}'
        f'{position} {_END} "{last}"^^{_INTEGER}{end}'
        f"{quote} {_IS_QUOTE}{end}{quote} {_EXACT} {_quoted(text[first:last])}{end}{before}{after}"
    )


def _quoted(text: str) -> str:
    """Return words of the notice as a literal: most have no sign that N-Quads escape."""
    plain = text.isprintable() and '"' not in text and "\\" not in text
    return f'"{text}"' if plain else str(Literal(text))


@lru_cache(maxsize=1024)
def _literal(text: str) -> str:
    return str(Literal(text))


@lru_cache(maxsize=128)
def _confidence(number: float) -> str:
    return str(Literal(canonical_decimal(Decimal(repr(number)).quantize(_CENT)), datatype=_DECIMAL))


def _text(triple: Statement) -> str:
    return " ".join(map(str, triple))
