"""Names with legal forms: where they begin, and what is no name."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticegraph.ingest.grammar.organisations import KnownNames, find_organisations
from noticegraph.ontology.legal_forms import legal_forms

CASES = [
    ("en", "The provider is Example Ireland Limited, Harbour Street", ["Example Ireland Limited"]),
    (
        "en",
        "our service provider Example Ireland Ltd. and ACME GmbH & Co. KG",
        ["Example Ireland Ltd.", "ACME GmbH & Co. KG"],
    ),
    ("en", "The provider is 2&2 NETS SE, Musterweg", ["2&2 NETS SE"]),
    ("en", "from Example Ireland Limited to Example LLC in the USA", ["Example Ireland Limited", "Example LLC"]),
    ("en", "If Example LLC, then", ["Example LLC"]),
    ("en", "Duck Duck Run, Inc. and Hugging Bear, SAS", ["Duck Duck Run, Inc.", "Hugging Bear, SAS"]),
    ("en", "Sample Foundation, Inc.", ["Sample Foundation, Inc."]),
    ("en", "Bank of Sampleland plc", ["Bank of Sampleland plc"]),
    ("en", "News & Media Limited (collectively", ["News & Media Limited"]),
    ("en", "LinkedOut Ireland Unlimited Company, Wilton", ["LinkedOut Ireland Unlimited Company"]),
    ("en", "either Payment Brokers Pte. Ltd., or", ["Payment Brokers Pte. Ltd."]),
    ("en", "Sample Pharmaceutical Company Limited", ["Sample Pharmaceutical Company Limited"]),
    ("en", "Sample Analytics Sample Ireland Limited", ["Sample Ireland Limited"]),
    ("en", "the analysis service Counter of Counter Analytics LLC", ["Counter Analytics LLC"]),
    (
        "en",
        "Widgets from Sample Corporation (USA) Widgets Ireland Ltd.",
        ["Sample Corporation", "Widgets Ireland Ltd."],
    ),
    ("en", "Mail: Post CH Ltd, Swiss Parcel Ltd", ["Post CH Ltd", "Swiss Parcel Ltd"]),
    ("en", "PRIVACY NOTICE FOR SAMPLE EXCHANGE, INC.", ["SAMPLE EXCHANGE, INC."]),
    ("en", "Bird & Bird Advisers SRL", ["Bird & Bird Advisers SRL"]),
    ("de", "Anbieter ist die Example Ireland Limited („Example“)", ["Example Ireland Limited"]),
    ("de", "Die Firma schnellpost GmbH verarbeitet", ["schnellpost GmbH"]),
    ("de", "des Dienstleisters Muster Online GmbH", ["Muster Online GmbH"]),
    ("de", "beim Auswertungsdienst Zähler GmbH", ["Zähler GmbH"]),
    ("de", "Muster (GmbH & Co KG), Musterweg 1", ["Muster (GmbH & Co KG)"]),
    ("de", "Dienste der fortgeschritten laden GmbH", ["fortgeschritten laden GmbH"]),
    ("de", "ZUSATZ technologies AG", ["ZUSATZ technologies AG"]),
    ("de", "eine Technologie der The INDEX GmbH, Turmstraße", ["The INDEX GmbH"]),
    ("de", "Bezahlfreund (Europe) S.à r.l. et Cie, S.C.A., 22", ["Bezahlfreund (Europe) S.à r.l. et Cie, S.C.A."]),
    ("de", "ist der Beispiel Trägerverein e.V., Münchner", ["Beispiel Trägerverein e.V."]),
    ("de", "im Namen des Beispiel Trägervereins e.V.", ["Beispiel Trägervereins e.V."]),
    (
        "de",
        "Musterbacher Heimat- und Geschichtsverein 2007 e.V",
        ["Musterbacher Heimat- und Geschichtsverein 2007 e.V"],
    ),
    ("de", "Vermittlungsgesellschaft für Verträge AG", ["Vermittlungsgesellschaft für Verträge AG"]),
    ("de", "Auskunftei MUSTERA Holding AG", ["MUSTERA Holding AG"]),
    ("de", "Die Stiftung Beispiel hilft.", ["Stiftung Beispiel"]),
    ("de", "Muster UG (haftungsbeschränkt)", ["Muster UG (haftungsbeschränkt)"]),
    ("de", "infoauge Consumer Data GmbH", ["infoauge Consumer Data GmbH"]),
    ("nb", "Leverandøren er Keramikk & Håndverk AS, Nordre", ["Keramikk & Håndverk AS"]),
    ("nb", "Opplysningene lagres hos Innsjekk AS (og", ["Innsjekk AS"]),
    ("nb", "søkere i Sula kommune og kommunen", ["Sula kommune"]),
    ("en", "a kommune in Norway, Example kommune", []),
    ("da", "DonkeyRide Admin Aps Skelbækgade", ["DonkeyRide Admin Aps"]),
    ("en", "THE SERVICE IS PROVIDED AS IS. We comply with AB 1584.", []),
    ("en", "including the Limited Use requirements", []),
    ("en", "a California Corporation", []),
    ("de", "die GmbH haftet, eine AG nicht; Die Stiftung.", []),
    ("en", "Register court:\nAG Stuttgart", []),
    ("en", "first line Example\nLimited liability", []),
]


@pytest.mark.parametrize(("language", "text", "names"), CASES, ids=[c[1] for c in CASES])
def test_names(language: str, text: str, names: list[str]) -> None:
    found = find_organisations(text, language)
    assert [o.name for o in found] == names
    assert all(text[o.start : o.end] == o.name for o in found)


def test_and_joins_words_of_a_name_only_where_they_never_part() -> None:
    one = "Example and Sons Limited is ours. Example and Sons is old."
    two = "HubSpace and Example Limited. HubSpace alone is another."
    assert [o.name for o in find_organisations(one, "en")] == ["Example and Sons Limited"]
    assert [o.name for o in find_organisations(two, "en")] == ["Example Limited"]


def test_the_form_is_given_in_one_spelling_with_the_country_where_it_is_only() -> None:
    found = find_organisations("Example Ltd, Muster G.m.b.H., Sample L.L.C., Prøve ApS", "en")
    assert [(o.legal_form, o.country) for o in found] == [
        ("Limited", None),
        ("GmbH", None),
        ("LLC", "loc:US"),
        ("ApS", "loc:DK"),
    ]


def test_a_country_in_the_name_is_a_hint_where_it_has_the_form() -> None:
    found = find_organisations("Example Ireland Limited, Muster Germany GmbH, Example Japan LLC, Muster Norge AG", "nb")
    assert [o.country for o in found] == ["loc:IE", "loc:DE", "loc:US", None]


def test_no_name_crosses_a_cell_or_a_block() -> None:
    found = find_organisations("Purpose\tExample GmbH\nMuster\nGmbH", "de")
    assert [o.name for o in found] == ["Example GmbH"]


@pytest.mark.parametrize(
    "spelling", sorted({s for form in legal_forms() for s, language in form.spellings if not language})
)
def test_every_spelling_of_a_form_ends_a_name(spelling: str) -> None:
    text = f"We work with Beispiel {spelling} in many ways."
    assert [o.name for o in find_organisations(text, "en")] == [f"Beispiel {spelling}"]


def test_known_names_are_found_whole_and_the_longest_of_them() -> None:
    names = KnownNames([("Example", "example-llc"), ("Example Analytics", "example-llc"), ("Meet", "meet-inc")])
    text = "Example Analytics, Example-Konto, Examples, example, Meeting"
    assert [(k.start, k.name, k.slug) for k in names.find(text)] == [
        (0, "Example Analytics", "example-llc"),
        (19, "Example", "example-llc"),
    ]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Example",
                " ",
                "GmbH",
                "AS",
                "und",
                "&",
                "der",
                "(",
                ")",
                ",",
                ".",
                "\n",
                "\t",
                "Inc.",
                "Foundation",
                "„",
                "-",
                "1",
                " Co. KG",
            ]
        ),
        max_size=40,
    ).map("".join)
    | st.text(max_size=200),
    st.sampled_from(["en", "de", "nb", "fr"]),
)
def test_names_lie_in_the_text_and_do_not_overlap(text: str, language: str) -> None:
    found = find_organisations(text, language)
    assert all(text[o.start : o.end] == o.name and o.name.strip() for o in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("piece", ["GmbH ", "A und ", "(", "Ab ", "A. ", "Inc. ", "&"])
def test_long_monotonous_lines_are_read_to_their_end(piece: str) -> None:
    text = piece * (200_000 // len(piece)) + "\nExample GmbH"
    assert find_organisations(text, "de")[-1].name == "Example GmbH"
