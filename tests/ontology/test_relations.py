"""The relation table is whole, unambiguous, and uses what DPV has."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from noticegraph.ontology.namespaces import NG, PREFIXES, compact, expand
from noticegraph.ontology.relations import (
    Place,
    UnknownRelation,
    ValueType,
    by_triple,
    implications,
    relation,
    relations,
)

ROOT = Path(__file__).parents[2]
VOCABULARY = ROOT.parent / "shared" / "vocab"
NOTICE = {
    "controller", "controller_address", "controller_country", "controller_email", "controller_phone",
    "representative", "dpo", "dpo_email", "authority", "right", "automated_decisions", "adequacy_country",
    "policy_version", "policy_date", "officer_status",
}  # fmt: skip
PROCESS = {
    "purpose", "personal_data", "data_subject", "data_source", "legal_basis", "legitimate_interest",
    "obligation_to_provide", "recipient", "recipient_category", "processor_contract", "joint_controller", "retention",
    "third_country", "safeguard", "transfer", "measure",
}  # fmt: skip
QUALITY = {
    "citation", "hedge", "vague_retention", "denied_right", "joint_arrangement", "publicly_accessible_source",
}  # fmt: skip


def test_the_table_has_every_relation_where_it_stands():
    assert relations().keys() == NOTICE | PROCESS | QUALITY
    assert {r.key for r in relations().values() if Place.PROCESS in r.places} == PROCESS | QUALITY
    assert {r.key for r in relations().values() if r.quality} == QUALITY
    general = {r.key for r in relations().values() if Place.NOTICE in r.places}
    assert general >= PROCESS | QUALITY, "what is said of a process can be said in general, of the notice"


def test_the_table_is_in_order():
    orders = [r.order for r in relations().values()]
    assert orders == sorted(set(orders))
    assert next(iter(relations())) == "controller"


@pytest.mark.parametrize("row", relations().values(), ids=relations().keys())
def test_every_relation_has_a_label_in_each_language(row):
    assert row.labels.keys() == {"en", "de", "nb"}
    assert row.label("fr") == row.labels["en"]
    assert all(label.strip() == label != "" for label in row.labels.values())


def test_labels_tell_relations_apart():
    for language in ("en", "de", "nb"):
        labels = [r.label(language) for r in relations().values()]
        assert len(labels) == len(set(labels))


def test_no_two_relations_stand_for_the_same_triple():
    assert sorted(r.key for r in by_triple().values()) == sorted(relations())
    assert by_triple()[expand("dpv:hasDataController"), False].key == "controller"
    assert by_triple()[expand("dpv:hasDataController"), True].key == "joint_controller"


def test_keys_of_values_mean_one_thing_in_a_relation():
    for row in relations().values():
        assert len(set(row.choices.values())) == len(row.choices)
    ends = relations()["retention"].choices
    assert implications().duration_class.keys() == set(ends.values())
    events = {k for k, v in ends.items() if implications().duration_class[v] == expand("dpv:UntilEventDuration")}
    assert events == {k for k in ends if k == "session" or k.startswith("until-")} - {"until-purpose-fulfilled"}


def test_only_the_framework_in_force_implies_an_adequacy_decision():
    assert implications().basis == {expand("ng:EU-US-DPF"): expand("eu-gdpr:A45-3")}


def test_an_unknown_relation_is_named():
    with pytest.raises(UnknownRelation, match=r"'colour' is not in ontology/relations.ttl; known are controller, "):
        relation("colour")


def _used() -> dict[str, set[str]]:
    """The IRIs that the table uses, by what they must be."""
    rows = relations().values()
    known = implications()
    properties = {iri for r in rows for iri in (r.property, r.group, *r.implies) if iri}
    concepts = {iri for r in rows for iri in (r.value_class, *r.choices.values()) if iri}
    concepts |= {i for m in (known.duration_class, known.basis, known.measure) for pair in m.items() for i in pair}
    return {"property": properties, "concept": concepts}


@pytest.mark.skipif(not VOCABULARY.is_dir(), reason="needs the vocabularies in ../shared/vocab")
def test_every_dpv_term_exists_as_what_it_is_used_for():
    kinds: dict[str, set[str]] = {}
    for name in ("dpv", "eu-gdpr"):
        for quad in ox.parse(path=str(VOCABULARY / f"{name}.ttl"), format=ox.RdfFormat.TURTLE):
            if quad.predicate.value == expand("rdf:type") and isinstance(quad.subject, ox.NamedNode):
                kinds.setdefault(quad.subject.value, set()).add(quad.object.value)
    for kind, sort in (("property", "rdf:Property"), ("concept", "skos:Concept")):
        theirs = {iri for iri in _used()[kind] if iri.startswith("https://w3id.org/dpv")}
        assert theirs, kind
        assert {compact(iri) for iri in theirs if expand(sort) not in kinds.get(iri, ())} == set()


def test_every_own_term_is_declared():
    data = ox.parse(path=str(ROOT / "ontology" / "noticegraph.ttl"), format=ox.RdfFormat.TURTLE)
    declared = {q.subject.value for q in data if q.predicate.value == expand("rdf:type")}
    own = {iri for iris in _used().values() for iri in iris if iri.startswith(NG)}
    assert own - declared == set()


def test_what_dpv_lacks_is_own_and_the_rest_is_not():
    own = {r.key for r in relations().values() if r.property.startswith(NG)}
    assert own == {
        "dpo_email", "officer_status", "automated_decisions", "adequacy_country", "legitimate_interest",
        "obligation_to_provide", "recipient_category", "safeguard", *QUALITY,
    }  # fmt: skip
    namespaces = tuple(PREFIXES[p] for p in ("dpv", "schema", "dct", "dcat"))
    assert all(r.property.startswith(namespaces) for r in relations().values() if r.key not in own)


def test_value_types_all_have_a_use():
    assert {r.value_type for r in relations().values()} == set(ValueType)
