"""Legitimate interests: the words that name one are found to the character, and where none is named none is read."""

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.read import read_bytes
from noticegraph.ingest.relations.interests import read


def interests(language: str, text: str, heading: str = "Newsletter") -> list[tuple[str, str]]:
    document = read_bytes(f"# Notice\n\n## Webshop\n\nx.\n\n## {heading}\n\n{text}\n".encode(), "notice.md")
    context = build(document, language)
    found = list(read(context))
    for fact in found:
        span = context.normal.source(fact.start, fact.end)
        said = " ".join(document.text[span.start : span.end].split())
        assert context.text[fact.start : fact.end] == fact.value == said
    return [(fact.value, fact.rule.removeprefix("interest.")) for fact in found]


NAMED = [
    # after a cue
    ("en", "Our legitimate interest lies in keeping spam off the wall.", "keeping spam off the wall", "cue"),
    ("en", "We have a legitimate interest in short queues at the till.", "short queues at the till", "cue"),
    (
        "en",
        "It rests on our legitimate interests in order to keep the lift safe.",
        "keep the lift safe",
        "cue",
    ),
    ("de", "Wir haben ein berechtigtes Interesse an kurzen Wartezeiten.", "kurzen Wartezeiten", "cue"),
    (
        "de",
        "Das berechtigte Interesse an der Nutzung der Daten gemäß Art. 6 Abs. 1 lit. f DSGVO liegt darin, "
        "die Halle besser auszulasten.",
        "die Halle besser auszulasten",
        "cue",
    ),
    (
        "de",
        "Die Halle ist überwacht (Art. 6 Abs. 1 S. 1 lit. f DSGVO; unser Interesse ist der Schutz der Räder).",
        "der Schutz der Räder",
        "cue",
    ),
    ("de", "Unser Interesse liegt im Schutz der Räder.", "Schutz der Räder", "cue"),
    ("nb", "Vår berettigede interesse er å holde køen kort.", "holde køen kort", "cue"),
    # after the term, in brackets or behind a colon
    (
        "en",
        "Legitimate interest: planning the staff of each evening",
        "planning the staff of each evening",
        "term",
    ),
    ("en", "We rely on legitimate interests (to plan the season) and on consent.", "plan the season", "cue"),
    ("nb", "Berettiget interesse (planlegging av neste sesong).", "planlegging av neste sesong", "term"),
    ("en", "The club's legitimate interests, for example tidy boats.", "tidy boats", "term"),
    ("de", "Berechtigte Interessen des Vereins, zum Beispiel gepflegte Boote.", "gepflegte Boote", "term"),
    ("en", "Legitimate interest (for example, tidy boats).", "tidy boats", "term"),
    # after a citation
    ("en", "Art. 6 (1) (f) GDPR in order to find lost parcels.", "find lost parcels", "term"),
    (
        "de",
        "Dies geschieht nach Art. 6 Abs. 1 lit. f DSGVO, um Pakete wiederzufinden.",
        "Pakete wiederzufinden",
        "term",
    ),
    (
        "nb",
        "Det skjer etter artikkel 6 nr. 1 bokstav f for å finne tapte pakker.",
        "finne tapte pakker",
        "term",
    ),
    # before a basis
    (
        "en",
        "In order to find lost parcels, we keep the slips on the basis of Art. 6 (1) (f) GDPR.",
        "find lost parcels, we keep the slips",
        "purpose",
    ),
    # before a reference
    (
        "en",
        "The two aims above constitute our legitimate interests.",
        "The two aims above constitute our legitimate interests",
        "reference",
    ),
    (
        "de",
        "Hierin liegt auch unser berechtigtes Interesse.",
        "Hierin liegt auch unser berechtigtes Interesse",
        "reference",
    ),
    (
        "nb",
        "Begge formålene over utgjør vår berettigede interesse.",
        "Begge formålene over utgjør vår berettigede interesse",
        "reference",
    ),
]


@pytest.mark.parametrize(("language", "text", "words", "rule"), NAMED)
def test_the_words_that_name_an_interest_are_found(language: str, text: str, words: str, rule: str) -> None:
    assert interests(language, text) == [(words, rule)]


NOT_NAMED = [
    ("en", "Processing rests on our legitimate interests."),
    ("en", "We stop unless your interests outweigh our legitimate interests."),
    ("en", "If we have a legitimate interest in a longer period, we tell you."),
    ("en", "There is no legitimate interest in such lists."),
    ("en", "It is necessary for our legitimate interests (or those of a third party)."),
    ("en", "The basis is our legitimate interest in accordance with Art. 6 (1) (f) GDPR."),
    ("en", "Drawings are necessary to perform the contract, otherwise on the basis of Art. 6 (1) (f) GDPR."),
    ("en", "We always assess our legitimate interests to see whether they outweigh yours."),
    ("de", "Rechtsgrundlage ist Art. 6 Abs. 1 lit. f DSGVO."),
    ("de", "Wenn wir ein berechtigtes Interesse an längerer Aufbewahrung haben, teilen wir es mit."),
    ("de", "Wir haben ein berechtigtes Interesse an der Verarbeitung Ihrer Daten."),
    ("nb", "Grunnlaget er vår berettigede interesse."),
    ("nb", "Hvis vi har en berettiget interesse i å vente, sier vi fra."),
]


@pytest.mark.parametrize(("language", "text"), NOT_NAMED)
def test_the_bare_term_and_what_is_only_weighed_name_no_interest(language: str, text: str) -> None:
    assert interests(language, text) == []


@pytest.mark.parametrize(
    ("language", "heading", "text"),
    [
        ("en", "Your rights", "You may object to our legitimate interest in direct marketing."),
        (
            "de",
            "Ihre Rechte",
            "Sie können widersprechen, wenn wir ein berechtigtes Interesse an Werbung geltend machen.",
        ),
        ("nb", "Dine rettigheter", "Du kan protestere mot vår berettigede interesse i reklame."),
    ],
)
def test_sections_on_rights_name_none(language: str, heading: str, text: str) -> None:
    assert interests(language, text, heading) == []


def test_a_list_behind_the_cue_names_one_interest_an_item() -> None:
    text = "Our legitimate interests are:\n\n- safe stairs\n- quiet nights in the hostel\n\n- tidy kitchens"
    assert interests("en", text) == [
        ("safe stairs", "item"),
        ("quiet nights in the hostel", "item"),
        ("tidy kitchens", "item"),
    ]


def test_a_pronoun_goes_on_about_an_interest_named_before() -> None:
    named = "The basis is our legitimate interest. This consists of short queues."
    assert interests("en", named) == [("short queues", "cue")]
    assert interests("en", "We keep a log. This consists of short lines.") == []


def test_a_reference_takes_the_clause_before_it_in_the_paragraph() -> None:
    text = "We count guests in order to plan the kitchen. Therein lies our legitimate interest."
    assert interests("en", text) == [("plan the kitchen. Therein lies our legitimate interest", "reference")]


def test_a_reference_to_words_already_read_says_nothing_new() -> None:
    text = "Es geschieht im Interesse einer warmen Küche. Dies stellt ein berechtigtes Interesse dar."
    assert interests("de", text) == [("warmen Küche", "cue")]


def test_a_purpose_before_a_basis_gives_way_to_an_interest_named_beside_it() -> None:
    text = (
        "Slips are stored in order to serve the order on the basis of Art. 6 (1) (f) GDPR. "
        "We have a legitimate interest in short queues."
    )
    assert interests("en", text) == [("short queues", "cue")]
