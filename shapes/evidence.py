"""The claims of an evidence graph: the triples that they stand for, and the words that say them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from noticegraph.ontology.relations import by_triple, relations
from noticegraph.ontology.spans import place, quote_iri
from noticegraph.ontology.terms import Node, term

_TYPE, _ANNOTATION = term("rdf:type"), term("oa:Annotation")
_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_TARGET, _EXACT = term("oa:hasTarget"), term("oa:exact")
_PARTS = (_SUBJECT, _PREDICATE, _OBJECT, _TARGET, _EXACT)

_Column = Mapping[str, Node]
"""An object of one predicate by the IRI of its subject."""


@dataclass(frozen=True, slots=True)
class Claim:
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


@dataclass(frozen=True, slots=True)
class Quote:
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
    return _claims(nodes, columns.__getitem__, _groups(notice))


def stored_claims(notice: Iterable[Quad], store: Store, evidence: str) -> tuple[Claim, ...]:
    """Return what `claims_in` returns of the graph of a store with the IRI `evidence`.

    Only the parts that are needed leave the store, and of these only subject and object: a database on disk looks
    each term up by itself, which is what reading claims costs. Joining them there costs three times as much.
    """

    def column(part: NamedNode) -> dict[str, Node]:
        rows = _rows(store, f"SELECT ?node ?value {{ GRAPH <{evidence}> {{ ?node {part} ?value }} }}")
        return {node.value: value for node, value in rows}

    annotations = _rows(store, f"SELECT ?node {{ GRAPH <{evidence}> {{ ?node {_TYPE} {_ANNOTATION} }} }}")
    return _claims((node.value for (node,) in annotations), column, _groups(notice))


def _rows(store: Store, select: str) -> QuerySolutions:
    found = store.query(select)
    assert isinstance(found, QuerySolutions)
    return found


def _groups(notice: Iterable[Quad]) -> frozenset[str]:
    """Return the IRIs of the groups in a notice graph."""
    properties = {row.group for row in relations().values() if row.group is not None}
    found = (quad.object for quad in notice if quad.predicate.value in properties)
    return frozenset(node.value for node in found if isinstance(node, NamedNode))


def _claims(
    annotations: Iterable[str], column: Callable[[NamedNode], _Column], groups: frozenset[str]
) -> tuple[Claim, ...]:
    """Return the claims at these nodes, with the parts that the columns of a graph hold of them."""
    subjects, predicates, objects, targets, quotes = map(column, _PARTS)
    known = by_triple()
    found: list[Claim] = []
    for node in sorted(annotations):
        if node not in subjects or node not in predicates or node not in objects:
            continue
        about, said = subjects[node].value, predicates[node].value
        relation = known.get((said, about in groups))
        if relation is None:
            continue
        span = targets[node].value if node in targets else ""
        quote = quotes.get(quote_iri(span))
        found.append(Claim(node, relation.key, about, said, objects[node], quote.value if quote else "", *place(span)))
    return tuple(found)
