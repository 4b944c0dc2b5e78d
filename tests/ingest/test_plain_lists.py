"""Lists in plain text whose items have no marks. Own sentences."""

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.ingest.lines import split_lines
from noticegraph.ingest.model import Document, Kind
from noticegraph.ingest.read_text import read_text, wrap_width

LIST = """Datenschutz

Kundenkartei

Wir verarbeiten von unseren Kunden Daten dieser Kategorien, soweit sie uns diese Daten mitgeteilt haben:

Angaben zur Person, die uns jemand bei der Anmeldung im Laden oder im Verein gemacht hat, usw.
Kontaktdaten
Bankdaten
Positionsdaten

Die Bearbeitung stützt sich auf diese Rechtsgrundlagen:

Erfüllung des Vertrags mit Ihnen
Einwilligung
Erfüllung rechtlicher Pflichten
"""


def items(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is Kind.ITEM]


def test_lines_below_a_colon_are_a_list() -> None:
    assert items(read_text(LIST, "notice.txt"))[1:5] == [
        "Kontaktdaten",
        "Bankdaten",
        "Positionsdaten",
        "Erfüllung des Vertrags mit Ihnen",
    ]


def test_a_contact_block_below_a_colon_is_none() -> None:
    text = "Verantwortlich ist:\nErika Beispiel\nBeispielladen\nHauptstraße 1\n12345 Beispielstadt\n\nWir grüßen.\n"
    assert items(read_text(text, "notice.txt")) == []


def test_a_basis_in_a_list_of_bases_is_no_purpose() -> None:
    document = read_text(LIST, "notice.txt")
    claims = interpret(document, detect(document)).claims
    assert {c.value for c in claims if c.relation == "purpose"}.isdisjoint(
        {"dpv:FulfilmentOfContractualObligation", "dpv:LegalCompliance"}
    )
    assert {"eu-gdpr:A6-1-a", "eu-gdpr:A6-1-b"} <= {c.value for c in claims if c.relation == "legal_basis"}


def test_the_leaders_of_a_table_of_contents_are_no_long_lines() -> None:
    contents = "".join(f"{n}. Der Abschnitt mit der Nummer {n} {'.' * 80} {n}\n" for n in range(1, 9))
    text = contents + "Wir schreiben hier Zeilen, die an einer festen Breite umbrochen sind, und so\n" * 20
    assert wrap_width(text, list(split_lines(text))) == 76
