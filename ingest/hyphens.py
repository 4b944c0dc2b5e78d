"""Hyphens that a typesetter put at the ends of lines and a copied text kept: "Ver-arbeitung".

German only: its own compounds with hyphens go on with a capital ("E-Mail-Adresse"), so that a small letter behind one
is rare enough to tell a text that was copied out of a set page.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from noticegraph.ingest.model import Document, Span

LANGUAGES = frozenset({"de"})
_BROKEN = re.compile(r"-(?<=[^\W\d_]-)(?=[a-zäöüß]{2})")
_HEAD = re.compile(r"(?<![^\s(„\"'*_])[^\W\d_]{2,}$")
_TAIL = re.compile(r"[a-zäöüß]{2,}(?=[\s.,;:!?)“\"'*_]|-[\s,]|$)(?![.]\w)")
_MANY = 12  # different words so broken before a text is taken for a copied one; a few are words like "opt-out"
# How many of the broken words the text has whole elsewhere: loan words ("opt-out") it writes with hyphens everywhere.
_WHOLE = 6
_WHOLE_SHARE = 1 / 3
_LONGEST = 30  # letters of the first half of a word


def _breaks(text: str) -> Sequence[Span]:
    """Return the hyphens between two small halves of a word, neither addresses nor words of their own behind them."""
    places = [m.start() for m in _BROKEN.finditer(text)]
    if len(places) < _MANY:
        return ()
    own = set(re.findall(r"(?<![\w-])[a-zäöüß]{3,}(?![\w-])", text))
    found: list[Span] = []
    different: set[str] = set()
    for at in places:
        tail = _TAIL.match(text, at + 1)
        head = _HEAD.search(text, max(at - _LONGEST, 0), at)
        if tail and head and tail.group() not in own:
            found.append(Span(at, at + 1))
            different.add((head.group() + tail.group()).lower())
    return found if len(different) >= _MANY and _has_whole(text, different) else ()


def _has_whole(text: str, broken: Set[str]) -> bool:
    """Tell whether the text has many of the broken words, given in small letters, without hyphens too."""
    whole = broken & set(re.findall(r"(?<![\w-])[^\W\d_]+(?![\w-])", text.lower()))
    return len(whole) >= max(_WHOLE, _WHOLE_SHARE * len(broken))


def mended(document: Document, language: str) -> Document:
    """Return the document with the hyphens masked that only the end of a line put into its words."""
    breaks = _breaks(document.text) if language in LANGUAGES else ()
    return replace(document, masked=(*document.masked, *breaks)) if breaks else document
