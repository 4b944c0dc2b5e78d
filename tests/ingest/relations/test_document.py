"""The facts about a notice as a whole, read from short notices of our own with planted facts."""

from pathlib import Path

import pytest

from noticegraph.ingest.context import Context, Found, build
from noticegraph.ingest.read import read_file
from noticegraph.ingest.relations import categories, document, duties, rights

Facts = set[tuple[str, str]]


def context(text: str, language: str, folder: Path) -> Context:
    path = folder / "notice.md"
    path.write_text(text, encoding="utf-8")
    return build(read_file(path, folder), language)


def read(known: Context) -> list[Found]:
    decisions = [f for f in duties.read(known) if f.relation == "automated_decisions"]
    return [*document.read(known, document.controllers(known)), *rights.read(known), *decisions]


def facts(known: Context) -> Facts:
    return {(f.relation, f.value) for f in read(known)}


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
    ("text", "language", "name"),
    [
        ("This privacy policy is valid for Plover Works. We collect names.", "en", "Plover Works"),
        ("Otter & Finch Ltd (“we”, “us”) respects you.\n\nWe use Postbird Inc. for mail.", "en", "Otter & Finch Ltd"),
        ("# Data\n\nIn this notice Heron Labs is the data controller.", "en", "Heron Labs"),
        ("Die datenverarbeitende Stelle ist Verein Lichtung, Amselweg 2, 1160 Wien.", "de", "Verein Lichtung"),
        ("# Kontakt\n\n## Verantwortlicher\n\nAnna Muster  \nTannenweg 3  \n52062 Aachen", "de", "Anna Muster"),
        ("Slik tar vi vare på dine personopplysninger i Vidda Trykk AS.", "nb", "Vidda Trykk AS"),
        ("## Behandlingsansvarlig\n\nSiden er drevet av Bekken speidergruppe.", "nb", "Bekken speidergruppe"),
    ],
)
def test_a_controller_is_found_where_the_words_point_to_it(text: str, language: str, name: str, tmp_path: Path) -> None:
    assert [f.value for f in document.controllers(context(text, language, tmp_path))] == [name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The controller decides on the purposes and means of the processing.", "en"),
        ("You have full control over your settings. Manage Your Choices there.", "en"),
        ("Im Auftrag des Betreibers dieser Website werden Daten ausgewertet.", "de"),
        ("Styrelederen er ansvarlig for behandling av personopplysninger.", "nb"),
    ],
)
def test_words_about_controllers_name_none(text: str, language: str, tmp_path: Path) -> None:
    assert document.controllers(context(text, language, tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        # Who presents itself.
        ("Die Uhu Paket GmbH sorgt für den Schutz der Daten der Nutzer dieser Webseite.", "de", "Uhu Paket GmbH"),
        ("# Einleitung\n\nKormoran Reisen hat sich dem Schutz Ihrer Daten verpflichtet.", "de", "Kormoran Reisen"),
        ("Haubentaucher Verlag hat diese Datenschutzerklärung erstellt.", "de", "Haubentaucher Verlag"),
        ("Dipper Labs built the Tide Table app as a free app.", "en", "Dipper Labs"),
        ("This SERVICE is provided by Dunlin Games at no cost.", "en", "Dunlin Games"),
        ("At Heron Memorial Center, we take your privacy seriously.", "en", "Heron Memorial Center"),
        ("This policy applies to an app that was created by Petrel Study as a free service.", "en", "Petrel Study"),
        ("Svale Data har utviklet appen. Vi lagrer ingenting.", "nb", "Svale Data"),
        # What "we", or a short form, is said to mean.
        (
            'Company (referred to as "the Company", "We", "Us" or "Our" in this Agreement) refers to Skua Works.',
            "en",
            "Skua Works",
        ),
        (
            "References to “we” and “us” refer to Pipit, the maker.\n\nPipit Holding Ltd (Pipit) runs it.",
            "en",
            "Pipit Holding Ltd",
        ),
        ("Widgeon Media (“Developer”) stores what you enter.", "en", "Widgeon Media"),
        ("Kranich bezeichnet die Kranich Energie AG nebst ihren Töchtern.", "de", "Kranich Energie AG"),
        ("«Vi» betyr i denne erklæringen Lomvi Drift AS.", "nb", "Lomvi Drift AS"),
        ("# Privacy Policy for Turnstone Group\n\nWe store little.", "en", "Turnstone Group"),
        # A legal form spelled with full stops.
        ("Gannet Air D.A.C. is the controller.", "en", "Gannet Air D.A.C."),
    ],
)
def test_a_controller_that_presents_or_defines_itself_is_found(
    text: str, language: str, name: str, tmp_path: Path
) -> None:
    assert [f.value for f in document.controllers(context(text, language, tmp_path))] == [name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Daten verarbeitet Ihre Daten? Nein: Woher wir die Daten haben, sagen wir hier.", "de"),
        ("Anwendung erhebt Ihre Daten, wenn diese Anwendung läuft.", "de"),
        ("This SERVICE is provided by Application developer at no cost.", "en"),
        ("[Developer/Company name] built the Tide app as a free app. I/We collect your data.", "en"),
        ("Automatically Collected Information: it is collected automatically by Automatically.", "en"),
        ("Welcome to Sticker. You can make a sticker here.", "en"),
        ("This privacy policy was created by Clause Generator.", "en"),
        ("Country refers to: Taiwan. Device means any Machine.", "en"),
        ("Datatilsynet behandler personopplysninger i klagesaker.", "nb"),
        ("Selskapet behandler personopplysninger om deg.", "nb"),
    ],
)
def test_a_common_noun_or_an_authority_is_no_controller(text: str, language: str, tmp_path: Path) -> None:
    assert document.controllers(context(text, language, tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Fragen an unseren Datenschutzbeauftragten:\n\nTeiste AG  \nDatenschutzbeauftragter Max Wiedehopf  \n"
            "Ringweg 1  \n80331 München",
            {"Max Wiedehopf"},
        ),
        ("Unser Datenschutzbeauftragter: Data Protection Officer, Ringweg 1, 80331 München.", set()),
    ],
)
def test_an_officer_is_a_person_behind_the_title_and_not_the_title(text: str, names: set[str], tmp_path: Path) -> None:
    found = facts(context(f"Verantwortlich ist die Teiste AG.\n\n{text}", "de", tmp_path))
    assert {v for r, v in found if r == "dpo"} == names


def test_agencies_that_each_head_an_address_are_no_controllers(tmp_path: Path) -> None:
    agencies = ("Bussard Auskunft GmbH", "Milan Finanz GmbH", "Sperber Score GmbH")
    lists = "\n\n".join(f"{a}  \nHauptstr. {n}  \n80331 München" for n, a in enumerate(agencies, 1))
    assert document.controllers(context(f"## Auskunfteien\n\n{lists}", "de", tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "language", "address", "country"),
    [
        (
            "Verantwortlich ist:\n\nSpecht Verband e.V.  \nPostfach 4 20, 79004 Freiburg  \nWeg 40, 79104 Freiburg",
            "de",
            "Weg 40, 79104 Freiburg",
            "loc:DE",
        ),
        (
            "Gannet Air D.A.C. is the controller and has its office at Harbour Business Park, Skerries, Co. Dublin.",
            "en",
            "Harbour Business Park, Skerries, Co. Dublin",
            "loc:IE",
        ),
        (
            "# Über uns\n\nTeiste Air D.A.C. ist Verantwortlicher."
            + " Wir fliegen gern." * 25
            + "\n\nTeiste ist unter Nummer 4711 mit dem Geschäftssitz Hafenpark, Skerries, Co. Dublin eingetragen.",
            "de",
            "Skerries, Co. Dublin",
            "loc:IE",
        ),
        (
            "The controller is:\n\nMyna Apps Pvt Ltd  \n12 Lake Road, Sector 3, Noida, Uttar Pradesh 201301",
            "en",
            "12 Lake Road, Sector 3, Noida, Uttar Pradesh 201301",
            "loc:IN",
        ),
    ],
)
def test_the_address_is_a_place_with_its_country(
    text: str, language: str, address: str, country: str, tmp_path: Path
) -> None:
    found = facts(context(text, language, tmp_path))
    assert {v for r, v in found if r == "controller_address"} == {address}
    assert {v for r, v in found if r == "controller_country"} == {country}


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


def test_other_spellings_of_the_controller_are_its_own_and_sisters_are_not(tmp_path: Path) -> None:
    text = (
        "Marsh Tern Limited is the controller.\n\nMarsh Tern Ltd. keeps the data. Marsh Tern, Inc. in the USA gets it."
    )
    known = context(text, "en", tmp_path)
    own = document.own_mentions(known, document.controllers(known))
    assert {m.name for m in own} == {"Marsh Tern Limited", "Marsh Tern Ltd."}
    assert all("marsh" in m.family for m in own)


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


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("You can complain to a supervisory authority of the state where we sit.", "en", set()),
        ("Zuständig ist der Landesbeauftragte für Datenschutz des Bundeslandes unseres Sitzes.", "de", set()),
        (
            "Zuständig ist die Hessische Beauftragte für Datenschutz und Informationsfreiheit.",
            "de",
            {"Hessische Beauftragte für Datenschutz und Informationsfreiheit"},
        ),
        (
            "You may turn to the Swedish Authority for Privacy Protection.",
            "en",
            {"Swedish Authority for Privacy Protection"},
        ),
    ],
)
def test_an_authority_is_named_when_words_single_one_out(
    text: str, language: str, value: set[str], tmp_path: Path
) -> None:
    found = facts(context(text, language, tmp_path))
    assert {v for r, v in found if r == "authority"} == value


@pytest.mark.parametrize(
    ("text", "language", "stated"),
    [
        (
            "Tern Inc. ist Verantwortlicher.\n\nUnser Vertreter in der EU gemäß Art. 27 DSGVO ist:\n\n"
            "Storch Vertretung GmbH  \nRingweg 1  \n80331 München  \nE-Mail: eu@stork.example",
            "de",
            {("controller", "Tern Inc."), ("representative", "Storch Vertretung GmbH")},
        ),
        (
            "We have appointed Jane Doe as our data protection officer, jane@tern.example. Tern Ltd is the controller.",
            "en",
            {("controller", "Tern Ltd"), ("dpo", "Jane Doe"), ("dpo_email", "jane@tern.example")},
        ),
        (
            "Behandlingsansvarlig er Bekken kommune ved direktøren.\n\n"
            "Personvernombud: Kari Nordmann, ombud@bekken.example",
            "nb",
            {("controller", "Bekken kommune"), ("dpo", "Kari Nordmann"), ("dpo_email", "ombud@bekken.example")},
        ),
    ],
)
def test_officer_representative_and_controller_keep_what_is_theirs(
    text: str, language: str, stated: Facts, tmp_path: Path
) -> None:
    assert facts(context(text, language, tmp_path)) == stated


def test_the_seat_is_that_of_the_controller_and_not_of_the_reader(tmp_path: Path) -> None:
    text = "Curlew Inc. is the controller. We are registered in Malaysia.\n\nIf you are based in Switzerland, tell us."
    found = facts(context(text, "en", tmp_path))
    assert {v for r, v in found if r == "controller_country"} == {"loc:MY"}


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("en", "We are based in Malta.", "loc:MT"),
        ("en", "Alder Rowing Club is registered in Malta.", "loc:MT"),
        ("en", "We send your name to a provider who is based in India.", None),
        ("en", "Your name is sent to a service provider that is based in India.", None),
        ("de", "Unser Dienstleister hat seinen Sitz in Indien.", None),
        ("nb", "Leverandøren vår har hovedkontor i India.", None),
    ],
)
def test_the_seat_of_a_recipient_is_not_the_controllers(
    language: str, text: str, country: str | None, tmp_path: Path
) -> None:
    known = context(f"# Notice\n\nAlder Rowing Club is the controller.\n\n## Bikes\n\n{text}\n", language, tmp_path)
    assert [f.value for f in read(known) if f.relation == "controller_country"] == ([country] if country else [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This privacy policy applies to the processing of personal data by Ravo Ferries."),
        ("de", "Diese Hinweise informieren über die Verarbeitung personenbezogener Daten durch Ravo Ferries."),
        ("nb", "Denne erklæringen handler om behandling av personopplysninger hos Ravo Ferries."),
    ],
)
def test_whose_processing_a_notice_says_it_is_about(language: str, text: str, tmp_path: Path) -> None:
    known = context(f"# Notice\n\n{text}\n\n## Bikes\n\nBikes are blue.\n", language, tmp_path)
    assert [f.value for f in read(known) if f.relation == "controller"] == ["Ravo Ferries"]


def test_withdrawal_at_the_end_of_an_enumeration_of_rights(tmp_path: Path) -> None:
    text = "You have the right to access, rectify, delete, data portability, and to withdraw previously given consent."
    known = context(f"# Notice\n\n## Your rights\n\n{text}\n", "en", tmp_path)
    assert ("right", "eu-gdpr:A7-3") in facts(known)
