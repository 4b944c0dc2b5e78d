"""Matching finds what a search of every sentence by every entry finds: its short cuts leave nothing out."""

import random
import re
from itertools import pairwise

import pytest
import Stemmer

from noticegraph.ingest.matching import Rules
from noticegraph.ingest.patterns import code, compile_pattern
from noticegraph.ontology.lexicon import Entry, Tier, entries, lexicon_language

AWKWARD = (
    Entry("ng:A", "[we|they] never sell", Tier.PATTERN, "t"),  # may begin with its second word
    Entry("ng:B", "... sell data", Tier.PATTERN, "t"),  # may begin with any word
    Entry("ng:C", "([the] data|address*) ... sell", Tier.PATTERN, "t"),
    Entry("ng:D", "*data (is|are) [not] e-mail", Tier.PATTERN, "t"),
    Entry("ng:H", "(sell|never sell) [data]", Tier.PATTERN, "t"),  # one word is enough, and the second may be another
    Entry("ng:I", "[the] e-mail [address*] (is|are)", Tier.PATTERN, "t"),  # a second word that its first part ends in
    Entry("ng:E", "sell sell", Tier.PATTERN, "t"),  # finds of one pattern do not overlap
    Entry("ng:F", "sell data", Tier.LABEL, "t"),
    Entry("ng:G", "the data we sell", Tier.NOT, "t"),
)
WORDS = "we they never sell the data address addresses metadata is are not e mail and".split()  # noqa: SIM905


def searched(known: list[Entry], stem: Stemmer.Stemmer, words: list[str], sentences: list[int]) -> set[tuple[int, ...]]:
    """Return what is found by trying every pattern on every sentence."""
    found = set()
    for number, entry in enumerate(known):
        if entry.tier is not Tier.PATTERN:
            continue
        regex = re.compile(compile_pattern(entry.text, stem.stemWord).regex)
        for sentence, (begin, stop) in enumerate(pairwise(sentences)):
            codes = [code(word, stem.stemWord(word)) for word in words[begin:stop]]
            for match in regex.finditer("".join(codes)):
                before = "".join(codes)[: match.start()].count(" ")
                found.add((begin + before, begin + before + match.group().count(" ") - 1, number, sentence))
    return found


@pytest.mark.parametrize("seed", range(20))
def test_the_awkward_patterns_are_found_wherever_a_search_finds_them(seed: int):
    pick = random.Random(seed)
    words = [pick.choice(WORDS) for _ in range(400)]
    sentences = sorted({0, len(words), *(pick.randrange(len(words)) for _ in range(30))})
    stem = Stemmer.Stemmer("english")
    rules = Rules(AWKWARD, stem)
    found = rules.matches(words, sentences)
    patterns = {m for m in found if rules.entries[m[2]].tier is Tier.PATTERN}
    assert patterns == searched(rules.entries, stem, words, sentences)
    assert len(patterns) > 10
    assert found == sorted(found)


@pytest.mark.parametrize("language", ["en", "de", "nb"])
def test_the_patterns_of_the_lexicon_are_found_wherever_a_search_finds_them(language: str):
    pick = random.Random(3)
    stem = Stemmer.Stemmer(lexicon_language(language).stemmer)
    rules = Rules(entries(language), stem)
    texts = [e.text for e in rules.entries if e.tier is Tier.PATTERN]
    words: list[str] = []
    sentences = [0]
    for _ in range(60):  # of the words of two patterns, in their order, so that some are found
        for text in pick.sample(texts, 2):
            words += [w.lower() for w in re.findall(r"[^\W_]+", text) if pick.random() < 0.7]
        if len(words) > sentences[-1]:
            sentences.append(len(words))
    found = {m for m in rules.matches(words, sentences) if rules.entries[m[2]].tier is Tier.PATTERN}
    wanted = searched(rules.entries, stem, words, sentences)
    assert found == wanted
    assert len(wanted) > 30


def test_labels_stand_in_one_sentence_and_come_by_place():
    rules = Rules(AWKWARD, Stemmer.Stemmer("english"))
    words = "the data we sell data sell data".split()  # noqa: SIM905
    found = [(rules.entries[n].concept, first, last) for first, last, n, _ in rules.matches(words, [0, 6, 7])]
    assert [f for f in found if f[0] in ("ng:F", "ng:G")] == [("ng:G", 0, 3), ("ng:F", 3, 4)]
