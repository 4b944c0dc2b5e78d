"""Validation of one notice: which items of Art. 13 GDPR it states, and what the shapes find.

The data graph is one plain rdflib graph: the notice's statements and claims, the dated legal facts, and one
triple for the date of assessment. It is made anew for each notice, so the cost of one does not depend on
how many others a store holds.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH

from noticegraph.ontology.namespaces import DEFAULT_BASE, NG, PREFIXES
from noticegraph.shapes.items import Item, items, shapes_graph

PRESENT, ABSENT, NOT_APPLICABLE = "present", "absent", "not-applicable"

_AS_OF = NG + "asOf"
_XSD_DATE = ox.NamedNode(PREFIXES["xsd"] + "date")
_RDF = PREFIXES["rdf"]
_DCT_SOURCE = URIRef(PREFIXES["dct"] + "source")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an item: `claims` are the IRIs of those that satisfy it, `reason` why it does not apply."""

    item: Item
    verdict: str
    claims: tuple[str, ...] = ()
    reason: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A validation result: `focus` is the node it is about, `item` the key of the item it makes absent, if any."""

    shape: str
    item: str | None
    severity: str  # "Violation", "Warning", "Info"
    focus: str
    value: str | None
    message: Mapping[str, str]
    source: str | None


@dataclass(frozen=True, slots=True)
class Validation:
    """One notice as of one date; `report` are the quads of its report graph, named by the report's IRI."""

    notice: str
    as_of: date
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    report: tuple[ox.Quad, ...]

    @property
    def conforms(self) -> bool:
        """Tell whether nothing was found, warnings included (SHACL, section 3.6.1.2)."""
        return not self.findings


def validate_notice(
    notice: str, graph: Iterable[ox.Quad], evidence: Iterable[ox.Quad], as_of: date, base: str = DEFAULT_BASE
) -> Validation:
    """Validate the notice version with this IRI, its notice graph and its evidence graph, as of a date.

    Law decides by the date: a framework that has lapsed on it is no safeguard any more.
    """
    evidence = list(evidence)
    store = _facts(graph, notice, as_of)
    applicable = {i.key: _applies(i, store) for i in items()}
    results = _results(_to_rdflib(store, base))
    findings = tuple(_findings(results, applicable))
    absent = {f.item for f in findings}
    claims = _claims(evidence)
    verdicts = tuple(_verdict(i, applicable[i.key], i.key in absent, claims) for i in items())
    return Validation(notice, as_of, verdicts, findings, _report(notice, as_of, findings))


def _facts(graph: Iterable[ox.Quad], notice: str, as_of: date) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in graph)
    day = ox.Literal(as_of.isoformat(), datatype=_XSD_DATE)
    store.add(ox.Quad(ox.NamedNode(notice), ox.NamedNode(_AS_OF), day))
    return store


def _applies(item: Item, store: ox.Store) -> bool:
    return item.applies_when is None or bool(store.query(item.applies_when, prefixes=dict(PREFIXES)))


@cache
def _law(base: str) -> Graph:
    """Return the dated facts on frameworks: all that the shapes ask of the law."""
    data = (files("noticegraph.ontology") / "law.ttl").read_text(encoding="utf-8")
    whole = Graph().parse(data=data, format="turtle", publicID=base)
    wanted = {URIRef(NG + name) for name in ("about", "from", "until")}
    law = Graph()
    for triple in whole:
        if triple[1] in wanted:
            law.add(triple)
    return law


def _to_rdflib(store: ox.Store, base: str) -> Graph:
    graph = Graph()
    for quad in store:
        graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    for triple in _law(base):
        graph.add(triple)
    return graph


def _node(term: object) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        return rdflib.Literal(term.value, datatype=URIRef(term.datatype.value))
    raise TypeError(f"a notice's graph holds no blank nodes and no triples as terms: {term}")


def _results(data: Graph) -> Graph:
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes_graph(), inference="none", advanced=False)
    if not isinstance(results, Graph):
        raise TypeError(f"pyshacl failed: {results}")
    return results


def _findings(results: Graph, applicable: Mapping[str, bool]) -> Iterator[Finding]:
    owner = {shape: item.key for item in items() for shape in item.shapes}
    found: list[Finding] = []
    for result in results.subjects(RDF.type, SH.ValidationResult):
        shape = _shape(results, result)
        item = owner.get(shape)
        if item is not None and not applicable[item]:
            continue
        value = results.value(result, SH.value)
        source = shapes_graph().value(URIRef(shape), _DCT_SOURCE)
        found.append(
            Finding(
                shape=shape,
                item=item,
                severity=str(results.value(result, SH.resultSeverity)).rpartition("#")[2],
                focus=str(results.value(result, SH.focusNode)),
                value=str(value) if value is not None else None,
                message=_messages(shape),
                source=str(source) if source is not None else None,
            )
        )
    order = {item.key: item.order for item in items()}
    return iter(sorted(found, key=lambda f: (order.get(f.item or "", 99), f.shape, f.focus, f.value or "")))


def _shape(results: Graph, result: rdflib.term.Node) -> str:
    """Return the shape a result comes from; for SPARQL constraints the constraint, which carries the message."""
    constraint = results.value(result, SH.sourceConstraint)
    return str(constraint if isinstance(constraint, URIRef) else results.value(result, SH.sourceShape))


def _messages(shape: str) -> Mapping[str, str]:
    texts = shapes_graph().objects(URIRef(shape), SH.message)
    return MappingProxyType({t.language or "en": str(t) for t in texts if isinstance(t, rdflib.Literal)})


def _claims(evidence: Iterable[ox.Quad]) -> tuple[tuple[str, str, str], ...]:
    """Return (claim, predicate, object) of every claim."""
    parts: dict[str, dict[str, str]] = {}
    for quad in evidence:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            parts.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object.value
    rule = NG + "rule"
    return tuple(
        sorted((claim, p[_RDF + "predicate"], p[_RDF + "object"]) for claim, p in parts.items() if rule in p)
    )


def _verdict(item: Item, applies: bool, absent: bool, claims: Iterable[tuple[str, str, str]]) -> Verdict:
    if not applies:
        return Verdict(item, NOT_APPLICABLE, reason=item.not_applicable)
    if absent:
        return Verdict(item, ABSENT)
    satisfying = (
        claim
        for claim, predicate, value in claims
        if predicate in item.predicates and (item.object is None or value == item.object)
    )
    return Verdict(item, PRESENT, tuple(satisfying))


def _report(notice: str, as_of: date, findings: tuple[Finding, ...]) -> tuple[ox.Quad, ...]:
    """Return the report as SHACL has it, every node with an IRI made from what it says."""
    name = ox.NamedNode(f"{notice}/report/{as_of.isoformat()}")
    sh, type_ = str(SH), ox.NamedNode(_RDF + "type")
    rows: list[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal]] = [
        (name, "conforms", ox.Literal(not findings)),
    ]
    quads = [
        ox.Quad(name, type_, ox.NamedNode(sh + "ValidationReport"), name),
        ox.Quad(name, ox.NamedNode(_AS_OF), ox.Literal(as_of.isoformat(), datatype=_XSD_DATE), name),
    ]
    for finding in findings:
        digest = sha256(f"{finding.shape}\n{finding.focus}\n{finding.value}".encode()).hexdigest()[:12]
        node = ox.NamedNode(f"{name.value}#result/{digest}")
        quads.append(ox.Quad(node, type_, ox.NamedNode(sh + "ValidationResult"), name))
        rows += [
            (name, "result", node),
            (node, "focusNode", ox.NamedNode(finding.focus)),
            (node, "sourceShape", ox.NamedNode(finding.shape)),
            (node, "resultSeverity", ox.NamedNode(sh + finding.severity)),
            *((node, "resultMessage", ox.Literal(t, language=lang)) for lang, t in sorted(finding.message.items())),
        ]
        if finding.value is not None and "://" in finding.value:
            rows.append((node, "value", ox.NamedNode(finding.value)))
    quads += [ox.Quad(s, ox.NamedNode(sh + p), o, name) for s, p, o in rows]
    return tuple(quads)
