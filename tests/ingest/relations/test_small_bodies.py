"""How clubs, parishes, practices, sole traders and municipalities say who they are and who supervises them."""

import pytest

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.model import Claim, Language
from noticegraph.ingest.read import read_bytes


def claims(language: str, text: str, name: str = "notice.md") -> tuple[Claim, ...]:
    return interpret(read_bytes(text.encode(), name), Language(language, language)).claims


def values(language: str, text: str, relation: str) -> list[str]:
    return [c.value for c in claims(language, text) if c.relation == relation]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        # the field of a form, and the person who speaks for the body
        ("nb", "# Personvern\n\nAnsvarlig: Lia ballklubb v/ leder Ola Vik, Lia 3, 2830 Raufoss\n", "Lia ballklubb"),
        ("de", "# Datenschutz\n\nBetreiber: Chor Waldklang, Am Bach 4, 63906 Erlenbach\n", "Chor Waldklang"),
        ("en", "# Privacy\n\nResponsible: Hill Choir, 4 Brook Road, Leeds LS1 4AB\n", "Hill Choir"),
        # a labelled line of a contact block
        (
            "de",
            "# Patienteninformation\n\n## Verantwortlich für die Datenverarbeitung ist\n\n"
            "Praxisname: Praxis Dr. Ina Moos\nAdresse: Ring 2, 30161 Hannover\n",
            "Praxis Dr. Ina Moos",
        ),
        # the body is the subject, its speaker stands between
        (
            "nb",
            "# Personvern\n\nStudio Fjæra v/ Kari Nes respekterer personvernet ditt.\n",
            "Studio Fjæra",
        ),
        (
            "nb",
            "# Til elever\n\nMontessoriskolen i Lia er ansvarlig for å behandle elevenes personopplysninger.\n",
            "Montessoriskolen i Lia",
        ),
    ],
)
def test_bodies_without_a_legal_form_are_the_controller(language: str, text: str, name: str) -> None:
    assert values(language, text, "controller") == [name]


def test_the_person_who_speaks_for_a_body_receives_nothing() -> None:
    text = "# Personvern\n\nLia ballklubb v/ leder Ola Vik, Lia 3, 2830 Raufoss\n\n## Medlemmer\n\nVi lagrer navn.\n"
    assert "Ola Vik" not in values("nb", text, "recipient")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Unser Datenschutzbeauftragter ist Herr Rechtsanwalt Bernd Moos.", "Bernd Moos"),
        ("nb", "Vårt personvernombud er advokat Knut Ø. Vik.", "Knut Ø. Vik"),
    ],
)
def test_the_officer_behind_a_profession(language: str, text: str, name: str) -> None:
    assert values(language, f"# Info\n\n{text}\n", "dpo") == [name]


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        (
            "nb",
            "# Personvern\n\nLia skolekorps er behandlingsansvarlig. Adressen vår er Bakken 20, 1472 Lia.",
            "loc:NO",
        ),
        (
            "de",
            "# Datenschutz\n\nVerantwortlich ist der Heimatverein Moos. Unsere Anschrift lautet Am Bach 4, 63906 Moos.",
            "loc:DE",
        ),
    ],
)
def test_an_address_inside_a_sentence(language: str, text: str, country: str) -> None:
    assert values(language, text, "controller_country") == [country]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Beschwerden nimmt die Sächsische Datenschutz- und Transparenzbeauftragte entgegen.",
            "Sächsische Datenschutz- und Transparenzbeauftragte",
        ),
        (
            "Zuständig ist der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz.",
            "Landesbeauftragte für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz",
        ),
        (
            "Sie können sich beim Beauftragten für den Datenschutz der EKD beschweren.",
            "Beauftragten für den Datenschutz der EKD",
        ),
        ("Beschweren können Sie sich bei der LDI NRW.", "LDI NRW"),
        ("Sie können sich beschweren. In Österreich ist dies die Datenschutzbehörde.", "Datenschutzbehörde"),
    ],
)
def test_authorities_by_all_their_words(text: str, name: str) -> None:
    assert values("de", f"# Datenschutz\n\n## Ihre Rechte\n\n{text}\n", "authority") == [name]


def test_an_unnamed_authority_stays_unnamed() -> None:
    text = "# Datenschutz\n\n## Ihre Rechte\n\nSie können sich bei der Datenschutzbehörde Ihres Landes beschweren.\n"
    assert values("de", text, "authority") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Beschweren können Sie sich beim LDI NRW."),
        (
            "de",
            "Glauben Sie sich in Ihren Rechten verletzt, können Sie sich an die Datenschutzaufsicht der Kirche wenden.",
        ),
        (
            "de",
            "Eine Beschwerde ist auch bei dem, der uns in Fragen des Datenschutzes seit Jahren prüft, möglich: "
            "beim Landesbeauftragten für den Datenschutz Niedersachsen.",
        ),
        ("nb", "Klager på det vi gjør med opplysninger om deg, tas imot og avgjøres av Datatilsynet."),
        (
            "en",
            "A complaint about what we do with what we know of you is heard by the Information Commissioner's Office.",
        ),
    ],
)
def test_a_complaint_and_an_authority_in_one_sentence_are_the_right(language: str, text: str) -> None:
    assert "eu-gdpr:A77" in values(language, f"# Notice\n\n## Kiln\n\n{text}\n", "right")


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        (
            "Sie haben Auskunft, Berichtigung, Löschung, Einschränkung, Übertragbarkeit, Widerruf und Widerspruch.",
            {"A15", "A16", "A17", "A18", "A20", "A21", "A7-3"},
        ),
        ("Die Einwilligung können Sie jederzeit mit Wirkung für die Zukunft bei uns zurücknehmen.", {"A7-3"}),
        ("Du kannst Deine Daten berichtigen, sperren oder löschen lassen.", {"A16", "A17"}),
        (
            "Jeder hat das Recht auf Auskunft (Art. 15 DSGVO) und, soweit zulässig, Löschung (Art. 17 DSGVO).",
            {"A15", "A17"},
        ),
    ],
)
def test_rights_in_a_row(text: str, rights: set[str]) -> None:
    found = {v.removeprefix("eu-gdpr:") for v in values("de", f"# Datenschutz\n\n## Vereinsleben\n\n{text}\n", "right")}
    assert rights <= found


def test_reports_are_no_rectification() -> None:
    text = "# Datenschutz\n\n## Fotos und Berichte\n\nWir zeigen Fotos von unseren Mitgliedern.\n"
    found = claims("de", text)
    assert not [c for c in found if c.relation == "right"]
    assert [c.process for c in found if (c.relation, c.value) == ("personal_data", "pd:Picture")] == [
        "fotos-und-berichte"
    ]


@pytest.mark.parametrize(
    ("language", "heading", "text", "period"),
    [
        ("nb", "Sletting", "Lister over tidligere medlemmer slettes etter to år.", "P2Y"),
        ("de", "Löschung", "Listen früherer Mitglieder werden nach zwei Jahren gelöscht.", "P2Y"),
    ],
)
def test_a_section_on_erasure_that_grants_nothing_tells_of_storage(
    language: str, heading: str, text: str, period: str
) -> None:
    notice = f"# Notice\n\n## Kiln\n\nnavn, e-post, Name, E-Mail\n\n## {heading}\n\n{text}\n"
    assert period in values(language, notice, "retention")


def test_questions_in_bold_part_the_answers() -> None:
    text = "# Fragen\n\n**Welche Daten?**\nIhre E-Mail-Adresse.\n**Wie lange speichert ihr?**\nDrei Monate.\n"
    assert values("de", text, "retention") == ["P3M"]


def test_an_office_named_in_an_address_is_no_recipient() -> None:
    text = (
        "# Kita\n\n## Anmeldung\n\nWir erheben Name und Anschrift. Beschwerden: Landesbeauftragter für den "
        "Datenschutz und die Informationsfreiheit Baden-Württemberg, Postfach 10 29 32, 70025 Stuttgart\n"
    )
    assert values("de", text, "recipient") == []


def test_the_subject_before_its_address_telephone_and_mail() -> None:
    text = "Legene i Lia AS, Lia 18, 5013 Bergen, tlf. 55 11 22 33, post@legene.example, er dataansvarlig for dem.\n"
    found = claims("nb", f"Personvern hos oss\n\n{text}\nJournalen\n\nSystemet leveres av Fjell Data AS.\n", "a.txt")
    assert [c.value for c in found if c.relation == "controller"] == ["Legene i Lia AS"]
    assert [c.value for c in found if c.relation == "controller_phone"] == ["55 11 22 33"]


def test_a_proprietor_is_no_part_of_the_name() -> None:
    text = "Verantwortlicher ist die Rösterei Bohnwerk Inh. Tobias Kern, Fuldaufer 9, 34117 Kassel."
    assert values("de", f"# Datenschutz\n\n{text}\n", "controller") == ["Rösterei Bohnwerk"]


def test_a_municipality_gives_its_address_in_the_next_line() -> None:
    text = (
        "Fjellvik kommune er behandlingsansvarleg.\nPostadresse: Postboks 40, 6800 Førde\n\nVi lagrar namn og e-post.\n"
    )
    assert values("nb", f"Personvernfråsegn for Fjellvik kommune\n{text}", "controller_country") == ["loc:NO"]


def test_a_complaint_after_no_agreement_is_granted() -> None:
    text = "# Personvern\n\n## Rettar\n\nBlir vi ikke enige, kan saken bringes inn for Datatilsynet.\n"
    assert "eu-gdpr:A77" in values("nb", text, "right")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "de",
            "# Datenschutz\n\nDer Förderkreis Lesesaal Nord ist ein gemeinnütziger Verein.\n",
            "Förderkreis Lesesaal Nord",
        ),
        ("nb", "# Personvern i Lia korps\n\nVi i Lia korps tar vare på opplysningene.\n", "Lia korps"),
    ],
)
def test_a_body_says_what_it_is(language: str, text: str, name: str) -> None:
    assert values(language, text, "controller") == [name]


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        (
            "Du darfst wissen, was wir über Dich gespeichert haben, Fehler korrigieren und Deine Daten löschen lassen.",
            "15 16 17",
        ),
        ("Auch Einschränkung, Datenübertragung und Widerspruch sind Dein Recht.", "18 20 21"),
        ("Eine erteilte Erlaubnis kannst Du jederzeit zurücknehmen.", "7-3"),
    ],
)
def test_rights_in_plain_words(text: str, rights: str) -> None:
    found = values("de", f"# Datenschutz\n\n## Was Du verlangen kannst\n\n{text}\n", "right")
    assert {f"eu-gdpr:A{r}" for r in rights.split()} <= set(found)
