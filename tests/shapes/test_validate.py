"""Validation of whole notices: verdicts with their claims, the report graph, the exports."""

import json
import random
from datetime import date

import pyshacl
import pytest
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, serialize
from rdflib import RDF, Dataset, Graph
from rdflib.namespace import SH

from noticegraph.ontology.namespaces import DEFAULT_BASE, expand
from noticegraph.shapes.coverage import as_object, coverage_lines
from noticegraph.shapes.data import UnvalidatableTerm
from noticegraph.shapes.items import items
from noticegraph.shapes.validate import Validation, validate_notice

AS_OF = date(2025, 5, 1)
# SHACL, section 3.6.2: what a result must have, and how often.
REPORT_SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix x: <https://data.example/x#> .
x:report a sh:NodeShape ; sh:targetClass sh:ValidationReport ;
    sh:property [ sh:path sh:conforms ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:boolean ] ,
        [ sh:path sh:result ; sh:class sh:ValidationResult ; sh:nodeKind sh:IRI ] .
x:result a sh:NodeShape ; sh:targetClass sh:ValidationResult ; sh:nodeKind sh:IRI ;
    sh:property [ sh:path sh:focusNode ; sh:minCount 1 ; sh:maxCount 1 ] ,
        [ sh:path sh:resultSeverity ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( sh:Violation sh:Warning sh:Info ) ] ,
        [ sh:path sh:sourceConstraintComponent ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
        [ sh:path sh:sourceShape ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
        [ sh:path sh:value ; sh:maxCount 1 ] ,
        [ sh:path sh:resultMessage ; sh:minCount 3 ; sh:uniqueLang true ] ,
        [ sh:path [ sh:inversePath sh:result ] ; sh:minCount 1 ; sh:maxCount 1 ] .
"""


@pytest.fixture
def validated(compiled, base):
    def validate(*stated, as_of: date = AS_OF) -> Validation:
        notice = compiled(*stated)
        return validate_notice(notice.version_iri, notice.notice, notice.evidence, as_of, base)

    return validate


def quotes(validation: Validation) -> dict[str, list[str]]:
    return {v.item.key: sorted(quote.text for quote in v.quotes) for v in validation.verdicts}


def test_a_complete_notice_conforms(validated, complete):
    validation = validated(*complete)
    assert validation.findings == ()
    assert validation.conforms
    assert {v.verdict for v in validation.verdicts if v.item.article == "13"} == {"present"}


def test_each_relation_left_out_makes_its_item_absent_and_no_other(validated, complete):
    relation_of = {
        "13-1-b": {"dpo", "dpo_email"},
        "13-1-c-purposes": {"purpose"},
        "13-1-d": {"legitimate_interest"},
        "13-1-e": {"recipient", "joint_controller", "processor_contract"},
        "13-2-a": {"retention"},
        "13-2-e": {"obligation_to_provide"},
        "13-2-f": {"automated_decisions"},
    }
    for key, relations in relation_of.items():
        validation = validated(*(stated for stated in complete if stated[0] not in relations))
        assert [v.item.key for v in validation.verdicts if v.verdict == "absent"] == [key]
        assert not validation.conforms


def test_the_evidence_of_a_verdict_is_exactly_the_claims_that_satisfy_it(validated, complete):
    validation = validated(
        *complete,
        ("adequacy_country", "loc:JP", None),
        ("transfer", "Tickets Inc. | loc:US | none", "newsletter"),
        ("recipient_category", "tax advisers", "newsletter"),
    )
    found = quotes(validation)
    assert found["13-1-a"] == [
        "controller is Ahorn Möbel GmbH here.",
        "controller_address is Am Markt 1, 10115 Berlin here.",
        "controller_email is datenschutz@ahorn.example here.",
    ]
    assert found["13-1-e"] == [
        "joint_controller is Netz AB here.",
        "processor_contract is Mailer Inc. here.",
        "recipient is Mailer Inc. here.",
        "recipient_category is tax advisers here.",
    ]
    assert found["13-1-f-transfer"] == [
        "safeguard is ng:EU-US-DPF here.",
        "third_country is loc:US here.",
        "transfer is Mailer Inc. | loc:US | ng:EU-US-DPF here.",
        "transfer is Tickets Inc. | loc:US | none here.",
    ]
    assert found["13-1-f-safeguard"] == [
        "safeguard is ng:EU-US-DPF here.",
        "transfer is Mailer Inc. | loc:US | ng:EU-US-DPF here.",
    ]
    assert found["13-1-c-legal-basis"] == ["legal_basis is eu-gdpr:A6-1-a here.", "legal_basis is eu-gdpr:A6-1-f here."]
    assert found["13-2-b-access"] == ["right is eu-gdpr:A15 here."]
    assert found["13-2-d"] == ["right is eu-gdpr:A77 here."]
    assert all(quoted for key, quoted in found.items() if key.startswith("13-"))


def test_a_country_named_as_adequate_is_evidence_when_data_go_there(validated):
    validation = validated(
        ("adequacy_country", "loc:CH", None), ("adequacy_country", "loc:JP", None), ("third_country", "loc:CH", "mail")
    )
    assert quotes(validation)["13-1-f-safeguard"] == ["adequacy_country is loc:CH here."]


def test_evidence_are_iris_of_claims_in_the_evidence_graph(compiled, complete, base):
    notice = compiled(*complete)
    validation = validate_notice(notice.version_iri, notice.notice, notice.evidence, AS_OF, base)
    annotations = {q.subject.value for q in notice.evidence if q.object == NamedNode(expand("oa:Annotation"))}
    cited = [claim for verdict in validation.verdicts for claim in verdict.claims]
    assert cited
    assert set(cited) <= annotations


def test_several_findings_on_an_item_are_one_absent_verdict(validated):
    validation = validated(("retention", "P30D", None))
    assert [f.check for f in validation.findings if f.item == "13-1-a"] == ["13-1-a-contact", "13-1-a-identity"]
    assert [v.verdict for v in validation.verdicts if v.item.key == "13-1-a"] == ["absent"]


def test_an_item_that_does_not_apply_has_a_reason_and_no_finding(validated):
    validation = validated(("legal_basis", "eu-gdpr:A6-1-b", "shop"))
    (verdict,) = (v for v in validation.verdicts if v.item.key == "13-2-c")
    assert (verdict.verdict, verdict.claims) == ("not-applicable", ())
    assert verdict.reason["en"] == "The notice bases no processing on consent."
    assert "13-2-c" not in {f.item for f in validation.findings}


def test_warnings_alone_do_not_conform(validated, complete):
    validation = validated(*(stated for stated in complete if stated[0] != "automated_decisions"))
    assert [(f.item, f.severity) for f in validation.findings] == [("13-2-f", "Warning")]
    assert not validation.conforms


def test_the_report_is_a_proper_shacl_report(validated):
    validation = validated(
        ("transfer", "Mailer Inc. | loc:US | ng:EU-US-PrivacyShield", "mail"),
        ("transfer", "Tickets Inc. | loc:US | none", "mail"),
    )
    graph = Graph().parse(data=serialize((q.triple for q in validation.report), format=RdfFormat.N_TRIPLES))
    conforms, _, text = pyshacl.validate(graph, shacl_graph=Graph().parse(data=REPORT_SHAPES))
    assert conforms, text
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert str(report) == f"{validation.notice}/report/2025-05-01"
    assert [o.toPython() for o in graph.objects(report, SH.conforms)] == [False]
    assert len(list(graph.objects(report, SH.result))) == len(validation.findings)


def test_the_report_of_a_conforming_notice_says_so(validated, complete):
    report = validated(*complete).report
    said = {(q.predicate.value, q.object.value) for q in report}
    assert (expand("sh:conforms"), "true") in said
    assert not any(predicate == expand("sh:result") for predicate, _ in said)


def test_the_report_graph_has_no_blank_nodes_and_one_name(validated):
    report = validated(("transfer", "Tickets Inc. | loc:US | none", "mail")).report
    assert not any(isinstance(term, BlankNode) for quad in report for term in (quad.subject, quad.object))
    assert {quad.graph_name.value for quad in report} == {report[0].subject.value.partition("#")[0]}


def test_the_report_does_not_depend_on_the_order_of_the_quads(compiled, complete, base):
    notice = compiled(*complete[3:], ("transfer", "Tickets Inc. | loc:US | none", "newsletter"))
    first = validate_notice(notice.version_iri, notice.notice, notice.evidence, AS_OF, base)
    for seed in range(3):
        graph, evidence = list(notice.notice), list(notice.evidence)
        random.Random(seed).shuffle(graph)
        random.Random(seed).shuffle(evidence)
        assert validate_notice(notice.version_iri, graph, evidence, AS_OF, base) == first


def test_a_report_goes_through_a_store_and_back(validated):
    report = validated(("transfer", "Tickets Inc. | loc:US | none", "mail")).report
    dataset = Dataset().parse(data=serialize(report, format=RdfFormat.N_QUADS), format="nquads")
    assert len(dataset) == len(set(report)) == len(report)


def test_the_base_is_the_users(compiled):
    notice = compiled(("controller", "Ahorn GmbH", None), base=DEFAULT_BASE)
    validation = validate_notice(notice.version_iri, notice.notice, notice.evidence, AS_OF)
    assert all(f.source.startswith(f"{DEFAULT_BASE}law/eu/GDPR-13-") for f in validation.findings)


def test_coverage_is_one_line_an_item(validated, complete):
    validation = validated(*(stated for stated in complete if stated[1] != "eu-gdpr:A77"))
    lines = [json.loads(line) for line in coverage_lines(validation, "notice.txt")]
    assert [line["item"] for line in lines] == [item.key for item in items() if item.article == "13"]
    assert {line["policy"] for line in lines} == {"notice.txt"}
    assert all(list(line) == ["policy", "item", "verdict", "evidence"] for line in lines)
    by_item = {line["item"]: line for line in lines}
    assert by_item["13-2-d"]["verdict"] == "absent"
    assert by_item["13-2-d"]["evidence"] == []
    assert by_item["13-2-a"]["verdict"] == "present"
    assert all("/evidence#claim/" in claim for claim in by_item["13-2-a"]["evidence"])


def test_the_whole_validation_as_json_has_reasons_and_quotes(validated, complete):
    validation = validated(*complete, ("transfer", "Tickets Inc. | loc:US | none", "newsletter"))
    whole = json.loads(json.dumps(as_object(validation, "notice.txt", "nb")))
    assert (whole["asOf"], whole["conforms"]) == ("2025-05-01", False)
    (finding,) = whole["findings"]
    assert (finding["item"], finding["check"]) == (None, "transfer-safeguard-named")
    assert finding["message"].startswith("For en overføring til et tredjeland")
    assert finding["hint"].startswith("Oppgi for denne overføringen")
    assert [quote["quote"] for quote in finding["quotes"]] == ["transfer is Tickets Inc. | loc:US | none here."]
    access = next(item for item in whole["items"] if item["item"] == "13-2-b-access")
    assert access["label"] == "Rett til innsyn"
    assert [quote["quote"] for quote in access["evidence"]] == ["right is eu-gdpr:A15 here."]


def test_texts_fall_back_to_english(validated):
    whole = as_object(validated(("legal_basis", "eu-gdpr:A6-1-b", "shop")), "notice.txt", "fi")
    reasons = {item["item"]: item["reason"] for item in whole["items"]}
    assert reasons["13-1-d"] == "The notice bases no processing on Art. 6(1)(f) GDPR."


def test_a_blank_node_in_a_notice_is_named_with_the_way_out(base):
    quad = Quad(NamedNode(f"{base}n"), NamedNode(expand("dpv:hasProcess")), BlankNode("x"))
    with pytest.raises(UnvalidatableTerm, match=r"_:x.*ingest it again"):
        validate_notice(f"{base}n", [quad], (), AS_OF, base)
