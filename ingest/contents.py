"""Tables of contents: lists whose items only repeat what the notice's sections are called.

"Processing by Examplio Analytics" in such a list processes nothing; the section below it does.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from noticegraph.ingest.context import Context
from noticegraph.ingest.model import Block, Kind

_LEAST = 4  # items of a list before it can be a table of contents
_SHARE = 0.6  # of its items that stand again as a block of their own
_FIGURES = re.compile(r"\d+")


def _spelled(context: Context, block: int) -> Sequence[str]:
    words = context.scan.words
    start, end = context.normal.blocks[block]
    first = bisect_left(words.starts, start)
    return words.words[first : bisect_left(words.starts, end, first)]


def _bare(context: Context, block: int) -> str:
    """Return a block's words without numbers, marks and blanks, in which entry and heading differ."""
    return " ".join([part for word in _spelled(context, block) for part in _without_figures(word)])


def _first(context: Context, block: int) -> str:
    """Return the first word of `_bare`, which is enough to tell most blocks apart."""
    words = context.scan.words
    start, end = context.normal.blocks[block]
    at = bisect_left(words.starts, start)
    while at < len(words.words) and words.starts[at] < end:
        if parts := _without_figures(words.words[at]):
            return parts[0]
        at += 1
    return ""


@lru_cache(maxsize=20_000)
def _without_figures(word: str) -> tuple[str, ...]:
    return tuple(_FIGURES.sub(" ", word.casefold()).split())


def _lists(blocks: Sequence[Block]) -> Iterator[range]:
    """Yield the lists that are long enough to be a table of contents, as ranges of blocks."""
    for items, run in groupby(range(len(blocks)), key=lambda i: blocks[i].kind is Kind.ITEM):
        found = list(run)
        if items and len(found) >= _LEAST:
            yield range(found[0], found[-1] + 1)


def _repeated(context: Context, entries: Iterable[str]) -> set[str]:
    """Return the entries that stand again as a block of their own outside lists and tables."""
    wanted = set(entries) - {""}
    if not wanted:
        return set()
    begins = {entry.partition(" ")[0] for entry in wanted}
    other = (i for i, b in enumerate(context.document.blocks) if b.kind not in (Kind.ITEM, Kind.ROW))
    return {_bare(context, i) for i in other if _first(context, i) in begins} & wanted


def contents(context: Context) -> frozenset[int]:
    """Return the indexes of the blocks that are entries of a table of contents."""
    lists = list(_lists(context.document.blocks))
    said = {i: _bare(context, i) for items in lists for i in items}
    repeated = _repeated(context, said.values())
    tables = (items for items in lists if sum(said[i] in repeated for i in items) >= _SHARE * len(items))
    return frozenset(i for items in tables for i in items)
