"""German and Norwegian sentences of any trade, Nynorsk included: verb and object in all their forms tell a purpose."""

import pytest

from noticegraph.ingest.lexical import scan
from noticegraph.ontology.lexicon import Tier

SAYS = [
    ("de", "Die Trainerin braucht die Liste, um die Ferienfahrt organisieren zu können.", "dpv:ServiceProvision"),
    ("de", "Das Büro nutzt die Adresse zur Versendung der bestellten Bücherpakete.", "dpv:DeliveryOfGoods"),
    ("de", "Wir speichern die Bankdaten, um die Mitgliedsbeiträge einziehen zu können.", "dpv:PaymentManagement"),
    ("de", "So lässt sich auf Ihre Nachricht schneller reagieren, um auf Fragen eingehen zu können.",
     "dpv:CommunicationManagement"),
    ("de", "Das Programm hilft bei der Sichtung der eingegangenen Bewerbungsunterlagen.", "dpv:RecruitmentManagement"),
    ("de", "Die Angabe dient der Ermittlung des Ausfallrisikos.", "dpv:CustomerSolvencyMonitoring"),
    ("de", "Kameras hängen dort in Wahrnehmung des Hausrechts.", "dpv:EnforceSecurity"),
    ("de", "Damit gelingt die Verbesserung und Erweiterung unserer Kursangebote.",
     "dpv:ImproveExistingProductsAndServices"),
    ("de", "Das geschieht, um Ihren Besuch so angenehm wie möglich zu gestalten.", "dpv:ServiceOptimisation"),
    ("de", "Wir drucken Namen zur Beitreibung offener Forderungen.", "dpv:DisputeManagement"),
    ("de", "Die Liste hilft bei der Anwerbung neuer Fördermitglieder.", "ng:LeadGeneration"),
    ("nb", "Lista trengs for å planlegge skituren og arrangere turneringer.", "dpv:ServiceProvision"),
    ("nb", "Treneren bruker telefonnummeret for å holde kontakt med foresatte.", "dpv:CommunicationManagement"),
    ("nb", "Kassereren må sende ut purringer.", "dpv:PaymentManagement"),
    ("nb", "Opplysningene brukes til å overholde gjeldende regelverk.", "dpv:LegalCompliance"),
    ("nb", "Vi ser på loggene for å avdekke hærverk.", "dpv:EnforceSecurity"),
    ("nb", "Systemet lar oss få innsikt i trafikken.", "dpv:ServiceUsageAnalytics"),
    ("nb", "Me nyttar adressa for å svara på førespurnader.", "dpv:CommunicationManagement"),
    ("nb", "Me samlar inn svara for å betre tenestene.", "dpv:ImproveExistingProductsAndServices"),
    ("nb", "Namna trengst for å gjennomføra dugnader.", "dpv:ServiceProvision"),
    ("nb", "Dette gjer me for å ha oversikt over medlemmane.", "dpv:CustomerRelationshipManagement"),
    ("nb", "Laget vil synleggjere aktivitetane.", "dpv:PublicRelations"),
    ("de", "Das Foto dient zur Verwaltung von Abonnements.", "dpv:CustomerRelationshipManagement"),
    ("de", "Dies geschieht, um Sie als Mandantin zu erkennen, und zur Geltendmachung von Haftungsansprüchen.",
     "dpv:DisputeManagement"),
]  # fmt: skip

SAYS_NOT = [
    ("de", "Womöglich lassen sich nicht alle Funktionen dieser Website nutzen.", "dpv:TechnicalServiceProvision"),
    ("de", "Die Liste ist eine Information, die öffentlich zugänglich ist.", "dpv:PublicRelations"),
    ("de", "Ohne Angaben sind wir nicht in der Lage, den Vertrag zu schließen.", "dpv:EstablishContractualAgreement"),
    ("nb", "Foreningen driver dette nettstedet.", "dpv:TechnicalServiceProvision"),
    ("nb", "Vi beskytter opplysningene mot uautorisert tilgang.", "dpv:EnforceSecurity"),
    ("nb", "Me har inngått databehandlaravtale med leverandøren.", "dpv:EstablishContractualAgreement"),
]


def stated(sentence: str, language: str) -> set[str]:
    """The concepts that count wherever the words stand."""
    return {hit.concept for hit in scan(sentence, language).hits if hit.tier is not Tier.LIST}


@pytest.mark.parametrize(("language", "sentence", "purpose"), SAYS)
def test_verb_and_object_tell_the_purpose(language: str, sentence: str, purpose: str) -> None:
    assert purpose in stated(sentence, language)


@pytest.mark.parametrize(("language", "sentence", "purpose"), SAYS_NOT)
def test_other_uses_of_the_same_words_tell_none(language: str, sentence: str, purpose: str) -> None:
    assert purpose not in stated(sentence, language)
