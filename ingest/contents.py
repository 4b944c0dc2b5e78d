"""Tables of contents: lists whose items only repeat what the notice's sections are called.

"Processing by Examplio Analytics" in such a list processes nothing; the section below it does.
"""

import re
from bisect import bisect_left

from noticegraph.ingest.context import Context
from noticegraph.ingest.model import Kind

_LEAST = 4  # items of a list before it can be a table of contents
_SHARE = 0.6  # of its items that stand again as a block of their own
_FIGURES = re.compile(r"\d+")


def _bare(context: Context, block: int) -> str:
    """Return a block's words without numbers, marks and blanks, in which entry and heading differ."""
    words = context.scan.words
    start, end = context.normal.blocks[block]
    first = bisect_left(words.starts, start)
    said = " ".join(words.words[first : bisect_left(words.starts, end, first)])
    return " ".join(_FIGURES.sub(" ", said).split()).casefold()


def contents(context: Context) -> frozenset[int]:
    """Return the indexes of the blocks that are entries of a table of contents."""
    blocks = context.document.blocks
    said = [_bare(context, block) for block in range(len(blocks))]
    titles = {t for t, b in zip(said, blocks, strict=True) if b.kind not in (Kind.ITEM, Kind.ROW) and t}
    found: set[int] = set()
    first = 0
    while first < len(blocks):
        stop = first
        while stop < len(blocks) and blocks[stop].kind is Kind.ITEM:
            stop += 1
        repeated = sum(said[i] in titles for i in range(first, stop))
        if stop - first >= _LEAST and repeated >= _SHARE * (stop - first):
            found |= set(range(first, stop))
        first = stop + 1
    return frozenset(found)
