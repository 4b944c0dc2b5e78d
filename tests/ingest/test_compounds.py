"""Compounds whose common part is written once."""

from dataclasses import replace

import pytest

from noticegraph.ingest.compounds import completed
from noticegraph.ingest.lexical import scan
from noticegraph.ingest.sentences import words

CASES = [
    ("de", "Betrugs- und Geldwäscheprävention", "dpv:FraudPreventionAndDetection", "Betrugs"),
    ("de", "Abwehr- oder Betrugsprävention und -erkennung", "dpv:FraudPreventionAndDetection", "erkennung"),
    ("de", "die Namens-, Adress- und Rechnungsdaten", "pd:PhysicalAddress", "Adress"),
    ("nb", "adresse- og betalingsopplysninger", "pd:PhysicalAddress", "adresse"),
]


@pytest.mark.parametrize(("language", "text", "concept", "half"), CASES)
def test_a_half_word_means_the_whole_compound(language: str, text: str, concept: str, half: str) -> None:
    assert (concept, half) in {(h.concept, text[h.start : h.end]) for h in scan(text, language).hits}


@pytest.mark.parametrize("text", ["Vor- und Nachteile der Prävention", "die E-Mail und -post", "Adress- und Strick"])
def test_a_half_that_makes_no_known_word_is_left_alone(text: str) -> None:
    assert not [h for h in scan(text, "de").hits if h.entry.lower().startswith(("vor", "mail", "adressdat"))]


class Counted(str):
    """A word that counts the characters of what is joined to it."""

    made = 0

    def __add__(self, other: str) -> str:
        Counted.made += len(self) + len(other)
        return str(self) + other

    def __radd__(self, other: str) -> str:
        Counted.made += len(self) + len(other)
        return other + str(self)

    def lower(self) -> "Counted":
        return self


@pytest.mark.parametrize("text", ["Kunden- und " + "w" * 5000, "Kundenpflege und -" + "w" * 5000])
def test_a_word_of_any_length_makes_few_compounds(text: str) -> None:
    found = words(text, "de")
    tried: list[str] = []
    Counted.made = 0
    counted = replace(found, words=tuple(Counted(w) for w in found.words))
    assert not list(completed(text, counted, lambda word: bool(tried.append(word))))
    assert len(tried) <= 40
    assert Counted.made <= 40 * 40


def test_the_longest_compound_is_of_forty_letters() -> None:
    text = "Kunden- und " + "w" * 50 + "daten"
    found = words(text, "de")
    assert list(completed(text, found, lambda word: word == "Kundendaten")) == [(0, "Kundendaten")]
    tried: list[str] = []
    assert not list(completed(text, found, lambda word: bool(tried.append(word))))
    assert [len(w) for w in tried] == list(range(40, 8, -1))
