"""Finding the lexicon's entries in normalised text.

Labels are found by one pass of an automaton over the stems of all words; patterns are tried only in
sentences that hold a word they cannot do without.
"""

from __future__ import annotations

import gc
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import cache, cached_property
from typing import NamedTuple

from noticegraph.ingest.compounds import aimed, completed
from noticegraph.ingest.inflection import Inflection
from noticegraph.ingest.matching import Match, Rules
from noticegraph.ingest.patterns import is_pattern
from noticegraph.ingest.sentences import Words, words
from noticegraph.ontology.lexicon import Entry, Tier, entries, lexicon_language

# Topics whose longer labels hide the shorter ones inside them: "email address" is no address.
SHADOWING = frozenset({"personal-data", "purposes"})
AIMS = "purposes"  # the topic of what "Benachrichtigungszwecke" are


class Hit(NamedTuple):
    """An entry of the lexicon found at `start`:`end` of the normalised text, in the sentence with this number."""

    concept: str
    start: int
    end: int
    tier: Tier
    topic: str
    entry: str
    sentence: int


_PATTERNS = (Tier.PATTERN, Tier.INFINITIVE)
_new = tuple.__new__  # of a named tuple, without the way through its signature
_COMMA = re.compile(",")
_COLON = re.compile("[:;]")
_WORDS = re.compile(r"[\W_]+")
_Placed = tuple[list[int], list[int]]  # indexes of matches, and where these begin in the text


class Lexicon(NamedTuple):
    """The rules of a language; of each entry, by its number, concept and topic; what decides which entries show.

    `concepts_of` are the concepts of each topic. `never` are entries that hide their concept inside them, `covers`
    those whose topic's longer labels hide shorter ones, `plain` those that nothing hides, `whole` those whose words no
    comma parts: "E-Mail, Nachricht" names two things, and no "e-mail message"; `titled` those that no colon parts.
    """

    rules: Rules
    concepts: tuple[str, ...]
    topics: tuple[str, ...]
    concepts_of: Mapping[str, frozenset[str]]
    never: frozenset[int]
    covers: frozenset[int]
    plain: frozenset[int]
    whole: frozenset[int]
    titled: frozenset[int]


def compiled(known: Iterable[Entry], inflection: Inflection) -> Lexicon:
    """Return entries ready to be searched for, with what folds the forms of a word into one."""
    rules = Rules(known, inflection)
    numbered = list(enumerate(rules.entries))
    never = frozenset(n for n, e in numbered if e.tier is Tier.NOT)
    denied = {rules.entries[n].concept for n in never}
    covers = frozenset(n for n, e in numbered if e.topic in SHADOWING and e.tier not in _PATTERNS)
    plain = frozenset(n for n, e in numbered if n not in covers and e.concept not in denied)
    whole = frozenset(n for n in covers if _is_whole(rules.entries[n].text))
    concepts_of: dict[str, set[str]] = defaultdict(set)
    for entry in rules.entries:
        concepts_of[entry.topic].add(entry.concept)
    return Lexicon(
        rules,
        tuple(e.concept for e in rules.entries),
        tuple(e.topic for e in rules.entries),
        {topic: frozenset(concepts) for topic, concepts in concepts_of.items()},
        never,
        covers,
        plain,
        whole,
        frozenset(n for n in whole - never if ":" not in rules.entries[n].text),
    )


def _is_whole(text: str) -> bool:
    return " " in _WORDS.sub(" ", text).strip() and "," not in text and not is_pattern(text)


def _parted(text: str, found: Words, lexicon: Lexicon, matches: list[Match]) -> list[Match]:
    """Return the matches without labels in whose words the text has a mark that the label has not.

    "Members: name" is no "member name"; what hides a concept ("storage: analysis") may have a colon among its words.
    """
    for mark, entries_ in ((_COMMA, lexicon.whole), (_COLON, lexicon.titled)):
        marks = [bisect_right(found.starts, at) for at in (m.start() for m in mark.finditer(text))]  # words before each
        if marks:
            matches = [
                m
                for m in matches
                if m[2] not in entries_ or m[0] == m[1] or bisect_right(marks, m[0]) == bisect_right(marks, m[1])
            ]
    return matches


@cache
def _lexicon(language: str) -> Lexicon:
    settings = lexicon_language(language)
    lexicon = compiled(entries(language), Inflection(settings.stemmer, settings.read_as, settings.compound_heads))
    gc.freeze()  # it lives as long as the process: to look for rubbish among it takes a tenth of the time of reading
    return lexicon


_Outermost = tuple[list[int], list[int]]


def _visible(lexicon: Lexicon, matches: list[Match]) -> list[Match]:
    """Drop what stands inside a `notLabel` of its concept or, in shadowing topics, inside a longer label."""
    _, concepts, topics, _, never, covers, plain, _, _ = lexicon
    denying: dict[str, list[Match]] = defaultdict(list)
    covering: dict[str, list[Match]] = defaultdict(list)
    for match in [m for m in matches if m[2] in never]:
        denying[concepts[match[2]]].append(match)
    for match in [m for m in matches if m[2] in covers]:
        covering[topics[match[2]]].append(match)
    denied = {concept: _outermost(found) for concept, found in denying.items()}
    longest = {topic: _outermost(found) for topic, found in covering.items()}

    def shows(match: Match) -> bool:
        first, last, number, _ = match
        if number in never or (concepts[number] in denied and _cover(denied[concepts[number]], first, last)):
            return False
        if number not in covers:
            return True
        cover = _cover(longest[topics[number]], first, last)
        return cover is None or cover == (first, last)

    return [m for m in matches if m[2] in plain or shows(m)]


def _cover(stretches: _Outermost, first: int, last: int) -> tuple[int, int] | None:
    """Return the stretch of `_outermost` that the words first to last stand in."""
    firsts, lasts = stretches
    at = bisect_right(firsts, first) - 1
    return (firsts[at], lasts[at]) if at >= 0 and last <= lasts[at] else None


def _outermost(matches: list[Match]) -> _Outermost:
    """Return the first and last words of the stretches that no other contains, both ascending; `matches` by place."""
    firsts: list[int] = []
    lasts: list[int] = []
    for first, last, _, _ in matches:
        if lasts and last <= lasts[-1]:
            continue
        if firsts and firsts[-1] == first:
            lasts[-1] = last
        else:
            firsts.append(first)
            lasts.append(last)
    return firsts, lasts


class Scan:
    """All that the lexicon finds in one text; `words` are the text's words and sentences.

    Hits are made when they are asked for: half of them never are.
    """

    def __init__(self, text: str, found: Words, lexicon: Lexicon) -> None:
        """Search a text, whose words are `found`, for the entries of a lexicon."""
        self.words = found
        self._lexicon = lexicon
        matches = lexicon.rules.matches(found.words, found.sentences)
        halves = [
            (index, index, number, found.sentence_of(index))
            for index, whole in completed(text, found, lexicon.rules.is_label)
            for number in lexicon.rules.labelled(whole)
        ]
        aims = [
            (index, index, number, found.sentence_of(index))
            for index, aim in aimed(text, found)
            for number in lexicon.rules.labelled(aim)
            if lexicon.topics[number] == AIMS
        ]
        if halves or aims:
            matches = sorted(matches + halves + aims)
        self._matches = _visible(lexicon, _parted(text, found, lexicon, matches))
        self._starts = [found.starts[match[0]] for match in self._matches]
        self._made: list[Hit | None] = [None] * len(self._matches)
        self._placed: dict[tuple[str, ...], _Placed] = {}

    @cached_property
    def hits(self) -> list[Hit]:
        """All hits by place."""
        return self._hits(range(len(self._matches)))

    def between(self, start: int, end: int) -> list[Hit]:
        """Return all hits that begin in start:end, by place."""
        first = bisect_left(self._starts, start)
        return self._hits(range(first, bisect_left(self._starts, end, first)))

    def topic(self, name: str, among: Set[str] | None = None) -> list[Hit]:
        """Return the hits of a topic by place, all or those of the concepts that are among some."""
        topics, matches = self._lexicon.topics, self._matches
        concepts = self._lexicon.concepts_of.get(name, frozenset())
        wanted = concepts if among is None else concepts & among
        of_concepts = (self._of_concept.get(concept, ()) for concept in wanted)
        return self._hits(sorted(i for found in of_concepts for i in found if topics[matches[i][2]] == name))

    def of(self, *concepts: str) -> list[Hit]:
        """Return the hits of these concepts by place."""
        return self._hits(self._by_place(concepts)[0])

    def within(self, start: int, end: int, *concepts: str) -> list[Hit]:
        """Return the hits of these concepts that stand in start:end, by place."""
        hits = self.beginning(start, end, *concepts)
        return [h for h in hits if h.end <= end] if hits else hits

    def holds(self, start: int, end: int, *concepts: str) -> bool:
        """Tell whether a hit of one of the concepts stands in start:end."""
        hits = self.beginning(start, end, *concepts)
        return bool(hits) and any(h.end <= end for h in hits)

    def beginning(self, start: int, end: int, *concepts: str) -> list[Hit]:
        """Return the hits of these concepts that begin in start:end, by place."""
        indexes, starts = self._placed.get(concepts) or self._by_place(concepts)
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:  # most often none
            return []
        return self._hits(indexes[first : bisect_left(starts, end, first)])

    def _by_place(self, concepts: tuple[str, ...]) -> _Placed:
        """Return the matches of these concepts by place; readers ask for the same ones all the time."""
        known = self._placed.get(concepts)
        if known is None:
            starts = self._starts
            indexes = [i for c in concepts for i in self._of_concept.get(c, ())]
            if len(concepts) > 1:
                indexes.sort()  # which is by place, and at one place by concept
            known = self._placed[concepts] = indexes, [starts[i] for i in indexes]
        return known

    @cached_property
    def _of_concept(self) -> dict[str, list[int]]:
        """The indexes of the matches of each concept."""
        concepts = self._lexicon.concepts
        found: dict[str, list[int]] = defaultdict(list)
        for index, match in enumerate(self._matches):
            found[concepts[match[2]]].append(index)
        return dict(found)

    def _hits(self, indexes: Iterable[int]) -> list[Hit]:
        made, make = self._made, self._hit
        return [made[i] or make(i) for i in indexes]

    def _hit(self, index: int) -> Hit:
        first, last, number, sentence = self._matches[index]
        entry = self._lexicon.rules.entries[number]
        start, end = self.words.starts[first], self.words.ends[last]
        hit = self._made[index] = _new(Hit, (entry.concept, start, end, entry.tier, entry.topic, entry.text, sentence))
        return hit


def scan(text: str, language: str) -> Scan:
    """Return everything that the lexicon `language` finds in normalised text.

    Raises `UnknownLanguage` where there is no such lexicon.
    """
    return Scan(text, words(text, language), _lexicon(language))
