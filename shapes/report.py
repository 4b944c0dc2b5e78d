"""The report graph of a validation: SHACL's report, every node with an IRI made from what it says.

It is written as N-Quads at once, the form in which it goes to the store. Whoever wants quads parses them.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from pyoxigraph import Literal

from noticegraph.ontology.namespaces import PREFIXES
from noticegraph.ontology.terms import digest, iri, term
from noticegraph.shapes.data import AS_OF, day_literal
from noticegraph.shapes.findings import Finding

_SH = PREFIXES["sh"]
_TYPE = term("rdf:type")
_IS_REPORT, _IS_RESULT = f"{_TYPE} {term('sh:ValidationReport')}", f"{_TYPE} {term('sh:ValidationResult')}"
_CONFORMS, _ABOUT, _RESULT = map(str, (term("sh:conforms"), term("dct:subject"), term("sh:result")))
_FOCUS, _VALUE, _MESSAGE = map(str, (term("sh:focusNode"), term("sh:value"), term("sh:resultMessage")))
_SEVERITY, _SOURCE = str(term("sh:resultSeverity")), str(term("dct:source"))
_COMPONENT, _SHAPE = map(str, (term("sh:sourceConstraintComponent"), term("sh:sourceShape")))


def report_iri(notice: str, as_of: date) -> str:
    """Return the IRI of a version's report as of a day: the node and its graph."""
    return f"{notice}/report/{as_of.isoformat()}"


def report_data(notice: str, as_of: date, findings: Iterable[Finding]) -> bytes:
    """Return the report graph as N-Quads, sorted: the same findings give the same bytes (SHACL, section 3.6).

    `sh:resultPath` is left out: a path that is no single property would need blank nodes; the shape has it.
    """
    name = iri(report_iri(notice, as_of))
    found = tuple(findings)
    said = {
        f"{name} {_IS_REPORT}",
        f"{name} {_CONFORMS} {Literal(not found)}",
        f"{name} {AS_OF} {day_literal(as_of)}",
        f"{name} {_ABOUT} {iri(notice)}",
        *(line for finding in found for line in _result(name.value, finding)),
    }
    end = f" {name} .\n"
    return "".join([line + end for line in sorted(said)]).encode()


def _result(report: str, finding: Finding) -> Iterator[str]:
    """Yield the statements of a result, without the graph."""
    content = f"{finding.shape}\n{finding.focus}\n{finding.node}"
    node = f"<{report}#result/{digest(content)}>"
    yield f"<{report}> {_RESULT} {node}"
    yield f"{node} {_IS_RESULT}"
    yield f"{node} {_FOCUS} {iri(finding.focus)}"
    yield f"{node} {_SEVERITY} {iri(_SH + finding.severity)}"
    yield f"{node} {_COMPONENT} {iri(finding.component)}"
    yield f"{node} {_SHAPE} {iri(finding.shape)}"
    for source in finding.sources:
        yield f"{node} {_SOURCE} {iri(source)}"
    if finding.node is not None:
        yield f"{node} {_VALUE} {finding.node}"
    for language, text in finding.message.items():
        yield f"{node} {_MESSAGE} {_words(text, language)}"


@lru_cache(maxsize=1024)
def _words(text: str, language: str) -> str:
    return str(Literal(text, language=language))
