"""A notice in two languages: each part is read in its own, and all of it is one notice."""

import noticegraph
from noticegraph.cli import main
from noticegraph.ingest.emit import Work, emit
from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.ingest.model import Document, Language, Reading
from noticegraph.ingest.parts import parts
from noticegraph.ingest.read import read_bytes
from noticegraph.ontology.languages import language_code

GERMAN = """# Datenschutz beim Ruderverein Möwe

## 1. Anmeldung

Für die Anmeldung zum Kurs speichern wir Ihren Namen, Ihre Anschrift und Ihr Geburtsdatum. Die Verarbeitung ist zur
Erfüllung des Vertrages nach Art. 6 Abs. 1 lit. b DSGVO erforderlich. Wir löschen die Angaben zwei Jahre nach dem Ende
des Kurses, wenn Sie bis dahin nicht wieder an einem Kurs teilgenommen haben.

## 2. Nachrichten

Wenn Sie uns schreiben, verwenden wir Ihre E-Mail-Adresse und den Inhalt Ihrer Nachricht, um Ihre Anfrage zu
beantworten. Rechtsgrundlage ist unser berechtigtes Interesse nach Art. 6 Abs. 1 lit. f DSGVO. Die Nachrichten werden
nach sechs Monaten gelöscht. Eine Weitergabe findet nicht statt, und wir werten die Nachrichten auch nicht aus.
"""
ENGLISH = """# Privacy at Möwe rowing club

## 1. Booking a course

To enrol you in a course we keep your name, your postal address and your date of birth. The processing is necessary for
the performance of the contract under Art. 6(1)(b) GDPR. We erase the details two years after the end of the course if
you have not taken part in another one by then, and we do not use them for anything else in the meantime.

## 2. Writing to us

When you write to us, we use your email address and the content of your message in order to answer your enquiry. The
legal basis is our legitimate interest under Art. 6(1)(f) GDPR. The messages are deleted after six months. They are not
passed on to others, and we do not analyse them.
"""
QUOTED = '"The parties agree that this is the standard of the trade, which they have read with care and signed."'


def _read(text: str) -> tuple[Document, Language, Reading]:
    document = read_bytes(text.encode(), "notice.md", "text/markdown")
    language = detect(document)
    return document, language, interpret(document, language)


def _long(text: str) -> str:
    return text.replace("\n\n## 2.", "\n\n" + _filler(text) + "\n\n## 2.")


def _filler(text: str) -> str:
    german = "Der Steg liegt am Ufer und wird von allen gepflegt, die mit dem Boot auf den See und zurück wollen. "
    english = "The jetty is on the shore and is looked after by all of those who row to the island and from there. "
    return (german if text is GERMAN else english) * 12


def test_each_part_is_read_in_its_language() -> None:
    document, language, reading = _read(_long(GERMAN) + "\n" + _long(ENGLISH))
    assert [(spoken.code, spoken.lexicon) for spoken, _ in parts(document, language)] == [("de", "de"), ("en", "en")]
    assert [(p.id, p.position) for p in reading.processes] == [
        ("1-anmeldung", 1),
        ("2-nachrichten", 2),
        ("1-booking-a-course", 3),
        ("2-writing-to-us", 4),
    ]
    said = {(c.process, c.relation, c.value) for c in reading.claims}
    for process, basis, kept in (
        ("1-anmeldung", "eu-gdpr:A6-1-b", "P2Y"),
        ("1-booking-a-course", "eu-gdpr:A6-1-b", "P2Y"),
        ("2-nachrichten", "eu-gdpr:A6-1-f", "P6M"),
        ("2-writing-to-us", "eu-gdpr:A6-1-f", "P6M"),
    ):
        assert (process, "legal_basis", basis) in said
        assert (process, "retention", kept) in said
    birth = [c for c in reading.claims if c.value == "pd:BirthDate"]
    assert [document.text[c.start : c.end] for c in birth] == ["Ihr Geburtsdatum", "your date of birth"]


def test_the_graph_tags_the_words_of_each_part() -> None:
    _, _, reading = _read(_long(GERMAN) + "\n" + _long(ENGLISH))
    quads = [str(q) for q in emit(reading, Work("n", "notice.md"), "https://w3id.org/noticegraph/id/").notice]
    assert any('"1. Booking a course"@en' in q for q in quads)
    assert any('"2. Nachrichten"@de' in q for q in quads)
    assert sorted(q.split('"')[1] for q in quads if "#readWith>" in q) == ["de", "en"]
    assert [q.split('"')[1] for q in quads if "inLanguage>" in q] == ["de"]
    spoken = [q.split("> <")[2].partition(">")[0] for q in quads if "/dc/terms/language>" in q]
    assert [language_code(iri) for iri in spoken] == ["de", "en"]


def test_a_store_knows_all_languages_of_a_notice_and_counts_it_once(tmp_path, capsys) -> None:
    (tmp_path / "both.md").write_text(_long(GERMAN) + "\n" + _long(ENGLISH), encoding="utf-8")
    (tmp_path / "one.md").write_text(_long(ENGLISH), encoding="utf-8")
    with noticegraph.open_store(tmp_path / "store", write=True) as store:
        assert not store.ingest(tmp_path / "both.md", tmp_path / "one.md").failed
        assert [one.languages for one in store.notices()] == [("de", "en"), ("en",)]
        assert sorted(row["language"] for row in store.ask("notices")) == ["de", "en"]
        assert len(store.ask("versions")) == 2
        page = store.validate("both-md").report("html")
    assert main(["show", "both-md", "--store", str(tmp_path / "store")]) == 0
    assert "both.md, languages de, en, version" in capsys.readouterr().out
    assert '<div class="text" lang="mul">' in page
    assert "<dd>de, en</dd>" in page


def test_equal_headings_of_two_parts_are_two_processes() -> None:
    german, english = _long(GERMAN), _long(ENGLISH).replace("2. Writing to us", "2. Nachrichten")
    _, _, reading = _read(german + "\n" + english)
    assert [p.id for p in reading.processes] == [
        "1-anmeldung",
        "2-nachrichten",
        "1-booking-a-course",
        "2-nachrichten-2",
    ]
    kept = {c.process for c in reading.claims if c.relation == "retention" and c.value == "P6M"}
    assert kept == {"2-nachrichten", "2-nachrichten-2"}


def test_a_quotation_makes_no_part() -> None:
    document, language, _ = _read(_long(GERMAN) + "\n" + QUOTED + "\n")
    assert parts(document, language) == ((language, document),)


def test_a_notice_in_a_language_without_a_lexicon_is_never_parted() -> None:
    french = "Nous conservons votre nom et votre adresse pendant la durée du contrat et les supprimons ensuite. " * 40
    document = read_bytes(f"{french}\n\n{_long(ENGLISH)}".encode(), "notice.md", "text/markdown")
    language = Language("fr", None)
    assert parts(document, language) == ((language, document),)
