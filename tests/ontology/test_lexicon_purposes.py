"""The purpose lexicon: complete, unambiguous, and readable by the engine."""

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, RdfFormat, parse

from noticegraph.ingest.lexical import scan
from noticegraph.ingest.patterns import compile_pattern
from noticegraph.ontology.lexicon import Tier
from noticegraph.ontology.namespaces import DEFAULT_BASE, compact

LEXICON = Path(__file__).parents[2] / "ontology" / "lexicon"
LANGUAGES = ("en", "de", "nb")
TIERS = ("prefLabel", "altLabel", "listLabel", "notLabel", "pattern")

DPV = """AccountManagement ServiceRegistration ServiceProvision TechnicalServiceProvision
RequestedServiceProvision DeliveryOfGoods PaymentManagement CommunicationManagement
CommunicationForCustomerCare CustomerCare CustomerRelationshipManagement CustomerOrderManagement
CustomerSolvencyMonitoring EstablishContractualAgreement FulfilmentOfContractualObligation
LegalCompliance EnforceSecurity MisusePreventionAndDetection FraudPreventionAndDetection
IdentityVerification IdentityAuthentication Marketing Advertising PersonalisedAdvertising
TargetedAdvertising DirectMarketing SocialMediaMarketing PublicRelations RepairImpairments
ServiceUsageAnalytics ServiceMonitoring ServiceOptimisation ImproveExistingProductsAndServices
ServicePersonalisation UserInterfacePersonalisation RecruitmentManagement PersonnelManagement
RecordManagement DisputeManagement ScientificResearch VendorManagement SellProducts""".split()  # noqa: SIM905
OWN = ("ConsentManagement", "ContentEmbedding", "LeadGeneration", "Localisation")
CONCEPTS = frozenset([f"dpv:{c}" for c in DPV] + [f"ng:{c}" for c in OWN])


@cache
def statements(language: str) -> tuple[tuple[str, str, Literal], ...]:
    """All (concept, local name of the property, label) of one file."""
    found = []
    data = (LEXICON / f"{language}-purposes.ttl").read_bytes()
    for triple in parse(data, format=RdfFormat.TURTLE, base_iri=DEFAULT_BASE):
        assert isinstance(triple.object, Literal), triple
        found.append((compact(triple.subject.value), compact(triple.predicate.value).split(":")[1], triple.object))
    return tuple(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_file_holds_labels_of_its_language_only(language: str) -> None:
    assert {tier for _, tier, _ in statements(language)} == set(TIERS)
    assert {label.language for _, _, label in statements(language)} == {language}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_purpose_has_one_name_and_no_purpose_is_foreign(language: str) -> None:
    names = defaultdict(list)
    for concept, tier, label in statements(language):
        assert concept in CONCEPTS, concept
        if tier == "prefLabel":
            names[concept].append(label.value)
    assert set(names) == CONCEPTS
    assert [c for c, labels in names.items() if len(labels) != 1] == []


# conversion tracking is usage analytics and advertising at once: the guidelines want both facts
BOTH = {"dpv:ServiceUsageAnalytics", "dpv:Advertising"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_names_one_concept_within_its_tier(language: str) -> None:
    owners = defaultdict(set)
    for concept, tier, label in statements(language):
        if tier != "notLabel":
            kind = "label" if tier in ("prefLabel", "altLabel") else tier
            owners[kind, label.value.lower()].add(concept)
    assert {k: v for k, v in owners.items() if len(v) > 1 and v != BOTH} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_are_balanced_and_hold_a_word_they_need(language: str) -> None:
    patterns = [label.value for _, tier, label in statements(language) if tier == "pattern"]
    assert patterns
    for pattern in patterns:
        assert pattern.count("(") == pattern.count(")"), pattern
        assert pattern.count("[") == pattern.count("]"), pattern
        assert "{" not in pattern, pattern
        assert compile_pattern(pattern, str.lower).anchors, pattern  # raises PatternError where none is fixed


SAYS = [
    ("en", "We use your address in order to answer your questions.", "dpv:CommunicationManagement"),
    ("en", "Your enquiry will be handled by our office.", "dpv:CommunicationManagement"),
    ("en", "The log helps us to fend off attacks on our servers.", "dpv:EnforceSecurity"),
    ("en", "With it we learn how visitors navigate through the pages.", "dpv:ServiceUsageAnalytics"),
    ("en", "Every month the team sends you a free newsletter.", "dpv:DirectMarketing"),
    ("en", "The tool measures conversions of our campaigns.", "dpv:Advertising"),
    ("en", "Typefaces arrive as web fonts from elsewhere.", "ng:ContentEmbedding"),
    ("de", "Wir nutzen die Angaben, um Ihre Kontaktanfrage zu beantworten.", "dpv:CommunicationManagement"),
    ("de", "Dies dient der Bearbeitung der Anfragen.", "dpv:CommunicationManagement"),
    ("de", "So lassen sich Angriffe erkennen und abwehren.", "dpv:EnforceSecurity"),
    ("de", "Dies geschieht, um die Sicherheit unserer Systeme zu gewährleisten.", "dpv:EnforceSecurity"),
    ("de", "Damit wird das Verhalten der Besucher statistisch ausgewertet.", "dpv:ServiceUsageAnalytics"),
    ("de", "Wir verschicken vierteljährlich unseren Newsletter per Newsletterversand.", "dpv:DirectMarketing"),
    ("de", "Auf der Seite werden Videos einer Plattform eingebunden.", "ng:ContentEmbedding"),
    ("nb", "Vi bruker e-postadressen for å besvare spørsmål fra deg.", "dpv:CommunicationManagement"),
    ("nb", "Loggen brukes til å forhindre angrep.", "dpv:EnforceSecurity"),
    ("nb", "Verktøyet viser oss hvordan besøkende bruker sidene.", "dpv:ServiceUsageAnalytics"),
    ("nb", "Vi sender ut et nyhetsbrev hver måned.", "dpv:DirectMarketing"),
    ("nb", "Kontoen brukes til innkreving av kontingent.", "dpv:PaymentManagement"),
]


@pytest.mark.parametrize(("language", "sentence", "purpose"), SAYS)
def test_purpose_is_read_from_a_sentence(language: str, sentence: str, purpose: str) -> None:
    found = {hit.concept for hit in scan(sentence, language).hits if hit.tier is not Tier.LIST}
    assert purpose in found


SAYS_NOT = [
    ("en", "You may object to direct marketing.", "dpv:DirectMarketing"),
    ("en", "To unsubscribe from the newsletter, follow the link.", "dpv:DirectMarketing"),
    ("en", "Sending e-mails can have security gaps; security of transmission is not given.", "dpv:EnforceSecurity"),
    ("en", "Processing is necessary for compliance with a legal obligation to which we are subject.",
     "dpv:LegalCompliance"),
    ("en", "Data may be kept in local storage.", "ng:Localisation"),
    ("en", "Your personal portal opens.", "dpv:ServicePersonalisation"),
    ("de", "Daran können Sie sich jederzeit wenden.", "dpv:EnforceSecurity"),
    ("de", "Der Zusendung von nicht ausdrücklich angeforderter Werbung wird widersprochen.", "dpv:Advertising"),
    ("de", "Sie können sich vom Newsletter abmelden.", "dpv:DirectMarketing"),
    ("nb", "Du kan klage til Datatilsynet.", "dpv:CustomerCare"),
    ("nb", "Du kan melde deg av nyhetsbrevet.", "dpv:DirectMarketing"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "purpose"), SAYS_NOT)
def test_no_purpose_is_read_from_rights_and_instructions(language: str, sentence: str, purpose: str) -> None:
    found = {hit.concept for hit in scan(sentence, language).hits if hit.topic == "purposes"}
    assert purpose not in found


def test_bare_nouns_wait_for_a_purpose_context() -> None:
    tiers = {hit.tier for hit in scan("Analytics", "en").hits if hit.concept == "dpv:ServiceUsageAnalytics"}
    assert tiers == {Tier.LIST}
