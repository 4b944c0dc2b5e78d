"""Compounds whose common part is written once."""

import pytest

from noticegraph.ingest.lexical import scan

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
