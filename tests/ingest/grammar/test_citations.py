"""Citations: spellings of our own making, one line a spelling."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticegraph.ingest.grammar.citations import Citation, CitationKind, find_citations
from noticegraph.ontology.statutes import GDPR, gdpr_value, statutes

VOCABULARY = Path(__file__).resolve().parents[4] / "shared" / "vocab" / "eu-gdpr.ttl"

# Each `«…»` of the text is the stretch expected for one value, in order.
CASES = [
    ("en", "We rely on «Art. 6 (1) lit. f GDPR».", ["eu-gdpr:A6-1-f"]),
    ("en", "under «Article 6(1)(f)» of it, the GDPR", ["eu-gdpr:A6-1-f"]),
    ("en", "see «Art. 6 para. 1 sentence 1 lit. b DSGVO»", ["eu-gdpr:A6-1-b"]),
    ("de", "gemäß «Art. 6 Abs. 1 S. 1 Buchst. f DS-GVO»", ["eu-gdpr:A6-1-f"]),
    ("de", "«Art 6 I f DSGVO»", ["eu-gdpr:A6-1-f"]),
    ("de", "«Art. 6 I 1 b DSGVO»", ["eu-gdpr:A6-1-b"]),
    ("de", "«Art. 6 Abs. 1c DSGVO»", ["eu-gdpr:A6-1-c"]),
    ("de", "«Art.6 Abs 1 lit.f) DSGVO»", ["eu-gdpr:A6-1-f"]),
    ("de", "«ART. 6 ABS. 1 LIT. E» ODER «F DSGVO» GESTÜTZT", ["eu-gdpr:A6-1-e", "eu-gdpr:A6-1-f"]),
    ("nb", "etter «artikkel 6 nr. 1 bokstav f»", ["eu-gdpr:A6-1-f"]),
    ("nb", "«art. 6 avsn. 1 lit. a i EUs personvernforordning»", ["eu-gdpr:A6-1-a"]),
    ("nb", "«personopplysningslovens artikkel 6.1.c)» gjelder", ["eu-gdpr:A6-1-c"]),
    ("en", "«GDPR art. 6 (1) f»", ["eu-gdpr:A6-1-f"]),
    ("en", "«GDPR article 6, (1), point (f)»", ["eu-gdpr:A6-1-f"]),
    ("en", "«lett. b) of article 6 of the GDPR»", ["eu-gdpr:A6-1-b"]),
    ("en", "«Art. 6(1)(a)» and «(b) GDPR»", ["eu-gdpr:A6-1-a", "eu-gdpr:A6-1-b"]),
    ("de", "«Art. 6 Abs. 1 lit. a», «b» und «f DSGVO»", ["eu-gdpr:A6-1-a", "eu-gdpr:A6-1-b", "eu-gdpr:A6-1-f"]),
    ("en", "«Art. 6 (1) lit. a», «lit. b», and «lit. f GDPR»", ["eu-gdpr:A6-1-a", "eu-gdpr:A6-1-b", "eu-gdpr:A6-1-f"]),
    ("de", "«Art. 6 Abs. 1 lit. a» und «Art. 9 Abs. 2 lit. a DSGVO»", ["eu-gdpr:A6-1-a", "eu-gdpr:A9-2-a"]),
    ("de", "«Art. 13», «14» und «26 DSGVO»", ["eu-gdpr:A13", "eu-gdpr:A14", "eu:GDPR-26"]),
    ("de", "«Art. 22 Abs. 1» und «4 DSGVO»", ["eu-gdpr:A22", "eu-gdpr:A22"]),
    ("en", "an adequacy decision («Art. 45 GDPR»)", ["eu-gdpr:A45-3"]),
    ("en", "«Art. 46 (2) (c) GDPR»", ["eu-gdpr:A46-2-c"]),
    ("en", "«Art. 49(1)(a) GDPR»", ["eu-gdpr:A49-1-a"]),
    ("en", "«article 7 paragraph 3 DSGVO»", ["eu-gdpr:A7-3"]),
    ("en", "«art. 6 first paragraph of GDPR»", ["eu:GDPR-6"]),
    ("en", "«Art. 88 Para. 1 GDPR»", ["eu:GDPR-88"]),
    ("en", "the controller of «Article 4 (7) of the EU General Data Protection Regulation»", ["eu:GDPR-4"]),
    ("en", "«§ 25 (1) TDDDG», «Section 25 (2) No. 2 TDDDG»", ["de:TDDDG-25-1", "de:TDDDG-25-2"]),
    ("de", "«§ 26 Abs. 1 BDSG-neu»", ["de:BDSG-26-1"]),
    ("de", "«§ 22 Abs. 1 Nr. 1 Buchst. b BDSG»", ["de:BDSG-22-1-b"]),
    ("de", "«§§ 147 AO», «257 HGB»", ["de:AO-147", "de:HGB-257"]),
    ("de", "«TTDSG § 25»", ["de:TTDSG-25"]),
    ("de", "«§§ 195 ff. des Bürgerlichen Gesetzbuches» (BGB)", ["de:BGB-195"]),
    ("de", "«§ 165 Abs. 3 TKG» und «§ 105 TKG»", ["at:TKG-165-3", "de:TKG-105"]),
    ("en", "«Art. 6(1)(a) GDPR» and «§ 25(1) TDDDG»", ["eu-gdpr:A6-1-a", "de:TDDDG-25-1"]),
    ("en", "«Art. 9(2)(g) GDPR» in conjunction with «Sect. 22a(7) IfSG»", ["eu-gdpr:A9-2-g", "de:IfSG-22a-7"]),
    ("nb", "«personopplysningsloven § 12»", ["no:Personopplysningsloven-12"]),
    ("nb", "«bokføringsloven § 13 første ledd»", ["no:Bokføringsloven-13-1"]),
    ("nb", "«ekomloven § 2-7 b», «ekomloven § 3-15»", ["no:Ekomloven-2-7-b", "no:Ekomloven-3-15"]),
    ("nb", "«Barnehagelovens §8»", ["no:Barnehageloven-8"]),
    ("en", "«Art. 6(1)(f) UK GDPR»", ["gb:UKGDPR-6-1-f"]),
    ("en", "«California Civil Code Section § 1798.83»", ["us:CalCivCode-1798.83"]),
    ("fr", "«article 17 du RGPD»", ["eu-gdpr:A17"]),
    # What is no citation that could have a value.
    ("de", "§ 12 XYZ-Gesetz", []),
    ("en", "see Section 6 of this notice", []),
    ("en", "Art. 6 (1) a of our Terms", []),
    ("en", "Art. 21 of the Constitution; the GDPR is another matter", []),
    ("de", "§ 22 der Satzung der Akademie, nicht DSGVO", []),
]


def planted(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without its marks, and the stretches that they enclosed."""
    stretches, length = [], 0
    for piece in re.split("([«»])", marked):
        if piece == "«":
            stretches.append([length, length])
        elif piece == "»":
            stretches[-1][1] = length
        else:
            length += len(piece)
    return re.sub("[«»]", "", marked), [(a, b) for a, b in stretches]


def with_value(text: str, language: str) -> list[Citation]:
    return [c for c in find_citations(text, language) if c.value]


@pytest.mark.parametrize(("language", "marked", "values"), CASES, ids=[c[1] for c in CASES])
def test_spellings(language: str, marked: str, values: list[str]) -> None:
    text, stretches = planted(marked)
    found = with_value(text, language)
    assert [c.value for c in found] == values
    assert [(c.start, c.end) for c in found] == stretches


def test_a_range_cites_every_article_in_it() -> None:
    found = with_value("your rights under Articles 15 to 18 GDPR", "en")
    assert [c.value for c in found] == ["eu-gdpr:A15", "eu-gdpr:A16", "eu-gdpr:A17", "eu-gdpr:A18"]
    assert {c.kind for c in found} == {CitationKind.RIGHT}


def test_an_article_without_a_law_is_the_gdpr_only_where_the_notice_speaks_of_it() -> None:
    assert not with_value("as Art. 28 demands", "en")
    assert [c.value for c in with_value("as Art. 28 demands\nThe GDPR applies.", "en")] == ["eu:GDPR-28"]


def test_a_law_named_without_a_provision_has_no_value() -> None:
    (law,) = find_citations("as the Data Protection Act 2018 says", "en")
    assert (law.law, law.value, law.kind) == ("gb:DPA2018", "", CitationKind.LAW)
    assert find_citations("the GDPR applies", "en") == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Art. 6(1)(a) GDPR", CitationKind.BASIS),
        ("Art. 46 GDPR", CitationKind.TRANSFER),
        ("Art. 28 GDPR", CitationKind.GDPR),
        ("§ 7 Abs. 3 UWG", CitationKind.NATIONAL),
    ],
)
def test_kinds(text: str, kind: CitationKind) -> None:
    assert [c.kind for c in find_citations(text, "de")] == [kind]


def test_parts_are_given_beside_the_value() -> None:
    (citation,) = find_citations("Art. 6 Abs. 1 DSGVO", "de")
    assert (citation.section, citation.paragraph, citation.letter, citation.law) == ("6", "1", None, GDPR)


def test_jurisdiction_decides_where_two_laws_share_a_name() -> None:
    assert [c.value for c in find_citations("§ 107 TKG", "de")] == ["de:TKG-107"]
    assert [c.value for c in find_citations("§ 107 TKG", "de", "at")] == ["at:TKG-107"]
    assert [c.value for c in find_citations("Art. 13 DSG", "de")] == ["ch:DSG-13"]
    assert [c.value for c in find_citations("§ 1 DSG", "de")] == ["at:DSG-1"]


def test_every_provision_said_to_be_dpvs_is_one_and_none_is_missing() -> None:
    if not VOCABULARY.exists():
        pytest.skip("the DPV vocabulary is not beside the repository")
    own = set(re.findall(r"^eu-gdpr:(A\d+(?:-\d)?(?:-[a-z])?) a ", VOCABULARY.read_text("utf-8"), re.MULTILINE))
    # Art. 22(3) is left out on purpose: a right is claimed as a whole.
    wanted = {term for term in own if not term.startswith("A22-")}
    made = {
        gdpr_value(article, paragraph, letter)
        for article in map(str, range(1, 100))
        for paragraph in (None, "1", "2", "3")
        for letter in (None, *"abcdefghij")
    }
    assert {v.removeprefix("eu-gdpr:") for v in made if v.startswith("eu-gdpr:")} == wanted


def test_keys_of_laws_are_parts_of_values_and_iris() -> None:
    for key in statutes():
        assert re.fullmatch(r"[a-z]{2}:[^\W_][\w-]*", key), key


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Art. 6",
                "§ 25",
                " (1)",
                " Abs. 1",
                " lit. f",
                " f)",
                "(a)",
                " und ",
                ", ",
                " GDPR",
                " DSGVO",
                " TDDDG",
                "\n",
                "\t",
                "x",
                " 7",
                "-",
                ".",
            ]
        ),
        max_size=40,
    ).map("".join)
    | st.text(max_size=200)
)
def test_stretches_lie_in_the_text_and_ascend(text: str) -> None:
    found = find_citations(text, "de")
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert [c.start for c in found] == sorted(c.start for c in found)


@pytest.mark.parametrize("piece", ["Art. 6 ", "§ 1 a, ", "lit. a, ", "1", "A und ", "§", "Art. 6 Abs. 1 lit. a, "])
def test_long_monotonous_lines_are_read_to_their_end(piece: str) -> None:
    text = piece * (200_000 // len(piece)) + " Art. 6 Abs. 1 lit. f DSGVO"
    assert find_citations(text, "de")[-1].value == "eu-gdpr:A6-1-f"


LAW = "no:Bokføringsloven"


@pytest.mark.parametrize(
    "text",
    [
        "Kvitteringer følger bokføringsloven § 13. Les § 3 i ordensreglene og § 8 i bruksreglementet.",
        "Kvitteringer følger bokføringsloven § 13. Etter § 4 i leiekontrakten slettes nøkkelen.",
        "Kvitteringer følger bokføringsloven § 13 og § 4 i medlemsavtalen.",
        "Kvitteringer følger bokføringsloven § 13, jf. § 4 og § 6 i medlemsavtalen.",
        "Kvitteringer følger bokføringsloven § 13, og gebyr følger § 5 i foreningens vedtekter.",
        "Kvitteringer følger bokføringsloven § 13. Gebyr kreves etter § 5.",
        "Kvitteringer følger bokføringsloven § 13, og husordenens § 5 om gebyr.",
        "Kvitteringer følger bokføringsloven § 13. Om gebyr, jf. § 5 nedenfor.",
        "Kvitteringer følger bokføringsloven § 13. Leiekontrakten gjelder, jf. § 5.",
    ],
)
def test_a_section_of_other_rules_is_not_of_the_law_before_it(text: str) -> None:
    assert [c.value for c in with_value(text, "nb")] == [f"{LAW}-13"]


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("bokføringsloven § 13 første ledd, jf. § 15", ["13-1", "15"]),
        ("bokføringsloven § 13 om oppbevaring og § 15 om språk", ["13", "15"]),
        ("bokføringsloven § 13, § 14 og § 15 b.", ["13", "14", "15-b"]),
        ("Vi følger bokføringsloven § 13. Sletting følger av samme lov § 15.", ["13", "15"]),
        ("Vi følger bokføringsloven § 13. Sletting følger av lovens § 15.", ["13", "15"]),
    ],
)
def test_a_section_joined_to_one_of_a_law_is_of_that_law(text: str, sections: list[str]) -> None:
    assert [c.value for c in with_value(text, "nb")] == [f"{LAW}-{section}" for section in sections]


def test_the_preposition_i_is_no_letter_of_a_section() -> None:
    assert [c.value for c in with_value("§ 13 i bokføringsloven", "nb")] == [f"{LAW}-13"]
    assert [c.value for c in with_value("bokføringsloven § 13 i sin helhet", "nb")] == [f"{LAW}-13"]
    assert [c.value for c in with_value("ekomloven § 2-7 i, og annet", "nb")] == ["no:Ekomloven-2-7-i"]
