"""What periods are counted from, which law is meant, and what names no basis; in own sentences."""

import pytest

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.model import Language
from noticegraph.ingest.read import read_bytes


def said(language: str, text: str, relation: str) -> set[str]:
    document = read_bytes(f"# Notice\n\n## Kiln\n\n{text}\n".encode(), "notice.md")
    return {c.value for c in interpret(document, Language(language, language)).claims if c.relation == relation}


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Die Akte wird zwei Jahre nach dem Austritt gelöscht.", {"P2Y"}),
        ("en", "We delete the file two years after the contract ends.", {"P2Y"}),
        ("nb", "Mappen slettes ett år etter at eleven har sluttet.", {"P1Y"}),
        ("nb", "Søknader frå dei som ikkje får plass, blir sletta etter eitt år.", {"P1Y"}),
        ("de", "Die Akte wird nach dem Austritt gelöscht.", {"until-contract-end"}),
    ],
)
def test_a_period_counted_from_an_event_is_the_period(language: str, text: str, found: set[str]) -> None:
    assert said(language, text, "retention") == found


@pytest.mark.parametrize(
    ("language", "text", "criterion"),
    [
        ("de", "Die Adresse bleibt gespeichert, solange bis sich jemand wieder austrägt.", "until-withdrawal"),
        ("de", "Listen werden nach der Fahrt vernichtet.", "until-purpose-fulfilled"),
        ("nb", "Skjemaet makuleres rett etter turen.", "until-purpose-fulfilled"),
        ("nb", "Søknader slettes når stillingen er besatt.", "until-purpose-fulfilled"),
        ("de", "Belege sind nach der Abgabenordnung aufzubewahren.", "statutory-period"),
    ],
)
def test_criteria_of_small_bodies(language: str, text: str, criterion: str) -> None:
    assert criterion in said(language, text, "retention")


def test_a_companys_name_keeps_nothing() -> None:
    assert said("nb", "Regnskapet føres av Lia Regnskap AS, som lagrer bilagene i skyen.", "retention") == set()


def test_keeping_accounts_is_no_duty_of_storage() -> None:
    assert said("nb", "Regnskapsopplysninger lagres i fem år.", "retention") == {"P5Y"}


@pytest.mark.parametrize(
    ("language", "text", "basis"),
    [
        ("de", "Haben Sie der Aufnahme in die Kartei zugestimmt, schreiben wir Ihnen.", "eu-gdpr:A6-1-a"),
        ("nb", "Bildene vises kun etter skriftlig samtykke fra foresatte.", "eu-gdpr:A6-1-a"),
        ("de", "Wir brauchen das, um den Mietvertrag mit Ihnen zu erfüllen.", "eu-gdpr:A6-1-b"),
        ("nb", "Det er nødvendig for å oppfylle leieavtalen.", "eu-gdpr:A6-1-b"),
        ("de", "In Österreich verlangt das § 96 Abs. 3 TKG.", "at:TKG-96-3"),
        ("de", "In Deutschland verlangt das § 96 Abs. 3 TKG.", "de:TKG-96-3"),
        ("nb", "Grunnlaget er friskoleloven § 7-1.", "no:Friskolelova-7-1"),
    ],
)
def test_bases(language: str, text: str, basis: str) -> None:
    assert basis in said(language, text, "legal_basis")


def test_who_may_speak_for_a_club_is_no_basis() -> None:
    assert said("de", "Der Verein wird vom Vorstand nach § 26 BGB vertreten.", "legal_basis") == set()


@pytest.mark.parametrize(
    ("language", "text", "interest"),
    [
        ("de", "Wir haben ein berechtigtes Interesse, uns vor Ausfällen zu schützen.", "vor Ausfällen zu schützen"),
        (
            "de",
            "Zur Abwehr offener Forderungen stützen wir uns auf Art. 6 Abs. 1 f DSGVO.",
            "Abwehr offener Forderungen",
        ),
        ("nb", "Det bygger på en interesseavveining; vår interesse er å holde kontakten.", "holde kontakten"),
    ],
)
def test_interests(language: str, text: str, interest: str) -> None:
    assert any(interest in value for value in said(language, text, "legitimate_interest"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Postanschrift: Ring 2, 30161 Hannover"),
        ("nb", "Postadresse: Postboks 40, 6800 Førde"),
        ("en", "Postal address: 4 Brook Road, Leeds LS1 4AB"),
    ],
)
def test_the_field_of_a_contact_block_is_no_category(language: str, text: str) -> None:
    assert said(language, text, "personal_data") == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ohne sie können wir den Antrag nicht prüfen."),
        ("nb", "Uten dette kan vi ikke ta deg med."),
        ("en", "Without it we cannot take you along."),
    ],
)
def test_what_follows_without_the_data(language: str, text: str) -> None:
    assert "required" in said(language, text, "obligation_to_provide")


def test_collecting_a_fee_demands_no_data() -> None:
    text = "Vi bruker registeret til å kreve inn kontingent og sende ut informasjon."
    assert said("nb", text, "obligation_to_provide") == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mappen oppbevares i minst ti år.", {"P10Y"}),
        ("Du må være minst 15 år.", set()),
        ("Vi bruker Fjell Data AS til regnskap og bokføring.", set()),
        ("Bilag lagres i fem år etter bokføringsloven.", {"P5Y", "statutory-period"}),
        ("Opplysningene fjernes ved fraflytting.", {"until-contract-end"}),
    ],
)
def test_norwegian_periods(text: str, found: set[str]) -> None:
    assert said("nb", text, "retention") == found


def test_ways_of_writing_are_no_data() -> None:
    text = "Wenn Sie uns erreichen (z. B. per Post, Kontaktformular, E-Mail oder Telefon), antworten wir."
    assert said("de", text, "personal_data") == set()
    assert said("de", "Wir erheben Kontaktdaten (z. B. E-Mail, Telefon).", "personal_data") >= {"pd:EmailAddress"}


def test_why_staff_are_employed_is_no_end_of_storage() -> None:
    text = "Wir brauchen die Daten zur Durchführung und Beendigung des Arbeitsverhältnisses."
    assert said("de", text, "retention") == set()
    assert said("de", text, "purpose") == {"dpv:PersonnelManagement"}


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Trittst Du aus, werden Deine Daten entfernt.", {"until-contract-end"}),
        ("de", "Trittst Du aus, werden Deine Daten nach zwei Jahren gelöscht.", {"P2Y"}),
        ("nb", "Melder du deg ut, sletter vi deg etter tre måneder.", {"P3M"}),
        ("nb", "Vi sletter ved avslutning av kontoen eller etter tre måneder.", {"until-account-deletion", "P3M"}),
        ("de", "Der Anbieter hält Adressen höchstens sieben Tage vor.", {"P7D"}),
        ("de", "Wir notieren Beginn und Ende des Besuchs und löschen das nach vier Wochen.", {"P4W"}),
    ],
)
def test_an_event_before_its_period(language: str, text: str, found: set[str]) -> None:
    assert said(language, text, "retention") == found


def test_a_purpose_of_consent_is_no_consent() -> None:
    assert (
        said("de", "Wenn der durch die Einwilligung bestimmte Zweck erreicht ist, löschen wir.", "legal_basis") == set()
    )
    assert said("de", "Wir filmen nur, wenn alle vorher zugestimmt haben.", "legal_basis") == {"eu-gdpr:A6-1-a"}


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Telefonnummer kannst Du angeben, musst Du aber nicht.", "voluntary"),
        ("de", "Eine Pflicht, uns Daten zu geben, besteht nicht.", "voluntary"),
        ("nb", "Telefonnummer kan du oppgi. Du kan oppgi alder, men må ikke.", "voluntary"),
    ],
)
def test_what_may_be_left_out(language: str, text: str, value: str) -> None:
    assert value in said(language, text, "obligation_to_provide")
