"""The claims of an evidence graph: the triples that they stand for, and the words that say them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from noticegraph.ontology.namespaces import PREFIXES
from noticegraph.ontology.relations import by_triple, relations
from noticegraph.ontology.terms import Node, term

_RDF, _OA = PREFIXES["rdf"], PREFIXES["oa"]
_TYPE, _ANNOTATION = term("rdf:type"), term("oa:Annotation")


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

    What is implied or read beside the claims is none. A claim without its parts is passed over, for reading
    evidence strictly is the work of `ontology.claims`.
    """
    properties = {row.group for row in relations().values()}
    groups = {q.object.value for q in notice if q.predicate.value in properties and isinstance(q.object, NamedNode)}
    parts: dict[str, dict[str, list[Node]]] = {}
    for quad in evidence:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            parts.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
    found = (
        _claim(iri, row, parts, groups) for iri, row in sorted(parts.items()) if _ANNOTATION in row.get(_TYPE.value, ())
    )
    return tuple(claim for claim in found if claim is not None)


def _claim(
    iri: str, row: Mapping[str, list[Node]], parts: Mapping[str, Mapping[str, list[Node]]], groups: set[str]
) -> Claim | None:
    subject, predicate, value = (row.get(_RDF + name) for name in ("subject", "predicate", "object"))
    if not (subject and predicate and value):
        return None
    relation = by_triple().get((predicate[0].value, subject[0].value in groups))
    if relation is None:
        return None
    return Claim(iri, relation.key, subject[0].value, predicate[0].value, value[0], *_words(row, parts))


def _words(row: Mapping[str, list[Node]], parts: Mapping[str, Mapping[str, list[Node]]]) -> tuple[str, int, int]:
    """Return a claim's words, their start and their end."""
    found: dict[str, str] = {}
    for target in row.get(_OA + "hasTarget", ()):
        for selector in parts.get(target.value, {}).get(_OA + "hasSelector", ()):
            for name in ("exact", "start", "end"):
                for value in parts.get(selector.value, {}).get(_OA + name, ()):
                    found.setdefault(name, value.value)
    return found.get("exact", ""), int(found.get("start", 0)), int(found.get("end", 0))
