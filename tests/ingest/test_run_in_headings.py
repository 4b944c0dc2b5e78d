"""Headings that run into their paragraphs head processings: "Newsletter: If you order it, …". Own words."""

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.ingest.model import Reading
from noticegraph.ingest.read import read_bytes

GERMAN = """Datenschutz im Nähcafé

Kontaktformular: Wenn Sie uns schreiben, speichern wir Name und E-Mail-Adresse, um Ihre Anfrage zu beantworten.

Newsletter: Wenn Sie den Newsletter bestellen, verarbeiten wir Ihre E-Mail-Adresse mit Ihrer Einwilligung.

Hosting: Unsere Seite liegt bei Beispielhost Nord GmbH. Dabei fallen IP-Adresse und Zeitpunkt des Abrufs an.
"""
ENGLISH = """# Privacy notice

Contact form: If you write to us, we keep your name and your e-mail address to answer your enquiry.

Newsletter: If you order it, we process your e-mail address with your consent.

Hosting: Our site is hosted by Samplehost Ltd. Your IP address is logged there.
"""


def read(text: str, name: str = "notice.txt") -> Reading:
    document = read_bytes(text.encode(), name)
    return interpret(document, detect(document))


def titles(reading: Reading) -> list[str]:
    return [p.title for p in reading.processes]


def test_each_paragraph_is_a_processing() -> None:
    assert titles(read(GERMAN)) == ["Kontaktformular", "Newsletter", "Hosting"]
    assert titles(read(ENGLISH, "notice.md")) == ["Contact form", "Newsletter", "Hosting"]


def test_facts_stand_in_their_own_processing() -> None:
    reading = read(GERMAN)
    place = {c.process for c in reading.claims if c.relation == "legal_basis"}
    assert [p.title for p in reading.processes if p.id in place] == ["Newsletter"]


def test_rights_and_storage_at_the_end_are_said_of_the_notice() -> None:
    reading = read(
        GERMAN + "\nSpeicherdauer: Wir löschen alle Daten, sobald sie nicht mehr benötigt werden.\n\n"
        "Ihre Rechte: Sie können Auskunft, Berichtigung und Löschung Ihrer Daten verlangen.\n"
    )
    assert titles(reading) == ["Kontaktformular", "Newsletter", "Hosting"]
    assert {c.process for c in reading.claims if c.relation == "retention"} == {None}
    assert {c.value for c in reading.claims if c.relation == "right"} >= {"eu-gdpr:A15", "eu-gdpr:A17"}


def test_sides_of_one_processing_are_none_of_their_own() -> None:
    reading = read(
        "# Newsletter\n\nZweck: Wir verarbeiten Ihre Adresse, um Ihnen den Newsletter jede Woche zu senden.\n\n"
        "Rechtsgrundlage: Die Verarbeitung beruht auf Ihrer Einwilligung nach Art. 6 Abs. 1 lit. a DSGVO.\n\n"
        "Speicherdauer: Wir löschen Ihre Adresse, sobald Sie den Newsletter wieder abbestellen.\n",
        "notice.md",
    )
    assert len({c.process for c in reading.claims if c.relation in ("purpose", "legal_basis", "retention")}) == 1


def test_two_remarks_with_a_colon_head_nothing() -> None:
    reading = read(
        "# Newsletter\n\nHinweis: Wir senden den Newsletter nur an Personen über achtzehn Jahren aus der Region.\n\n"
        "Wir verarbeiten dafür Ihre E-Mail-Adresse mit Ihrer Einwilligung.\n\n"
        "Wichtig: Sie können den Newsletter in jeder Ausgabe mit einem Klick wieder abbestellen.\n",
        "notice.md",
    )
    assert len(reading.processes) == 1
