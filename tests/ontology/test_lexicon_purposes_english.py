"""English purposes by verb and object, and the neighbouring sentences that name none."""

import pytest

from noticegraph.ingest.lexical import scan
from noticegraph.ontology.lexicon import Tier

FAMILIES = [
    ("It lets us operate, maintain and improve our app.", "dpv:ServiceProvision"),
    ("We rely on the log in order to run our website.", "dpv:TechnicalServiceProvision"),
    ("The operation of our homepage depends on it.", "dpv:TechnicalServiceProvision"),
    ("Your number allows us to alert you about outages.", "dpv:CommunicationManagement"),
    ("Now and then a colleague mails you news on products that might interest you.", "dpv:DirectMarketing"),
    ("Scoring serves to deter fraudulent orders.", "dpv:FraudPreventionAndDetection"),
    ("The check helps to block spam and cheating.", "dpv:MisusePreventionAndDetection"),
    ("Records are read to safeguard the integrity of our network.", "dpv:EnforceSecurity"),
    ("Figures are compiled to gauge demand and to track usage trends.", "dpv:ServiceUsageAnalytics"),
    ("Samples serve to test new features before launch.", "dpv:ImproveExistingProductsAndServices"),
    ("Thus we can streamline our processes and streamline the service.", "dpv:ServiceOptimisation"),
    ("The profile serves to tailor the content you see.", "dpv:ServicePersonalisation"),
    ("Partners help us to show ads tailored to your hobbies.", "dpv:PersonalisedAdvertising"),
    ("It is kept to confirm your age.", "dpv:IdentityVerification"),
    ("The token serves to authenticate you.", "dpv:IdentityAuthentication"),
    ("We need it to handle refunds and donations.", "dpv:PaymentManagement"),
    ("It is read to complete your booking.", "dpv:CustomerOrderManagement"),
    ("It may be given out to comply with a subpoena.", "dpv:LegalCompliance"),
    ("It may serve us in enforcing our terms of use.", "dpv:MisusePreventionAndDetection"),
    ("The panel reads it to consider you for a position.", "dpv:RecruitmentManagement"),
    ("It is asked for to administer your membership.", "dpv:CustomerRelationshipManagement"),
    ("Reports are used to diagnose server faults.", "dpv:RepairImpairments"),
    ("A cookie tells whether you have accepted optional cookies.", "ng:ConsentManagement"),
    ("We look at your rating to assess your creditworthiness.", "dpv:CustomerSolvencyMonitoring"),
    ("We keep it so that you need not re-enter your preferences.", "dpv:UserInterfacePersonalisation"),
    ("We set tags to track activity on our platform.", "dpv:ServiceUsageAnalytics"),
    ("Cameras run to safeguard our premises.", "dpv:EnforceSecurity"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "purpose"), FAMILIES)
def test_verbs_name_a_purpose_with_each_of_their_objects(sentence: str, purpose: str) -> None:
    found = {hit.concept for hit in scan(sentence, "en").hits if hit.tier is not Tier.LIST}
    assert purpose in found


NEIGHBOURS = [
    ("Companies that provide hosting services may see it.", "dpv:ServiceProvision"),
    ("The provisions of the applicable tax laws stay untouched.", "dpv:ServiceProvision"),
    ("We take measures to protect your data from misuse.", "dpv:MisusePreventionAndDetection"),
    ("We guard the security of your personal data.", "dpv:EnforceSecurity"),
    ("You can opt out of receiving promotional e-mails.", "dpv:DirectMarketing"),
    ("You may exercise your rights free of charge.", "dpv:DisputeManagement"),
    ("I want to inform users of this app that others collect data.", "dpv:CommunicationManagement"),
    ("You agree to provide personal information.", "dpv:ServicePersonalisation"),
    ("Registered users are customers too.", "dpv:ServiceRegistration"),
    ("We shall need a valid e-mail address.", "dpv:IdentityVerification"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "purpose"), NEIGHBOURS)
def test_the_same_words_in_other_sentences_name_no_purpose(sentence: str, purpose: str) -> None:
    somewhere = (Tier.LIST, Tier.INFINITIVE)  # the reader asks where these stand
    found = {h.concept for h in scan(sentence, "en").hits if h.topic == "purposes" and h.tier not in somewhere}
    assert purpose not in found
