"""What notices of clubs, shops, practices and firms commonly say, in own sentences of three languages."""

import pytest

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.model import Language
from noticegraph.ingest.read import read_bytes

TITLES = {"en": ("Privacy notice", "Kiln"), "de": ("Datenschutz", "Brennofen"), "nb": ("Personvern", "Brennovn")}


def said(language: str, text: str, relation: str) -> set[str]:
    title, heading = TITLES[language]
    document = read_bytes(f"# {title}\n\n## {heading}\n\n{text}\n".encode(), "notice.md")
    claims = interpret(document, Language(language, language)).claims
    return {c.value for c in claims if c.relation == relation}


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "We keep what you fill in (name, e-mail, message).", {"pd:Name", "pd:EmailAddress", "pd:Communication"}),
        (
            "de",
            "Wir behalten Ihre Angaben (Name, E-Mail, Nachricht, ggf. Telefon).",
            {"pd:Name", "pd:EmailAddress", "pd:Communication", "pd:TelephoneNumber"},
        ),
        (
            "nb",
            "Vi tar vare på det du fyller ut (navn, e-post, melding).",
            {"pd:Name", "pd:EmailAddress", "pd:Communication"},
        ),
    ],
)
def test_words_that_a_comma_parts_are_two_categories(language: str, text: str, found: set[str]) -> None:
    assert said(language, text, "personal_data") == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "Purposes of processing: customer service; accounting; security.",
            {"dpv:CustomerCare", "dpv:EnforceSecurity"},
        ),
        (
            "de",
            "Zwecke der Verarbeitung: Sicherheitsmaßnahmen; Archivierung; Terminverwaltung (z. B. per Formular).",
            {"dpv:EnforceSecurity", "dpv:RecordManagement", "dpv:CommunicationManagement"},
        ),
        ("de", "Die Zwecke sind Dokumentation und Marketing.", {"dpv:RecordManagement", "dpv:Marketing"}),
        (
            "nb",
            "Formålene er arkivering, kundeoppfølging og statistikk.",
            {"dpv:RecordManagement", "dpv:CustomerRelationshipManagement", "dpv:ServiceUsageAnalytics"},
        ),
    ],
)
def test_what_a_title_of_purposes_enumerates_are_purposes(language: str, text: str, found: set[str]) -> None:
    assert found <= said(language, text, "purpose")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Purposes: lending. We value accounting and security very much."),
        ("de", "Zwecke: Verleih. Sicherheit und Dokumentation liegen uns am Herzen."),
        ("de", "Funktion: Dokumentation."),
        ("nb", "Formål: utlån. Dokumentasjon og sikkerhet er viktig for oss."),
    ],
)
def test_a_list_of_purposes_ends_with_its_sentence(language: str, text: str) -> None:
    assert not {"dpv:RecordManagement", "dpv:EnforceSecurity"} & said(language, text, "purpose")


COLUMNS = {
    "en": ("Purpose", "Legal basis", "Data", "Sending parcels", "Fulfilment of our contract", "name", "Repairs"),
    "de": (
        "Zweck",
        "Gründe für die Verarbeitung",
        "Daten",
        "Versand",
        "Erfüllung unseres Vertrags",
        "Name",
        "Reparatur",
    ),
    "nb": ("Formål", "Rettslig grunnlag", "Data", "Utsending", "Oppfyllelse av vår avtale", "navn", "Reparasjon"),
}


@pytest.mark.parametrize("language", ["en", "de", "nb"])
def test_a_basis_in_a_column_of_bases_is_no_purpose(language: str) -> None:
    purpose, basis, data, first, words, name, second = COLUMNS[language]
    table = (
        f"| {purpose} | {basis} | {data} |\n|---|---|---|\n"
        f"| {first} | {words} | {name} |\n| {second} | {words} | {name} |\n"
    )
    assert "dpv:FulfilmentOfContractualObligation" not in said(language, table, "purpose")
    assert said(language, table, "legal_basis") == {"eu-gdpr:A6-1-b"}


def test_a_bare_consent_counts_in_a_column_of_reasons_for_processing() -> None:
    table = (
        "| Zweck | Gründe für die Verarbeitung |\n|---|---|\n| Versand | Einwilligung |\n| Verleih | Einwilligung |\n"
    )
    assert said("de", table, "legal_basis") == {"eu-gdpr:A6-1-a"}


PURPOSES = [
    ("de", "Unsere Plattform wird in Lübeck von einem Verein gehostet.", "dpv:TechnicalServiceProvision"),
    ("de", "Das hilft, Ihr Nutzungserlebnis am Ofen zu personalisieren.", "dpv:ServicePersonalisation"),
    ("de", "Wir prüfen Formulare, um unsere Mitglieder vor Betrügern zu schützen.", "dpv:EnforceSecurity"),
    ("de", "Das hilft bei der Aufdeckung und Bekämpfung von Verstößen.", "dpv:MisusePreventionAndDetection"),
    ("de", "Das geschieht, um Ansprüche aus dem Verleih geltend zu machen.", "dpv:DisputeManagement"),
    ("de", "Das geschieht, um geltendes Recht einzuhalten.", "dpv:LegalCompliance"),
    ("de", "Vor dem Verleih haben wir Ihre Identität am Tresen zu prüfen.", "dpv:IdentityVerification"),
    ("de", "Dies dient der Mitgliederverwaltung.", "dpv:RecordManagement"),
    ("de", "Wir nutzen die Nummer zur Terminvergabe.", "dpv:CommunicationManagement"),
    ("de", "Die Schriften werden beim Öffnen vom Ofenverlag geladen.", "ng:ContentEmbedding"),
    ("de", "Das gilt für Zwecke des Arbeitsverhältnisses.", "dpv:PersonnelManagement"),
    ("de", "Wir fragen danach, um den Kaufvertrag abzuwickeln.", "dpv:CustomerOrderManagement"),
    ("nb", "Brevene går ut for å innkreve avgifter.", "dpv:PaymentManagement"),
    ("nb", "Mørk modus er mulig.", "dpv:UserInterfacePersonalisation"),
    ("nb", "Vi spør for å kunne booke kurs.", "dpv:CustomerOrderManagement"),
    ("nb", "Bilder av krukker publiserer vi på veggen.", "dpv:PublicRelations"),
    ("nb", "Skrifter lastes fra et arkiv.", "ng:ContentEmbedding"),
    ("nb", "Innlogging skjer med telefonen.", "dpv:IdentityAuthentication"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "found"), PURPOSES)
def test_wording_of_purposes(language: str, text: str, found: str) -> None:
    assert found in said(language, text, "purpose")


NO_PURPOSE = [
    ("de", "Wenn Sie dort in Ihrem Konto eingeloggt sind, erfährt es die Plattform.", "dpv:IdentityAuthentication"),
    ("de", "Ansprüche aus dem Verleih sind zu begründen.", "dpv:EstablishContractualAgreement"),
    ("de", "Die Zwecke sind Ihre Einkäufe.", "dpv:VendorManagement"),
    ("de", "Im Auftrag des Betreibers dieser Website brennt ein Töpfer.", "dpv:TechnicalServiceProvision"),
    ("de", "Beim Aufruf unserer Website erscheint ein Hinweis.", "dpv:TechnicalServiceProvision"),
    ("de", "Die Angaben stammen aus interessenbezogener Werbung anderer.", "dpv:PersonalisedAdvertising"),
]


@pytest.mark.parametrize(("language", "text", "absent"), NO_PURPOSE)
def test_wording_that_names_no_purpose(language: str, text: str, absent: str) -> None:
    assert absent not in said(language, text, "purpose")


DATA = [
    ("de", "Wir notieren Ihr Geschlecht, Ihre Interessen und Ihr Alter.", "pd:Interest"),
    ("de", "Dazu gehören Post- und E-Mail-Adressen.", "pd:PhysicalAddress"),
    ("de", "Gemeldet wird, dass Sie unsere Internetseiten besucht haben.", "pd:BrowsingBehaviour"),
    ("de", "Belege über das Brennen werden lange aufbewahrt.", "pd:Transactional"),
    ("de", "Fotos vom Brennen werden veröffentlicht.", "pd:Picture"),
    ("nb", "Opptak fra kameraet over ovnen sees av to.", "pd:Picture"),
    ("nb", "Fakturaer for brenning oppbevares.", "pd:Transactional"),
    ("nb", "Søknader om plass slettes om våren.", "pd:PersonalDocuments"),
]


@pytest.mark.parametrize(("language", "text", "found"), DATA)
def test_wording_of_data(language: str, text: str, found: str) -> None:
    assert found in said(language, text, "personal_data")


NO_DATA = [
    ("de", "Wir wägen zwischen Schutz, Namen und wesentlichen Interessen ab.", "pd:Interest"),
    ("de", "Sie können das verfügbare Browser-Plugin, etwa am Ofen, nutzen.", "pd:BrowserFingerprint"),
    ("de", "Etwa Spam-E-Mails verfolgen wir.", "pd:EmailAddress"),
    ("de", "Ihre Datenschutzeinstellungen bei dem Netzwerk können Sie dort ändern.", "pd:PrivacyPreference"),
    ("nb", "Vi vil pleie kundeforholdet.", "ng:ContractData"),
]


@pytest.mark.parametrize(("language", "text", "absent"), NO_DATA)
def test_wording_that_names_no_data(language: str, text: str, absent: str) -> None:
    assert absent not in said(language, text, "personal_data")


@pytest.mark.parametrize(
    ("language", "text", "relation", "found"),
    [
        ("de", "Das dient dem Schutz Ihrer wesentlichen Interessen.", "legal_basis", {"eu-gdpr:A6-1-d"}),
        ("de", "Die Erfassung beruht auf unserem Interesse am Brennen.", "legal_basis", {"eu-gdpr:A6-1-f"}),
        ("nb", "Når du melder deg på, samtykker du til dette.", "legal_basis", {"eu-gdpr:A6-1-a"}),
        ("nb", "Du kan trekke tilbake samtykket ditt.", "legal_basis", set()),
            ("de", "Der Töpfer verarbeitet sie nur insoweit, wie dies für ihn erforderlich ist.", "retention", set()),
        ("nb", "Kontoen slettes når du ber om det.", "retention", {"until-deletion-request"}),
        ("de", "Ihre Angaben sind weder gesetzlich noch vertraglich vorgeschrieben.", "obligation_to_provide",
         {"voluntary"}),
            ("nb", "Du kan kreve at behandlingen begrenses.", "right", {"eu-gdpr:A18"}),
        ("de", "Die Anschrift geben wir an Speditionen weiter.", "recipient_category", {"Speditionen"}),
        ("nb", "Vi deler adressen med trykkerier.", "recipient_category", {"trykkerier"}),
    ],
)  # fmt: skip
def test_wording_of_bases_storage_and_the_rest(language: str, text: str, relation: str, found: set[str]) -> None:
    assert said(language, text, relation) == found
