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
    ("to check whether the form is filled in by a human", "dpv:MisusePreventionAndDetection"),
    ("to check your right to rent", "dpv:IdentityVerification"),
    ("to keep attendance registers", "dpv:RecordManagement"),
]
NOT_MEANT = [
    ("to process your application for membership", "dpv:RecruitmentManagement"),
    ("to send you marketing e-mails", "dpv:CommunicationManagement"),
    ("to keep you up to date with our news", "dpv:CommunicationManagement"),
    ("to manage your membership", "dpv:AccountManagement"),
    ("to protect against legal liability", "dpv:EnforceSecurity"),
]


@pytest.mark.parametrize(("words", "purpose"), PURPOSES)
def test_what_a_body_does_is_a_purpose(words: str, purpose: str) -> None:
    assert ("purpose", purpose) in facts("en", f"We use your data {words}.")


@pytest.mark.parametrize(("words", "purpose"), NOT_MEANT)
def test_a_neighbouring_purpose_is_not_meant(words: str, purpose: str) -> None:
    assert ("purpose", purpose) not in facts("en", f"We use your data {words}.")
