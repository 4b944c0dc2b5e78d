"""One pass over a text for many fixed phrases."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

import ahocorasick

from noticegraph.ingest.grammar.tokens import fold, places_of_folded_words, places_of_words, tokens

_FIGURES = re.compile(r"\d+")
T = TypeVar("T")


def places(text: str, words: str) -> Iterator[int]:
    """Yield where exact words begin, be it inside longer words; an expression made for one search is dearer.

    >>> list(places("an Anna", "n"))
    [1, 4, 5]
    """
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


@lru_cache(maxsize=4)
def figures(text: str) -> tuple[tuple[int, int], ...]:
    """Return where figures stand, each as its stretch: most of what has grammar holds some, and they are rare."""
    return tuple(m.span() for m in _FIGURES.finditer(text))


def windows(text: str, positions: Iterable[int], before: int, after: int) -> list[tuple[int, int]]:
    """Return the stretches of text around positions, which must ascend; those that touch become one.

    Their ends are moved outwards to the next blank where one is near, so that no word is cut. Patterns that are
    dear to try everywhere are tried in the windows around what is cheap to find.
    """
    found: list[tuple[int, int]] = []
    for position in positions:
        start, end = max(0, position - before), position + after
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return [(text.rfind(" ", max(0, a - 20), a) + 1 or a, _blank_after(text, b)) for a, b in found]


def _blank_after(text: str, position: int) -> int:
    blank = text.find(" ", position, position + 20)
    return min(blank if blank >= 0 else position, len(text))


class Phrases(Generic[T]):
    """Phrases with what they stand for, found on word boundaries, exactly as spelled or, `folded`, in any case.

    A phrase may stand for several things; one of `folded` phrases is given as `fold` makes it. They are looked up by
    their first words, of which a text holds few: an automaton for each list, over all the text's signs, takes longer.
    """

    def __init__(self, entries: Iterable[tuple[str, T]], *, folded: bool = False) -> None:
        self._folded = folded
        self._phrases: dict[str, tuple[T, ...]] = {}
        for phrase, thing in entries:
            known = self._phrases.get(phrase, ())
            if phrase and thing not in known:
                self._phrases[phrase] = (*known, thing)

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[int, str]]]:
        """The phrases by their first words, with how many characters stand before these."""
        found: dict[str, list[tuple[int, str]]] = {}
        for phrase in self._phrases:
            words, starts, _ = tokens(phrase)
            if words:  # only signs are no phrase
                found.setdefault(words[0], []).append((starts[0], phrase))
        return found

    @cached_property
    def _automaton(self) -> ahocorasick.Automaton:
        automaton = ahocorasick.Automaton()
        for phrase, meant in self._phrases.items():
            automaton.add_word(phrase, (len(phrase), meant))
        automaton.make_automaton()
        return automaton

    def ends(self, text: str) -> Iterator[tuple[int, int, tuple[T, ...]]]:
        """Yield every phrase that a word ends with, overlapping ones too, in the order of their ends."""
        if not self._phrases:
            return
        if self._folded:
            text = fold(text)
        last = len(text)
        for at, (length, things) in self._automaton.iter(text):
            if at + 1 == last or not text[at + 1].isalnum() or not text[at].isalnum():
                yield at - length + 1, at + 1, things

    def all(self, text: str) -> list[tuple[int, int, tuple[T, ...]]]:
        """Return every phrase on word boundaries, overlapping ones too, by start, at one place the longest first.

        What has no word, only signs, is not found.
        """
        where = places_of_folded_words(text) if self._folded else places_of_words(text)
        if self._folded:
            text = fold(text)
        found: list[tuple[int, int, tuple[T, ...]]] = []
        for word in self._by_word.keys() & where.keys():
            for before, phrase in self._by_word[word]:
                for place in where[word]:
                    start, end = place - before, place - before + len(phrase)
                    if start >= 0 and text.startswith(phrase, start) and _is_boundary(text, end):
                        found.append((start, end, self._phrases[phrase]))
        return sorted(found, key=lambda m: (m[0], -m[1]))

    def find(self, text: str) -> list[tuple[int, int, tuple[T, ...]]]:
        """Return the phrases found, of those that overlap the first, and of those the longest; sorted by start."""
        found: list[tuple[int, int, tuple[T, ...]]] = []
        for start, end, things in self.all(text):
            if not found or start >= found[-1][1]:
                found.append((start, end, things))
        return found


def _is_boundary(text: str, at: int) -> bool:
    """Tell whether no word goes on over a place behind the first sign of a text."""
    return at == len(text) or not text[at].isalnum() or not text[at - 1].isalnum()
