"""The lexicon of one language, ready to be searched for in the words of a text.

Labels are a tree of stems that is walked from every word. Patterns are regular expressions over coded words; a
sentence tries those alone of which it holds a word of every set that they cannot do without. Which patterns that are is
found for all at once, by whole numbers whose bits are the patterns.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import accumulate, pairwise
from operator import or_
from typing import NamedTuple

import ahocorasick
import Stemmer

from noticegraph.ingest.inflection import Inflection
from noticegraph.ingest.patterns import Compiled, code, compile_pattern, is_pattern
from noticegraph.ontology.lexicon import Entry, Tier

_WORD = re.compile(r"[^\W_]+")
_KNOWN = 50_000  # words kept ready: more than a language's notices use, and no more than some megabytes
_GATES = 4  # sets of words of a pattern that are asked for before its expression is tried: more part no more


# Where an entry was found: the first word and the last one by their indexes, the entry by its number in
# `Rules.entries`, the sentence by its number. There are more of these than words: a plain tuple costs a fifth of a
# named one.
Match = tuple[int, int, int, int]


class _Node:
    """A place in the tree of labels: the numbers of the entries that end here, and where each stem leads on."""

    __slots__ = ("below", "numbers")

    def __init__(self) -> None:
        self.numbers: tuple[int, ...] = ()
        self.below: dict[str, _Node] = {}


class _Known(NamedTuple):
    """A word's stem, its code in patterns, which gates it opens, the patterns it may begin or go on, and the labels."""

    stem: str
    code: str
    gates: int
    begins: int
    follows: int
    labels: _Node | None


def _set(numbers: Mapping[str, Sequence[int]], pieces: Iterable[str], always: int = 0) -> int:
    """Return the numbers of all the pieces as the bits of one whole number, with those of `always`."""
    return reduce(or_, (1 << number for piece in pieces for number in numbers.get(piece, ())), always)


class _Gates:
    """Which patterns a sentence may match, by the words it holds, and which of them may match from a word on.

    A word may begin a pattern, or be the second word of what the pattern matches; both together spare three of four
    tries that come to nothing. `alone` are the patterns that want no second word.

    Sets of patterns are whole numbers: the bit `n` stands for the pattern `n`. What words open holds `_GATES` such
    sets, one beside the other: a pattern passes where its bit is set in each. The `k`th set of words that a pattern
    cannot do without opens its bit in the `k`th; where it has fewer, the bits that are left stand open.
    """

    def __init__(self, patterns: Sequence[Compiled]) -> None:
        self._count = len(patterns)
        self._open = 0
        self._begun_by_any = self._followed_by_any = self.alone = 0
        self._bits: dict[str, list[int]] = {}
        self._begun: dict[str, list[int]] = {}
        self._followed: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            sets = [pattern.anchors, *sorted(pattern.others, key=lambda s: -min(map(len, s)))][:_GATES]
            for gate in range(_GATES):
                bit = gate * self._count + number
                if gate >= len(sets):
                    self._open |= 1 << bit
                    continue
                for piece in sets[gate]:
                    self._bits.setdefault(piece, []).append(bit)
            if pattern.first is None:
                self._begun_by_any |= 1 << number
            for piece in pattern.first or ():
                self._begun.setdefault(piece, []).append(number)
            if pattern.single or pattern.empty:
                self.alone |= 1 << number
            elif pattern.second is None:
                self._followed_by_any |= 1 << number
            else:
                for piece in pattern.second:
                    self._followed.setdefault(piece, []).append(number)
        self._followed_by_any |= self.alone
        self._pieces = ahocorasick.Automaton()
        for piece in self._bits | self._begun | self._followed:
            self._pieces.add_word(piece, piece)
        if patterns:
            self._pieces.make_automaton()

    def of(self, coded: str) -> tuple[int, int, int]:
        """Return the gates that a coded word opens, the patterns it may begin, and those it may go on."""
        if not self._count:
            return 0, 0, 0
        pieces = [piece for _, piece in self._pieces.iter(coded + " ")]
        return (
            _set(self._bits, pieces),
            _set(self._begun, pieces, self._begun_by_any),
            _set(self._followed, pieces, self._followed_by_any),
        )

    def passed(self, gates: Iterable[int]) -> int:
        """Return the patterns all of whose gates the words of a sentence open."""
        opened = reduce(or_, gates, 0)
        if not opened:
            return 0
        opened |= self._open
        passed = opened & ((1 << self._count) - 1)
        for _ in range(_GATES - 1):
            opened >>= self._count
            passed &= opened
        return passed


def _labels(stems: Sequence[str], labels: Sequence[_Node | None], sentences: Sequence[int]) -> list[Match]:
    """Return the labels found; `labels` is where in the tree each word leads to from its root."""
    found: list[Match] = []
    for sentence, (begin, stop) in enumerate(pairwise(sentences)):
        for first, node in enumerate(labels[begin:stop], begin):
            if node is None:
                continue
            for number in node.numbers:
                found.append((first, first, number, sentence))  # noqa: PERF401
            last = first + 1
            while last < stop and (node := node.below.get(stems[last])):
                for number in node.numbers:
                    found.append((first, last, number, sentence))  # noqa: PERF401
                last += 1
    return found


class Rules:
    """The entries of one language's lexicon, ready to be searched for.

    `entries` are in the order of their concepts and texts, which is the order of what is found at one place.
    """

    def __init__(self, entries: Iterable[Entry], stemmer: Stemmer.Stemmer | Inflection) -> None:
        self.entries = sorted(set(entries), key=lambda e: (e.concept, e.text, e.topic, e.tier))
        self._stem = stemmer.stemWord
        self._tree = _Node()
        self._patterns: list[tuple[int, str]] = []  # the entry's number, and the expression
        self._words: dict[str, _Known] = {}
        patterns: list[Compiled] = []
        for number, entry in enumerate(self.entries):
            if entry.tier is Tier.PATTERN or is_pattern(entry.text):
                patterns.append(compile_pattern(entry.text, self._stem))
                self._patterns.append((number, patterns[-1].regex))
            else:
                self._plant(number, entry.text)
        self._regexes: list[re.Pattern[str] | None] = [None] * len(patterns)  # compiled when first wanted
        self._gates = _Gates(patterns)

    def _plant(self, number: int, label: str) -> None:
        node = self._tree
        for word in _WORD.findall(label.lower()):
            node = node.below.setdefault(self._stem(word), _Node())
        node.numbers += (number,)

    def _known(self, words: Sequence[str]) -> list[_Known]:
        known = self._words
        if len(known) > _KNOWN:
            known.clear()
        for spelled in set(words).difference(known):
            word = spelled.lower()
            stem = self._stem(word)
            coded = code(word, stem)
            known[spelled] = _Known(stem, coded, *self._gates.of(coded), self._tree.below.get(stem))
        return [known[word] for word in words]

    def labelled(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the entries that are this word alone."""
        node = self._tree.below.get(self._stem(word.lower()))
        return node.numbers if node else ()

    def is_label(self, word: str) -> bool:
        """Tell whether a word is a label by itself."""
        return bool(self.labelled(word))

    def _regex(self, pattern: int) -> re.Pattern[str]:
        regex = self._regexes[pattern] = re.compile(self._patterns[pattern][1])
        return regex

    def matches(self, words: Sequence[str], sentences: Sequence[int]) -> list[Match]:
        """Return every entry found in words, by place.

        `sentences` holds the index of each sentence's first word, and at last the number of the words.
        """
        if not words:
            return []
        stems, codes, gates, begins, follows, labels = zip(*self._known(words), strict=True)
        found = _labels(stems, labels, sentences)
        return sorted(found + self._in_order(codes, gates, begins, follows, sentences))

    def _in_order(
        self,
        codes: Sequence[str],
        gates: Sequence[int],
        begins: Sequence[int],
        follows: Sequence[int],
        sentences: Sequence[int],
    ) -> list[Match]:
        """Return what patterns find; one pattern's finds do not overlap."""
        at = [0, *accumulate(map(len, codes))]
        text = "".join(codes)
        found: list[Match] = []
        for sentence, (begin, stop) in enumerate(pairwise(sentences)):
            passed = self._gates.passed(gates[begin:stop])
            if not passed:
                continue
            free: dict[int, int] = {}  # the first word that a pattern has not found yet
            for first, begun in enumerate(begins[begin:stop], begin):
                tried = passed & begun
                if not tried:
                    continue
                tried &= follows[first + 1] if first + 1 < stop else self._gates.alone
                while tried:
                    pattern = tried.bit_length() - 1
                    tried ^= 1 << pattern
                    if free.get(pattern, first) <= first:
                        regex = self._regexes[pattern] or self._regex(pattern)
                        match = regex.match(text, at[first], at[stop])
                        if match:
                            free[pattern] = bisect_left(at, match.end(), first, stop)
                            found.append((first, free[pattern] - 1, self._patterns[pattern][0], sentence))
        return found
