"""The facts about a notice as a whole, read from short notices of our own with planted facts."""

from pathlib import Path

import pytest
from whole_notice import Facts, context, facts, read

from noticegraph.ingest.relations import categories, rights

# " |" stands for the two blanks that break a line in Markdown.
BLOCK_DE = """# Datenschutzerklärung

Stand: 4. Mai 2025, Version 1.3

## Verantwortlicher

Verantwortlich für die Datenverarbeitung auf dieser Website ist:

Ziegenhof Moosbach GmbH |
Am Bachl 7 |
94032 Passau |
Telefon: 0851 9988770 |
E-Mail: hof@ziegenhof.example

Die verantwortliche Stelle entscheidet über Zwecke und Mittel der Verarbeitung.

## Datenschutzbeauftragter

Unseren Datenschutzbeauftragten erreichen Sie unter:

Wiesengrund Datenrecht GmbH |
Frau Dr. Selma Quandt |
Ringweg 12 |
80331 München |
Telefon: 089 5544330 |
E-Mail: ziegen@wiesengrund.example

## Karten

Die Karten liefert Kartograf Europa Ltd., Dublin. Fragen dazu an help@kartograf.example.

## Ihre Rechte

Sie haben das Recht auf Auskunft, Berichtigung und Löschung. Beschweren können Sie sich beim
Bayerisches Landesamt für Datenschutzaufsicht.
Eine automatisierte Entscheidungsfindung findet bei uns nicht statt.
""".replace(" |\n", "  \n")

COMBINED_EN = """# Privacy notice

## Controller and data protection officer

The controller within the meaning of the GDPR is:

Lantern Bay Ltd |
3 Quay Road |
Bristol BS1 4DJ |
United Kingdom |
Email: hello@lanternbay.example

The controller alone decides on the purposes of processing.

Harbour Counsel LLP |
Imogen Fairweather |
8 Castle Street |
Cardiff CF10 1BS |
Email: team@harbourcounsel.example

## Your rights

You have the right of access. You may complain to the Information Commissioner's Office (ICO).
""".replace(" |\n", "  \n")

SENTENCE_NB = """# Personvernerklæring

Sist oppdatert: 2. juni 2024

Fjellvik idrettslag (org.nr. 912 345 678) er behandlingsansvarlig for personopplysningene.
Du når oss på post@fjellvik.example.

## Rettigheter

Du har rett til innsyn, retting og sletting. Du kan klage til Datatilsynet.
"""


@pytest.mark.parametrize(
    ("text", "language", "stated", "not_stated"),
    [
        pytest.param(
            BLOCK_DE,
            "de",
            {
                ("controller", "Ziegenhof Moosbach GmbH"),
                ("controller_email", "hof@ziegenhof.example"),
                ("controller_phone", "0851 9988770"),
                ("controller_country", "loc:DE"),
                ("controller_address", "Am Bachl 7\n94032 Passau"),
                ("dpo", "Wiesengrund Datenrecht GmbH"),
                ("dpo", "Dr. Selma Quandt"),
                ("dpo_email", "ziegen@wiesengrund.example"),
                ("authority", "Bayerisches Landesamt für Datenschutzaufsicht"),
                ("policy_date", "2025-05-04"),
                ("policy_version", "1.3"),
                ("automated_decisions", "none"),
                ("right", "eu-gdpr:A15"),
            },
            {
                ("controller_phone", "089 5544330"),
                ("controller_email", "ziegen@wiesengrund.example"),
                ("controller_email", "help@kartograf.example"),
                ("right", "eu-gdpr:A22"),
            },
            id="de-blocks",
        ),
        pytest.param(
            COMBINED_EN,
            "en",
            {
                ("controller", "Lantern Bay Ltd"),
                ("controller_email", "hello@lanternbay.example"),
                ("controller_country", "loc:GB"),
                ("dpo", "Harbour Counsel LLP"),
                ("dpo", "Imogen Fairweather"),
                ("dpo_email", "team@harbourcounsel.example"),
                ("authority", "Information Commissioner's Office"),
                ("right", "eu-gdpr:A77"),
            },
            {("authority", "ICO"), ("controller_email", "team@harbourcounsel.example")},
            id="en-one-section-for-both",
        ),
        pytest.param(
            SENTENCE_NB,
            "nb",
            {
                ("controller", "Fjellvik idrettslag"),
                ("controller_email", "post@fjellvik.example"),
                ("authority", "Datatilsynet"),
                ("policy_date", "2024-06-02"),
                ("right", "eu-gdpr:A16"),
            },
            {("controller_phone", "912 345 678")},
            id="nb-sentence",
        ),
    ],
)
def test_planted_facts_are_read_and_no_others(
    text: str, language: str, stated: Facts, not_stated: Facts, tmp_path: Path
) -> None:
    known = context(text, language, tmp_path)
    found = facts(known)
    assert stated - found == set()
    assert found & not_stated == set()


@pytest.mark.parametrize("text", [BLOCK_DE, COMBINED_EN, SENTENCE_NB])
def test_names_and_contacts_are_cited_word_for_word(text: str, tmp_path: Path) -> None:
    language = {BLOCK_DE: "de", COMBINED_EN: "en", SENTENCE_NB: "nb"}[text]
    known = context(text, language, tmp_path)
    cited = [f for f in read(known) if f.relation.startswith(("controller", "dpo", "authority"))]
    cited = [f for f in cited if f.relation != "controller_country"]
    assert len(cited) >= 3
    for f in cited:
        assert known.text[f.start : f.end] == f.value
        span = known.normal.source(f.start, f.end)
        assert known.document.text[span.start : span.end].split()[0] == f.value.split()[0]


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        (
            "We may share your data with our affiliates, employees and other users.",
            "en",
            {"affiliates", "employees", "other users"},
        ),
        ("These third parties have access to your data.", "en", {"third parties"}),
        ("In the event of a sale we may disclose your data to the acquirer.", "en", {"acquirer"}),
        (
            "If we are involved in a merger, acquisition or asset sale, your data may be transferred.",
            "en",
            {"merger, acquisition or asset sale"},
        ),
        (
            "Ihre Daten werden an unsere Mitarbeiter und Rechtsnachfolger weitergegeben.",
            "de",
            {"Mitarbeiter", "Rechtsnachfolger"},
        ),
        ("Bei einer Fusion oder Übernahme werden Ihre Daten übertragen.", "de", {"Fusion oder Übernahme"}),
        ("Opplysningene kan deles med ansatte og leverandører.", "nb", {"ansatte", "leverandører"}),
        ("Ved fusjon eller oppkjøp kan opplysningene overføres.", "nb", {"fusjon eller oppkjøp"}),
        # Not given to them.
        ("We store data of our employees and of other users.", "en", set()),
        ("We do not share your data with third parties.", "en", set()),
        ("We display advertising and follow each regulation.", "en", set()),
        ("The app links to third party websites.", "en", set()),
        ("Wir speichern Daten unserer Mitarbeiter.", "de", set()),
        ("Vi deler ikke opplysninger med tredjeparter.", "nb", set()),
    ],
)
def test_kinds_of_recipients_are_read_where_data_is_given(
    text: str, language: str, kinds: set[str], tmp_path: Path
) -> None:
    known = context(f"# Sharing\n\n{text}", language, tmp_path)
    assert {f.value for f in categories.categories(known)} == kinds


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You can object to this analysis in the settings of the tool.", "en"),
        ("Sie können dieser Analyse widersprechen.", "de"),
        ("Oppføringen kan slettes av den som eier kontoen.", "nb"),
    ],
)
def test_switching_a_service_off_is_no_right(text: str, language: str, tmp_path: Path) -> None:
    assert list(rights.read(context(text, language, tmp_path))) == []


def test_a_right_denied_below_its_label_is_not_granted(tmp_path: Path) -> None:
    text = "## Data portability\n\nYour data are not transferable to other services."
    assert ("right", "eu-gdpr:A20") not in facts(context(text, "en", tmp_path))


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("There is no automated decision making here.", "en", {"none"}),
        ("## Kein Profiling\n\nDaten werden gelöscht.", "de", {"none"}),
        ("Vi bruker profilering for å vise annonser.", "nb", {"present"}),
        ("You have the right not to be subject to automated decisions.", "en", set()),
        ("Profilering: bruk av bilder på nettsiden.", "nb", set()),
    ],
)
def test_automated_decisions(text: str, language: str, value: set[str], tmp_path: Path) -> None:
    found = facts(context(text, language, tmp_path))
    assert {v for r, v in found if r == "automated_decisions"} == value


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Last updated: 3 April 2024. We keep it short.", "en", {"2024-04-03"}),
        ("As of 25 May 2018, the GDPR applies to all our services and partners in Europe.", "en", set()),
        ("Wir speichern.\n\nHamburg, 7. Juli 2022", "de", {"2022-07-07"}),
        ("Vedtatt 1. mars 2023", "nb", {"2023-03-01"}),
    ],
)
def test_the_date_of_the_notice_is_told_from_other_dates(
    text: str, language: str, value: set[str], tmp_path: Path
) -> None:
    found = facts(context(text, language, tmp_path))
    assert {v for r, v in found if r == "policy_date"} == value


def test_withdrawal_at_the_end_of_an_enumeration_of_rights(tmp_path: Path) -> None:
    text = "You have the right to access, rectify, delete, data portability, and to withdraw previously given consent."
    known = context(f"# Notice\n\n## Your rights\n\n{text}\n", "en", tmp_path)
    assert ("right", "eu-gdpr:A7-3") in facts(known)
