"""Individuals of a notice are classified by the definitions and the law of the day; a planted clash is found."""

import shutil
from datetime import date

import pyoxigraph as ox
import pytest

from noticegraph.ontology.classify import as_words, classify
from noticegraph.ontology.definitions import definitions
from noticegraph.ontology.namespaces import PREFIXES, compact

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java on PATH")

BASE = "https://example.org/"
NOTICE = """
<v> a dpv:PrivacyNotice ; dpv:hasDataController <acme> ; dpv:hasProcess <news>, <health>, <page> ;
    dct:issued "2019-05-01"^^xsd:date .
<acme> a dpv:LegalEntity .
<news> a dpv:Process ; dpv:hasPurpose dpv:TargetedAdvertising ; dpv:hasPersonalData pd:EmailAddress ;
    dpv:hasLegalBasis eu-gdpr:A6-1-a ; dpv:hasProcessing <t1>, <t2>, <t3> .
<health> a dpv:Process ; dpv:hasPersonalData pd:Genetic ; dpv:hasLegalBasis eu-gdpr:A9-2-h .
<page> a dpv:Process ; dpv:hasPurpose dpv:ServiceProvision ; dpv:hasPersonalData pd:IPAddress .
<t1> a dpv:CrossBorderTransfer ; dpv:hasThirdCountry loc:US ; ng:hasFramework ng:EU-US-PrivacyShield .
<t2> a dpv:CrossBorderTransfer ; dpv:hasThirdCountry loc:CH .
<t3> a dpv:CrossBorderTransfer ; dpv:hasThirdCountry loc:IN ; dpv:hasLegalBasis eu-gdpr:A46-2-c .
"""


def graph(more: str = "") -> list[ox.Quad]:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return list(ox.parse((prefixes + NOTICE + more).encode(), format=ox.RdfFormat.TURTLE, base_iri=BASE))


def types(more: str = "", day: date = date(2019, 5, 1)) -> dict[str, set[str]]:
    result = classify(graph(more), day)
    assert result.consistent
    found: dict[str, set[str]] = {}
    for one in result.types:
        found.setdefault(one.individual.removeprefix(BASE), set()).add(compact(one.type))
    return found


@needs_java
def test_every_individual_is_in_the_classes_whose_definition_it_meets():
    assert types() == {
        "v": {"ng:NoticeWithoutOfficer"},
        "acme": {"ng:ControllerWithoutOfficer"},
        "news": {"ng:ConsentBasedProcess", "ng:MarketingProcess"},
        "health": {"ng:SpecialCategoryProcess"},
        "page": {"ng:ProcessWithoutOwnLegalBasis"},
        "t1": {"ng:TransferOnFrameworkInForce"},
        "t2": {"ng:TransferToAdequateCountry"},
    }


@needs_java
def test_the_law_of_the_day_decides():
    assert types(day=date(2020, 7, 15))["t1"] == {"ng:TransferOnFrameworkInForce"}
    later = types(day=date(2020, 7, 16))
    assert later["t1"] == {"ng:TransferOnLapsedFramework"}
    assert later["t2"] == {"ng:TransferToAdequateCountry"}


@needs_java
@pytest.mark.parametrize(
    "officer",
    ["<v> dpv:hasDataProtectionOfficer <dpo> . <dpo> a dpv:LegalEntity .", '<v> ng:hasOfficerEmail "a@b.c" .'],
)
def test_an_officer_or_a_mailbox_of_one_ends_the_absence(officer: str):
    found = types(officer)
    assert "v" not in found
    assert "acme" not in found


@needs_java
def test_what_rests_on_absence_is_marked():
    marked = {compact(one.type): one.closed_world for one in classify(graph(), date(2019, 5, 1)).types}
    assert marked["ng:NoticeWithoutOfficer"]
    assert marked["ng:ControllerWithoutOfficer"]
    assert marked["ng:ProcessWithoutOwnLegalBasis"]
    assert not marked["ng:ConsentBasedProcess"]
    assert not marked["ng:TransferToAdequateCountry"]


@needs_java
@pytest.mark.slow
def test_a_planted_clash_is_narrowed_down_to_what_clashes():
    planted = "<news> dpv:hasPurpose pd:Genetic ."
    result = classify(graph(planted), date(2019, 5, 1))
    assert not result.consistent
    assert result.types == ()
    assert [(str(one.origin), as_words(one)) for one in result.clash] == [
        ("a definition", "dpv:hasPurpose rdfs:range dpv:Purpose"),
        (
            "a definition",
            "nothing is two of dpv:Data, dpv:Entity, dpv:Location, dpv:Process, dpv:Processing, dpv:Purpose, dpv:Right",
        ),
        ("the vocabulary", "pd:Genetic rdf:type dpv:Data"),
        ("the notice", f"{BASE}news dpv:hasPurpose pd:Genetic"),
    ]


def test_closed_worlds_are_declared_where_a_definition_asks_for_absence():
    known = definitions()
    absent = {(compact(kind.value), compact(predicate.value)) for kind, predicate in known.absences}
    assert absent == {
        ("dpv:Process", "dpv:hasLegalBasis"),
        ("dpv:PrivacyNotice", "dpv:hasDataProtectionOfficer"),
        ("dpv:PrivacyNotice", "ng:hasOfficerEmail"),
    }
    assert {compact(one) for one in known.closed} == {
        "ng:ProcessWithoutOwnLegalBasis",
        "ng:NoticeWithoutOfficer",
        "ng:ControllerWithoutOfficer",
    }
