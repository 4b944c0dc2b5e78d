"""What comes near a rule and is something else: denials of other things, bases beside a period. Own sentences."""

import time

import pytest

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.ingest.read import read_bytes

TITLES = {
    "de": "# Datenschutzerklärung\n\nWenn Sie uns schreiben, speichern wir Ihre E-Mail-Adresse.\n\n",
    "en": "# Privacy notice\n\nThis is how we handle the personal data that you give us.\n\n",
    "nb": "# Personvernerklæring\n\nSlik behandler vi personopplysninger som du gir oss.\n\n",
}


def claims(language: str, text: str) -> set[tuple[str, str]]:
    document = read_bytes((TITLES[language] + text).encode(), "notice.md")
    return {(c.relation, c.value) for c in interpret(document, detect(document)).claims}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "No data protection officer may hand your letters to anybody."),
        ("en", "The DPO is not required to disclose who complained."),
        ("en", "Partners who do not have a data protection officer answer us in writing."),
        ("en", "Until 2021 we had not appointed a DPO. Since then you reach our data protection officer by post."),
        ("en", "We are not required to appoint a DPO but have done so; write to our address."),
        ("en", "We are not required to appoint a data protection officer. Nevertheless, Jane Roe answers as our data "
         "protection officer."),
        ("de", "Wir sind nicht verpflichtet, einen Datenschutzbeauftragten zu benennen. Freiwillig haben wir dennoch "
         "einen benannt; er ist über unsere Anschrift zu erreichen."),
        ("de", "Kein Datenschutzbeauftragter darf Briefe ohne Grund öffnen."),
        ("de", "## Datenschutzbeauftragter\n\nSchreiben Sie ihm. Ein Termin ist nicht erforderlich."),
        ("de", "## Datenschutzbeauftragter\n\nFax: keine"),
        ("de", "## Datenschutzbeauftragter\n\nKeine Scheu und melden Sie sich."),
        ("nb", "Vi har ikke plikt til å ha personvernombud, men har likevel oppnevnt et."),
        ("nb", "Ikke alle leverandører har eget personvernombud. Vårt personvernombud når du i brev."),
    ],
)  # fmt: skip
def test_who_has_an_officer_does_not_say_there_is_none(language: str, text: str) -> None:
    assert ("officer_status", "none") not in claims(language, text)


def test_the_address_of_an_officer_designated_all_the_same() -> None:
    said = claims("en", "We are not required to appoint a DPO but have done so. Contact: dpo@maple.example.")
    assert ("dpo_email", "dpo@maple.example") in said


GOOGLE = ("recipient", "Google Analytics")
NEWS = ("purpose", "dpv:DirectMarketing")


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("en", "## Newsletter\n\nYou are not at all obliged to subscribe.", NEWS),
        ("en", "## Google Analytics\n\nWe do not control what is recorded by this tool.", GOOGLE),
        ("de", "## Google Analytics\n\nDas Werkzeug läuft auf allen Seiten und setzt keine Cookies.", GOOGLE),
        ("nb", "## Google Analytics\n\nVerktøyet brukes på alle sider, og ingen cookies settes.", GOOGLE),
    ],
)
def test_a_heading_over_the_denial_of_something_else(language: str, text: str, fact: tuple[str, str]) -> None:
    assert fact in claims(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wir verarbeiten Ihre Daten zur Durchführung des Vertrages und löschen sie, sobald sie hierfür nicht "
         "mehr erforderlich sind."),
        ("en", "We process your name to perform the contract with you and will delete it once it is no longer needed "
         "for this purpose."),
        ("nb", "Vi bruker opplysningene for å oppfylle avtalen med deg, og sletter dem når de ikke lenger er "
         "nødvendige for dette."),
    ],
)  # fmt: skip
def test_a_contract_before_the_clause_on_erasure_is_basis_and_purpose(language: str, text: str) -> None:
    said = claims(language, text)
    assert {("legal_basis", "eu-gdpr:A6-1-b"), ("purpose", "dpv:FulfilmentOfContractualObligation")} <= said


def test_a_duty_of_law_to_keep_papers_is_a_basis_with_its_section() -> None:
    said = claims("de", "Zur Erfüllung unserer gesetzlichen Pflicht nach § 147 AO speichern wir Ihre Rechnungen.")
    assert ("legal_basis", "de:AO-147") in said


def test_a_polite_pronoun_behind_an_abbreviation_begins_no_sentence() -> None:
    said = claims("de", "Wir erheben z.B. Ihre Telefonnummer.")
    assert any(relation == "hedge" and value.startswith("data") for relation, value in said)


def test_what_the_bank_does_not_learn_are_no_data() -> None:
    assert ("personal_data", "pd:BankAccount") not in claims("de", "Unsere Bank erfährt von uns keine Kontodaten.")


def test_a_list_of_thousands_of_items_is_read_in_linear_time() -> None:
    def took(items: int) -> float:
        began = time.process_time()
        claims("en", "We share your data with:\n\n" + "- other departments, hosting providers\n" * items)
        return time.process_time() - began

    took(10)  # the lexicon is compiled
    assert took(6000) < 3.2 * took(3000) + 0.2


ABROAD = ("third_country", "unspecified")


@pytest.mark.parametrize(
    ("text", "abroad"),
    [
        ("We do not send your data to countries other than your own.", False),
        ("Your data are not transferred to countries other than the country in which you live.", False),
        ("No data goes to overseas servers.", False),
        ("You can use the app outside your country.", False),
        ("We do not sell your data, but we may transfer it to countries other than your own.", True),
        ("We store your data on servers outside your country.", True),
    ],
)
def test_countries_without_a_name_where_data_go(text: str, abroad: bool) -> None:
    assert (ABROAD in claims("en", text)) is abroad


@pytest.mark.parametrize(
    "text",
    [
        "Machen Sie keine Angaben, speichern wir nur Ihren Namen.",
        "Senden Sie uns nicht nur Ihren Namen, sondern auch Ihre Anschrift.",
    ],
)
def test_what_is_asked_for_beside_a_denial_are_data(text: str) -> None:
    assert ("personal_data", "pd:Name") in claims("de", text)


@pytest.mark.parametrize(
    ("text", "automated"),
    [
        ("Søknaden din blir delvis automatisk vurdert. Søknaden din kan bli vurdert delvis automatisk.", False),
        ("Søknaden din blir behandlet automatisk, men avgjøres av et menneske.", False),
        ("Søknaden din blir behandlet helt automatisk.", True),
    ],
)
def test_what_a_person_decides_is_no_automated_decision(text: str, automated: bool) -> None:
    assert (("automated_decisions", "present") in claims("nb", text)) is automated


@pytest.mark.parametrize(
    ("language", "text", "right", "there"),
    [
        ("nb", "Du ga oss samtykket ditt, og du kan når som helst trekke det tilbake.", "A7-3", True),
        ("nb", "Du kan trekke søknaden tilbake når som helst.", "A7-3", False),
        ("en", "You can have it erased, and you can object to the camera.", "A21", True),
        ("en", "You can point to the object the camera has recorded.", "A21", False),
    ],
)
def test_rights_that_are_said_of_what_stands_before(language: str, text: str, right: str, there: bool) -> None:
    assert (("right", f"eu-gdpr:{right}") in claims(language, text)) is there
