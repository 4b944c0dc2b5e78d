"""Names, places and ways of contact in German sentences. Own sentences."""

import pytest

from noticegraph.ingest.grammar.organisations import find_organisations
from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.ingest.read import read_bytes


def claims(text: str) -> set[tuple[str, str]]:
    document = read_bytes(text.encode(), "notice.md")
    return {(c.relation, c.value) for c in interpret(document, detect(document)).claims}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Server stehen bei der Allgemeinen Beispiel AG in Bonn.", "Allgemeine Beispiel AG"),
        ("Wir sind Mitglied des Deutschen Beispielrings e. V. in Bonn.", "Deutschen Beispielrings e. V."),
        ("Versichert sind wir bei der Aachen Beispiel AG.", "Aachen Beispiel AG"),
    ],
)
def test_an_adjective_in_a_name_loses_its_case(text: str, name: str) -> None:
    assert [o.name for o in find_organisations(text, "de")] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das Modell fertigt das zahntechnische Labor Kronenwerk Nord GmbH.", "Kronenwerk Nord GmbH"),
        ("Gedruckt wird im örtlichen Druckhaus Letterfeld Nord GmbH.", "Letterfeld Nord GmbH"),
        ("Das Modell fertigt die neue Labor Kronenwerk GmbH.", "Labor Kronenwerk GmbH"),  # the article is the name's
        ("Das Modell fertigt das neue Kronenwerk GmbH.", "Kronenwerk GmbH"),
        ("Die Karten kommen von der WIR Karten GmbH.", "WIR Karten GmbH"),  # a name's own capitals
        ("Die Karten kommen von DIE KARTEN GmbH.", "KARTEN GmbH"),
        ("WIR, die Karten GmbH, drucken.", "Karten GmbH"),
    ],
)
def test_a_noun_before_a_name_is_told_from_its_first_word(text: str, name: str) -> None:
    assert [o.name for o in find_organisations(text, "de")] == [name]


def test_a_country_ends_a_contact_block_without_a_postcode() -> None:
    text = (
        "# Datenschutzerklärung\n\n## Verantwortlicher\n\nBeispiel S.A.\nRue d'Exemple 12, Lille, Frankreich\n\n"
        "## Newsletter\n\nWir senden den Newsletter an Ihre E-Mail-Adresse.\n"
    )
    assert ("controller_country", "loc:FR") in claims(text)


def test_a_way_of_contact_is_no_data() -> None:
    said = claims(
        "# Datenschutz\n\n## Fragen\n\nWir bearbeiten Anfragen (z. B. über Formulare, Telefon, E-Mail).\n"
    )
    assert ("personal_data", "pd:TelephoneNumber") not in said


def test_what_a_bracket_enumerates_is_data_though_the_answer_is_named_behind() -> None:
    text = "Ihre Angaben (Name, E-Mail, Nachricht) werden zum Zwecke der Bearbeitung Ihrer Anfrage gespeichert."
    assert ("personal_data", "pd:Communication") in claims(f"# Datenschutz\n\n## Fragen\n\n{text}\n")
