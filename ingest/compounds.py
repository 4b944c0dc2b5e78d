"""German and Norwegian compounds whose common part is written once: "Kontakt- und Rechnungsdaten".

The half word means the whole one: "Kontaktdaten"; so does the half behind a hyphen in "Datenspeicherung und -löschung".
Which part of the other compound is the common one, only a dictionary knows: here the lexicon.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from noticegraph.ingest.sentences import Words

_AND = r"(?: (?:und|oder|sowie|bzw\.|beziehungsweise|og|eller|samt) |, (?:(?:und|oder|sowie|og|eller) )?| ?/ ?)"
_HALF = r"[^\W\d_]{2,}-"
# "Namens-, Adress- und | Rechnungsdaten", behind its first hyphen
_FIRST_HALVES = re.compile(rf"-{_AND}(?:{_HALF}{_AND}){{0,4}}(?:[a-zäöüæøå]+ ){{0,1}}?(?=([^\W\d_]{{5,}})(?!-))")
_PURPOSES = "zwecke"  # "zu Werbezwecken"; with a capital the word stands alone
_SHORTEST = 3  # letters of either part of a compound
_HYPHEN = re.compile(  # a hyphen at the head of both ways: the engine skips all other signs
    r"[-–](?:(?<=-)(?=[ ,/])|(?<=[ /][-–])(?=[^\W\d_]))"
)
_WORD_BEFORE = re.compile(r"[^\W\d_]{4,}$")
_LONGEST = 40  # characters of a compound
_CHAIN = 60  # characters in which a chain of halves begins before the hyphen of its last


def completed(text: str, found: Words, knows: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """Yield the indexes of the words that are halves of compounds, with the whole compounds.

    `knows` tells whether a word has a meaning by itself. A half that makes no word so is left alone.

    >>> from noticegraph.ingest.sentences import words
    >>> known = {"kontaktdaten", "adressdaten"}
    >>> list(completed("Kontakt-, Adress- und Rechnungsdaten", words("Kontakt-, Adress- und Rechnungsdaten", "de"),
    ...     lambda word: word.lower() in known))
    [(0, 'Kontaktdaten'), (1, 'Adressdaten')]
    """
    for hyphen in _HYPHEN.finditer(text):
        at = hyphen.start()
        if text[at - 1 : at].isalpha():
            whole = _FIRST_HALVES.match(text, at)
            half = bisect_left(found.ends, at)
            if whole and half < len(found.ends) and found.ends[half] == at:
                yield from _first(half, _with_tails(found.words[half], whole.group(1)), knows)
        else:
            half = bisect_left(found.starts, at + 1)
            before = _WORD_BEFORE.search(text, max(at - _CHAIN, 0), _end_of_word_before(text, at))
            if before and half < len(found.starts) and found.starts[half] == at + 1:
                yield from _first(half, _with_heads(before.group(), found.words[half]), knows)


def aimed(text: str, found: Words) -> Iterator[tuple[int, str]]:
    """Yield the indexes of German compounds with "Zwecke", with what the purposes are.

    >>> from noticegraph.ingest.sentences import words
    >>> list(aimed("zu Benachrichtigungszwecken", words("zu Benachrichtigungszwecken", "de")))
    [(1, 'Benachrichtigung'), (1, 'Benachrichtigungs')]
    """
    at = text.find(_PURPOSES)
    while at >= 0:
        index = bisect_right(found.starts, at) - 1
        aim = text[found.starts[index] : at]
        if len(aim) >= _SHORTEST and aim.isalpha():
            if aim.endswith("s"):
                yield index, aim[:-1]
            yield index, aim
        at = text.find(_PURPOSES, at + 1)


def _with_tails(half: str, whole: str) -> Iterator[str]:
    """Yield the half with every end of the whole that makes no compound too long, the longest first."""
    shortest_cut = len(half) + len(whole) - _LONGEST
    return (half + whole[cut:].lower() for cut in range(max(_SHORTEST, shortest_cut), len(whole) - _SHORTEST + 1))


def _with_heads(whole: str, half: str) -> Iterator[str]:
    """Yield every beginning of the whole with the half, the longest first, where that makes no compound too long."""
    longest_head = min(len(whole) - _SHORTEST, _LONGEST - len(half))
    return (whole[:cut] + half.lower() for cut in range(longest_head, _SHORTEST - 1, -1))


def _first(index: int, wholes: Iterator[str], knows: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    whole = next((w for w in wholes if len(w) <= _LONGEST and knows(w)), None)
    if whole is not None:
        yield index, whole


def _end_of_word_before(text: str, hyphen: int) -> int:
    """Return where the word before "und -…" ends; the hyphen itself where none does."""
    begin = max(hyphen - 20, 0)
    ends = [m.start() for m in re.finditer(_AND, text[begin:hyphen]) if m.end() == hyphen - begin]
    return begin + ends[0] if ends else hyphen
