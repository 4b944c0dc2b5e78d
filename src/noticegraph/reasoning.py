"""Notices of a store classified by reasoning as of a date, the inferred types kept beside them, and what is said."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, Quad

from noticegraph.layout import shortened
from noticegraph.notices import Notice
from noticegraph.ontology.classify import Classification, InferredType, as_words, classify
from noticegraph.ontology.definitions import definitions
from noticegraph.ontology.namespaces import compact
from noticegraph.ontology.notice_projection import Axiom, upwards
from noticegraph.ontology.terms import Statement, digest, iri, term
from noticegraph.ontology.triples import Triples
from noticegraph.ontology.values import NAME
from noticegraph.shapes.dates import assessment_date
from noticegraph.shapes.evidence import Claim, claims_in
from noticegraph.store import Change, NoticeStore

COLUMNS = ("notice", "class", "individual", "basis", "words")
"""`basis` says `closed world` where an absence was taken for a fact; `words` are a quote behind the type."""

_TYPE, _TITLE, _IMPORTER = term("rdf:type"), term("dct:title"), term("dpv:hasDataImporter")
_PROCESSING = term("dpv:hasProcessing")
_QUOTE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Inference:
    """An individual in a class, what a person calls it, and the claims that it follows from."""

    found: InferredType
    label: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Reasoned:
    """One notice as of one day; `quads` are those of its inferred graph, none where the notice contradicts itself."""

    notice: Notice
    as_of: date
    inferences: tuple[Inference, ...]
    clash: tuple[str, ...]
    quads: tuple[Quad, ...]

    @property
    def consistent(self) -> bool:
        """Tell whether all that the notice says can be true together."""
        return not self.clash


def reason(store: NoticeStore, chosen: Iterable[Notice], as_of: date | None) -> Iterator[Reasoned]:
    """Classify notices as of a date, by default each as of its own, and keep what is inferred in the store.

    The day is that of `shapes.dates.assessment_date`. The graph replaces the one of the same version and date, in
    one transaction; of a notice that contradicts itself none is kept. Raises JavaMissing, ReasonerFailed, StoreError.
    """
    for notice in chosen:
        graph = tuple(store.graph(notice.version))
        day = assessment_date(graph, as_of)
        claims = claims_in(graph, store.graph(notice.evidence))
        result = classify(graph, day)
        said = Triples(graph)
        owners = said.leading_to(_PROCESSING.value)
        inferences = tuple(
            Inference(one, _label(one.individual, said, owners.get(one.individual, "")), _behind(one, claims))
            for one in result.types
        )
        name = f"{notice.version}/inferred/{day.isoformat()}"
        quads = _quads(name, notice.version, day, inferences, store.base) if result.consistent else ()
        if store.writable:
            store.apply(Change(drop=(name,), add=quads))
        yield Reasoned(notice, day, inferences, _clash(result, claims), quads)


def _behind(found: InferredType, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims that say of the individual what its class asks, or that the individual was made from."""
    known = definitions()
    asked, values = known.properties[found.type], known.values[found.type]

    def tells(claim: Claim) -> bool:
        if claim.subject != found.individual or claim.predicate not in asked:
            return claim.object.value == found.individual
        return not values or not values.isdisjoint(upwards(claim.object.value))

    return tuple(filter(tells, claims))


def _label(individual: str, said: Triples, owner: str) -> str:
    """Return what a person calls a node: its title or name, of a transfer its owner's title and the importer."""
    own = said.value(individual, _TITLE) or said.value(individual, NAME)
    if own:
        return own
    importer = said.value(said.value(individual, _IMPORTER), NAME)
    return ": ".join(part for part in (said.value(owner, _TITLE), importer) if part) or compact(individual)


def _quads(name: str, version: str, day: date, inferences: Iterable[Inference], base: str) -> tuple[Quad, ...]:
    """Return the inferred graph, sorted: the types, and a statement node for each with what it follows from."""
    graph = iri(name)
    triples: set[Statement] = {
        (graph, _TYPE, term("prov:Entity")),
        (graph, term("ng:asOf"), Literal(day.isoformat(), datatype=term("xsd:date"))),
        (graph, term("dct:subject"), iri(version)),
        *((graph, term("prov:wasDerivedFrom"), iri(one)) for one in (version, f"{base}ontology", f"{base}law")),
    }
    for inference in inferences:
        found = inference.found
        node = iri(f"{name}#type/{digest(f'{found.individual} {found.type}')}")
        individual, kind = iri(found.individual), iri(found.type)
        triples |= {
            (individual, _TYPE, kind),
            (node, _TYPE, term("rdf:Statement")),
            (node, term("rdf:subject"), individual),
            (node, term("rdf:predicate"), _TYPE),
            (node, term("rdf:object"), kind),
            *((node, term("prov:wasDerivedFrom"), iri(claim.iri)) for claim in inference.claims),
        }
        if found.closed_world:
            triples.add((node, term("ng:assumes"), term("ng:ClosedWorld")))
    return tuple(Quad(s, p, o, graph) for s, p, o in sorted(triples, key=lambda triple: tuple(map(str, triple))))


def _clash(result: Classification, claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(_clashing(axiom, claims) for axiom in result.clash)


def _clashing(axiom: Axiom, claims: Sequence[Claim]) -> str:
    triple = axiom.triples[0]
    ends = (triple.subject, triple.predicate, triple.object)
    quotes = sorted({c.quote for c in claims if (iri(c.subject), iri(c.predicate), c.object) == ends})
    words = f" “{shortened(quotes[0], _QUOTE_LENGTH)}”" if quotes else ""
    return f"{axiom.origin}: {as_words(axiom)}{words}"


def rows(found: Iterable[Reasoned]) -> list[tuple[str, ...]]:
    """Return a row under COLUMNS for each type inferred."""
    return [
        (
            one.notice.slug,
            compact(inference.found.type),
            inference.label,
            "closed world" if inference.found.closed_world else "",
            shortened(inference.claims[0].quote, _QUOTE_LENGTH) if inference.claims else "",
        )
        for one in found
        for inference in one.inferences
    ]


def as_json(found: Iterable[Reasoned]) -> str:
    """Return, for each notice, its day, the types inferred with their claims, and what contradicts itself in it."""
    return json.dumps(
        [
            {
                "policy": one.notice.policy,
                "notice": one.notice.version,
                "asOf": one.as_of.isoformat(),
                "consistent": one.consistent,
                "types": [
                    {
                        "individual": inference.found.individual,
                        "label": inference.label,
                        "type": compact(inference.found.type),
                        "closedWorld": inference.found.closed_world,
                        "claims": [claim.iri for claim in inference.claims],
                    }
                    for inference in one.inferences
                ],
                "clash": list(one.clash),
            }
            for one in found
        ],
        ensure_ascii=False,
        indent=1,
    )
