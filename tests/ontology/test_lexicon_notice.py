"""The words for holders, dates, seats, rights and authorities: complete in each language and found in sentences."""

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Literal, RdfFormat, parse

from noticegraph.ingest.lexical import scan
from noticegraph.ontology.authorities import authority_names
from noticegraph.ontology.grammar_words import grammar_words
from noticegraph.ontology.lexicon import Tier, entries

FOLDER = Path(__file__).parents[2] / "ontology" / "lexicon"
LANGUAGES = ("en", "de", "nb")
CONCEPTS = {
    f"ng:{name}"
    for name in (
        "HolderCue",
        "HolderVerb",
        "SelfReference",
        "TitleCue",
        "Introduction",
        "NoticeTitle",
        "LaterDate",
        "MeansCue",
        "PartyNoun",
        "OfferedThing",
        "SeatCue",
        "DateCue",
        "RightWord",
        "AuthorityName",
        "DeniesRight",
        "ControllerField",
        "NameField",
        "ComplaintWord",
        "CountryAuthority",
    )
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_has_words_in_each_language(language: str) -> None:
    assert {e.concept for e in entries(language) if e.topic == "notice" and e.tier is not Tier.NOT} == CONCEPTS
    for name in ("ng:Honorific", "ng:PersonTitle", "ng:Copula", "ng:NameTail"):
        assert grammar_words(language).sets[name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_carry_the_tag_of_their_file(language: str) -> None:
    triples = list(parse((FOLDER / f"{language}-notice.ttl").read_bytes(), format=RdfFormat.TURTLE))
    tags = {t.object.language for t in triples if isinstance(t.object, Literal)}
    assert tags == {language}


@pytest.mark.parametrize(
    ("language", "text", "concept", "words"),
    [
        ("en", "This policy applies to Example.", "ng:HolderCue", "policy applies to"),
        ("de", "Verein Muster betreibt diese Website.", "ng:HolderVerb", "betreibt diese Website"),
        ("nb", "slik Eksempel samler inn personopplysninger", "ng:HolderVerb", "samler inn personopplysninger"),
        ("en", "Last updated in May", "ng:DateCue", "Last updated"),
        ("de", "mit Sitz in Passau", "ng:SeatCue", "mit Sitz in"),
        ("de", "die Österreichische Datenschutzbehörde", "ng:AuthorityName", "Österreichische Datenschutzbehörde"),
    ],
)
def test_sentences_are_found(language: str, text: str, concept: str, words: str) -> None:
    assert words in {text[h.start : h.end] for h in scan(text, language).of(concept)}


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("en", "The site is kept up to date.", "ng:DateCue"),
        ("de", "nach dem Stand der Technik", "ng:DateCue"),
        ("de", "der Landesbeauftragte für Datenschutz des Bundeslandes", "ng:AuthorityName"),
        ("de", "eine Datenschutzbehörde", "ng:AuthorityName"),
    ],
)
def test_other_sentences_are_not(language: str, text: str, concept: str) -> None:
    assert scan(text, language).of(concept) == []


def test_each_name_means_one_authority() -> None:
    names = authority_names()
    assert {name: n for name, n in Counter(name for name, _ in names).items() if n > 1} == {}
    assert len({key for _, key in names}) > 20
