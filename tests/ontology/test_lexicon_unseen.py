"""Storage, bases and the duty to give data, in the many words that notices find for them: own sentences."""

import pytest

from noticegraph.ingest.lexical import scan
from noticegraph.ontology.lexicon import Tier

SAYS = [
    ("en", "We hold your details for as long as you use the app.", "ng:UntilAccountDeletion"),
    ("en", "Once we no longer need the film, it is destroyed.", "ng:UntilPurposeFulfilled"),
    ("en", "If you withdraw your permission, we delete the recording.", "ng:UntilWithdrawal"),
    ("en", "We are required to retain records of every hire.", "ng:StatutoryPeriod"),
    ("en", "Receipts are kept for tax purposes.", "ng:StatutoryPeriod"),
    ("en", "The file is kept after the end of the tenancy.", "ng:UntilContractEnd"),
    ("en", "While you are a member, we keep your card.", "ng:UntilContractEnd"),
    ("en", "These cookies stay until they expire or are deleted.", "ng:UntilDeletedByUser"),
    ("de", "Das Ticket wird gelöscht, sobald Ihr Anliegen erledigt ist.", "ng:UntilPurposeFulfilled"),
    ("de", "Wir streichen Sie dann umgehend aus; Sie werden aus dem Verteiler gelöscht.", "ng:UntilWithdrawal"),
    ("de", "Für Rechnungen gelten Dokumentationspflichten nach dem HGB.", "ng:StatutoryPeriod"),
    ("de", "Die Daten bleiben für die Dauer der Zusammenarbeit erhalten.", "ng:UntilContractEnd"),
    ("de", "Mit dem Austritt wird der Eintrag entfernt.", "ng:UntilContractEnd"),
    ("de", "Das Profil bleibt, solange Sie unsere App nutzen.", "ng:UntilAccountDeletion"),
    ("nb", "Opplysningane vert tekne vare på so lenge dei er naudsynte.", "ng:UntilPurposeFulfilled"),
    ("nb", "Vi slettar alt når saka er ferdig.", "ng:UntilPurposeFulfilled"),
    ("nb", "Lista vert lagra fram til du trekkjer samtykket.", "ng:UntilWithdrawal"),
    ("nb", "Bilag må oppbevarast etter rekneskapslova.", "ng:StatutoryPeriod"),
    ("nb", "Kortet gjelder så lenge du bruker tjenesten.", "ng:UntilAccountDeletion"),
    ("nb", "Adressa vert sletta når kundetilhøvet tek slutt.", "ng:UntilContractEnd"),
    ("en", "For the map we rely on your consent.", "eu-gdpr:A6-1-a"),
    ("en", "By entering the yard you agree to the collection of location data.", "eu-gdpr:A6-1-a"),
    ("en", "We need it to perform a rental agreement.", "eu-gdpr:A6-1-b"),
    ("en", "We must satisfy our statutory obligations.", "eu-gdpr:A6-1-c"),
    ("de", "Der Zähler läuft erst nach Erteilung einer Einwilligung.", "eu-gdpr:A6-1-a"),
    ("de", "Wir tun dies aufgrund gesetzlicher Vorschriften.", "eu-gdpr:A6-1-c"),
    ("de", "Dies geschieht zur Durchführung des Mietvertrags.", "eu-gdpr:A6-1-b"),
    ("nb", "Behandlinga byggjer på samtykke.", "eu-gdpr:A6-1-a"),
    ("nb", "Grunnlaget er ei rettsleg plikt.", "eu-gdpr:A6-1-c"),
    ("nb", "Dette er naudsynt for å oppfylle leigeavtalen.", "eu-gdpr:A6-1-b"),
    ("en", "You can choose not to provide your surname.", "ng:Voluntary"),
    ("en", "You do not have to give us your age.", "ng:Voluntary"),
    ("de", "Ohne diese Angaben können wir keinen Schlüssel ausgeben.", "ng:Required"),
    ("de", "Felder mit einem Stern gekennzeichnet sind auszufüllen.", "ng:Required"),
    ("de", "Es steht Ihnen frei, uns Ihr Alter mitzuteilen.", "ng:Voluntary"),
    ("nb", "Utan desse opplysningane kan me ikkje levere.", "ng:Required"),
    ("nb", "Du må oppgje namnet ditt.", "ng:Required"),
    ("nb", "Du treng ikkje oppgje alder.", "ng:Voluntary"),
    ("nb", "Det er valfritt å oppgje adresse.", "ng:Voluntary"),
]

SAYS_NOT = [
    ("en", "You have the right to ask us to delete your data.", "ng:UntilDeletionRequest"),
    ("en", "We may be required to disclose your data to a court.", "ng:Required"),
    ("en", "We do not share your data with others.", "ng:Voluntary"),
    ("en", "You may visit us in compliance with data protection law.", "eu-gdpr:A6-1-c"),
    ("en", "Our logs are deleted under this plan after 30 days.", "ng:ReplyDeadline"),
    ("en", "All information about the hire is deleted within 30 days.", "ng:ReplyDeadline"),
    ("de", "Sie können jederzeit die Löschung verlangen.", "ng:UntilDeletionRequest"),
    ("de", "Ohne Ihre Einwilligung laden wir keine Karte.", "ng:Required"),
    ("de", "Wir geben nichts ohne Ihre vorherige Zustimmung weiter.", "eu-gdpr:A6-1-a"),
    ("nb", "Du kan når som helst be om å få dataene slettet.", "ng:UntilDeletionRequest"),
    ("nb", "Frivillige lag får nøkkel.", "ng:Voluntary"),
]


def _concepts(language: str, text: str) -> set[str]:
    return {h.concept for h in scan(text, language).hits if h.tier is not Tier.LIST}


@pytest.mark.parametrize(("language", "text", "concept"), SAYS)
def test_a_sentence_states_the_fact(language: str, text: str, concept: str) -> None:
    assert concept in _concepts(language, text)


@pytest.mark.parametrize(("language", "text", "concept"), SAYS_NOT)
def test_a_sentence_that_only_sounds_like_it_does_not(language: str, text: str, concept: str) -> None:
    assert concept not in _concepts(language, text)
