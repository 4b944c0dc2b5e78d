"""The report graph of a validation: SHACL's report, every node with an IRI made from what it says."""

from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from noticegraph.ontology.namespaces import PREFIXES
from noticegraph.ontology.terms import Statement, digest, iri, term
from noticegraph.shapes.data import AS_OF, day_literal
from noticegraph.shapes.findings import Finding

_SH = PREFIXES["sh"]
_TYPE = term("rdf:type")


def report_iri(notice: str, as_of: date) -> str:
    """Return the IRI of a version's report as of a day: the node and its graph."""
    return f"{notice}/report/{as_of.isoformat()}"


def report_quads(notice: str, as_of: date, findings: Iterable[Finding]) -> tuple[Quad, ...]:
    """Return the report graph, sorted: the same findings give the same quads (SHACL, section 3.6).

    `sh:resultPath` is left out: a path that is no single property would need blank nodes; the shape has it.
    """
    name = iri(report_iri(notice, as_of))
    found = tuple(findings)
    triples: set[Statement] = {
        (name, _TYPE, term("sh:ValidationReport")),
        (name, term("sh:conforms"), Literal(not found)),
        (name, AS_OF, day_literal(as_of)),
        (name, term("dct:subject"), iri(notice)),
        *(triple for finding in found for triple in _result(name, finding)),
    }
    return tuple(Quad(s, p, o, name) for s, p, o in sorted(triples, key=lambda triple: tuple(map(str, triple))))


def _result(report: NamedNode, finding: Finding) -> Iterator[Statement]:
    content = f"{finding.shape}\n{finding.focus}\n{finding.node}"
    node = iri(f"{report.value}#result/{digest(content)}")
    yield report, term("sh:result"), node
    yield node, _TYPE, term("sh:ValidationResult")
    yield node, term("sh:focusNode"), iri(finding.focus)
    yield node, term("sh:resultSeverity"), iri(_SH + finding.severity)
    yield node, term("sh:sourceConstraintComponent"), iri(finding.component)
    yield node, term("sh:sourceShape"), iri(finding.shape)
    for source in finding.sources:
        yield node, term("dct:source"), iri(source)
    if finding.node is not None:
        yield node, term("sh:value"), finding.node
    for language, text in finding.message.items():
        yield node, term("sh:resultMessage"), Literal(text, language=language)
