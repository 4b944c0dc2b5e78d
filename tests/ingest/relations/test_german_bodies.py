"""How German notices of schools, studies, landlords, practices, clubs and employers say it. Own sentences."""

import pytest

from noticegraph.ingest.grammar.citations import find_citations
from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.ingest.read import read_bytes


def claims(text: str, title: str = "# Datenschutzerklärung\n\n## Vorgang\n\n") -> set[tuple[str, str]]:
    document = read_bytes((title + text).encode(), "notice.md")
    return {(c.relation, c.value) for c in interpret(document, detect(document)).claims}


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Rechnungen bewahren wir nach § 147 AO zehn Jahre lang auf.", "de:AO-147"),
        ("Ihre Akte wird gemäß § 630f BGB zehn Jahre gespeichert.", "de:BGB-630f"),
        ("Belege löschen wir nach Ablauf der Frist des § 257 HGB.", "de:HGB-257"),
        ("Die Aufzeichnungen werden nach § 8 GwG fünf Jahre aufbewahrt.", "de:GwG-8"),
    ],
)
def test_a_law_cited_for_the_period_is_no_basis(text: str, basis: str) -> None:
    said = claims(text)
    assert ("legal_basis", basis) not in said
    assert ("citation", basis) in said


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Rechtsgrundlage der Aufbewahrung ist § 147 AO.", "de:AO-147"),
        ("Wir speichern die Belege nach Art. 6 Abs. 1 lit. c DSGVO i. V. m. § 257 HGB.", "de:HGB-257"),
        ("Den Ausweis speichern wir nach § 26 BDSG.", "de:BDSG-26"),  # no law on storage
        ("| Zweck | Rechtsgrundlage | Frist |\n|---|---|---|\n| Buchhaltung | § 147 AO | 8 Jahre |", "de:AO-147"),
    ],
)
def test_a_law_on_storage_is_a_basis_where_bases_are_given(text: str, basis: str) -> None:
    assert ("legal_basis", basis) in claims(text)


@pytest.mark.parametrize(
    ("text", "provision"),
    [
        ("Art. 4 Abs. 1 des Bayerischen Datenschutzgesetzes (BayDSG)", "de:BayDSG-4-1"),
        ("§ 3 des Niedersächsischen Datenschutzgesetzes", "de:NDSG-3"),
        ("§ 7 des Gesetzes gegen den unlauteren Wettbewerb", "de:UWG-7"),
        ("§ 31 des Niedersächsischen Schulgesetzes", "de:NSchG-31"),
        ("§ 15 des Allgemeinen Gleichbehandlungsgesetzes", "de:AGG-15"),
    ],
)
def test_titles_of_laws_stand_in_any_case(text: str, provision: str) -> None:
    assert provision in {c.value for c in find_citations(text, "de", "DE")}


def test_laws_in_general_are_none_that_is_cited() -> None:
    assert not find_citations("§ 3 der bayerischen Gesetze über Hunde", "de", "DE")


CATEGORIES = "# Datenschutzhinweise für Bewerbungen\n\n## Kategorien personenbezogener Daten\n\n"


def test_items_of_a_list_of_categories_are_data() -> None:
    said = claims(
        "Dazu gehören:\n\n- Staatsangehörigkeit\n- Wohnadresse\n- Berufserfahrung\n- Geschlecht\n", CATEGORIES
    )
    assert {v for r, v in said if r == "personal_data"} >= {"pd:Nationality", "pd:PhysicalAddress", "pd:WorkHistory"}


def test_items_that_define_terms_are_no_data() -> None:
    said = claims(
        "## Begriffe\n\n- Geräte: alles, womit man uns aufruft\n- „Land“ bezeichnet Dänemark\n- Adresse bedeutet hier "
        "die Anschrift des Vereins\n\n## Newsletter\n\nWir senden ihn mit Ihrer Einwilligung.\n",
        "# Datenschutz\n\n",
    )
    assert not {v for r, v in said if r == "personal_data"} & {"pd:DeviceBased", "pd:Geographic"}


@pytest.mark.parametrize(
    "text",
    [
        "Bitte verzichten Sie insbesondere auf Angaben zu Gesundheit oder Religion in Ihrem Anschreiben.",
        "Übermitteln Sie uns bitte keine Angaben zu Gesundheit, Religion oder sexueller Orientierung.",
        "Schicke uns bitte keine Fotos, kein Geburtsdatum und keine Angaben zu deiner Gesundheit.",
    ],
)
def test_what_the_reader_is_asked_to_keep_back_is_no_data(text: str) -> None:
    assert not {v for r, v in claims(text) if r == "personal_data"}


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Wir schreiben Ihnen zu Benachrichtigungszwecken.", "dpv:CommunicationManagement"),
        ("Zu Sicherheits- und Nachweiszwecken protokollieren wir jeden Schritt.", "dpv:EnforceSecurity"),
        ("Wir erheben Befunde, um Behandlungen vorzubereiten und zu dokumentieren.", "dpv:ServiceProvision"),
        ("Die Daten dienen der Planung, Durchführung und Dokumentation Ihrer Behandlung.", "dpv:ServiceProvision"),
        ("Die Daten brauchen wir zur Verwaltung und Vermietung der Wohnungen.", "dpv:ServiceProvision"),
        ("Wir verarbeiten sie zum Zweck der Bereitstellung der von Ihnen aufgerufenen Inhalte.",
         "dpv:TechnicalServiceProvision"),
        ("Wir nutzen die Daten zur Abwicklung und Verwaltung von Dauerspenden.", "dpv:PaymentManagement"),
        ("Wir nutzen die Daten für die Betreuung Ihrer Fördermitgliedschaft.", "dpv:CustomerRelationshipManagement"),
        ("Zwecke der Verarbeitung sind:\n\n- Registrierung und Authentifizierung\n- Kommunikation",
         "dpv:IdentityAuthentication"),
        ("Zwecke der Verarbeitung sind:\n\n- Beurteilung Ihrer Eignung für die Stelle", "dpv:RecruitmentManagement"),
        ("Zwecke der Verarbeitung sind:\n\n- Erstellung des Mietvertrags", "dpv:EstablishContractualAgreement"),
    ],
)  # fmt: skip
def test_purposes(text: str, purpose: str) -> None:
    assert ("purpose", purpose) in claims(text)


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Wir geben Daten weiter an:\n\n- IT- und Hosting-Dienstleister\n- Inkassounternehmen",
         "dpv:TechnicalServiceProvision"),
        ("Zwecke der Verarbeitung sind:\n\n- Bewerbung um Mitgliedschaft", "dpv:RecruitmentManagement"),
        ("Die Daten werden gelöscht, wenn sie zur Vertragserfüllung nicht mehr erforderlich sind.",
         "dpv:FulfilmentOfContractualObligation"),
        ("Die Daten dienen internen Untersuchungen und deren Durchführung.", "dpv:ServiceProvision"),
        ("Das Heft dient unserem Selbstzweck und keinen Marktzwecken.", "dpv:Marketing"),
    ],
)  # fmt: skip
def test_no_purposes(text: str, purpose: str) -> None:
    assert ("purpose", purpose) not in claims(text)


def test_what_recipients_in_a_list_do_with_the_data_is_a_purpose() -> None:
    said = claims("Wir geben Daten weiter an:\n\n- Banken (zur Abwicklung von Zahlungen)\n- Versicherungen")
    assert ("purpose", "dpv:PaymentManagement") in said


def test_a_contract_that_ends_storage_is_no_basis() -> None:
    text = "Die Daten werden gelöscht, wenn sie zur Vertragserfüllung nicht mehr erforderlich sind."
    assert ("legal_basis", "eu-gdpr:A6-1-b") not in claims(text)
    assert ("legal_basis", "eu-gdpr:A6-1-b") in claims("Wir speichern die Daten zur Erfüllung des Vertrags mit Ihnen.")


@pytest.mark.parametrize(
    "text",
    [
        "Ihre Adresse wird mit Beendigung der Studie gelöscht.",
        "Die Listen werden nach Projektabschluss vernichtet.",
        "Der Name wird spätestens zum Ende des Semesters gelöscht.",
        "Wir löschen die Angaben nach Abschluss der Befragung.",
    ],
)
def test_events_that_end_storage(text: str) -> None:
    assert ("retention", "until-purpose-fulfilled") in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Laden Sie das Bild nur dann hoch, wenn es für den Wettbewerb erforderlich ist.",
        "Wir geben die Daten an den Versand zur Erfüllung der Zwecke weiter.",
        "Die Studie erscheint nach Projektabschluss im Herbst.",
    ],
)
def test_what_ends_no_storage(text: str) -> None:
    assert ("retention", "until-purpose-fulfilled") not in claims(text)


def test_half_a_compound_is_no_data() -> None:
    said = claims("Wir geben Daten weiter an Dienstleister (z. B. E-Mail- oder Chatanbieter).")
    assert ("personal_data", "pd:EmailAddress") not in said
    assert ("personal_data", "pd:EmailAddress") in claims("Wir speichern Ihre E-Mail- und Postadresse.")


def test_the_clause_behind_a_list_of_sources_is_none() -> None:
    said = claims(
        "Soweit wir Daten von Dritten erhalten, zum Beispiel über eine Empfehlung oder öffentliche Register, "
        "informieren wir Sie darüber."
    )
    assert not [v for r, v in said if r == "data_source" and "wir" in v.split()]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("Gespeichert werden Datum und Dauer Ihres Besuchs.", "ng:AccessTime"),
        ("Beim Bankeinzug geben wir Ihre Kontodaten weiter.", "pd:BankAccount"),
        ("Wir speichern Ihren Namen und die Höhe der Spende.", "pd:Transactional"),
    ],
)
def test_data(text: str, data: str) -> None:
    assert ("personal_data", data) in claims(text)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("Wir versenden passwort-geschützte Dateien.", "pd:Password"),
        ("Grundlage ist der Abschluss und die Erfüllung des Kaufvertrags.", "pd:Education"),
    ],
)
def test_no_data(text: str, data: str) -> None:
    assert ("personal_data", data) not in claims(text)


def test_what_a_bracket_says_of_the_readers_things_names_no_controller() -> None:
    said = claims("Wir nutzen Daten für die Bearbeitung Ihrer Käufe (Ihre Bestellungen laufen über unsere Kasse).")
    assert not [v for r, v in said if r == "controller"]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Wenn Sie uns anschreiben, merken wir uns Ihre Adresse, um Ihnen antworten zu können.",
         ("purpose", "dpv:CommunicationManagement")),
        ("Die Namen nutzen wir, um Sie in der Mitgliederliste zu führen.",
         ("purpose", "dpv:CustomerRelationshipManagement")),
        ("Nach dem Turnier zeigen wir die Bilder auf der Homepage.", ("purpose", "dpv:PublicRelations")),
        ("Wir notieren den Stand, um Sie an die nächste Inspektion erinnern zu können.",
         ("purpose", "dpv:CommunicationManagement")),
        ("Beim Austritt löschen wir Ihre Angaben.", ("retention", "until-contract-end")),
        ("Der Bogen bleibt bei uns und wird nach dem letzten Termin geschreddert.",
         ("retention", "until-purpose-fulfilled")),
        ("Im Gesundheitsfragebogen fragen wir nach Beschwerden.", ("personal_data", "pd:Health")),
        ("Ihre Daten gehen an PayPal (Europe) S.à.r.l. & Cie. S.C.A. in Luxemburg.",
         ("recipient", "PayPal (Europe) S.à.r.l. & Cie. S.C.A.")),
    ],
)  # fmt: skip
def test_wording_of_small_bodies(text: str, fact: tuple[str, str]) -> None:
    assert fact in claims(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Wenn Sie uns per Post anschreiben, antworten wir.", ("personal_data", "pd:PersonalDocuments")),
        ("Die Einstellungen Ihres Geräts steuern das.", ("purpose", "dpv:RecruitmentManagement")),
        ("Zur Vertragserfüllung gemäß Art. 6 Abs. 1 S. 1 lit. b DSGVO erheben wir Ihre Adresse.",
         ("purpose", "dpv:FulfilmentOfContractualObligation")),
        ("Grundlage ist Art. 6 Abs. 1 lit. b DSGVO (Vertragserfüllung).",
         ("purpose", "dpv:FulfilmentOfContractualObligation")),
        ("Ihr Austritt wird beim nächsten Treffen verlesen, wir löschen nichts.", ("retention", "until-contract-end")),
    ],
)  # fmt: skip
def test_what_only_looks_like_it(text: str, fact: tuple[str, str]) -> None:
    assert fact not in claims(text)
