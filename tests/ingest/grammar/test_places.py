"""Countries and postal addresses."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticegraph.ingest.grammar.places import find_addresses, find_countries, is_third_country
from noticegraph.ontology.countries import address_marks, country_names, eea_members

VOCABULARY = Path(__file__).resolve().parents[4] / "shared" / "vocab" / "loc.ttl"

COUNTRIES = [
    ("en", "in the USA, the U.S., the US and the United States of America", ["US", "US", "US", "US"]),
    ("en", "Argentina, Israel, the Republic of Korea, New Zealand", ["AR", "IL", "KR", "NZ"]),
    ("en", "CONTACT US\nABOUT US: give us a call", []),
    ("en", "SCCs, DPF\tUS\tEU, US, Ukraine", ["US", "US", "UA"]),
    ("en", "Example Ireland Limited in Ireland", ["IE"]),
    ("en", "the EU-US framework, a US-based firm", []),
    ("en", "New Jersey, New Mexico, Rhode Island, Georgia, Jordan", []),
    ("en", "Northern Ireland and Great Britain", ["GB", "GB"]),
    ("en", "the UK GDPR in the UK", ["GB"]),
    ("de", "in die USA, die Vereinigten Staaten, nach Großbritannien", ["US", "US", "GB"]),
    ("de", "im Vereinigten Königreich, in der Schweiz und der Türkei", ["GB", "CH", "TR"]),
    ("de", "US-Anbieter, US-amerikanisch, Nordamerika", []),
    ("nb", "Storbritannia, USA, Sør-Korea og Norge", ["GB", "US", "KR", "NO"]),
    ("nb", "Island og Sveits", ["IS", "CH"]),
    ("en", "Island of Man is no Iceland", ["IS"]),
    ("fr", "aux États-Unis et en Allemagne", ["US", "DE"]),
]

ADDRESSES = [
    ("de", "Muster GmbH\nMusterstraße 2\n70180 Stuttgart\nTelefon", "Musterstraße 2\n70180 Stuttgart", "DE"),
    ("en", "Muster GmbH Musterstraße 2 70180 Stuttgart", "Musterstraße 2 70180 Stuttgart", "DE"),
    ("en", "Zementwerk 1\n72622 Nürtingen\nGermany", "Zementwerk 1\n72622 Nürtingen\nGermany", "DE"),
    ("de", "Kirchweg 1 D-34260 Kaufungen E-Mail: x", "Kirchweg 1 D-34260 Kaufungen", "DE"),
    (
        "de",
        "Example A/S, Wildersgade 10B, 1408 Kopenhagen, Dänemark",
        "Wildersgade 10B, 1408 Kopenhagen, Dänemark",
        "DK",
    ),
    ("de", "Forum, Schuhplatz 9/25, 1160 Wien.", "Schuhplatz 9/25, 1160 Wien", "AT"),
    ("de", "Postfach 4 20, 79004 Freiburg", "Postfach 4 20, 79004 Freiburg", "DE"),
    ("de", "Example AG, Am Graben 3, 6020 Innsbruck", "Am Graben 3, 6020 Innsbruck", "AT"),
    ("de", "Example AG\nEichweid 1\n6203 Sempach", "Eichweid 1\n6203 Sempach", None),
    ("nb", "Redaksjonen, Postboks 1234, 0123 Oslo", "Postboks 1234, 0123 Oslo", "NO"),
    ("nb", "Keramikk AS, Nordre Løkkevei 15, 3120 Nøtterøy", "Nordre Løkkevei 15, 3120 Nøtterøy", "NO"),
    ("en", "Time AS\nKanalsletta 4\nNO-4033 Stavanger\nNorway", "Kanalsletta 4\nNO-4033 Stavanger\nNorway", "NO"),
    ("en", "Box 53049\n400 14 Gothenburg\nSweden", "Box 53049\n400 14 Gothenburg\nSweden", "SE"),
    (
        "en",
        "Ride Aps\nSkelbækgade 4, 4. sal.\n1717 København V, Denmark",
        "Skelbækgade 4, 4. sal.\n1717 København V, Denmark",
        "DK",
    ),
    (
        "en",
        "Cloud Inc., 101 Town St., San Francisco, CA 94107, USA (here",
        "101 Town St., San Francisco, CA 94107, USA",
        "US",
    ),
    ("en", "221 W 9th St, Ste 318, Wilmington, DE 19801", "221 W 9th St, Ste 318, Wilmington, DE 19801", "US"),
    (
        "en",
        "Example Ireland Limited, Gordon House, Barrow Street, Dublin 4, Ireland.",
        "Gordon House, Barrow Street, Dublin 4, Ireland",
        "IE",
    ),
    ("en", "Kings Place, 90 York Way, London N1 9GU. We", "90 York Way, London N1 9GU", "GB"),
    ("en", "is at 15 rue des Halles, 75001 Paris, France", "15 rue des Halles, 75001 Paris, France", "FR"),
    ("en", "Mollie, Keizersgracht 126, 1015 CW Amsterdam", "Keizersgracht 126, 1015 CW Amsterdam", "NL"),
    ("de", "22-24 Boulevard Royal, L-2449 Luxembourg (nach", "22-24 Boulevard Royal, L-2449 Luxembourg", "LU"),
    ("en", "GPO Box 5218, Sydney NSW 2001", "GPO Box 5218, Sydney NSW 2001", "AU"),
]

NO_ADDRESSES = [
    ("en", "In 2024 Example started. See ISO 27001, SOC 2."),
    ("de", "Seit 2018 Gesellschaft, 14 Tage, Art. 6 DSGVO, 10000 Nutzer"),
    ("nb", "Den 25. mai 2018 Norge fikk loven"),
]


@pytest.mark.parametrize(("language", "text", "codes"), COUNTRIES, ids=[c[1] for c in COUNTRIES])
def test_countries(language: str, text: str, codes: list[str]) -> None:
    assert [c.value.removeprefix("loc:") for c in find_countries(text, language)] == codes


@pytest.mark.parametrize(("language", "text", "address", "country"), ADDRESSES, ids=[c[1] for c in ADDRESSES])
def test_addresses(language: str, text: str, address: str, country: str | None) -> None:
    (found,) = find_addresses(text, language)
    assert (found.text, found.country) == (address, f"loc:{country}" if country else None)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(("language", "text"), NO_ADDRESSES)
def test_what_is_no_address(language: str, text: str) -> None:
    assert find_addresses(text, language) == ()


def test_postcode_and_city_are_given() -> None:
    (found,) = find_addresses("Am Ring 3, 65428 Rüsselsheim am Main, Deutschland", "en")
    assert (found.postcode, found.city, found.country) == ("65428", "Rüsselsheim am Main", "loc:DE")


@pytest.mark.parametrize(
    ("code", "third"),
    [
        ("loc:US", True),
        ("loc:GB", True),
        ("loc:CH", True),
        ("loc:US-CA", True),
        ("loc:NO", False),
        ("loc:IS", False),
        ("loc:LI", False),
        ("loc:HR", False),
    ],
)
def test_third_countries(code: str, third: bool) -> None:
    assert is_third_country(code) is third


def test_the_thirty_members_are_no_third_countries_and_the_kingdom_is() -> None:
    members = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO"
    assert {f"loc:{code}" for code in members.split()} <= eea_members()
    assert "loc:GB" not in eea_members()


def test_every_country_is_a_term_of_dpv() -> None:
    if not VOCABULARY.exists():
        pytest.skip("the DPV vocabulary is not beside the repository")
    known = {f"loc:{c}" for c in re.findall(r"^loc:([A-Z]{2}) a ", VOCABULARY.read_text("utf-8"), re.MULTILINE)}
    for language in ("en", "de", "nb", "fr", "sv"):
        assert {country for _, country in country_names(language)} - {""} <= known
    assert set(address_marks()) <= known


_PIECES = ["Musterstraße 2", "\n", ", ", "70180 ", "Stuttgart", "0158 Oslo", "CA 94107", "N1 9GU", "USA", " ", "US"]
_PIECES += ["GmbH", "D-", "Dublin 4", "1", "(", "Box 3"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES), max_size=30).map("".join) | st.text(max_size=200),
    st.sampled_from(["en", "de", "nb", "fr"]),
)
def test_stretches_lie_in_the_text_and_do_not_overlap(text: str, language: str) -> None:
    for found in (find_countries(text, language), find_addresses(text, language)):
        assert all(0 <= m.start < m.end <= len(text) for m in found)
        assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("piece", ["12345 Ab ", "A, ", "1 A\n", "US ", "12 ", "N1 9GU "])
def test_long_monotonous_lines_are_read_to_their_end(piece: str) -> None:
    text = piece * (200_000 // len(piece)) + "\n\nMusterweg 3\n70180 Stuttgart"
    assert find_addresses(text, "de")[-1].city == "Stuttgart"
    assert find_countries(text + " in Japan", "de")[-1].value == "loc:JP"
