"""Finding the lexicon's entries in normalised text.

Labels are found by one pass of an automaton over the stems of all words; patterns are tried only in
sentences that hold a word they cannot do without.
"""

from __future__ import annotations

import gc
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import itemgetter
from typing import NamedTuple

import Stemmer

from noticegraph.ingest.matching import Rules
from noticegraph.ingest.sentences import Words, words
from noticegraph.ontology.lexicon import Tier, entries, lexicon_language

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


_place = itemgetter(*(Hit._fields.index(name) for name in ("start", "end")))


@dataclass(frozen=True)
class Scan:
    """All that the lexicon finds in one text; `words` are the text's words and sentences.

    All hits are in the order of their places, in `by_concept` those of each concept.
    """

    words: Words
    hits: tuple[Hit, ...]
    by_concept: Mapping[str, tuple[Hit, ...]] = field(repr=False)

    @cached_property
    def _by_topic(self) -> dict[str, tuple[Hit, ...]]:
        found: dict[str, list[Hit]] = {}
        for hit in self.hits:
            found.setdefault(hit.topic, []).append(hit)
        return {topic: tuple(hits) for topic, hits in found.items()}

    def topic(self, name: str) -> tuple[Hit, ...]:
        """Return the hits of a topic by start."""
        return self._by_topic.get(name, ())

    def of(self, *concepts: str) -> list[Hit]:
        """Return the hits of these concepts by start."""
        found = [h for c in concepts for h in self.by_concept.get(c, ())]
        return sorted(found, key=_place) if len(concepts) > 1 else found

    def within(self, start: int, end: int, *concepts: str) -> list[Hit]:
        """Return the hits of these concepts that stand in start:end, by start."""
        found: list[Hit] = []
        for concept in concepts:
            found += [h for h in self._from(start, end, concept) if h.end <= end]
        return sorted(found, key=_place) if len(concepts) > 1 and len(found) > 1 else found

    def holds(self, start: int, end: int, concept: str) -> bool:
        """Tell whether a hit of the concept stands in start:end."""
        hits = self._from(start, end, concept)  # most often none
        return bool(hits) and any(h.end <= end for h in hits)

    def begins(self, start: int, end: int, *concepts: str) -> bool:
        """Tell whether a hit of one of the concepts begins in start:end."""
        return any(self._from(start, end, concept) for concept in concepts)

    def _from(self, start: int, end: int, concept: str) -> tuple[Hit, ...]:
        starts = self._starts.get(concept)
        if starts is None:
            return ()
        first = bisect_left(starts, start)
        return self.by_concept[concept][first : bisect_left(starts, end, first)]

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        return {concept: [h.start for h in hits] for concept, hits in self.by_concept.items()}


@cache
def _rules(language: str) -> Rules:
    rules = Rules(entries(language), Stemmer.Stemmer(lexicon_language(language).stemmer))
    gc.freeze()  # it lives as long as the process: to look for rubbish among it takes a tenth of the time of reading
    return rules


def _visible(hits: list[Hit]) -> list[Hit]:
    """Drop hits that stand inside a `notLabel` of their concept or, in shadowing topics, inside a longer label."""
    forbidden: dict[str, list[Hit]] = {}
    covers: dict[str, list[Hit]] = {}
    never, pattern, shadowing = Tier.NOT, Tier.PATTERN, SHADOWING
    for hit in [h for h in hits if h.tier is never]:
        forbidden.setdefault(hit.concept, []).append(hit)
    for hit in [h for h in hits if h.topic in shadowing and h.tier is not pattern]:
        covers.setdefault(hit.topic, []).append(hit)
    denied = {concept: _outermost(found) for concept, found in forbidden.items()}
    longest = {topic: _outermost(found) for topic, found in covers.items()}

    def hidden(hit: Hit) -> bool:
        if hit.concept in denied and _cover(denied[hit.concept], hit):
            return True
        cover = _cover(longest[hit.topic], hit) if hit.topic in longest and hit.tier is not pattern else None
        return cover is not None and hit.end - hit.start < cover[1] - cover[0]

    return [h for h in hits if h.tier is not never and not ((h.topic in longest or h.concept in denied) and hidden(h))]


def _cover(stretches: tuple[list[int], list[int]], hit: Hit) -> tuple[int, int] | None:
    """Return the stretch of `_outermost` that a hit stands in."""
    starts, ends = stretches
    at = bisect_right(starts, hit.start) - 1
    return (starts[at], ends[at]) if at >= 0 and hit.end <= ends[at] else None


def _outermost(hits: list[Hit]) -> tuple[list[int], list[int]]:
    """Return starts and ends of the stretches that no other stretch contains, both ascending; `hits` are by place."""
    starts: list[int] = []
    ends: list[int] = []
    for hit in hits:
        if ends and hit.end <= ends[-1]:
            continue
        if starts and starts[-1] == hit.start:
            ends[-1] = hit.end
        else:
            starts.append(hit.start)
            ends.append(hit.end)
    return starts, ends


def scan(text: str, language: str) -> Scan:
    """Return everything that the lexicon `language` finds in normalised text.

    Raises `UnknownLanguage` where there is no such lexicon.
    """
    found = words(text, language)
    starts, ends = found.starts, found.ends
    rules = _rules(language)
    entries_of = rules.entries
    hits = [
        Hit(e.concept, starts[first], ends[last], e.tier, e.topic, e.text, sentence)
        for first, last, number, sentence in rules.matches(found.words, found.sentences)
        for e in (entries_of[number],)
    ]
    visible = _visible(hits)
    by_concept: dict[str, list[Hit]] = {}
    for hit in visible:
        by_concept.setdefault(hit.concept, []).append(hit)
    return Scan(found, tuple(visible), {c: tuple(h) for c, h in by_concept.items()})
