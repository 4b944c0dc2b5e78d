"""Purposes: denied ones, and those behind a denial of something else. Own sentences."""

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.read import read_bytes
from noticegraph.ingest.relations import purposes


def named(language: str, text: str, heading: str = "Bikes") -> set[str]:
    context = build(read_bytes(f"# Notice\n\n## {heading}\n\n{text}\n".encode(), "notice.md"), language)
    return {f.value for f in purposes.read(context)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We do not use your data for direct marketing."),
        ("de", "Für Direktwerbung werden die Daten nicht verwendet."),
        ("nb", "Til direkte markedsføring brukes opplysningene ikke."),
    ],
)
def test_a_purpose_is_denied_before_and_behind(language: str, text: str) -> None:
    assert "dpv:DirectMarketing" not in named(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We do not sell your data, but we use them to send you our newsletter."),
        ("de", "Wir verkaufen Ihre Daten nicht, sondern nutzen sie, um Ihnen unseren Newsletter zu senden."),
        ("nb", "Vi selger ikke opplysningene, men bruker dem for å sende deg nyhetsbrev."),
    ],
)
def test_a_denial_ends_where_another_clause_begins(language: str, text: str) -> None:
    assert "dpv:DirectMarketing" in named(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The address is kept for the purpose of the sending of our newsletter."),
        ("de", "Die Adresse wird zu Zwecken der Direktwerbung gespeichert."),
        ("de", "Die Adresse wird gespeichert, um den Newsletter zu senden."),
        ("nb", "Adressen lagres med det formål utsending av nyhetsbrev."),
    ],
)
def test_articles_and_a_noun_of_action_lead_to_the_object(language: str, text: str) -> None:
    assert "dpv:DirectMarketing" in named(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The address is kept for the purpose of preventing newsletters."),
        ("de", "Die Adresse wird zur Verhinderung von Mailings gespeichert."),
        ("nb", "Adressen lagres med det formål forhindring av nyhetsbrev."),
    ],
)
def test_a_noun_that_undoes_its_object_leads_to_no_purpose(language: str, text: str) -> None:
    assert "dpv:DirectMarketing" not in named(language, text)


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("en", "The data are never used for direct marketing.", "dpv:DirectMarketing"),
        ("de", "Die Daten werden nicht zur Direktwerbung verwendet.", "dpv:DirectMarketing"),
        ("nb", "Opplysningene brukes ikke til direkte markedsføring.", "dpv:DirectMarketing"),
    ],
)
def test_a_denied_use_is_no_purpose(language: str, text: str, concept: str) -> None:
    assert concept not in named(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We use the data to enforce our terms of use."),
        ("de", "Wir nutzen die Daten, um unsere Nutzungsbedingungen durchzusetzen."),
        ("nb", "Vi bruker opplysningene for å håndheve våre brukervilkår."),
    ],
)
def test_terms_of_use_say_what_misuse_is_so_that_enforcing_them_prevents_it(language: str, text: str) -> None:
    assert named(language, text) == {"dpv:MisusePreventionAndDetection"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We use the data to enforce our rights."),
        ("de", "Wir nutzen die Daten, um unsere Rechte durchzusetzen."),
        ("nb", "Vi bruker opplysningene for å håndheve våre rettigheter."),
    ],
)
def test_enforcing_rights_is_a_matter_of_disputes(language: str, text: str) -> None:
    assert named(language, text) == {"dpv:DisputeManagement"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Analysing and improving the functioning of our website"),
        ("de", "Analyse und Verbesserung unserer Website"),
        ("nb", "Analyse og forbedring av nettsiden vår"),
    ],
)
def test_two_nouns_of_action_share_their_object(language: str, text: str) -> None:
    both = {"dpv:ServiceUsageAnalytics", "dpv:ImproveExistingProductsAndServices"}
    assert named(language, text) == both


GOES_ON = [
    ("We use your data to remind you of the ride, run our club and invoice you.", "dpv:ServiceProvision"),
    ("We need the address to:\n\n- invoice you\n- run our club, which is older than we are", "dpv:ServiceProvision"),
    ("This helps us to:\n\n- call you when the bicycle is ready for you to fetch", "dpv:CommunicationManagement"),
]  # fmt: skip
ENDS = [
    ("We use your data to send invoices, and we run our club.", "dpv:ServiceProvision"),
    ("You will meet those who run our club.", "dpv:ServiceProvision"),
    ("We have rules for:\n\n- run our club", "dpv:ServiceProvision"),
    ("We keep the address to look into claims and refunds you ask for.", "dpv:PaymentManagement"),
]


@pytest.mark.parametrize(("text", "purpose"), GOES_ON)
def test_an_infinitive_goes_on_without_its_mark(text: str, purpose: str) -> None:
    assert purpose in named("en", text)


@pytest.mark.parametrize(("text", "purpose"), ENDS)
def test_a_verb_with_its_own_subject_goes_on_with_no_infinitive(text: str, purpose: str) -> None:
    assert purpose not in named("en", text)
