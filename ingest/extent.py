"""How far the words of a quote reach: the least that names a fact, and what stands around it that belongs to it.

"The type of mobile device you use" is one member of an enumeration, of which the lexicon knows "mobile device".
Who reads the quote wants the member. Offsets are those of the normalised text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from noticegraph.ingest.context import Context
from noticegraph.ingest.model import Kind
from noticegraph.ontology.grammar_words import grammar_language, grammar_words

_LEFT = 90  # characters before the words in which their phrase begins
_RIGHT = 110  # characters after them in which it ends
_MOST_LEFT = 6  # words that belong to the phrase, before its core
_MOST_RIGHT = 9  # and behind it
_WORD = re.compile(r"[^\s,;:.!?()\[\]\"“”„«»*•|/–—]+")
# What parts the members of an enumeration, and clauses; a full stop inside a word or a slash between two does not.
_MARK = re.compile(r"[,;:!?()\[\]\"“”„«»*•|–—\n\t]|\.(?!\w)|(?<=\s)[-/](?=\s)")


@dataclass(frozen=True, slots=True)
class _Classes:
    """The words of a language by what they do at the edge of a noun phrase, see `lexicon/*-grammar.ttl`."""

    determiners: frozenset[str]
    ties: frozenset[str]
    relatives: frozenset[str]
    verbs: frozenset[str]
    stops: frozenset[str]


@cache
def _classes(language: str) -> _Classes:
    sets = grammar_words(grammar_language(language)).sets
    names = ("ng:PhraseDeterminer", "ng:PhraseTie", "ng:PhraseRelative", "ng:PhraseVerb", "ng:PhraseStop")
    return _Classes(*(sets.get(name, frozenset()) for name in names))


def _words_back(text: str, first: int, start: int) -> Iterator[tuple[int, str]]:
    """Yield the words before `start`, the nearest first, up to a mark."""
    marks = [m.end() for m in _MARK.finditer(text, first, start)]
    begin = marks[-1] if marks else first
    for word in reversed(list(_WORD.finditer(text, begin, start))[-_MOST_LEFT - 1 :]):
        yield word.start(), word.group().casefold()


def _begin(context: Context, first: int, start: int) -> int:
    """Return where the phrase begins whose core begins at `start`.

    It begins at the determiner nearest before it ("your | mobile device"), further where a noun ties it to itself
    ("the type of your mobile device"), or where the member of the enumeration does. Behind a verb nothing tells
    where, and the core is taken alone.
    """
    known = _classes(context.language)
    begin, sure, tied = start, start, False
    for number, (at, word) in enumerate(_words_back(context.text, first, start)):
        if number == _MOST_LEFT or word in known.verbs:
            return sure
        if word in known.stops:
            return begin if not tied else sure
        if word in known.determiners:
            begin = sure = at
            tied = False
        elif word in known.ties or word in known.relatives:
            tied = True
        elif tied or sure == start:
            begin = at
        else:
            return sure
    return begin if begin - max(first, start - _LEFT) <= _LEFT and not tied else sure


def _end(context: Context, end: int, last: int) -> int:
    """Return where the phrase ends whose core ends at `end`: before a mark, a conjunction or a verb."""
    known = _classes(context.language)
    mark = _MARK.search(context.text, end, last)
    stop, reached, relative = mark.start() if mark else last, end, False
    for number, word in enumerate(_WORD.finditer(context.text, end, stop)):
        said = word.group().casefold()
        tied = said in known.ties or said in known.relatives
        if number == 0 and not tied and context.language != "en":
            return end  # compounds are one word there; what follows is no noun of the phrase
        if number == _MOST_RIGHT:
            return end
        if said in known.stops or (said in known.verbs and not relative):
            return reached
        relative = relative or said in known.relatives
        reached = word.end()
    return reached


def noun_phrase(context: Context, start: int, end: int) -> tuple[int, int]:
    """Return the noun phrase around start:end, inside its sentence; the words themselves in a table's cell."""
    if context.block_at(start).kind is Kind.ROW:
        return start, end
    first, last = context.sentence(start)
    last = max(last, end)
    return _begin(context, max(first, start - _LEFT), start), max(_end(context, end, min(last, end + _RIGHT)), end)


def rest_of_clause(context: Context, start: int, end: int, most: int) -> int:
    """Return where the clause ends that start:end stands in: at a mark, at most `most` characters behind the words."""
    if context.block_at(start).kind is Kind.ROW:
        return end
    _, last = context.sentence(start)
    reach = min(max(last, end), end + most)
    mark = _MARK.search(context.text, end, reach)
    if mark is None and reach < last:
        return end
    stop = mark.start() if mark else reach
    while stop > end and context.text[stop - 1] == " ":
        stop -= 1
    return stop
