"""The check finds what is planted: an unsatisfiable class, a contradiction, a term that was not loaded."""

import shutil
from pathlib import Path

import owlready2
import pytest

from noticegraph.ontology import check as module
from noticegraph.ontology.check import check, read_terms
from noticegraph.ontology.projection import declared, project
from noticegraph.ontology.reasoner import JavaMissing
from noticegraph.ontology.turtle import UnreadableOntology

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java on PATH")

PREFIXES = """
@prefix ex: <https://example.org/> .
@prefix dpv: <https://w3id.org/dpv#> .
@prefix pd: <https://w3id.org/dpv/pd#> .
@prefix eu-gdpr: <https://w3id.org/dpv/legal/eu/gdpr#> .
@prefix loc: <https://w3id.org/dpv/loc#> .
@prefix ng: <https://w3id.org/noticegraph#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


@pytest.fixture
def planted(tmp_path: Path):
    def write(turtle: str) -> list[Path]:
        path = tmp_path / "planted.ttl"
        path.write_text(PREFIXES + turtle, encoding="utf-8")
        return [path]

    return write


@needs_java
def test_the_ontology_is_consistent_and_wholly_loaded():
    report = check()
    assert report.consistent
    assert report.unsatisfiable == ()
    assert report.missing == ()
    assert report.ok
    assert report.listed == report.classes + report.properties + report.individuals
    assert report.listed == len(declared(read_terms()))


@needs_java
@pytest.mark.parametrize(
    "turtle",
    [
        "ex:Bad a skos:Concept ; skos:broader dpv:Marketing, pd:EmailAddress .",
        "ex:Mid a skos:Concept ; skos:broader pd:Tracking . ex:Bad a dpv:Right, skos:Concept ; skos:broader ex:Mid .",
        "ex:Bad a owl:Class ; rdfs:subClassOf ng:HoldsAtDate, ng:LapsedAtDate .",
        "ex:Bad a skos:Concept ; skos:broader dpv:UntilEventDuration, dpv:TemporalDuration .",
    ],
)
def test_an_unsatisfiable_class_is_named(planted, turtle: str):
    report = check(planted(turtle))
    assert report.consistent
    assert report.unsatisfiable == ("https://example.org/Bad",)
    assert not report.ok


@needs_java
@pytest.mark.parametrize(
    "turtle",
    [
        "ex:x a owl:NamedIndividual, dpv:Marketing, pd:EmailAddress .",
        "ng:NoAutomatedDecisions owl:sameAs ng:AutomatedDecisions .",
        # by the range of ng:hasFramework
        "ex:transfer a dpv:CrossBorderTransfer ; ng:hasFramework ex:law . ex:law a ng:Statute .",
        # a country is a location
        "loc:DE a skos:Concept ; skos:broader dpv:Purpose .",
    ],
)
def test_a_contradiction_is_reported(planted, turtle: str):
    report = check(planted(turtle))
    assert not report.consistent
    assert not report.ok


@needs_java
def test_the_dated_law_fits_the_declared_domains_and_ranges():
    law = Path(module.__file__).parent / "law.ttl"
    report = check([law])
    assert report.ok
    facts = law.read_text(encoding="utf-8").count("a ng:LegalFact")
    assert report.individuals >= check().individuals + facts


@needs_java
def test_what_is_no_contradiction_passes(planted):
    turtle = """
        ex:Sound a skos:Concept ; skos:broader dpv:Marketing, dpv:ServiceProvision .
        ex:transfer a dpv:CrossBorderTransfer ; ng:from "2020-01-01"^^xsd:date ; ng:hasFramework ex:framework .
        ng:dated a owl:DatatypeProperty ; rdfs:range xsd:date, xsd:duration .
    """
    report = check(planted(turtle))
    assert report.ok


@needs_java
def test_checks_do_not_leak_into_each_other(planted):
    assert not check(planted("ex:Bad a skos:Concept ; skos:broader dpv:Marketing, pd:EmailAddress .")).ok
    assert check().ok
    assert owlready2.default_world.search_one(iri="*noticegraph*") is None


@needs_java
def test_a_term_that_the_reasoner_never_saw_is_missing(monkeypatch):
    def forgetful(quads):
        return {t for t in project(quads) if "ConsentManagement" not in str(t)}

    monkeypatch.setattr(module, "project", forgetful)
    report = check()
    assert report.missing == ("ng:ConsentManagement",)
    assert not report.ok


def test_without_java_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr(owlready2, "JAVA_EXE", "no-such-java")
    with pytest.raises(JavaMissing, match="install a JRE"):
        check()


def test_unreadable_files_are_named(tmp_path: Path):
    with pytest.raises(UnreadableOntology, match=r"nowhere\.ttl"):
        read_terms([tmp_path / "nowhere.ttl"])
    broken = tmp_path / "broken.ttl"
    broken.write_text("ex:a ex:b", encoding="utf-8")
    with pytest.raises(UnreadableOntology, match=r"broken\.ttl is no Turtle"):
        read_terms([broken])


def test_projection_makes_classes_of_concepts_and_individuals_of_countries():
    lines = {str(t).replace("https://w3id.org/", "") for t in project(read_terms())}
    sub = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    assert f"<dpv/pd#EmailAddress> {sub} <dpv/pd#Contact>" in lines
    assert f"<noticegraph#ConsentManagement> {sub} <dpv#LegalCompliance>" in lines
    assert f"<dpv/loc#NO> {kind} <dpv#Country>" in lines
    assert not any("loc#EEA>" in line and sub in line for line in lines)
    assert not any("date>" in line or "prefLabel" in line for line in lines)
