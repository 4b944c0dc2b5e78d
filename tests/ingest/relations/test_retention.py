"""How long data are kept: where the duration stands apart from its verb, and where it is none. Own sentences."""

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.model import Language
from noticegraph.ingest.read import read_bytes
from noticegraph.ingest.relations import retention

TABLE = """# Notice

## Cookies

| Name | Purpose | Provider |
|---|---|---|
| basket | Remembers what you put aside. It expires after 10 minutes. | Kiosk |
| seat | Shows the seats of the next 10 minutes. | Kiosk |
"""


def periods(language: str, text: str) -> list[str]:
    context = build(read_bytes(text.encode(), "notice.md"), language)
    return [f.value for f in retention.read(context) if f.relation == "retention"]


def test_another_column_says_a_lifetime_only_with_a_verb_of_storage() -> None:
    assert periods("en", TABLE) == ["PT10M"]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Your file is deleted under our plan after 6 years.", ["P6Y"]),
        ("en", "All information about the hire is deleted within 30 days.", ["P30D"]),
        ("en", "You get information about the hire within 30 days.", []),
        ("en", "In the last twelve months we have stored nothing else.", []),
        ("de", "Das Cookie erlischt nach 24 Stunden.", ["PT24H"]),
        ("nb", "Loggen vert sletta etter 14 dagar.", ["P14D"]),
        ("nb", "Me svarar innan 14 dagar.", []),
    ],
)
def test_a_period_needs_a_verb_of_storage(language: str, text: str, found: list[str]) -> None:
    assert periods(language, f"# Notice\n\n## Bikes\n\n{text}\n") == found


def test_a_sentence_broken_off_before_its_verb_goes_on_in_the_next_block() -> None:
    text = "Ausleihe\n\n- Die Angaben zum Rad werden nach 14 Monaten\n- gelöscht.\n"
    assert periods("de", f"# Hinweise\n\n## Räder\n\n{text}") == ["P14M"]


def test_an_introduction_states_a_period_of_the_notice() -> None:
    text = "# Privacy\n\nWe delete the visitors' log after 60 days.\n\n## Bikes\n\nWe store your name to lend bikes.\n"
    reading = interpret(read_bytes(text.encode(), "notice.md"), Language("en", "en"))
    assert [(c.value, c.process) for c in reading.claims if c.relation == "retention"] == [("P60D", None)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "We hand the rental list over as required by law.", []),
        ("de", "Die gesetzlichen Aufbewahrungspflichten stehen dem entgegen.", ["statutory-period"]),
        ("en", "We keep the rental list as required by law.", ["statutory-period"]),
        ("de", "Die Mietliste speichern wir wegen gesetzlicher Aufbewahrungspflichten.", ["statutory-period"]),
        ("de", "Wir speichern sie, soweit dies zur Erfüllung gesetzlicher Pflichten nötig ist.", ["statutory-period"]),
        ("nb", "Utleielisten lagres så lenge loven krever det.", ["statutory-period"]),
        ("nb", "Vi lagrer den så langt det er nødvendig for å overholde lovpålagte plikter.", ["statutory-period"]),
    ],
)
def test_a_duty_of_law_is_a_period_where_something_is_kept(language: str, text: str, found: list[str]) -> None:
    assert sorted(set(periods(language, f"# Notice\n\n## Bikes\n\n{text}\n"))) == found


def test_a_duty_to_keep_is_a_period_and_no_basis() -> None:
    text = "# Notice\n\n## Bikes\n\nWe retain your name to the extent necessary to comply with our legal obligations.\n"
    claims = interpret(read_bytes(text.encode(), "notice.md"), Language("en", "en")).claims
    assert [c.value for c in claims if c.relation in ("retention", "legal_basis")] == ["statutory-period"]


@pytest.mark.parametrize(
    ("language", "text", "criterion"),
    [
        ("en", "The notes are deleted once your repair has been completed.", "until-purpose-fulfilled"),
        ("de", "Die Notizen werden nach Abschluss der Radprüfung gelöscht.", "until-purpose-fulfilled"),
        ("nb", "Notatene slettes når reparasjonen er fullført.", "until-purpose-fulfilled"),
        ("en", "We keep some records in line with statutory requirements.", "statutory-period"),
        ("de", "Wir beachten steuer- und handelsrechtliche Aufbewahrungsfristen.", "statutory-period"),
        ("nb", "Bilag oppbevares når loven krever det.", "statutory-period"),
    ],
)
def test_an_event_or_the_law_ends_the_storage(language: str, text: str, criterion: str) -> None:
    assert criterion in periods(language, f"# Notice\n\n## Repairs\n\n{text}\n")


@pytest.mark.parametrize(
    ("language", "heading", "text"),
    [
        ("en", "What are cookies?", "Cookies are deleted when they are no longer needed."),
        ("de", "Was sind Cookies?", "Daten werden nur gespeichert, solange dies für den Zweck erforderlich ist."),
        ("nb", "Hva er informasjonskapsler?", "Opplysninger lagres så lenge det er nødvendig for formålet."),
    ],
)
def test_what_a_section_of_definitions_says_of_storage_is_said_of_the_notice(
    language: str, heading: str, text: str
) -> None:
    source = f"# Notice\n\n## Repairs\n\nWe use your name to answer.\n\n## {heading}\n\n{text}\n"
    read = interpret(read_bytes(source.encode(), "notice.md"), Language(language, language))
    assert [(c.value, c.process) for c in read.claims if c.relation == "retention"] == [
        ("until-purpose-fulfilled", None)
    ]


def test_what_must_be_provided_in_order_to_conclude_says_nothing_of_storage() -> None:
    text = "# Notice\n\n## Bikes\n\nYou must provide these data in order to conclude the contract.\n"
    context = build(read_bytes(text.encode(), "notice.md"), "en")
    assert [f.value for f in retention.read(context)] == []
