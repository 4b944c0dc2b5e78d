"""How Norwegian housing associations, kindergartens, schools and landlords write: own sentences, one thing each."""

import pytest

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.model import Claim, Language
from noticegraph.ingest.read import read_bytes

HEAD = "# Personvern\n\nBehandlingsansvarlig er Utleielaget AS.\n\n"


def claims(text: str) -> tuple[Claim, ...]:
    return interpret(read_bytes(text.encode(), "erklæring.md"), Language("nb", "nb")).claims


def said(text: str, relation: str, heading: str = "Utleie") -> set[str]:
    """Return the values that a section of one paragraph states."""
    return {c.value for c in claims(f"{HEAD}## {heading}\n\n{text}\n") if c.relation == relation}


RIGHTS = "Som medlem kan du be om:\n\n- retting av feil\n- sletting eller begrensning\n"


def test_items_that_begin_with_the_noun_of_a_right_grant_it() -> None:
    assert {"eu-gdpr:A16", "eu-gdpr:A17", "eu-gdpr:A18"} <= said(RIGHTS, "right", "Rettigheter")


def test_the_bare_noun_grants_nothing_elsewhere() -> None:
    text = "Om oss:\n\n- vi fører tilsyn med lovpålagt sletting\n- retting av hus\n"
    assert said(text, "right", "Rettigheter") & {"eu-gdpr:A17"} == set()
    assert said(RIGHTS.replace("Som medlem kan du be om", "Kurs"), "right", "Kurs") == set()


def test_a_right_to_a_copy_in_a_format() -> None:
    text = "Du kan få:\n\n- utlevering av opplysningene i et vanlig filformat\n"
    assert "eu-gdpr:A20" in said(text, "right", "Rettigheter")


def test_data_that_must_be_given() -> None:
    assert said("Det er nødvendig at dere oppgir navn.", "obligation_to_provide") == {"required"}


def test_duties_of_a_law_are_no_contract() -> None:
    assert said("Vi må oppfylle våre plikter etter loven.", "legal_basis") == {"eu-gdpr:A6-1-c"}


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Vi skal gi barnet et trygt tilbud.", "dpv:ServiceProvision"),
        ("Formål: informasjon til foresatte.", "dpv:CommunicationManagement"),
        ("Bilder vises til profilering av barnehagen.", "dpv:PublicRelations"),
        ("Vi har opplysningsplikt overfor barnevernet.", "dpv:LegalCompliance"),
        ("Navn brukes til å føre eierregister.", "dpv:RecordManagement"),
    ],
)
def test_purposes(text: str, purpose: str) -> None:
    assert purpose in said(text, "purpose")


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("Systemet logger brikkenummer.", "pd:Identifier"),
        ("Vi lagrer det du skriver til oss.", "pd:Communication"),
        ("Vi sender pedagogisk rapport til kommunen.", "pd:Education"),
        ("Vi lagrer eierandel og navn.", "ng:ContractData"),
    ],
)
def test_data(text: str, data: str) -> None:
    assert data in said(text, "personal_data")


@pytest.mark.parametrize(
    "text", ["Opplysningene slettes når andelen er solgt.", "Opplysningene slettes når leietakeren flytter ut."]
)
def test_the_end_of_a_tie(text: str) -> None:
    assert "until-contract-end" in said(text, "retention")


@pytest.mark.parametrize("name", ["Eksempelbo BBL", "Boligforvaltning Sør BA", "Helse Eksempel RHF", "Kaibygg KF"])
def test_norwegian_legal_forms(name: str) -> None:
    assert said(f"Regnskapet føres av {name}, som har tilgang.", "recipient") == {name}
