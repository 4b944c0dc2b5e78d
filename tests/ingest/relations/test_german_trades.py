"""How German practices, clubs, landlords, towns, shops and law firms write: own sentences, one regularity each."""

import pytest

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.model import Claim, Language
from noticegraph.ingest.read import read_bytes


def claims(text: str, name: str = "hinweis.md") -> tuple[Claim, ...]:
    return interpret(read_bytes(text.encode(), name), Language("de", "de")).claims


def said(text: str, relation: str, heading: str = "Vermietung") -> set[str]:
    """Return the values that a section of one paragraph states."""
    return {c.value for c in claims(f"# Datenschutz\n\n## {heading}\n\n{text}\n") if c.relation == relation}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        # the first of two compounds leaves its second half to the other
        ("Wir speichern Vertrags- und Adressangaben.", "ng:ContractData"),
        ("Gespeichert werden Kontakt- und Zahlungsdaten.", "pd:Contact"),
        ("Wir erfassen Rechnungs- sowie Lieferdaten.", "pd:Transactional"),
        ("Im Livestream werden Bild und Ton der Redner übertragen.", "pd:Picture"),
        ("Im Livestream werden Bild und Ton der Redner übertragen.", "pd:VoiceCommunicationRecording"),
        # one page is what was asked for, several are how somebody browses
        ("Protokolliert werden IP-Adresse, Uhrzeit und aufgerufene Seite.", "ng:RequestedResource"),
        ("Gezählt werden Land, Gerätetyp und aufgerufene Seiten.", "pd:BrowsingBehaviour"),
        ("Wir messen, ob der Newsletter geöffnet wurde.", "pd:BrowsingBehaviour"),
        ("Wir verarbeiten Name, Nettoeinkommen und Beruf.", "pd:Income"),
        # members that the lexicon does not know do not end an enumeration
        ("Gespeichert werden Name, Gruppe des Kindes und Nachrichten.", "pd:Communication"),
        ("Gespräche zeichnen wir nur mit Ihrem Wissen auf.", "pd:VoiceCommunicationRecording"),
    ],
)
def test_data(text: str, data: str) -> None:
    assert data in said(text, "personal_data")


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("Gespeichert werden Name, Anschrift und Funktionen, die Sie nutzen.", "pd:Job"),
        ("Daten dienen der Profilbildung (Scoring).", "pd:Picture"),
        ("Dies brauchen wir für den Abschluss, die Durchführung oder das Ende der Miete.", "pd:Education"),
        ("Ein Dienstleister zählt in unserem Auftrag Namen, Adressen und Türen.", "pd:Purchase"),
        ("Der Katalog gilt in einigen Ländern, Städten und Adressen nicht.", "pd:Geographic"),
        ("Vor der Miete findet eine Bonitätsprüfung statt.", "pd:CreditWorthiness"),
        ("Löschen Sie die gespeicherten Cookies.", "ng:CookieData"),
        ("Diese Website verwendet Funktionen des Dienstes Zählwerk.", "pd:BrowsingBehaviour"),
        ("Wir nutzen Ihre Angaben zur Korrespondenz.", "pd:Communication"),
        ("Wir übermitteln die Inhalte an den Browser oder das Endgerät der Gäste.", "pd:UserAgent"),
        ("Wir übermitteln die Inhalte an den Browser oder das Endgerät der Gäste.", "pd:DeviceBased"),
        ("Wir speichern die vom Internet-Service-Provider vergebene IP-Adresse.", "pd:CommunicationsMetadata"),
        # the occasion is not what is kept, and "keine" keeps nothing
        ("Bei einer Anfrage oder Buchung speichern wir Name und Adresse.", "pd:Communication"),
        ("Bei einer Anfrage oder Buchung speichern wir Name und Adresse.", "pd:Purchase"),
        ("Wir erhalten nur eine Bestätigung, keine Zahlungsdaten.", "pd:Transactional"),
        ("Netzbetreiber, Messdienste und Druckereien erhalten Adressen.", "pd:CommunicationsMetadata"),
        ("Wir unterhalten öffentliche Profile in sozialen Netzwerken.", "pd:SocialMedia"),
        ("Im Serverprotokoll stehen IP-Adresse, Uhrzeit und aufgerufene Seite.", "pd:BrowsingBehaviour"),
    ],
)
def test_words_that_are_no_data(text: str, data: str) -> None:
    assert data not in said(text, "personal_data")


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Die Daten werden zur Identitäts- und Bonitätsprüfung verwendet.", "dpv:IdentityVerification"),
        ("Beim Rechnungskauf leiten wir Name und Betrag weiter.", "dpv:PaymentManagement"),
        ("Wir verwenden die Zählerstände, um Nebenkosten abzurechnen.", "dpv:PaymentManagement"),
        ("Wir nutzen die Angaben, um Ihren Antrag zu bearbeiten.", "dpv:ServiceProvision"),
        ("Die Liste dient der Organisation des Spielbetriebes.", "dpv:ServiceProvision"),
        ("Die Adresse brauchen wir, um den Gutschein zu versenden.", "dpv:DeliveryOfGoods"),
        ("Dazu legen Sie ein Konto an.", "dpv:AccountManagement"),
        ("Wir stützen uns auf unser Interesse an Analyse, Optimierung und Betrieb.", "dpv:ServiceUsageAnalytics"),
        ("Wir stützen uns auf unser Interesse an Analyse, Optimierung und Betrieb.", "dpv:ServiceOptimisation"),
        ("Cookies sollen die Nutzung der Website für Gäste vereinfachen.", "dpv:ServiceOptimisation"),
        ("Die Daten dienen der Aufnahme und Betreuung des Kindes.", "dpv:ServiceProvision"),
        ("Die Daten dienen der Berechnung der Elternbeiträge.", "dpv:PaymentManagement"),
        ("Elternbriefe verschicken wir über die App Examplio.", "dpv:CommunicationManagement"),
        ("Die freie Fassung zeigt Anzeigen.", "dpv:Advertising"),
        (
            "Wir speichern die Uhrzeit, um einen Missbrauch Ihrer E-Mail-Adresse zu einem späteren Zeitpunkt "
            "nachvollziehen zu können.",
            "dpv:MisusePreventionAndDetection",
        ),
        ("Die Angaben dienen der Kontaktaufnahme zur betroffenen Person.", "dpv:CommunicationManagement"),
        ("Auf der Seite sind Komponenten von Examplio integriert.", "ng:ContentEmbedding"),
        ("Kartenkacheln laden wir von Examplio.", "ng:ContentEmbedding"),
        ("Wir nutzen die Anschrift, um Sie über neue Tarife zu informieren.", "dpv:DirectMarketing"),
        ("Wir brauchen dies, um Lieferverträge abzuschließen.", "dpv:EstablishContractualAgreement"),
        ("Um Sie anwaltlich beraten zu können, erheben wir Ihren Namen.", "dpv:ServiceProvision"),
    ],
)
def test_purposes(text: str, purpose: str) -> None:
    assert purpose in said(text, "purpose")


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        # German denies at the sentence's end, whatever stands between
        ("Eine Auswertung zu Marketingzwecken findet in diesem Rahmen nicht statt.", "dpv:Marketing"),
        (
            "Dem Einsatz von Cookies, die der Statistik und zu Werbezwecken dienen, können Sie auf der Seite des "
            "Verbandes jederzeit und kostenlos widersprechen.",
            "dpv:Advertising",
        ),
        ("Wir nutzen Leaflet zur Anzeige der Karte.", "dpv:Advertising"),
        ("Wir werten dies zur Verbesserung des Angebotes aus.", "dpv:EstablishContractualAgreement"),
        ("Wir beobachten zur Entwicklung des Kindes.", "dpv:ImproveExistingProductsAndServices"),
        ("Sind Sie bei Examplio eingeloggt, wird das Video zugeordnet.", "dpv:IdentityAuthentication"),
        ("Wir senden Ihnen Post, wenn wir die Adresse beim Verkauf einer Ware erhielten.", "dpv:SellProducts"),
        ("Empfänger ist ein E-Mail-Versanddienstleister.", "dpv:DeliveryOfGoods"),
        ("Wenn Sie bestellen, erheben wir Ihre Liefer- und Rechnungsadresse.", "dpv:DeliveryOfGoods"),
        ("Beteiligt sind Auftragsbearbeiter.", "dpv:CustomerOrderManagement"),
        ("Die Adresse dient dem Versand der angeforderten Informationen.", "dpv:RequestedServiceProvision"),
        ("Wir können die Suche nicht mit Ihnen in Verbindung bringen.", "dpv:CommunicationManagement"),
    ],
)
def test_words_that_are_no_purpose(text: str, purpose: str) -> None:
    assert purpose not in said(text, "purpose")


@pytest.mark.parametrize(
    ("text", "relation", "value"),
    [
        ("Bei Porträts holen wir die Einwilligung ein.", "legal_basis", "eu-gdpr:A6-1-a"),
        ("Wir sind dazu steuerrechtlich verpflichtet.", "legal_basis", "eu-gdpr:A6-1-c"),
        ("Grundlage der Zuwendungsbestätigung ist § 50 EStDV.", "legal_basis", "de:EStDV-50"),
        ("Grundlage der Benutzung ist § 17 NHG.", "legal_basis", "de:NHG-17"),
        ("Belege heben wir zehn Jahre auf.", "retention", "P10Y"),
        ("Ihr Konto bleibt bestehen, bis Sie es löschen.", "retention", "until-account-deletion"),
    ],
)
def test_bases_and_periods(text: str, relation: str, value: str) -> None:
    assert said(text, relation) == {value}


def test_two_periods_may_share_their_unit() -> None:
    text = "Belege bewahren wir sechs beziehungsweise zehn Jahre auf."
    assert said(text, "retention") == {"P6Y", "P10Y"}


def test_a_condition_for_passing_data_on_is_no_period() -> None:
    assert not said("Eine Weitergabe erfolgt nur, wenn dies für die Miete erforderlich ist.", "retention")


def test_an_interest_stands_behind_the_provision_in_brackets() -> None:
    text = "Unser berechtigtes Interesse (Art. 6 Abs. 1 lit. f DSGVO) liegt im störungsfreien Betrieb der Pumpe."
    assert said(text, "legitimate_interest") == {"störungsfreien Betrieb der Pumpe"}


def test_a_country_that_is_not_safe_is_not_named_as_adequate() -> None:
    text = "Wir weisen darauf hin, dass die USA kein sicherer Drittstaat im Sinne des Datenschutzrechts sind."
    assert not said(text, "adequacy_country", "Hinweis zur Datenweitergabe in die USA")


def test_networks_named_as_examples_receive_nothing() -> None:
    text = "Soziale Netzwerke wie Facebook, Twitter etc. können Ihr Verhalten auswerten, wo wir Inhalte einbinden."
    assert not said(text, "recipient", "Unsere Auftritte")


def test_numbered_titles_may_end_in_a_colon() -> None:
    text = (
        "Datenschutz\n\n1. Mitglieder:\nVon Mitgliedern speichern wir Name und Anschrift, um Beiträge einzuziehen "
        "und zur Versammlung einzuladen.\n\n2. Turniere:\nBei Turnieren veröffentlichen wir Fotos der Mannschaften "
        "auf unserer Internetseite, um über das Vereinsleben zu berichten.\n"
    )
    processes = {c.process for c in claims(text, "verein.txt") if c.relation == "personal_data"}
    assert processes == {"1-mitglieder", "2-turniere"}


def test_the_section_on_dispute_resolution_is_no_processing() -> None:
    text = "Die EU stellt eine Plattform für Streitschlichtung bereit. Wir nehmen daran nicht teil."
    assert not said(text, "purpose", "Online-Streitbeilegung")


def test_a_short_section_on_enquiries_is_a_processing() -> None:
    text = "Schreiben Sie uns, löschen wir Ihre Nachricht nach einem Jahr."
    assert said(text, "retention", "Kontakt") == {"P1Y"}
    assert {c.process for c in claims(f"# Datenschutz\n\n## Kontakt\n\n{text}\n") if c.relation == "retention"} == {
        "kontakt"
    }


@pytest.mark.parametrize(
    ("text", "officers"),
    [
        (
            "Datenschutzbeauftragter: Datenwacht Küste GmbH, Herr Thore Lammers, dsb@datenwacht.example",
            {"Datenwacht Küste GmbH", "Thore Lammers"},
        ),
        ("## Datenschutzbeauftragte\n\nDr. Mira Falk, E-Mail: dsb@hochschule.example", {"Dr. Mira Falk"}),
    ],
)
def test_officers(text: str, officers: set[str]) -> None:
    found = claims(f"# Datenschutz\n\nVerantwortlich ist die Examplio GmbH.\n\n{text}\n")
    assert {c.value for c in found if c.relation == "dpo"} == officers


def test_who_is_responsible_for_the_processing_is_the_controller() -> None:
    text = (
        "# Datenschutz\n\nDer Chor Seeblick, Hafenstrasse 5, 9320 Arbon, ist für die Datenbearbeitung verantwortlich.\n"
    )
    assert [c.value for c in claims(text) if c.relation == "controller"] == ["Chor Seeblick"]


def test_an_abbreviation_is_no_initial_of_the_name_behind_it() -> None:
    text = "Wir geben Daten an Pools (z. B. Feld Maklerservice GmbH) weiter."
    assert said(text, "recipient") == {"Feld Maklerservice GmbH"}


def test_austria_calls_its_authority_by_what_it_is() -> None:
    text = "Sie können sich beschweren. In Österreich ist die Datenschutzbehörde zuständig."
    assert said(text, "authority", "Ihre Rechte") == {"Datenschutzbehörde"}


def test_what_would_stand_against_erasure_is_no_basis() -> None:
    text = (
        "Danach werden Ihre Daten gelöscht, sofern keine gesetzlichen Aufbewahrungsfristen entgegenstehen und "
        "unsererseits kein berechtigtes Interesse an der Weiterspeicherung fortbesteht."
    )
    assert not said(text, "legal_basis")
    assert not said(text, "legitimate_interest")


def test_observing_the_law_is_no_period_and_no_purpose() -> None:
    text = "Die Unterlagen werden zur Abwicklung unter Beachtung der gesetzlichen Vorschriften gespeichert."
    assert not said(text, "retention")
    assert "dpv:LegalCompliance" not in said(text, "purpose")


def test_labelled_fields_belong_to_one_processing() -> None:
    text = (
        "- **Verarbeitete Datenarten:** Kontaktdaten (etwa Anschriften, Telefonnummern oder Adressen); Inhaltsdaten "
        "(etwa Texte, Bilder und Beiträge sowie das, was sie jeweils betrifft).\n"
        "- **Zwecke der Verarbeitung:** Kommunikation; Verwaltung von Anfragen, die uns über die Seite, per Post oder "
        "am Telefon erreichen.\n"
        "- **Rechtsgrundlagen:** Berechtigte Interessen (Art. 6 Abs. 1 S. 1 lit. f DSGVO) und vorvertragliche Anfragen "
        "(Art. 6 Abs. 1 S. 1 lit. b DSGVO).\n"
    )
    found = claims(f"# Datenschutz\n\n## Anfragen\n\nWir bearbeiten Anfragen.\n\n{text}")
    assert {c.process for c in found if c.relation in ("personal_data", "purpose", "legal_basis")} == {"anfragen"}


def test_the_controllers_own_number_in_a_masthead_is_no_data() -> None:
    text = "# Datenschutz\n\nExamplio GmbH\nRing 2\n20095 Hamburg\n\nUSt-ID: DE123456789\n\n## Miete\n\nWir kassieren."
    assert "pd:Tax" not in {c.value for c in claims(text)}


def test_data_protection_laws_in_general_are_no_statute() -> None:
    assert not said("Wir beachten die geltenden Datenschutzgesetze.", "citation")
