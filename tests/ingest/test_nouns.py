"""German nouns are told from verbs of the same stem by their capital: own sentences."""

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.nouns import another_word
from noticegraph.ingest.read import read_bytes
from noticegraph.ingest.relations import purposes


def _purposes(language: str, text: str) -> set[str]:
    context = build(read_bytes(f"# Notice\n\n## Bikes\n\n{text}\n".encode(), "notice.md"), language)
    return {f.value for f in purposes.read(context)}


def test_a_verb_is_not_the_noun_of_its_stem() -> None:
    assert "dpv:CustomerCare" not in _purposes("de", "Wir tun dies, um einen sicheren Verleih zu gewährleisten.")
    assert "dpv:CustomerCare" in _purposes("de", "Wir nutzen die Daten zum Zwecke der Gewährleistung.")


@pytest.mark.parametrize(("language", "noun"), [("de", True), ("en", False), ("nb", False)])
def test_only_german_tells_nouns_by_capitals(language: str, noun: bool) -> None:
    text = "gewährleisten"
    context = build(read_bytes(b"# Notice\n\nZu gew\xc3\xa4hrleisten.\n", "notice.md"), "de")
    hit = next(h for h in context.scan.of("dpv:CustomerCare") if context.text[h.start : h.end] == text)
    assert another_word(language, context.text, hit) is noun
