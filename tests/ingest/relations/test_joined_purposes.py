"""Purposes that "and" and commas join to the one that a connective leads. Own sentences."""

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.read import read_bytes
from noticegraph.ingest.relations import purposes


def named(language: str, text: str) -> set[str]:
    context = build(read_bytes(f"# Notice\n\n## Bikes\n\n{text}\n".encode(), "notice.md"), language)
    return {f.value for f in purposes.read(context)}


JOINED = [
    ("de", "Die Daten dienen der Abrechnung, der Werbung sowie der Betrugsabwehr.", "dpv:Advertising"),
    ("de", "Die Daten dienen der Abrechnung, der Werbung sowie der Betrugsabwehr.", "dpv:FraudPreventionAndDetection"),
    ("de", "Wir nutzen Ihre Daten für Marketing und Abrechnung.", "dpv:Marketing"),
    ("de", "Wir nutzen Ihre Daten für Marketing und Abrechnung.", "dpv:PaymentManagement"),
    ("de", "Zu den Zwecken der Verarbeitung gehören die Abrechnung und Bonitätsprüfungen.", "dpv:PaymentManagement"),
    ("en", "We process them for the purposes of marketing, billing and security.", "dpv:EnforceSecurity"),
    ("nb", "Opplysningene brukes til fakturering, markedsføring og sikkerhet.", "dpv:EnforceSecurity"),
]


@pytest.mark.parametrize(("language", "text", "value"), JOINED)
def test_joined_nouns_are_purposes_too(language: str, text: str, value: str) -> None:
    assert value in named(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We use it to improve our products and services."),
        ("en", "We use it for billing. Our security and our marketing are our own affair."),
        ("de", "Die Daten dienen der Abrechnung, die Werbung bestellen Sie selbst ab."),
    ],
)
def test_an_object_and_a_clause_of_its_own_are_no_members(language: str, text: str) -> None:
    assert named(language, text).isdisjoint({"dpv:ServiceProvision", "dpv:EnforceSecurity", "dpv:Advertising"})


def test_a_long_item_of_a_list_of_purposes_begins_with_one() -> None:
    items = "* der Werbung, soweit Sie der Nutzung Ihrer Daten nicht widersprochen haben, was Sie jederzeit können;"
    assert "dpv:Advertising" in named("de", f"Wir verarbeiten Ihre Daten für Zwecke:\n\n{items}\n* der Jagd.")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Wir prüfen den Ausweis, damit wir prüfen können, ob Sie wirklich die Person sind, der das Rad gehört.",
         "dpv:IdentityVerification"),
        ("Auf unseren Seiten sind Funktionen des Dienstes Examplio eingebunden.", "ng:ContentEmbedding"),
        ("Bei Rückfragen kommunizieren wir über den Dienst mit Ihnen.", "dpv:CommunicationManagement"),
        ("Dazu dient die Einholung von Auskünften bei Auskunfteien.", "dpv:CustomerSolvencyMonitoring"),
        ("Wir dokumentieren die von Ihnen erteilte Einwilligung.", "ng:ConsentManagement"),
    ],
)  # fmt: skip
def test_wording_of_the_trade(text: str, value: str) -> None:
    assert value in named("de", text)


@pytest.mark.parametrize(
    "text",
    [
        "Über die eigentliche Erfüllung des Vertrages hinaus verarbeiten wir Daten zur Werbung.",
        "Wir verhindern Straftaten, soweit nicht bereits zur Erfüllung gesetzlicher Vorgaben.",
    ],
)
def test_what_is_named_only_to_be_left_aside_is_no_purpose(text: str) -> None:
    assert named("de", text).isdisjoint({"dpv:FulfilmentOfContractualObligation", "dpv:LegalCompliance"})
