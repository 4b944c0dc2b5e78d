"""One person speaks in the words of several, and contracted words are those they stand for."""

import pytest

from noticegraph.ingest.lexical import scan


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("en", "You can ask me to delete your data.", "eu-gdpr:A17"),
        ("en", "We don't make automated decisions.", "ng:NoAutomatedDecisions"),
        ("en", "We'll ask for your consent first.", "eu-gdpr:A6-1-a"),
        ("de", "Ich habe ein berechtigtes Interesse: mein Laden soll laufen.", "eu-gdpr:A6-1-f"),
    ],
)
def test_the_lexicon_is_read_in_the_first_person_and_in_contractions(language: str, text: str, concept: str) -> None:
    assert scan(text, language).of(concept)


def test_one_person_is_found_where_the_lexicon_says_several() -> None:
    plural, singular = "You may ask us for a copy of our data.", "You may ask me for a copy of my data."
    found = [{h.concept for h in scan(text, "en").hits} for text in (plural, singular)]
    assert found[0] == found[1]
