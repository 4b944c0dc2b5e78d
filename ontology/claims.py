"""Claims read back from a version's notice graph and evidence graph: the way of `emit`, backwards.

What a claim says stands in its triple alone; the relation table tells the relation from the predicate and
the value from the object. Nothing else keeps claims.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from pyoxigraph import NamedNode, Quad

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.relations import Place, by_triple, relations
from noticegraph.ontology.terms import Node, first, iri, term
from noticegraph.ontology.triples import Triples
from noticegraph.ontology.values import decode

_TYPE, _ANNOTATION = term("rdf:type"), term("oa:Annotation")
_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_TARGET, _SOURCE, _SELECTOR = term("oa:hasTarget"), term("oa:hasSource"), term("oa:hasSelector")
_START, _END, _EXACT = term("oa:start"), term("oa:end"), term("oa:exact")
_CONFIDENCE, _RULE, _AS_WRITTEN = term("ng:confidence"), term("ng:rule"), term("ng:asWritten")


class DamagedEvidence(NoticegraphError, ValueError):
    """An evidence graph in which a claim lacks a part, or states what no relation knows."""


@dataclass(frozen=True, slots=True)
class StatedClaim:
    """A claim in the form of the claims export.

    `policy` is the file's name, `notice` the version's IRI, `process` a process's IRI or None for a statement
    about the notice; `text[start:end] == quote` in code points of the canonical text. `iri` is the claim's own.
    """

    policy: str
    notice: str
    process: str | None
    relation: str
    value: str
    start: int
    end: int
    quote: str
    confidence: float
    rule: str
    iri: str

    @property
    def hash(self) -> str:
        """Return the end of the claim's IRI, by which a person calls it."""
        return self.iri.rpartition("/")[2]

    def as_json(self) -> dict[str, str | int | float | None]:
        """Return the claim as an object of JSON, its keys in the order of the export, which has no IRI."""
        return {key: value for key, value in asdict(self).items() if key != "iri"}


def claims_of(notice: Iterable[Quad], evidence: Iterable[Quad], policy: str) -> tuple[StatedClaim, ...]:
    """Return the claims of a version by place in the text, relation and value.

    `notice` and `evidence` are the quads of its two graphs, in any order. Raises DamagedEvidence where a
    claim lacks a part, UnreadableValue where its value cannot be read from the notice graph.
    """
    return indexed_claims(Triples(notice), Triples(evidence), policy)


def indexed_claims(notice: Triples, evidence: Triples, policy: str) -> tuple[StatedClaim, ...]:
    """Return what `claims_of` returns, of graphs that are indexed already."""
    reader = _Reader(notice, evidence, policy)
    found = (reader.claim(node) for node in reader.evidence.typed(_ANNOTATION))
    return tuple(sorted(found, key=lambda c: (c.start, c.end, c.relation, c.value, c.process or "", c.rule)))


class _Reader:
    """Two graphs, and the group nodes of the notice with what they belong to."""

    def __init__(self, notice: Triples, evidence: Triples, policy: str) -> None:
        self.notice = notice
        self.evidence = evidence
        self._policy = policy
        groups = {row.group for row in relations().values() if row.group is not None}
        self._owner = {node: owner for group in groups for node, owner in notice.leading_to(group).items()}

    def claim(self, node: NamedNode) -> StatedClaim:
        subject, predicate = self._part(node, _SUBJECT).value, self._part(node, _PREDICATE).value
        row = by_triple().get((predicate, subject in self._owner))
        if row is None:
            raise DamagedEvidence(f"{node} states <{predicate}>, which no relation knows; ingest the notice again")
        target = self._iri(node, _TARGET)
        version = self._part(target, _SOURCE).value
        about = self._owner.get(subject, subject)
        of_notice = Place.CONTROLLER in row.places or about == version
        written = first(self.evidence.objects(node, _AS_WRITTEN))
        return StatedClaim(
            policy=self._policy,
            notice=version,
            process=None if of_notice else about,
            relation=row.key,
            value=decode(row, self._part(node, _OBJECT), self.notice.objects, written.value if written else None),
            start=int(self._selected(target, _START)),
            end=int(self._selected(target, _END)),
            quote=self._selected(target, _EXACT),
            confidence=float(self._part(node, _CONFIDENCE).value),
            rule=self._part(node, _RULE).value,
            iri=node.value,
        )

    def _selected(self, target: NamedNode, predicate: NamedNode) -> str:
        for selector in self.evidence.objects(target, _SELECTOR):
            if isinstance(selector, NamedNode) and (found := first(self.evidence.objects(selector, predicate))):
                return found.value
        raise DamagedEvidence(f"{target} has no selector with <{predicate.value}>; ingest the notice again")

    def _part(self, node: NamedNode, predicate: NamedNode) -> Node:
        found = first(self.evidence.objects(node, predicate))
        if found is None:
            raise DamagedEvidence(f"{node} has no <{predicate.value}>; ingest the notice again")
        return found

    def _iri(self, node: NamedNode, predicate: NamedNode) -> NamedNode:
        return iri(self._part(node, predicate).value)
