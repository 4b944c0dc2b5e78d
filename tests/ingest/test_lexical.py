"""The lexicon's engine: normalisation keeps offsets, words and sentences, labels, patterns and what hides them."""

import pytest
import Stemmer
from hypothesis import given
from hypothesis import strategies as st

from noticegraph.ingest import lexical
from noticegraph.ingest.model import Block, Cell, Document, Kind, Span
from noticegraph.ingest.normalise import normalise
from noticegraph.ingest.patterns import PatternError, compile_pattern
from noticegraph.ingest.sentences import words
from noticegraph.ontology.lexicon import Entry, Tier, UnknownLanguage, entries, languages


def paragraph(text: str, **more: object) -> Document:
    return Document("test", text, (Block(Kind.PARAGRAPH, 0, len(text)),), **more)


def test_wrapped_lines_and_blanks_become_one_blank_and_offsets_lead_back():
    text = "We store  your\n   e-mail\u00ad address."
    normal = normalise(paragraph(text))
    assert normal.text == "We store your e-mail address.\n"
    start = normal.text.index("e-mail address")
    span = normal.source(start, start + len("e-mail address"))
    assert text[span.start : span.end] == "e-mail\u00ad address"


def test_masked_stretches_are_no_words():
    text = "see the [privacy policy](https://example.org/email-address) of ours"
    begin = text.index("](")
    end = text.index(")") + 1
    normal = normalise(paragraph(text, masked=(Span(8, 9), Span(begin, end))))
    assert normal.text == "see the privacy policy of ours\n"


def test_cells_are_separated_and_inherited_cells_left_out():
    text = "Newsletter\te-mail\n\tname"
    rows = (
        Block(Kind.ROW, 0, 17, cells=(Cell(0, 10, 0), Cell(11, 17, 1)), table=0),
        Block(Kind.ROW, 18, 23, cells=(Cell(0, 10, 0, inherited=True), Cell(19, 23, 1)), table=0),
    )
    assert normalise(Document("t", text, rows)).text == "Newsletter\te-mail\nname\n"


@given(st.text(alphabet="ab \n\t.\u00ad*", min_size=1), st.sets(st.integers(0, 30)))
def test_every_normal_character_stands_where_its_offset_says(text: str, masks: set[int]):
    masked = tuple(Span(m, m + 1) for m in sorted(masks) if m < len(text))
    normal = normalise(paragraph(text, masked=masked))
    assert len(normal.text) == len(normal.offsets)
    for character, offset in zip(normal.text[:-1], normal.offsets, strict=False):
        assert text[offset] == character or (character == " " and text[offset].isspace())
        assert Span(offset, offset + 1) not in masked or character == " "


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("en", "Based on Art. 6 para. 1 lit. f GDPR. We use cookies, e.g. Matomo Inc. cookies.", 2),
        ("de", "Das gilt z. B. nach Art. 6 Abs. 1 S. 1 lit. f DSGVO. Am 1. März 2024 endet es.", 2),
        ("nb", "Etter art. 6 nr. 1 bokstav f, jf. loven. Vi lagrer f.eks. navn! Kontakt oss.", 3),
    ],
)
def test_abbreviations_end_no_sentence(language: str, text: str, sentences: int):
    assert len(words(text, language).sentences) - 1 == sentences


LEXICON = (
    Entry("pd:EmailAddress", "email address", Tier.LABEL, "personal-data"),
    Entry("pd:EmailAddress", "at the following email address", Tier.NOT, "personal-data"),
    Entry("pd:PhysicalAddress", "address", Tier.LIST, "personal-data"),
    Entry("dpv:ServiceOptimisation", "improve ... (website|service)", Tier.PATTERN, "purposes"),
    Entry("dpv:ServiceUsageAnalytics", "analys* ... [user] behaviour", Tier.PATTERN, "purposes"),
)


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lexical, "entries", lambda code: LEXICON)
    lexical._lexicon.cache_clear()
    yield
    lexical._lexicon.cache_clear()


def found(text: str) -> list[tuple[str, str]]:
    return [(h.concept, text[h.start : h.end]) for h in lexical.scan(text, "en").hits]


@pytest.mark.usefixtures("planted")
def test_labels_in_any_inflection_and_the_longest_only():
    assert found("Your Email-Addresses and addresses") == [
        ("pd:EmailAddress", "Email-Addresses"),
        ("pd:PhysicalAddress", "addresses"),
    ]


@pytest.mark.usefixtures("planted")
def test_a_not_label_hides_its_concept_and_what_is_shorter():
    assert found("Write to us at the following email address: x") == []


@pytest.mark.usefixtures("planted")
def test_patterns_with_gaps_alternatives_options_and_wildcards():
    text = "We improve all of our services. An analysis of the user's behaviour follows."
    assert found(text) == [
        ("dpv:ServiceOptimisation", "improve all of our services"),
        ("dpv:ServiceUsageAnalytics", "analysis of the user's behaviour"),
    ]


@pytest.mark.usefixtures("planted")
def test_a_pattern_never_crosses_a_sentence():
    assert found("We improve. The website is ours.") == []


@pytest.mark.parametrize("pattern", ["(a|b", "a)", "[a]", "...", "[a|b] ..."])
def test_patterns_that_cannot_be_gated_or_do_not_close_are_refused(pattern: str):
    with pytest.raises(PatternError):
        compile_pattern(pattern, Stemmer.Stemmer("english").stemWord)


def test_every_entry_of_every_language_compiles():
    for code in languages():
        stem = Stemmer.Stemmer(languages()[code].stemmer).stemWord
        for entry in entries(code):
            if entry.tier is Tier.PATTERN:
                compile_pattern(entry.text, stem)


def test_a_language_without_lexicon_is_named():
    with pytest.raises(UnknownLanguage, match="'fr'"):
        lexical.scan("bonjour", "fr")


@pytest.mark.usefixtures("planted")
def test_hits_are_looked_up_by_place_as_a_look_at_all_of_them_finds_them():
    text = "We analyse user behaviour to improve our website. Your address, your email address and an address."
    scan = lexical.scan(text, "en")
    concepts = ("pd:PhysicalAddress", "dpv:ServiceUsageAnalytics", "ng:NoSuchThing", "pd:EmailAddress")
    assert len(scan.hits) == 5
    for start in range(0, len(text), 7):
        for end in range(start, len(text), 11):
            begun = [h for h in scan.hits if start <= h.start < end]
            meant = [h for h in begun if h.concept in concepts]
            assert scan.between(start, end) == begun
            assert scan.beginning(start, end, *concepts) == meant
            assert scan.within(start, end, *concepts) == [h for h in meant if h.end <= end]
            assert scan.holds(start, end, *concepts) == any(h.end <= end for h in meant)
    assert scan.topic("personal-data") == [h for h in scan.hits if h.topic == "personal-data"]
