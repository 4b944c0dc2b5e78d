"""The claims of an evidence graph: the triples that they stand for, and the words that say them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from noticegraph.ontology.namespaces import PREFIXES
from noticegraph.ontology.relations import by_triple, relations
from noticegraph.ontology.spans import place, quote_iri
from noticegraph.ontology.terms import Node, term

_TYPE, _ANNOTATION = term("rdf:type"), term("oa:Annotation")
_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_TARGET, _EXACT = term("oa:hasTarget"), term("oa:exact")
_PARTS = (_SUBJECT, _PREDICATE, _OBJECT, _TARGET, _EXACT)

_STORED = """
SELECT ?node ?subject ?predicate ?object ?span ?quote {
    { SELECT ?node { ?node a oa:Annotation } }
    { SELECT ?node ?subject { ?node rdf:subject ?subject } }
    { SELECT ?node ?predicate { ?node rdf:predicate ?predicate } }
    { SELECT ?node ?object { ?node rdf:object ?object } }
    OPTIONAL {
        { SELECT ?node ?span { ?node oa:hasTarget ?span } }
        { SELECT ?span ?selector { ?span oa:hasSelector ?selector } }
        { SELECT ?selector ?quote { ?selector oa:exact ?quote } }
    }
}"""

_Parts = tuple[str, str, str, Node, str, str]
"""Of a claim its IRI, those of subject and predicate, the object, the IRI of its span, and its words."""


class Claim(NamedTuple):  # there are hundreds of a notice: a data class takes three times as long to make
    """A claim: its IRI, the key of its relation, the triple that it stands for, its words and where they stand.

    `start` and `end` are code points of the canonical text; of evidence without them both are 0.
    """

    iri: str
    relation: str
    subject: str
    predicate: str
    object: Node
    quote: str
    start: int = 0
    end: int = 0

    @property
    def quoted(self) -> "Quote":
        """The claim's words with the claim and their place."""
        return Quote(self.iri, self.quote, self.start, self.end)


class Quote(NamedTuple):
    """Words of the notice with the claim that was read from them; `text` is the notice's text[start:end]."""

    claim: str
    text: str
    start: int = 0
    end: int = 0


def claims_in(notice: Iterable[Quad], evidence: Iterable[Quad]) -> tuple[Claim, ...]:
    """Return the claims of a version by IRI; `notice` tells which subjects are groups (of joint controllers).

    What is implied or read beside the claims is none. A claim without its parts is passed over, for reading evidence
    strictly is the work of `ontology.claims`.
    """
    nodes: list[str] = []
    columns: dict[NamedNode, dict[str, Node]] = {part: {} for part in _PARTS}
    for subject, predicate, value, _ in evidence:
        if predicate == _TYPE and value == _ANNOTATION and isinstance(subject, NamedNode):
            nodes.append(subject.value)
        elif predicate in columns and isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            columns[predicate].setdefault(subject.value, value)
    return _claims(_joined(nodes, *columns.values()), _groups(notice))


def _joined(nodes: Iterable[str], *columns: dict[str, Node]) -> Iterator[_Parts]:
    subjects, predicates, objects, targets, quotes = columns
    for node in nodes:
        if node in subjects and node in predicates and node in objects:
            span = targets[node].value if node in targets else ""
            quote = quotes.get(quote_iri(span))
            yield node, subjects[node].value, predicates[node].value, objects[node], span, quote.value if quote else ""


def stored_claims(notice: Iterable[Quad], store: Store, evidence: str) -> tuple[Claim, ...]:
    """Return what `claims_in` returns of the graph of a store with the IRI `evidence`.

    A database on disk looks each term that leaves it up by itself, which is what reading claims costs: so they leave it
    joined, each term once a claim. Each part is a query of its own within the query, for those are joined by the keys
    that terms have there; as one pattern, each part would be looked up for each claim.
    """
    rows = store.query(_STORED, prefixes=dict(PREFIXES), default_graph=NamedNode(evidence))
    assert isinstance(rows, QuerySolutions)
    parts: dict[str, _Parts] = {}
    for node, subject, predicate, value, span, quote in rows:
        said = (subject.value, predicate.value, value, span.value if span else "", quote.value if quote else "")
        parts.setdefault(node.value, (node.value, *said))
    return _claims(parts.values(), _groups(notice))


def _groups(notice: Iterable[Quad]) -> frozenset[str]:
    """Return the IRIs of the groups in a notice graph."""
    properties = {row.group for row in relations().values() if row.group is not None}
    found = (quad.object for quad in notice if quad.predicate.value in properties)
    return frozenset(node.value for node in found if isinstance(node, NamedNode))


def _claims(parts: Iterable[_Parts], groups: frozenset[str]) -> tuple[Claim, ...]:
    """Return the claims with these parts, by IRI; those of no relation are left out."""
    known = by_triple()
    found: list[Claim] = []
    for node, about, said, value, span, quote in sorted(parts, key=lambda part: part[0]):
        relation = known.get((said, about in groups))
        if relation is not None:
            found.append(Claim(node, relation.key, about, said, value, quote, *place(span)))
    return tuple(found)
