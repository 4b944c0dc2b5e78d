"""Phrases are found where a plain search for each of them finds it on word boundaries."""

import re

from hypothesis import given
from hypothesis import strategies as st

from noticegraph.ingest.grammar.phrases import Phrases
from noticegraph.ingest.grammar.tokens import fold

NAMES = ("Anna", "anna", "Anna & Co", "& Co", "Co", "(Pty) Co", "Co.", "Anna_Co", "Anna-Co", "Ænna Co", "Anna Anna")
texts = st.lists(st.sampled_from([*NAMES, " ", "  ", "&", "x", "_", "-", ".", "ANNA", "İ", "1"]), max_size=250).map(
    "".join
)


def searched(names: tuple[str, ...], text: str) -> list[tuple[int, int, str]]:
    """Return what is found by trying each name at every place."""
    found = []
    for name in names:
        before = "(?<![^\\W_])" if name[0].isalnum() else ""
        after = "(?![^\\W_])" if name[-1].isalnum() else ""
        found += [
            (m.start(), m.start() + len(name), name) for m in re.finditer(f"(?={before}{re.escape(name)}{after})", text)
        ]
    return sorted(found, key=lambda m: (m[0], -m[1]))


@given(texts)
def test_a_look_up_by_first_words_finds_what_a_search_finds(text: str) -> None:
    phrases = Phrases((name, name) for name in NAMES)
    assert [(start, end, name) for start, end, (name,) in phrases.all(text)] == searched(NAMES, text)


@given(texts)
def test_folded_phrases_are_found_in_any_case(text: str) -> None:
    folded = tuple(dict.fromkeys(map(fold, NAMES)))
    phrases = Phrases(((name, name) for name in folded), folded=True)
    assert [(start, end, name) for start, end, (name,) in phrases.all(text)] == searched(folded, fold(text))


@given(texts)
def test_of_those_that_overlap_the_first_and_longest_is_found(text: str) -> None:
    phrases, end = Phrases((name, name) for name in NAMES), 0
    expected = []
    for start, stop, name in searched(NAMES, text):
        if start >= end:
            expected.append((start, stop, (name,)))
            end = stop
    assert phrases.find(text) == expected


def test_words_that_end_in_phrases_are_found() -> None:
    phrases = Phrases([("nna", "part"), ("Anna", "name")])
    assert list(phrases.ends("Anna, nnas Hanna")) == [(0, 4, ("name",)), (1, 4, ("part",)), (13, 16, ("part",))]


def test_a_phrase_may_stand_for_several_things() -> None:
    assert Phrases([("DSG", "de"), ("DSG", "at"), ("DSG", "de")]).find("the DSG")[0][2] == ("de", "at")
