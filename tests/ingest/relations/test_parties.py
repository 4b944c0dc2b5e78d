"""Who a notice is of and who else is named in it: controllers, officers, authorities, their names and addresses."""

from pathlib import Path

import pytest
from whole_notice import Facts, context, facts, read

from noticegraph.ingest.relations import document


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


def test_other_spellings_of_the_controller_are_its_own_and_sisters_are_not(tmp_path: Path) -> None:
    text = (
        "Marsh Tern Limited is the controller.\n\nMarsh Tern Ltd. keeps the data. Marsh Tern, Inc. in the USA gets it."
    )
    known = context(text, "en", tmp_path)
    own = document.own_mentions(known, document.controllers(known))
    assert {m.name for m in own} == {"Marsh Tern Limited", "Marsh Tern Ltd."}
    assert all("marsh" in m.family for m in own)


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
