"""A reading as RDF: the notice graph, and the evidence graph beside it.

Every node has an IRI made from what it is, so the same reading always gives the same quads in the same order.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from noticegraph.ingest.emit_evidence import evidence_data
from noticegraph.ingest.identity import Identities
from noticegraph.ingest.model import Party, Reading, Span
from noticegraph.ingest.statements import Stated, process_iri, state
from noticegraph.ontology.languages import language_iri
from noticegraph.ontology.register import Register, register
from noticegraph.ontology.relations import relation
from noticegraph.ontology.terms import Statement, iri, term, words
from noticegraph.ontology.values import NAME

_TYPE = term("rdf:type")
_TITLE = term("dct:title")
_INTEGER = term("xsd:integer")
_ORGANISATION = "https://w3id.org/dpv#Organisation"


@dataclass(frozen=True, slots=True)
class Work:
    """A notice as a work: its slug, and the file or address it comes from."""

    slug: str
    source: str


@dataclass(frozen=True)
class Emission:
    """A version's two graphs, sorted; `version_iri` is also the name of the notice graph.

    `triples` are the notice graph's; `notice_data` and `evidence_data` are the graphs as N-Quads, made to be loaded.
    Quads are made where they are asked for.
    """

    version_iri: str
    triples: tuple[Statement, ...]
    notice_data: bytes
    evidence_data: bytes

    @cached_property
    def notice(self) -> tuple[Quad, ...]:
        """The quads of the notice graph."""
        graph = NamedNode(self.version_iri)
        return tuple(Quad(*triple, graph) for triple in self.triples)

    @cached_property
    def evidence(self) -> tuple[Quad, ...]:
        """The quads of the evidence graph."""
        return tuple(parse(self.evidence_data, RdfFormat.N_QUADS))


def version_hash(text: str) -> str:
    """Return the twelve hex digits that name a version: of the SHA-256 of its canonical text in UTF-8."""
    return sha256(text.encode()).hexdigest()[:12]


def work_iri(base: str, slug: str) -> str:
    """Return the IRI of a notice as a work."""
    return f"{base}notice/{slug}"


def emit(reading: Reading, work: Work, base: str, *, known: Register | None = None) -> Emission:
    """Return a reading as RDF below a base, organisations told apart by the register `known`.

    Raises MisplacedClaim, UnreadableValue or UnknownRelation for a claim that the relation table does not
    allow: a fault of the reader, not of the notice.
    """
    document = reading.document
    version = f"{work_iri(base, work.slug)}/{version_hash(document.text)}"
    who = Identities(reading.parties, known or register(base), base)
    stated = state(reading, version, base, who)
    named = _named(stated, reading.parties, who)
    names = {party: _fullest(given) for party, given in named.items()}
    details = tuple(_details(reading.parties, named, who))
    triples = {
        *_notice(reading, work, version, base),
        *(triple for one in stated for triple in (one.triple, *one.structure, *one.implied)),
        *_organisations(stated, named, who),
        *(triple for triple, _ in details),
    }
    rows = sorted([(s.value, p.value, str(o), (s, p, o)) for s, p, o in triples], key=lambda row: row[:3])
    data = "".join([f"<{s}> <{p}> {o} <{version}> .\n" for s, p, o, _ in rows]).encode()
    evidence = evidence_data(stated, details, names, document.text, version)
    return Emission(version, tuple([triple for *_, triple in rows]), data, evidence)


def _notice(reading: Reading, work: Work, version: str, base: str) -> Iterator[Statement]:
    node, language = iri(version), reading.language.code
    yield node, _TYPE, term("dpv:PrivacyNotice")
    yield node, term("dct:isVersionOf"), iri(work_iri(base, work.slug))
    yield node, term("schema:inLanguage"), Literal(language)
    for spoken in reading.languages:  # that of the most of it is the one in `schema:inLanguage`
        if (authority := language_iri(spoken.code)) is not None:
            yield node, term("dct:language"), iri(authority)
    read = any(not relation(claim.relation).quality for claim in reading.claims)
    if reading.language.lexicon is not None and read:  # else its silence says nothing
        for lexicon in {one.lexicon for one in reading.languages if one.lexicon}:
            yield node, term("ng:readWith"), Literal(lexicon)
    if reading.document.title:
        yield node, _TITLE, words(reading.document.title, language)
    for process in reading.processes:
        own = iri(process_iri(version, process.id))
        yield node, term("dpv:hasProcess"), own
        yield own, _TYPE, term("dpv:Process")
        yield own, _TITLE, words(process.title, reading.language_at(process.start).code)
        yield own, term("ng:position"), Literal(str(process.position), datatype=_INTEGER)


def _named(stated: Iterable[Stated], parties: Iterable[Party], who: Identities) -> dict[str, set[str]]:
    """Return the names that the notice gives each organisation that its claims name."""
    named: dict[str, set[str]] = {}
    for one in stated:
        if one.organisation is not None:
            named.setdefault(one.organisation_iri, set()).add(one.organisation)
    for party in parties:
        if (own := who.iri(party.name)) in named:
            named[own].add(party.name)
    return named


def _fullest(names: Iterable[str]) -> str:
    return min(names, key=lambda name: (-len(name), name))


def _organisations(stated: Iterable[Stated], named: Mapping[str, set[str]], who: Identities) -> Iterator[Statement]:
    for one in stated:
        if one.organisation is not None:
            direct = one.row.value_type == "organisation"  # else the class is that of the node between
            kind = one.row.value_class if direct and one.row.value_class else _ORGANISATION
            yield iri(one.organisation_iri), _TYPE, iri(kind)
    for party, names in named.items():
        fullest = _fullest(names)
        yield iri(party), NAME, Literal(fullest)
        yield iri(party), term("ng:identifiedBy"), Literal(_surest(names, who))
        for name in names - {fullest}:
            yield iri(party), term("schema:alternateName"), Literal(name)


def _surest(names: Iterable[str], who: Identities) -> str:
    return "register" if any(who.of(name).by == "register" for name in names) else "name"


def _details(
    parties: Sequence[Party], named: Mapping[str, set[str]], who: Identities
) -> Iterator[tuple[Statement, Span]]:
    """Yield what the notice says of the organisations that its claims name, with the words that say it."""
    for party in parties:
        own = who.iri(party.name)
        if own not in named or party.evidence is None:
            continue
        if party.country is not None:
            yield (iri(own), term("dpv:hasCountry"), term(party.country)), party.evidence
        if party.address is not None:
            yield (iri(own), term("dpv:hasAddress"), Literal(party.address)), party.evidence
