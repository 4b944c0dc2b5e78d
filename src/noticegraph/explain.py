"""Why a claim was made: its sentence, the rule with what it rests on, its triple, and what follows from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from noticegraph.notices import Notice
from noticegraph.ontology.claims import StatedClaim
from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.namespaces import compact
from noticegraph.ontology.relations import relation
from noticegraph.ontology.rules import Rule, rules
from noticegraph.ontology.terms import term
from noticegraph.passage import Origin, Passage, passage
from noticegraph.shapes.coverage import in_language
from noticegraph.shapes.dates import assessment_date
from noticegraph.shapes.validate import validate_notice
from noticegraph.show import title
from noticegraph.store import NoticeStore

_PARTS = (term("rdf:subject"), term("rdf:predicate"), term("rdf:object"))
_DERIVED = term("prov:wasDerivedFrom")
_LANGUAGE = "en"

Triple = tuple[str, str, str]
Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]


class NoSuchClaim(NoticegraphError):
    """The notice makes no claim that is called so."""


class AmbiguousClaim(NoticegraphError):
    """Several claims of the notice begin so."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim with all that speaks for it.

    `about` is the title of the process, or says that it is the notice. Triples are written with CURIEs and with
    IRIs short of the store's base. `rule` is None for a claim of a reader whose rules this one does not have.
    `items` are the key and the label of each item of Art. 13 GDPR that the claim satisfies, as of `as_of`.
    """

    claim: StatedClaim
    about: str
    passage: Passage
    rule: Rule | None
    triple: Triple
    implied: tuple[Triple, ...]
    items: tuple[tuple[str, str], ...]
    as_of: str

    def as_json(self) -> Mapping[str, Json]:
        """Return the explanation as an object of JSON: the claim's export, its IRI, and what speaks for it."""
        rests_on, example = (self.rule.rests_on.get(_LANGUAGE), self.rule.example) if self.rule else (None, None)
        return {
            **self.claim.as_json(),
            "claim": self.claim.iri,
            "about": self.about,
            "sentence": {
                "before": self.passage.before,
                "quote": self.passage.quote,
                "after": self.passage.after,
                "from": self.passage.origin.value,
            },
            "restsOn": rests_on,
            "example": example,
            "measured": self.measured,
            "triple": self.triple,
            "implies": self.implied,
            "satisfies": [key for key, _ in self.items],
            "asOf": self.as_of,
        }

    @property
    def measured(self) -> bool:
        """Whether the confidence is what was measured for the rule, and not an estimate."""
        return self.rule is not None and self.rule.confidence is not None


def find_claim(said: Sequence[StatedClaim], asked: str) -> StatedClaim:
    """Return the claim that an IRI, the hash at its end or the beginning of the hash means.

    Raises NoSuchClaim, AmbiguousClaim.
    """
    wanted = asked.rpartition("/")[2].casefold().strip()
    found = [c for c in said if c.iri == asked] or [
        c for c in said if wanted and c.hash.startswith(wanted) and ("/" not in asked or c.iri.endswith(asked))
    ]
    if not found:
        raise NoSuchClaim(f"the notice makes no claim {asked!r}; `noticegraph show NOTICE --claims` lists their hashes")
    if len(found) > 1:
        hashes = ", ".join(sorted(c.hash for c in found)[:5])
        raise AmbiguousClaim(f"{asked!r} is the beginning of {len(found)} claims; write more of {hashes}")
    return found[0]


def explain(store: NoticeStore, notice: Notice, claim: StatedClaim) -> Explanation:
    """Return why a claim of a notice was made; the notice is validated as of its own date for the items."""
    graph = tuple(store.graph(notice.version))
    day = assessment_date(graph, None)
    validation = validate_notice(notice.version, graph, store.graph(notice.evidence), day, store.base)
    items = tuple(
        (verdict.item.key, in_language(verdict.item.label, _LANGUAGE) or "")
        for verdict in validation.verdicts
        if claim.iri in verdict.claims
    )
    triple = _triple(store, notice, NamedNode(claim.iri))
    implied = tuple(sorted(_implied(store, notice, claim)))
    rule, about = rules().get(claim.rule), title(store, notice, claim.process)
    return Explanation(claim, about, passage(store, notice, claim), rule, triple, implied, items, day.isoformat())


def _implied(store: NoticeStore, notice: Notice, claim: StatedClaim) -> Iterator[Triple]:
    graph = NamedNode(notice.evidence)
    for quad in store.quads.quads_for_pattern(None, _DERIVED, NamedNode(claim.iri), graph):
        if isinstance(quad.subject, NamedNode):
            yield _triple(store, notice, quad.subject)


def _triple(store: NoticeStore, notice: Notice, statement: NamedNode) -> Triple:
    subject, predicate, value = (_part(store, notice, statement, part) for part in _PARTS)
    return subject, predicate, value


def _part(store: NoticeStore, notice: Notice, statement: NamedNode, part: NamedNode) -> str:
    for quad in store.quads.quads_for_pattern(statement, part, None, NamedNode(notice.evidence)):
        if isinstance(quad.object, NamedNode):
            short = compact(quad.object.value)
            return short if short != quad.object.value else f"<{short.removeprefix(store.base)}>"
        if isinstance(quad.object, Literal):
            return str(quad.object)
    return "?"


_ORIGINS = {
    Origin.FILE: "",
    Origin.CATALOGUE: "",
    Origin.EVIDENCE: " (the file is gone or has changed: the words around the quote, as the evidence keeps them)",
}


def lines(found: Explanation) -> Iterator[tuple[str, str]]:
    """Yield what is to be told, as a name and a text; the claim's words stand in double brackets."""
    claim, rule = found.claim, found.rule
    yield "claim", f"{relation(claim.relation).label()}: {claim.value}"
    yield "about", found.about
    yield "sentence", f"{found.passage.before}[[{found.passage.quote}]]{found.passage.after}".strip()
    yield "place", f"{claim.policy}, characters {claim.start} to {claim.end}{_ORIGINS[found.passage.origin]}"
    yield "rule", claim.rule
    if rule is not None:
        yield "rests on", rule.rests_on[_LANGUAGE]
        yield "example", f"“{rule.example}”"
    kind = "measured for this rule on annotated notices" if found.measured else "the reader's estimate"
    yield "confidence", f"{claim.confidence:.2f}, {kind}"
    yield "triple", " ".join(found.triple)
    for triple in found.implied:
        yield "implies", " ".join(triple)
    for key, label in found.items:
        yield "satisfies", f"{key} {label} (as of {found.as_of})"
    yield "IRI", claim.iri
