"""Whose data, where from, and how protected: facts planted in sentences of our own are found to the character."""

import pytest

from noticegraph.ingest.context import Context, Found, build
from noticegraph.ingest.read import read_bytes
from noticegraph.ingest.relations import measures, sources


def context(language: str, text: str, heading: str = "Newsletter") -> Context:
    notice = f"# Notice\n\n## Webshop\n\nx.\n\n## {heading}\n\n{text}\n"
    return build(read_bytes(notice.encode(), "notice.md"), language)


def said(seen: Context, facts: list[Found], relation: str) -> list[tuple[str, str]]:
    found = [f for f in facts if f.relation == relation]
    return [(f.value, seen.text[f.start : f.end]) for f in found]


SOURCES = [
    ("en", "We receive your marks directly from you.", "directly from you"),
    ("en", "Your address was found in public registers.", "in public registers"),
    (
        "en",
        "We may receive information about you from the landlord, by post.",
        "We may receive information about you from the landlord",
    ),
    ("en", "The log holds data sent by your browser.", "data sent by your browser"),
    ("en", "Crash reports are collected through third-party tools.", "collected through third-party tools"),
    ("de", "Die Noten erhalten wir direkt von Ihnen.", "direkt von Ihnen"),
    ("de", "Die Anschrift stammt aus öffentlichen Registern.", "aus öffentlichen Registern"),
    (
        "de",
        "Wir erhalten Ihre Daten von der Schule, nicht von anderen.",
        "Wir erhalten Ihre Daten von der Schule",
    ),
    ("nb", "Karakterene får vi direkte fra deg.", "direkte fra deg"),
    ("nb", "Adressen er hentet fra Folkeregisteret.", "hentet fra Folkeregisteret"),
]


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("en", "We receive your marks directly from you.", "source.person"),
        ("en", "The log holds data sent by your browser.", "source.person"),
        ("en", "We collect information from third parties.", "source.unnamed"),
        ("en", "We may receive information about you from the landlord, by post.", "source.words"),
        ("en", "Your address was found in public registers.", "source.words"),
        ("de", "Die Noten erhalten wir direkt von Ihnen.", "source.person"),
        ("de", "Wir speichern Daten, die Ihr Browser automatisch übermittelt.", "source.person"),
        ("de", "Manche Daten stammen aus anderen Quellen.", "source.unnamed"),
        ("de", "Wir erhalten Ihre Daten von der Schule.", "source.words"),
        ("nb", "Karakterene får vi direkte fra deg.", "source.person"),
        ("nb", "Opplysninger hentes fra andre kilder.", "source.unnamed"),
        ("nb", "Adressen er hentet fra Folkeregisteret.", "source.words"),
        ("en", "We compare it with publicly accessible data.", "source.public"),
        ("de", "Die Anschrift stammt aus öffentlich zugänglichen Quellen.", "source.public"),
        ("nb", "Opplysningene kommer fra offentlig tilgjengelige kilder.", "source.public"),
    ],
)
def test_the_person_others_and_a_named_source_are_told_apart(language: str, text: str, rule: str) -> None:
    found = {f.rule for f in sources.read(context(language, text)) if f.relation == "data_source"}
    assert found == {rule}


@pytest.mark.parametrize(("language", "text", "words"), SOURCES)
def test_the_words_that_name_a_source_are_found(language: str, text: str, words: str) -> None:
    seen = context(language, text)
    assert said(seen, list(sources.read(seen)), "data_source") == [(words, words)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We do not collect data from public registers."),
        ("en", "Usage data is collected automatically."),
        ("en", "Sources of personal data"),
        ("en", "The shop uses open source software."),
        ("en", "We never obtained data from third parties."),
        ("de", "Sie haben das Recht auf Auskunft über Herkunft und Empfänger."),
        ("de", "Die Daten werden automatisch gelöscht."),
        ("nb", "Opplysningene slettes automatisk."),
    ],
)
def test_what_names_no_source_or_denies_one_is_none(language: str, text: str) -> None:
    seen = context(language, text)
    assert said(seen, list(sources.read(seen)), "data_source") == []


SUBJECTS = [
    (
        "en",
        "We process data of pupils, parents and visitors.",
        ["dpv:Student", "dpv:ParentOfDataSubject", "dpv:Visitor"],
    ),
    ("en", "The board holds information about our members.", ["dpv:Member"]),
    ("en", "Customer data is kept apart.", ["dpv:Customer"]),
    ("de", "Gespeichert werden Daten von Patienten und Mitarbeitern.", ["dpv:Patient", "dpv:Employee"]),
    ("de", "Kategorien betroffener Personen: Kunden, Besucher.", ["dpv:Customer", "dpv:Visitor"]),
    ("nb", "Vi lagrer opplysninger om elever og foresatte.", ["dpv:Student", "dpv:ParentOfDataSubject"]),
]


@pytest.mark.parametrize(("language", "text", "concepts"), SUBJECTS)
def test_data_subjects_are_named_behind_a_word_for_data(language: str, text: str, concepts: list[str]) -> None:
    seen = context(language, text)
    assert [value for value, _ in said(seen, list(sources.read(seen)), "data_subject")] == concepts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Visitors may call the warden."),
        ("en", "Applicable data protection law holds."),
        ("en", "Do you hold data of children?"),
        ("en", "We do not knowingly collect data from children."),
        ("de", "Die Daten über Ihre Benutzung bleiben hier."),
        ("nb", "Medlemmer kan ringe oss."),
    ],
)
def test_persons_who_are_merely_mentioned_are_no_data_subjects(language: str, text: str) -> None:
    seen = context(language, text)
    assert said(seen, list(sources.read(seen)), "data_subject") == []


def test_a_heading_that_ends_in_a_name_says_whose_data_its_section_is_about() -> None:
    seen = context("en", "We keep the phone number.", "Information for members")
    assert said(seen, list(sources.read(seen)), "data_subject") == [("dpv:Member", "members")]
    denied = context("en", "We do not collect data here.", "Information for members")
    assert said(denied, list(sources.read(denied)), "data_subject") == []


MEASURES = [
    ("en", "Forms are sent with TLS encryption.", [("dpv:EncryptionInTransfer", "TLS encryption")]),
    (
        "en",
        "Doors have physical access control; backups are made.",
        [
            ("dpv:PhysicalAccessControlMethod", "physical access control"),
            ("dpv:DataBackupProtocols", "backups"),
        ],
    ),
    (
        "de",
        "Das Formular nutzt eine SSL-Verschlüsselung.",
        [("dpv:EncryptionInTransfer", "SSL-Verschlüsselung")],
    ),
    ("nb", "Vi har tilgangsstyring.", [("dpv:AccessControlMethod", "tilgangsstyring")]),
]


@pytest.mark.parametrize(("language", "text", "found"), MEASURES)
def test_measures_are_read_at_their_longest_name(language: str, text: str, found: list[tuple[str, str]]) -> None:
    seen = context(language, text)
    assert said(seen, list(measures.read(seen)), "measure") == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mails are not encrypted."),
        ("en", "More at https://shop.example/tls."),
        ("de", "E-Mails sind nicht verschlüsselt."),
        ("nb", "E-post er ikke kryptert."),
    ],
)
def test_a_measure_that_is_not_taken_is_none(language: str, text: str) -> None:
    seen = context(language, text)
    assert said(seen, list(measures.read(seen)), "measure") == []


def test_sections_on_security_state_measures() -> None:
    seen = context("en", "We use a firewall.", "Data security")
    assert said(seen, list(measures.read(seen)), "measure") == [("dpv:NetworkSecurityProtocols", "firewall")]


EXAMPLES = [
    ("en", "We receive data from third parties such as bike shops, credit agencies and public registers.",
     {"bike shops", "credit agencies", "public registers"}),
    ("de", "Wir erhalten Daten von Dritten wie z. B. Fahrradhändlern, Handels- und Vereinsregistern, soweit erlaubt.",
     {"Fahrradhändlern", "Handels- und Vereinsregistern"}),
    ("nb", "Vi mottar opplysninger fra tredjeparter, for eksempel sykkelbutikker og kredittopplysningsbyråer.",
     {"sykkelbutikker", "kredittopplysningsbyråer"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "kinds"), EXAMPLES)
def test_kinds_of_sources_given_as_examples_are_sources(language: str, text: str, kinds: set[str]) -> None:
    seen = context(language, text)
    assert {f.value for f in sources.read(seen) if f.rule == "source.example"} == kinds
