"""The claims of an evidence graph: the triples that they stand for, and the words that say them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from noticegraph.ontology.relations import by_triple, relations
from noticegraph.ontology.terms import Node, term

_TYPE, _ANNOTATION = term("rdf:type"), term("oa:Annotation")
_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_TARGET, _SELECTOR = term("oa:hasTarget"), term("oa:hasSelector")
_EXACT, _START, _END = term("oa:exact"), term("oa:start"), term("oa:end")

NEEDED: tuple[tuple[NamedNode, NamedNode | None], ...] = (
    (_TYPE, _ANNOTATION),
    *((predicate, None) for predicate in (_SUBJECT, _PREDICATE, _OBJECT, _TARGET, _SELECTOR, _EXACT, _START, _END)),
)
"""Predicate and object, where one is meant, of what is read of an evidence graph: half of it."""

_Column = dict[NamedNode | BlankNode | Triple | Literal, list[Node]]
"""The objects of one predicate by subject."""


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

    Of the evidence what `NEEDED` matches is enough. What is implied or read beside the claims is none. A claim
    without its parts is passed over, for reading evidence strictly is the work of `ontology.claims`.
    """
    properties = {row.group for row in relations().values()}
    groups = {q.object.value for q in notice if q.predicate.value in properties and isinstance(q.object, NamedNode)}
    columns: dict[NamedNode, _Column] = {predicate: {} for predicate, _ in NEEDED}
    for subject, predicate, value, _ in evidence:
        if (column := columns.get(predicate)) is not None:
            column.setdefault(subject, []).append(value)
    annotations = (node for node, types in columns[_TYPE].items() if _ANNOTATION in types)
    nodes = sorted((node for node in annotations if isinstance(node, NamedNode)), key=lambda node: node.value)
    found = (_claim(node, columns, groups) for node in nodes)
    return tuple(claim for claim in found if claim is not None)


def _claim(node: NamedNode, columns: Mapping[NamedNode, _Column], groups: set[str]) -> Claim | None:
    subject, predicate, value = (columns[part].get(node) for part in (_SUBJECT, _PREDICATE, _OBJECT))
    if not (subject and predicate and value) or isinstance(value[0], BlankNode | Triple):
        return None
    about, said = subject[0].value, predicate[0].value
    relation = by_triple().get((said, about in groups))
    if relation is None:
        return None
    return Claim(node.value, relation.key, about, said, value[0], *_words(node, columns))


def _words(node: NamedNode, columns: Mapping[NamedNode, _Column]) -> tuple[str, int, int]:
    """Return a claim's words, their start and their end."""
    found: dict[NamedNode, str] = {}
    for target in columns[_TARGET].get(node, ()):
        for selector in columns[_SELECTOR].get(target, ()):
            for part in (_EXACT, _START, _END):
                for value in columns[part].get(selector, ()):
                    found.setdefault(part, value.value)
    return found.get(_EXACT, ""), int(found.get(_START, 0)), int(found.get(_END, 0))
