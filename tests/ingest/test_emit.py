"""A reading as RDF: golden graphs, determinism, and claims that come back."""

import importlib.util
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticegraph.ingest.emit import Emission, Work, emit, version_hash
from noticegraph.ingest.model import Claim, Document, Language, Party, Process, Reading, Span
from noticegraph.ingest.statements import MisplacedClaim
from noticegraph.ontology.claims import DamagedEvidence, claims_of
from noticegraph.ontology.namespaces import expand
from noticegraph.ontology.relations import Place, UnknownRelation, relations

HERE = Path(__file__).parent


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


sample = _load(HERE / "sample.py")
strategies = _load(HERE.parent / "ontology" / "strategies.py")
WORK = Work("shop-bikes", sample.SOURCE)


def emitted(reading: Reading) -> Emission:
    return emit(reading, WORK, sample.BASE, known=sample.register())


def node(curie: str) -> ox.NamedNode:
    return ox.NamedNode(expand(curie))


def triples(quads) -> set[ox.Triple]:
    return {ox.Triple(q.subject, q.predicate, q.object) for q in quads}


def golden(name: str) -> set[ox.Triple]:
    return triples(ox.parse(path=str(HERE / "golden" / name), format=ox.RdfFormat.TURTLE))


def objects(quads, subject: ox.NamedNode, curie: str) -> list:
    return [q.object for q in quads if q.subject == subject and q.predicate == node(curie)]


# --- golden graphs: without blank nodes, isomorphic is equal ---


def test_the_notice_graph_is_the_golden_one():
    assert triples(emitted(sample.READING).notice) == golden("sample-notice.ttl")


def test_the_evidence_graph_has_the_golden_part():
    expected = golden("sample-evidence-part.ttl")
    found = triples(emitted(sample.READING).evidence)
    assert expected - found == set()
    subjects = {t.subject for t in expected}
    assert {t for t in found if t.subject in subjects} == expected


def test_graphs_are_named_by_their_version():
    emission = emitted(sample.READING)
    version = f"{sample.BASE}notice/shop-bikes/{version_hash(sample.TEXT)}"
    assert emission.version_iri == version
    assert {q.graph_name for q in emission.notice} == {ox.NamedNode(version)}
    assert {q.graph_name for q in emission.evidence} == {ox.NamedNode(f"{version}/evidence")}


def test_a_version_is_known_by_its_text():
    # The digits are those of `printf 'Privacy – Ærø' | sha256sum`.
    assert version_hash("Privacy – Ærø") == "9e9b0d9ee6f9"


# --- laws ---


def test_the_order_of_claims_and_processes_does_not_matter():
    turned = replace(sample.READING, claims=sample.READING.claims[::-1], processes=sample.READING.processes[::-1])
    assert emitted(turned) == emitted(sample.READING)


def test_no_blank_nodes_and_no_quad_twice():
    emission = emitted(sample.READING)
    for quads in (emission.notice, emission.evidence):
        assert max(Counter(quads).values()) == 1
        assert not [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]


def test_every_statement_of_the_evidence_stands_in_the_notice_graph():
    emission = emitted(sample.READING)
    stated = {q.subject for q in emission.evidence if q.object == node("rdf:Statement")}
    notice = triples(emission.notice)
    for statement in stated:
        parts = [objects(emission.evidence, statement, f"rdf:{p}") for p in ("subject", "predicate", "object")]
        assert [len(part) for part in parts] == [1, 1, 1]
        assert ox.Triple(*(part[0] for part in parts)) in notice


def test_the_same_triple_from_two_places_has_two_claims():
    evidence = emitted(sample.READING).evidence
    consent = {q.subject for q in evidence if q.predicate == node("rdf:object") and q.object == node("eu-gdpr:A6-1-a")}
    assert len(consent) == 2
    assert {o.value for claim in consent for o in objects(evidence, claim, "ng:confidence")} == {"0.85", "0.99"}


def test_what_is_implied_is_derived_and_never_exported():
    emission = emitted(sample.READING)
    implied = {q.subject for q in emission.evidence if q.predicate == node("prov:wasDerivedFrom")}
    assert {o for i in implied for o in objects(emission.evidence, i, "rdf:object")} >= {node("eu-gdpr:A45-3")}
    assert not {i for i in implied if node("oa:Annotation") in objects(emission.evidence, i, "rdf:type")}
    exported = claims_of(emission.notice, emission.evidence, "x")
    assert "eu-gdpr:A45-3" not in {c.value for c in exported}
    assert len(exported) == len(sample.CLAIMS)


def test_a_store_gives_back_what_was_loaded():
    emission = emitted(sample.READING)
    store = ox.Store()
    store.extend([*emission.notice, *emission.evidence])
    loaded = set(store)
    changed = {q for q in (*emission.notice, *emission.evidence) if q not in loaded}
    assert {q.predicate for q in changed} <= {node("rdf:value")}, "only durations may be rewritten"


# --- claims back ---


def key(claim: Claim, text: str) -> tuple:
    return (claim.relation, claim.value, claim.process, claim.start, claim.end, text[claim.start : claim.end])


def exported(reading: Reading) -> dict[tuple, tuple[float, str]]:
    emission = emitted(reading)
    version = emission.version_iri
    found = {}
    for c in claims_of(emission.notice, emission.evidence, "file.txt"):
        assert (c.policy, c.notice) == ("file.txt", version)
        process = None if c.process is None else c.process.removeprefix(f"{version}#process/")
        found[c.relation, c.value, process, c.start, c.end, c.quote] = (c.confidence, c.rule)
    return found


def test_the_claims_of_the_sample_come_back():
    expected = {key(c, sample.TEXT): (c.confidence, c.rule) for c in sample.CLAIMS}
    assert exported(sample.READING) == expected


def test_claims_are_json_in_the_order_of_the_export():
    emission = emitted(sample.READING)
    first = claims_of(emission.notice, emission.evidence, sample.SOURCE)[0].as_json()
    assert first == {
        "policy": sample.SOURCE,
        "notice": emission.version_iri,
        "process": None,
        "relation": "controller",
        "value": "Jæger Bikes ApS",
        "start": 35,
        "end": 50,
        "quote": "Jæger Bikes ApS",
        "confidence": 1.0,
        "rule": "controller.sample",
    }
    assert " ".join(first) == "policy notice process relation value start end quote confidence rule"


PROCESSES = tuple(Process(name, f"Title {name}", at, 0, 1) for at, name in enumerate(("a", "a-2", "b/c"), 1))


@st.composite
def readings(draw) -> Reading:
    text = draw(strategies.TEXT) + " and more words, so that there is room 💌."
    claims = []
    for row, value in draw(st.lists(strategies.PAIRS, max_size=12)):
        start = draw(st.integers(0, len(text) - 1))
        places = [p.id for p in PROCESSES] if Place.PROCESS in row.places else []
        claims.append(
            Claim(
                row.key,
                value,
                start,
                draw(st.integers(start + 1, len(text))),
                draw(st.sampled_from([None, *places])),
                draw(st.integers(0, 100)) / 100,
                draw(st.sampled_from(["rule.one", "rule.two"])),
            )
        )
    names = [c.value for c in claims if relations()[c.relation].value_type == "organisation"]
    parties = [Party(name, tuple(names[:1]), "loc:DE", "Street 1", Span(0, 3)) for name in names[1:]]
    document = Document("file.txt", text, (), title=draw(st.none() | strategies.TEXT))
    language = Language(draw(st.sampled_from(["en", "de", "nb", "de-AT", "xx"])), None)
    return Reading(document, language, PROCESSES, tuple(claims), tuple(parties))


@settings(deadline=None)
@given(readings())
def test_every_reading_comes_back(reading):
    text = reading.document.text
    expected: dict[tuple, tuple[float, str]] = {}
    for claim in sorted(reading.claims, key=lambda c: (-c.confidence, c.rule)):  # of equals the surer stands
        expected.setdefault(key(claim, text), (claim.confidence, claim.rule))
    assert exported(reading) == expected


@settings(deadline=None)
@given(readings(), st.randoms())
def test_every_reading_is_emitted_the_same_in_any_order(reading, random):
    claims = list(reading.claims)
    random.shuffle(claims)
    assert emitted(replace(reading, claims=tuple(claims))) == emitted(reading)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=3) | st.text('"\\\n\t\xa0 x', min_size=3))
def test_words_are_cited_as_they_are_whatever_their_signs(text):
    reading = Reading(
        Document("x.txt", text, ()), Language("en", "en"), (), (_claim("obligation_to_provide", "required", 0),)
    )
    emission = emitted(reading)
    said = {q.predicate.value: q.object.value for q in emission.evidence if q.subject.value.endswith("/quote")}
    assert said[expand("oa:exact")] == text[:3]
    assert said.get(expand("oa:suffix"), "") == text[3:35]
    lines = {f"{q}" for q in emission.evidence}
    assert {line.removesuffix(" .") for line in emission.evidence_data.decode().split(" .\n") if line} == lines


# --- places ---


def _claim(relation: str, value: str, start: int, process: str | None = None) -> Claim:
    return Claim(relation, value, start, start + 3, process, 0.9, "rule")


def _reading(*claims: Claim) -> Reading:
    return Reading(Document("x.txt", "word " * 20, ()), Language("en", "en"), PROCESSES, claims)


def _subject(emission: Emission, curie: str) -> list[str]:
    return sorted(q.subject.value.removeprefix(sample.BASE) for q in emission.notice if q.predicate == node(curie))


def test_contact_details_are_those_of_the_controller_named_before():
    emission = emitted(
        _reading(
            _claim("controller", "One GmbH", 0),
            _claim("controller_email", "a@one.example", 10),
            _claim("controller", "Two AS", 20),
            _claim("controller_email", "b@two.example", 30),
        )
    )
    emails = [q for q in emission.notice if q.predicate == node("schema:email")]
    owners = {(q.subject.value.rpartition("/")[2], q.object.value) for q in emails}
    assert owners == {("one-gmbh", "a@one.example"), ("two-as", "b@two.example")}


def test_contact_details_without_a_controller_are_those_of_the_notice():
    emission = emitted(_reading(_claim("controller_email", "a@one.example", 10)))
    assert _subject(emission, "schema:email") == [emission.version_iri.removeprefix(sample.BASE)]


def test_joint_controllers_of_a_process_are_one_group():
    emission = emitted(
        _reading(
            _claim("controller", "One GmbH", 0),
            _claim("joint_controller", "Two AS", 10, "a"),
            _claim("joint_controller", "Three AB", 20, "a"),
            _claim("joint_controller", "Three AB", 30, "b/c"),
        )
    )
    groups = {q.subject for q in emission.notice if q.object == node("dpv:JointDataControllers")}
    members = sorted(
        sorted(o.value.rpartition("/")[2] for o in objects(emission.notice, group, "dpv:hasDataController"))
        for group in groups
    )
    assert members == [["one-gmbh", "three-ab"], ["one-gmbh", "three-ab", "two-as"]]


def test_two_spellings_are_one_organisation_and_each_claim_keeps_its_own():
    reading = _reading(_claim("recipient", "Mailer Inc.", 0, "a"), _claim("recipient", "Mailer, Inc.", 10, "a"))
    emission = emitted(reading)
    assert len({q.object for q in emission.notice if q.predicate == node("dpv:hasRecipient")}) == 1
    assert sorted(k[1] for k in exported(reading)) == ["Mailer Inc.", "Mailer, Inc."]


@pytest.mark.parametrize(
    ("claim", "error", "words"),
    [
        (_claim("controller", "One GmbH", 0, "a"), MisplacedClaim, "controller at 0 is said of process 'a'; say it of"),
        (_claim("purpose", "dpv:Marketing", 5, "zz"), MisplacedClaim, "process 'zz', which is not read"),
        (_claim("colour", "red", 0), UnknownRelation, "'colour'"),
    ],
)
def test_claims_that_the_table_does_not_allow_are_refused(claim, error, words):
    with pytest.raises(error, match=words):
        emitted(_reading(claim))


def test_damaged_evidence_is_named():
    emission = emitted(sample.READING)
    for gone in ("oa:hasTarget", "ng:rule", "oa:exact", "rdf:object"):
        left = [q for q in emission.evidence if q.predicate != node(gone)]
        with pytest.raises(DamagedEvidence, match="ingest the notice again"):
            claims_of(emission.notice, left, "x")
