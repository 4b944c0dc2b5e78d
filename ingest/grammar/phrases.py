"""One pass over a text for many fixed phrases."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import ahocorasick

T = TypeVar("T")


def fold(text: str) -> str:
    """Return the text in lower case with every character in its place.

    >>> fold("İstanbul GmbH") == "İstanbul gmbh"
    True
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


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

    def all(self, text: str) -> Iterator[tuple[int, int, tuple[T, ...]]]:
        """Yield every phrase on word boundaries, overlapping ones too, in the order of their ends."""
        if self._empty:
            return
        last = len(text)
        for at, (length, things) in self._automaton.iter(text):
            start, end = at - length + 1, at + 1
            if start and text[start - 1].isalnum() and text[start].isalnum():
                continue
            if end < last and text[end].isalnum() and text[at].isalnum():
                continue
            yield start, end, things

    def find(self, text: str) -> list[tuple[int, int, tuple[T, ...]]]:
        """Return the phrases found, none overlapping another, sorted by start."""
        found: list[tuple[int, int, tuple[T, ...]]] = []
        for start, end, things in sorted(self.all(text), key=lambda m: (m[0], -m[1])):
            if not found or start >= found[-1][1]:
                found.append((start, end, things))
        return found
