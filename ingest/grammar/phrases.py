"""One pass over a text for many fixed phrases."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

import ahocorasick

_FIGURES = re.compile(r"\d+")
T = TypeVar("T")


@lru_cache(maxsize=4)
def fold(text: str) -> str:
    """Return the text in lower case with every character in its place.

    >>> fold("İstanbul GmbH") == "İstanbul gmbh"
    True
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


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
    """Phrases with what they stand for, found on word boundaries, exactly as spelled.

    Where phrases overlap the one that begins first is found, of those the longest. A phrase may stand for
    several things.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        things: dict[str, list[T]] = {}
        for phrase, thing in entries:
            known = things.setdefault(phrase, [])
            if thing not in known:
                known.append(thing)
        self._automaton = ahocorasick.Automaton()
        for phrase, meant in things.items():
            if phrase:
                self._automaton.add_word(phrase, (len(phrase), tuple(meant)))
        if things:
            self._automaton.make_automaton()
        self._empty = not len(self._automaton)

    def ends(self, text: str) -> Iterator[tuple[int, int, tuple[T, ...]]]:
        """Yield every phrase that a word ends with, overlapping ones too, in the order of their ends."""
        if self._empty:
            return
        last = len(text)
        for at, (length, things) in self._automaton.iter(text):
            if at + 1 == last or not text[at + 1].isalnum() or not text[at].isalnum():
                yield at - length + 1, at + 1, things

    def all(self, text: str) -> Iterator[tuple[int, int, tuple[T, ...]]]:
        """Yield every phrase on word boundaries, overlapping ones too, in the order of their ends."""
        for start, end, things in self.ends(text):
            if not start or not text[start - 1].isalnum() or not text[start].isalnum():
                yield start, end, things

    def find(self, text: str) -> list[tuple[int, int, tuple[T, ...]]]:
        """Return the phrases found, none overlapping another, sorted by start."""
        found: list[tuple[int, int, tuple[T, ...]]] = []
        for start, end, things in sorted(self.all(text), key=lambda m: (m[0], -m[1])):
            if not found or start >= found[-1][1]:
                found.append((start, end, things))
        return found
