"""What clubs, practices, landlords and shops say in notices of our own, of trades that the samples are not of."""

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.interpret import facts_of
from noticegraph.ingest.read import read_bytes


def facts(language: str, text: str) -> set[tuple[str, str]]:
    context = build(read_bytes(f"# Notice\n\n## What we do\n\n{text}\n".encode(), "notice.md"), language)
    return {(f.relation, f.value) for f in facts_of(context)}


PURPOSES = [
    ("to run our gym", "dpv:ServiceProvision"),
    ("to care for our patients", "dpv:ServiceProvision"),
    ("to provide you with library services", "dpv:ServiceProvision"),
    ("to look after our members", "dpv:CustomerRelationshipManagement"),
    ("to process your application for housing", "dpv:EstablishContractualAgreement"),
    ("to draw up a contract", "dpv:EstablishContractualAgreement"),
    ("to collect the rent", "dpv:PaymentManagement"),
    ("to claim Gift Aid", "dpv:PaymentManagement"),
    ("to control access to our building", "dpv:EnforceSecurity"),
    ("to make the website work", "dpv:TechnicalServiceProvision"),
    ("to arrange a viewing", "dpv:CommunicationManagement"),
    ("to email you about new classes", "dpv:DirectMarketing"),
    ("to invite you to our open days", "dpv:DirectMarketing"),
    ("to review the quality of our services", "dpv:ImproveExistingProductsAndServices"),
    ("to contact your referees", "dpv:RecruitmentManagement"),
    ("to assess your application and your CV", "dpv:RecruitmentManagement"),
    ("to deter theft", "dpv:EnforceSecurity"),
    ("to check whether the form is filled in by a human", "dpv:MisusePreventionAndDetection"),
    ("to check your right to rent", "dpv:IdentityVerification"),
    ("to keep attendance registers", "dpv:RecordManagement"),
]
NOT_MEANT = [
    ("to process your application under the Planning Act", "dpv:RecruitmentManagement"),
    ("to process your application for membership", "dpv:RecruitmentManagement"),
    ("to send you marketing e-mails", "dpv:CommunicationManagement"),
    ("to keep you up to date with our news", "dpv:CommunicationManagement"),
    ("to manage your membership", "dpv:AccountManagement"),
    ("to protect against legal liability", "dpv:EnforceSecurity"),
]
NORWEGIAN = [
    ("for å drive klubben", "dpv:ServiceProvision"),
    ("for å gi pasienten nødvendig behandling", "dpv:ServiceProvision"),
    ("for å avtale time", "dpv:CommunicationManagement"),
    ("for å informere beboere", "dpv:CommunicationManagement"),
    ("for å invitere deg til kommende arrangementer", "dpv:DirectMarketing"),
    ("for å vurdere søknaden din om bolig", "dpv:EstablishContractualAgreement"),
    ("for å kontakte referanser", "dpv:RecruitmentManagement"),
    ("for å kontrollere adgangen til bygget", "dpv:EnforceSecurity"),
    ("for å holde nettstedet i drift", "dpv:TechnicalServiceProvision"),
    ("for å registrere oppmøte", "dpv:RecordManagement"),
    ("for å publisere bilder fra arrangementer på nettsiden", "dpv:PublicRelations"),
]
DATA = [
    ("en", "We keep your name, dental records and e-mail address.", "pd:Health"),
    ("en", "We keep your name, tenancy agreement and e-mail address.", "ng:ContractData"),
    ("en", "We keep your name, call records and e-mail address.", "pd:CallLog"),
    ("nb", "Vi lagrer navn, leiekontrakt og e-postadresse.", "ng:ContractData"),
    ("nb", "Vi lagrer navn, pasientnummer og e-postadresse.", "pd:Identifier"),
]
NO_DATA = [
    ("en", "A cookie is sent by a web server to a web browser, and stored by the browser.", "pd:UserAgent"),
    ("en", "No data will go to an organization or a country without safeguards.", "ng:CompanyData"),
    ("en", "Open ports (TCP/IP) and time are logged.", "pd:IPAddress"),
    ("en", "The site, town and number of sessions initiated, and the time are logged.", "pd:Name"),
    ("en", "We use credit card processors, e-mail service providers and couriers.", "pd:EmailAddress"),
    ("en", "A small file is stored when you first visit our shop.", "pd:BrowsingBehaviour"),
    ("en", "Other sites may embed content (e.g. videos, images, articles).", "pd:Picture"),
]


@pytest.mark.parametrize(("words", "purpose"), PURPOSES)
def test_what_a_body_does_is_a_purpose(words: str, purpose: str) -> None:
    assert ("purpose", purpose) in facts("en", f"We use your data {words}.")


@pytest.mark.parametrize(("words", "purpose"), NOT_MEANT)
def test_a_neighbouring_purpose_is_not_meant(words: str, purpose: str) -> None:
    assert ("purpose", purpose) not in facts("en", f"We use your data {words}.")


@pytest.mark.parametrize(("words", "purpose"), NORWEGIAN)
def test_what_a_body_does_is_a_purpose_in_norwegian(words: str, purpose: str) -> None:
    assert ("purpose", purpose) in facts("nb", f"Vi bruker opplysningene {words}.")


@pytest.mark.parametrize(("language", "text", "data"), DATA)
def test_what_a_trade_holds_is_data(language: str, text: str, data: str) -> None:
    assert ("personal_data", data) in facts(language, text)


@pytest.mark.parametrize(("language", "text", "data"), NO_DATA)
def test_words_beside_the_matter_name_no_data(language: str, text: str, data: str) -> None:
    assert ("personal_data", data) not in facts(language, text)


def test_a_noun_that_is_the_object_of_a_purpose_is_none_of_its_own() -> None:
    said = facts("nb", "Opplysningene brukes til:\n\n- videreutvikle tilbudet\n- sende faktura")
    assert ("purpose", "dpv:ImproveExistingProductsAndServices") in said
    assert ("purpose", "dpv:EstablishContractualAgreement") not in said


def test_who_logs_out_keeps_the_account() -> None:
    leaving = facts("en", "If you close your account, the cookie will be removed.")
    out = facts("en", "If you log out of your account, the cookie will be removed.")
    assert ("retention", "until-account-deletion") in leaving
    assert ("retention", "until-account-deletion") not in out


@pytest.mark.parametrize(
    ("heading", "purpose"), [("Newsletter", "dpv:DirectMarketing"), ("4. Analytics", "dpv:ServiceUsageAnalytics")]
)
def test_a_title_that_is_for_nothing_else_names_the_purpose(heading: str, purpose: str) -> None:
    text = f"# Notice\n\n## {heading}\n\nYour e-mail address is kept by Mailpigeon Ltd.\n"
    said = facts_of(build(read_bytes(text.encode(), "notice.md"), "en"))
    assert purpose in {f.value for f in said if f.relation == "purpose"}


def test_a_company_of_a_city_abroad_is_abroad() -> None:
    text = "The app is run for us by Pedalwell Inc. of Portland, Oregon, USA, on the standard contractual clauses."
    assert ("transfer", "Pedalwell Inc. | loc:US | eu-gdpr:A46-2-c") in facts("en", text)
