"""Which organisation a name means: within the notice, then by the register, then by the name."""

import pytest

from noticegraph.ingest.identity import Identities
from noticegraph.ingest.model import Party
from noticegraph.ontology.register import read_register

BASE = "https://data.example/"
REGISTER = read_register(
    b"""
@prefix ng: <https://w3id.org/noticegraph#> .
@prefix schema: <https://schema.org/> .
<organisation/acme-europe-limited> schema:legalName "Acme Europe Limited" ; schema:alternateName "Acme EU" ;
    ng:shortName "Acme", "Acme EMEA" ; ng:provides "Acme Maps" .
<organisation/acme-inc> schema:legalName "Acme, Inc." ; ng:shortName "Acme" .
""",
    BASE,
)


def of(name: str, *parties: Party) -> tuple[str, str]:
    identity = Identities(parties, REGISTER, BASE).of(name)
    return identity.iri.removeprefix(f"{BASE}organisation/"), identity.by


@pytest.mark.parametrize(
    ("name", "slug", "by"),
    [
        ("ACME Europe Ltd", "acme-europe-limited", "register"),
        ("Acme EU", "acme-europe-limited", "register"),
        ("Acme EMEA", "acme-europe-limited", "register"),
        ("Acme", "acme", "name"),  # two companies go by it
        ("Acme Maps", "acme-maps", "name"),  # a product is no company
        ("Post & Söhne G.m.b.H.", "post-soehne-gmbh", "name"),
    ],
)
def test_without_its_notice(name, slug, by):
    assert of(name) == (slug, by)


def test_the_notice_s_own_short_form_comes_before_the_register():
    assert of("Acme", Party("Acme Inc.", ("Acme",))) == ("acme-inc", "register")
    assert of("Acme EMEA", Party("Acme Kiosk AS", ("Acme EMEA",))) == ("acme-kiosk-as", "name")


def test_a_short_form_of_two_parties_means_neither():
    parties = Party("Acme Inc.", ("Acme",)), Party("Acme Europe Limited", ("Acme",))
    assert of("Acme", *parties) == ("acme", "name")


def test_a_full_name_is_never_taken_for_another_s_alias():
    parties = Party("Acme Kiosk AS", ("Acme Europe Ltd",)), Party("Acme Europe Limited")
    assert of("Acme Europe Limited", *parties) == ("acme-europe-limited", "register")


def test_registering_changes_no_iri():
    nothing = read_register(b"", BASE)
    for name in ("Acme Europe Limited", "Acme, Inc."):
        assert Identities((), nothing, BASE).iri(name) == Identities((), REGISTER, BASE).iri(name)
