"""The register: entries by every name, ambiguity kept, contradictions refused; and the data that it comes with."""

from collections import Counter

import pytest

from noticegraph.ontology.names import organisation_slug
from noticegraph.ontology.register import RegisterError, read_register, register

BASE = "https://data.example/"
PREFIXES = """
@prefix ng: <https://w3id.org/noticegraph#> .
@prefix dpv: <https://w3id.org/dpv#> .
@prefix loc: <https://w3id.org/dpv/loc#> .
@prefix schema: <https://schema.org/> .
"""
ACME = """
<organisation/acme-europe-limited> a dpv:Organisation ; schema:legalName "Acme Europe Limited" ;
    schema:alternateName "Acme EU" ; ng:shortName "Acme" ; ng:provides "Acme Stats", "Acme Maps" ;
    dpv:hasCountry loc:IE ; schema:parentOrganization <organisation/acme-inc> .
<organisation/acme-inc> a dpv:Organisation ; schema:legalName "Acme, Inc." ; ng:shortName "Acme" ;
    ng:provides "Acme Maps" ; dpv:hasCountry loc:US .
"""


def read(turtle: str):
    return read_register((PREFIXES + turtle).encode(), BASE)


@pytest.mark.parametrize("name", ["Acme Europe Limited", "ACME Europe Ltd.", "acme europe, ltd", "Acme EU"])
def test_an_entry_is_found_by_each_spelling_of_its_names(name):
    entry = read(ACME).by_name(name)
    assert entry is not None
    assert (entry.slug, entry.iri) == ("acme-europe-limited", f"{BASE}organisation/acme-europe-limited")
    assert (entry.country, entry.parent) == ("loc:IE", "acme-inc")
    assert entry.products == ("Acme Maps", "Acme Stats")


@pytest.mark.parametrize("name", ["Acme", "Acme Maps", "Acme Asia Limited", ""])
def test_products_and_brands_name_no_company(name):
    assert read(ACME).by_name(name) is None


def test_brands_and_products_of_several_companies_stay_ambiguous():
    known = read(ACME)
    assert [e.slug for e in known.by_short_name("ACME")] == ["acme-europe-limited", "acme-inc"]
    assert [e.slug for e in known.by_product("Acme maps")] == ["acme-europe-limited", "acme-inc"]
    assert [e.slug for e in known.by_product("Acme Stats")] == ["acme-europe-limited"]
    assert known.by_product("Acme") == ()


def test_names_are_those_that_mean_the_company():
    assert set(read(ACME).names()) == {
        ("Acme Europe Limited", "acme-europe-limited"),
        ("Acme EU", "acme-europe-limited"),
        ("Acme", "acme-europe-limited"),
        ("Acme, Inc.", "acme-inc"),
        ("Acme", "acme-inc"),
    }


@pytest.mark.parametrize(
    ("turtle", "words"),
    [
        ('<organisation/acme> schema:legalName "Acme Ltd" .', "its slug must be 'acme-limited'"),
        ('<organisation/acme> ng:shortName "Acme" .', "needs one schema:legalName, it has"),
        (ACME + '<organisation/acme-as> schema:legalName "Acme AS" ; schema:alternateName "acme eu" .', "names both"),
    ],
)
def test_contradictions_are_refused(turtle, words):
    with pytest.raises(RegisterError, match=words):
        read(turtle)


def test_the_package_s_register_keeps_its_own_rules():
    known = register(BASE)
    assert len(known.entries) > 100
    for entry in known.entries.values():
        assert organisation_slug(entry.legal_name) == entry.slug
        assert known.by_name(entry.legal_name) is entry
        assert entry.country is None or entry.country.startswith("loc:")
        assert entry.parent is None or entry.parent in known.entries or entry.parent == organisation_slug(entry.parent)


def test_a_group_s_companies_are_told_apart():
    known = register(BASE)
    companies = {known.by_name(n).slug for n in ("Google Ireland Limited", "Google LLC", "Google Inc.")}
    assert companies == {"google-ireland-limited", "google-llc", "google-inc"}
    assert {e.slug for e in known.by_short_name("Google")} >= companies


def test_a_name_once_in_the_register_is_there_once():
    counted = Counter(slug for _, slug in set(register(BASE).names()))
    assert counted.keys() == register(BASE).entries.keys()
