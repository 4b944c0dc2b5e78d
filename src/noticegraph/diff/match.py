"""Which process of one notice is which of another: by title, by the end of its IRI, else by what is said of it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from noticegraph.diff.facts import Process
from noticegraph.ontology.folding import fold

LEAST = 0.23
"""Of the weight of all facts of two processes, the part that they must share to be one under two titles."""

_FACTS = 2  # that they must share at least, unless they have but one each

_ALIKE = 0.6  # titles that share as much of their letters count for two processes being one
_TITLE = 0.3  # how much they count at most
_WORD = 4  # letters
_SAID = 4  # facts that a word counts as which both titles have
_FAR = 0.05  # what it costs that one stands at the beginning and the other at the end

Pair = tuple[Process, Process]


def matched(old: Sequence[Process], new: Sequence[Process], *, in_words: bool) -> tuple[Pair, ...]:
    """Return the pairs of processes that are one, in the order of the old notice; each process is in one at most.

    `in_words` says that facts in words can be compared, both notices being in one language. A title that several
    processes have decides nothing. A fact weighs the more the fewer processes state it: a legal basis that all
    have says little, the name of a recipient much.
    """
    pairs: list[Pair] = []
    for name in (_title, _slug):
        pairs += _same(_left(old, pairs, 0), _left(new, pairs, 1), name)
    weight = _weights([*old, *new])
    every_word = Counter(word for process in (*old, *new) for word in _words(process))
    found = [
        (score, first, second)
        for first in _left(old, pairs, 0)
        for second in _left(new, pairs, 1)
        if (score := _score(first, second, weight, every_word, in_words=in_words) - _far(first, second, old, new))
        >= LEAST
    ]
    taken_old: set[str | None] = set()
    taken_new: set[str | None] = set()
    for _, first, second in sorted(found, key=lambda one: (-one[0], one[1].position, one[2].position)):
        if first.iri not in taken_old and second.iri not in taken_new:
            taken_old.add(first.iri)
            taken_new.add(second.iri)
            pairs.append((first, second))
    if not in_words:
        pairs += _by_place(old, new, pairs)
    return tuple(sorted(pairs, key=lambda pair: pair[0].position))


def _by_place(old: Sequence[Process], new: Sequence[Process], pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield what translations have between the same two sections: where it is as many on both sides, one after another.

    Sections that change places are no landmarks; a title tells nothing between languages.
    """
    marks = _rising(sorted((first.position, second.position) for first, second in pairs))
    ends = (max((p.position for p in side), default=0) + 1 for side in (old, new))
    for (a, b), (c, d) in pairwise([(-1, -1), *marks, (next(ends), next(ends))]):
        mine = [process for process in _left(old, pairs, 0) if a < process.position < c]
        theirs = [process for process in _left(new, pairs, 1) if b < process.position < d]
        if len(mine) == len(theirs):
            yield from zip(mine, theirs, strict=True)


def _rising(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most of the places, which are in the order of the one side, that are in the order of the other too."""
    best: list[list[tuple[int, int]]] = []
    for place in places:
        before = max((one for one in best if one[-1][1] < place[1]), key=len, default=[])
        best.append([*before, place])
    return max(best, key=len, default=[])


def _left(every: Sequence[Process], pairs: Sequence[Pair], side: int) -> list[Process]:
    taken = {pair[side].iri for pair in pairs}
    return [process for process in every if process.iri not in taken]


def _same(old: Sequence[Process], new: Sequence[Process], name: Callable[[Process], str]) -> Iterator[Pair]:
    """Yield the pairs that are called the same, where no other process of either side is."""
    times = [Counter(map(name, side)) for side in (old, new)]
    by_name = {name(process): process for process in new}
    for process in old:
        called = name(process)
        if called and all(count[called] == 1 for count in times):
            yield process, by_name[called]


def _title(process: Process) -> str:
    """Return a title without its number, case and punctuation."""
    return fold(process.title).lstrip("0123456789-")


def _slug(process: Process) -> str:
    return (process.iri or "").rpartition("#process/")[2]


def _weights(every: Sequence[Process]) -> Callable[[tuple[str, str]], float]:
    times = Counter(key for process in every for key in process.facts)
    return lambda key: 1 / times[key]


def _words(process: Process) -> set[str]:
    """Return the longer words of a title; names of services are the same in every language."""
    return {word for word in fold(process.title).split("-") if len(word) >= _WORD}


def _far(first: Process, second: Process, old: Sequence[Process], new: Sequence[Process]) -> float:
    return _FAR * abs(first.position / max(len(old), 1) - second.position / max(len(new), 1))


def _score(
    first: Process,
    second: Process,
    weight: Callable[[tuple[str, str]], float],
    every_word: Mapping[str, int],
    *,
    in_words: bool,
) -> float:
    """Return the part of the weight of two processes' facts that they share, words that both titles have as facts."""
    mine, other = (
        {key for key, fact in process.facts.items() if in_words or not fact.in_a_language}
        for process in (first, second)
    )
    if len(mine & other) < min(_FACTS, len(mine | other)):
        return 0.0
    titles = sum(1 / every_word[word] for word in _words(first) & _words(second))
    shared = sum(map(weight, mine & other)) + _SAID * titles
    alike = SequenceMatcher(None, _title(first), _title(second)).ratio() if in_words else 0.0
    whole = sum(map(weight, mine | other)) + _SAID * titles
    return shared / whole + (_TITLE * alike if alike >= _ALIKE else 0.0)
