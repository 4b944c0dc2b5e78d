"""Finding the lexicon's entries in normalised text.

Labels are found by one pass of an automaton over the stems of all words; patterns are tried only in
sentences that hold a word they cannot do without.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from typing import NamedTuple

import ahocorasick
import Stemmer

from noticegraph.ingest.patterns import code, compile_pattern, is_pattern
from noticegraph.ingest.sentences import Words, words
from noticegraph.ontology.lexicon import Entry, Tier, entries, lexicon_language

# Topics whose longer labels hide the shorter ones inside them: "email address" is no address.
SHADOWING = frozenset({"personal-data", "purposes"})


class Hit(NamedTuple):
    """An entry of the lexicon found at `start`:`end` of the normalised text, in the sentence with this number."""

    concept: str
    start: int
    end: int
    tier: Tier
    topic: str
    entry: str
    sentence: int


_start = attrgetter("start")
_place = attrgetter("start", "end")


@dataclass(frozen=True, slots=True)
class Scan:
    """All that the lexicon finds in one text, by start; `words` are the text's words and sentences."""

    words: Words
    hits: tuple[Hit, ...]
    by_concept: dict[str, tuple[Hit, ...]] = field(repr=False)

    def of(self, *concepts: str) -> list[Hit]:
        """Return the hits of these concepts by start."""
        found = [h for c in concepts for h in self.by_concept.get(c, ())]
        return sorted(found, key=_place) if len(concepts) > 1 else found

    def within(self, start: int, end: int, *concepts: str) -> list[Hit]:
        """Return the hits of these concepts that stand in start:end, by start."""
        found: list[Hit] = []
        for concept in concepts:
            found += [h for h in self._from(start, end, concept) if h.end <= end]
        return sorted(found, key=_place) if len(concepts) > 1 else found

    def holds(self, start: int, end: int, concept: str) -> bool:
        """Tell whether a hit of the concept stands in start:end."""
        return any(h.end <= end for h in self._from(start, end, concept))

    def begins(self, start: int, end: int, *concepts: str) -> bool:
        """Tell whether a hit of one of the concepts begins in start:end."""
        return any(self._from(start, end, concept) for concept in concepts)

    def _from(self, start: int, end: int, concept: str) -> tuple[Hit, ...]:
        hits = self.by_concept.get(concept, ())
        return hits[bisect_left(hits, start, key=_start) : bisect_left(hits, end, key=_start)] if hits else ()


@dataclass(slots=True)
class _Rules:
    """The lexicon of one language, ready to be searched for.

    `anchors` finds pieces of coded text by number; `gated[a]` are the patterns that are tried where the
    piece `a` stands, and `patterns[k][2]` are sets of pieces, one of each of which must stand there too.
    """

    stem: dict[str, str]
    stemmer: Stemmer.Stemmer
    labels: ahocorasick.Automaton
    anchors: ahocorasick.Automaton
    gated: dict[int, tuple[int, ...]]
    patterns: list[tuple[Entry, str, tuple[frozenset[int], ...]]]
    compiled: dict[int, re.Pattern[str]] = field(default_factory=dict)

    def stems(self, found: tuple[str, ...]) -> list[str]:
        known, out = self.stem, []
        for word in found:
            stem = known.get(word)
            if stem is None:
                stem = known[word] = self.stemmer.stemWord(word)
            out.append(stem)
        return out

    def regex(self, number: int) -> re.Pattern[str]:
        pattern = self.compiled.get(number)
        if pattern is None:
            pattern = self.compiled[number] = re.compile(r"(?<![^ ])" + self.patterns[number][1])
        return pattern


_WORD = re.compile(r"[^\W_]+")


@cache
def _rules(language: str) -> _Rules:
    stemmer = Stemmer.Stemmer(lexicon_language(language).stemmer)
    labels: dict[str, list[Entry]] = {}
    numbers: dict[str, int] = {}
    gated: dict[int, list[int]] = {}
    patterns: list[tuple[Entry, str, tuple[frozenset[int], ...]]] = []

    def numbered(anchors: frozenset[str]) -> frozenset[int]:
        return frozenset(numbers.setdefault(anchor, len(numbers)) for anchor in anchors)

    for entry in entries(language):
        if entry.tier is Tier.PATTERN or is_pattern(entry.text):
            compiled = compile_pattern(entry.text, stemmer.stemWord)
            for anchor in numbered(compiled.anchors):
                gated.setdefault(anchor, []).append(len(patterns))
            patterns.append((entry, compiled.regex, tuple(numbered(other) for other in compiled.others)))
        else:
            key = " " + " ".join(stemmer.stemWord(w) for w in _WORD.findall(entry.text.lower())) + " "
            labels.setdefault(key, []).append(entry)
    found = _automaton({key: (len(key), tuple(named)) for key, named in labels.items()})
    return _Rules({}, stemmer, found, _automaton(numbers), {a: tuple(p) for a, p in gated.items()}, patterns)


def _automaton(values: Mapping[str, object]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for key, value in values.items():
        automaton.add_word(key, value)
    automaton.make_automaton()
    return automaton


def _starts(pieces: Iterable[str]) -> array[int]:
    """Return where each piece begins when they stand one after the other, and where the last one ends."""
    at, out = 0, array("I")
    for piece in pieces:
        out.append(at)
        at += len(piece)
    out.append(at)
    return out


def _hit(entry: Entry, found: Words, first: int, last: int, sentence: int) -> Hit:
    start, end = found.starts[first], found.ends[last]
    return Hit(entry.concept, start, end, entry.tier, entry.topic, entry.text, sentence)


def _label_hits(rules: _Rules, stems: list[str], found: Words) -> Iterator[Hit]:
    if not len(rules.labels):
        return
    bounds = set(found.sentences)
    pieces = [("| " if i in bounds else "") + stem + " " for i, stem in enumerate(stems)]
    at = _starts(pieces)
    for end, (length, entries_here) in rules.labels.iter(" " + "".join(pieces)):
        # the text begins with a blank that no piece has: `end` is the last character of the last piece, plus one
        last = bisect_left(at, end) - 1
        first = bisect_right(at, end - length + 1) - 1
        sentence = found.sentence_of(first)
        for entry in entries_here:
            yield _hit(entry, found, first, last, sentence)


def _pieces_by_sentence(rules: _Rules, text: str, sentence_starts: list[int]) -> Iterator[tuple[int, set[int]]]:
    """Yield each sentence that holds pieces of patterns, with the numbers of the pieces."""
    sentence, present = 0, set[int]()
    for end, anchor in rules.anchors.iter(text):
        if end > sentence_starts[sentence + 1]:
            if present:
                yield sentence, present
            sentence, present = bisect_right(sentence_starts, end - 1) - 1, set()
        present.add(anchor)
    if present:
        yield sentence, present


def _pattern_hits(rules: _Rules, stems: list[str], found: Words) -> Iterator[Hit]:
    if not len(rules.anchors):
        return
    codes = [code(w, s) for w, s in zip(found.words, stems, strict=True)]
    at, text = _starts(codes), " " + "".join(codes)
    sentence_starts = [at[w] for w in found.sentences]
    for sentence, present in _pieces_by_sentence(rules, text, sentence_starts):
        begin, stop = sentence_starts[sentence] + 1, sentence_starts[sentence + 1] + 1
        piece = text[begin:stop]
        for number in sorted({n for anchor in present for n in rules.gated.get(anchor, ())}):
            entry, _, others = rules.patterns[number]
            for other in others:
                if other.isdisjoint(present):
                    break
            else:
                for match in rules.regex(number).finditer(piece):
                    first = bisect_right(at, begin - 1 + match.start()) - 1
                    last = bisect_left(at, begin - 1 + match.end()) - 1
                    yield _hit(entry, found, first, last, sentence)


def _visible(hits: list[Hit]) -> list[Hit]:
    """Drop hits that stand inside a `notLabel` of their concept or, in shadowing topics, inside a longer label."""
    forbidden: dict[str, list[Hit]] = {}
    covers: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.tier is Tier.NOT:
            forbidden.setdefault(hit.concept, []).append(hit)
        if hit.topic in SHADOWING and hit.tier is not Tier.PATTERN:
            covers.setdefault(hit.topic, []).append(hit)
    denied = {concept: _outermost(found) for concept, found in forbidden.items()}
    longest = {topic: _outermost(found) for topic, found in covers.items()}
    kept = []
    for hit in hits:
        if hit.tier is Tier.NOT or (hit.concept in denied and _cover(denied[hit.concept], hit)):
            continue
        if hit.tier is not Tier.PATTERN and hit.topic in longest:
            cover = _cover(longest[hit.topic], hit)
            if cover and hit.end - hit.start < cover[1] - cover[0]:
                continue
        kept.append(hit)
    return kept


def _cover(stretches: tuple[list[int], list[int]], hit: Hit) -> tuple[int, int] | None:
    """Return the stretch of `_outermost` that a hit stands in."""
    starts, ends = stretches
    at = bisect_right(starts, hit.start) - 1
    return (starts[at], ends[at]) if at >= 0 and hit.end <= ends[at] else None


def _outermost(hits: list[Hit]) -> tuple[list[int], list[int]]:
    """Return starts and ends of the stretches that no other stretch contains, both ascending."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted({(h.start, h.end) for h in hits}, key=lambda x: (x[0], -x[1])):
        if not ends or end > ends[-1]:
            starts.append(start)
            ends.append(end)
    return starts, ends


def scan(text: str, language: str) -> Scan:
    """Return everything that the lexicon `language` finds in normalised text.

    Raises `UnknownLanguage` where there is no such lexicon.
    """
    rules = _rules(language)
    found = words(text, language)
    stems = rules.stems(found.words)
    hits = _visible([*_label_hits(rules, stems, found), *_pattern_hits(rules, stems, found)])
    ordered = sorted(set(hits), key=lambda h: (h.start, h.end, h.concept, h.entry))
    by_concept: dict[str, list[Hit]] = {}
    for hit in ordered:
        by_concept.setdefault(hit.concept, []).append(hit)
    return Scan(found, tuple(ordered), {c: tuple(h) for c, h in by_concept.items()})
