"""Data in lists, data named only to be denied, and members that a pattern spans: own sentences."""

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.read import read_bytes
from noticegraph.ingest.relations import data


def named(language: str, text: str) -> set[str]:
    context = build(read_bytes(f"# Notice\n\n## Bikes\n\n{text}\n".encode(), "notice.md"), language)
    return {f.value for f in data.read(context)}


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "We log the browser type; IP addresses are not stored.", {"pd:UserAgent"}),
        ("en", "We do not collect your date of birth.", set()),
        ("en", "IP addresses are stored for a week.", {"pd:IPAddress"}),
        ("en", "IP addresses are not passed on to others.", {"pd:IPAddress"}),
        ("de", "IP-Adressen werden nicht gespeichert.", set()),
        ("de", "IP-Adressen werden gespeichert.", {"pd:IPAddress"}),
        ("nb", "IP-adresser lagres ikke.", set()),
        ("nb", "IP-adresser lagres i en uke.", {"pd:IPAddress"}),
    ],
)
def test_data_that_are_only_denied_are_no_data(language: str, text: str, found: set[str]) -> None:
    assert named(language, text) == found


def test_a_member_keeps_its_neighbour_where_a_pattern_spans_both() -> None:
    assert named("nb", "Vi lagrer e-post og navn på alle som låner.") == {"pd:EmailAddress", "pd:Name"}


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "We do not collect your telephone number unless you leave it with us.", {"pd:TelephoneNumber"}),
        ("de", "Ihre Telefonnummer wird nicht erfasst, es sei denn, Sie hinterlassen sie.", {"pd:TelephoneNumber"}),
        ("nb", "Telefonnummer lagres ikke, med mindre du legger det igjen.", {"pd:TelephoneNumber"}),
    ],
)
def test_a_denial_with_an_exception_says_when_data_are_processed(language: str, text: str, found: set[str]) -> None:
    assert named(language, text) == found


def glossary(language: str, heading: str, text: str) -> set[tuple[str, int | None]]:
    source = f"# Notice\n\n## Bikes\n\nX.\n\n## {heading}\n\n{text}\n"
    context = build(read_bytes(source.encode(), "notice.md"), language)
    return {(f.value, f.scope) for f in data.read(context)}


@pytest.mark.parametrize(
    ("language", "heading", "text"),
    [
        ("en", "Definitions", "“Rental data” include, among others, your telephone number and IP address."),
        ("de", "Begriffsbestimmungen", "Zu den „Mietdaten“ gehören unter anderem Telefonnummer und IP-Adresse."),
        ("nb", "Definisjoner", "«Utleiedata» omfatter blant annet telefonnummer og IP-adresse."),
    ],
)
def test_what_a_glossary_enumerates_is_said_of_the_notice(language: str, heading: str, text: str) -> None:
    assert glossary(language, heading, text) == {("pd:TelephoneNumber", None), ("pd:IPAddress", None)}


@pytest.mark.parametrize(
    ("language", "heading", "text"),
    [
        ("en", "Definitions", "A person can be identified by reference to an identifier such as a name or location."),
        ("de", "Begriffsbestimmungen", "Bestimmbar ist, wer mittels Zuordnung zu einer Kennung wie Name, Standortdaten "
         "oder E-Mail-Adresse erkannt wird."),
        ("nb", "Definisjoner", "En person kan identifiseres ved hjelp av en identifikator, f.eks. navn, e-postadresse "
         "eller posisjonsdata."),
    ],
)  # fmt: skip
def test_the_laws_own_examples_of_identifiers_are_not_the_controllers(language: str, heading: str, text: str) -> None:
    assert glossary(language, heading, text) == set()
    assert glossary(language, "Newsletter", text) == set()


@pytest.mark.parametrize(
    ("language", "line", "value"),
    [
        ("en", "Login details, such as your password and username", "pd:Password"),
        ("de", "Zugangsdaten wie zum Beispiel Ihr Passwort und Benutzername", "pd:Password"),
        ("nb", "Innloggingsdata, for eksempel passord og brukernavn", "pd:Password"),
    ],
)
def test_a_line_that_gives_examples_is_an_item_and_no_title(language: str, line: str, value: str) -> None:
    context = build(read_bytes(f"# Notice\n\n## {line}\n\nBikes are blue.\n".encode(), "notice.md"), language)
    assert value in {f.value for f in data.read(context)}


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "We log the internet address from which you reached us.", "pd:BrowsingReferral"),
        ("de", "Protokolliert werden Webseiten, von denen das System des Nutzers zu uns kam.", "pd:BrowsingReferral"),
        ("nb", "Vi logger nettstedet du kom fra.", "pd:BrowsingReferral"),
        ("en", "We keep the amount paid.", "pd:Transactional"),
        ("de", "Wir speichern den gezahlten Betrag.", "pd:Transactional"),
        ("nb", "Vi lagrer betalt beløp.", "pd:Transactional"),
        ("en", "We note your seating preferences.", "pd:Preference"),
        ("de", "Wir merken uns Ihre Sitzplatzvorlieben.", "pd:Preference"),
        ("nb", "Vi lagrer dine sete preferanser.", "pd:Preference"),
    ],
)
def test_data_named_in_a_clause(language: str, text: str, value: str) -> None:
    assert value in named(language, text)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "We collect crash logs and advertising IDs.", {"pd:DeviceBased", "pd:Identifier"}),
        ("en", "Cookies are files with a small amount of data.", set()),
        ("de", "Wir erheben Absturzberichte.", {"pd:DeviceBased"}),
        ("nb", "Vi samler inn krasjrapporter og diagnosedata.", {"pd:DeviceBased"}),
    ],
)
def test_what_app_stores_call_diagnostics_is_of_the_device(language: str, text: str, found: set[str]) -> None:
    assert named(language, text) == found
