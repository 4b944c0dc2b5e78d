"""The words of a text and where they stand, told once for all who look something up in it."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, wraps
from itertools import accumulate
from typing import NamedTuple, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"([^\W_]+)")  # a run of signs of which `str.isalnum` is true
_SHORT = 500  # characters: to tell the words of so few costs less than that those of a notice be forgotten


@lru_cache(maxsize=4)
def fold(text: str) -> str:
    """Return the text in lower case with every character in its place.

    >>> fold("İstanbul GmbH") == "İstanbul gmbh"
    True
    """
    return _fold(text)


def _fold(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


class Tokens(NamedTuple):
    """The words of a text in their order, with the offsets of each one's begin and end."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def _kept(told: Callable[[str], T]) -> Callable[[str], T]:
    """Return a function that remembers what it told of the last long texts."""
    remembered = lru_cache(maxsize=4)(told)

    @wraps(told)
    def tell(text: str) -> T:
        return told(text) if len(text) < _SHORT else remembered(text)

    return tell


@_kept
def tokens(text: str) -> Tokens:
    """Return the words of a text: letters and figures without anything between them.

    >>> tokens("z. B. §4a")
    Tokens(words=('z', 'B', '4a'), starts=(0, 3, 7), ends=(1, 4, 9))
    """
    pieces = _WORD.split(text)  # what stands between words, and every second one a word
    bounds = tuple(accumulate(map(len, pieces)))
    return Tokens(tuple(pieces[1::2]), bounds[:-1:2], bounds[1::2])


@_kept
def places_of_words(text: str) -> Mapping[str, Sequence[int]]:
    """Return for each word of a text where it begins.

    >>> places_of_words("to be, or not to be")["to"]
    [0, 14]
    """
    found, places = tokens(text), defaultdict[str, list[int]](list)
    for word, start in zip(found.words, found.starts, strict=True):
        places[word].append(start)
    return dict(places)


@_kept
def places_of_folded_words(text: str) -> Mapping[str, Sequence[int]]:
    """Return for each word of a text, folded, where it begins in whatever spelling; the places are in no order.

    >>> places_of_folded_words("To be, or not to be")["to"]
    [0, 14]
    """
    places = defaultdict[str, list[int]](list)
    for word, starts in places_of_words(text).items():
        places[_fold(word)] += starts
    return dict(places)
