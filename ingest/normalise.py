"""One string for a whole document, with a way back to the offsets of its text.

Wrapped lines, runs of blanks, soft hyphens, Markdown marks and link targets hide words from patterns.
Here they are gone; what is found here is cited there.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from noticegraph.ingest.inline import parts_words
from noticegraph.ingest.model import Document, Span

BLOCK_END = "\n"
CELL_END = "\t"

_WORD = r"[^\s\u00ad\u200b-\u200d\u2060\ufeff]+"
_RUN = re.compile(rf"{_WORD}(?: {_WORD})*|\s+")  # words with single blanks between them are taken at once


@dataclass(frozen=True, slots=True)
class Normal:
    """A document's words: blocks end in a line feed, cells of a row are separated by a tab.

    `offsets[i]` is the offset in `Document.text` of the character `text[i]`; `blocks[k]` is the
    half-open range of the block k in `text`, without the line feed.
    """

    text: str
    offsets: array[int]
    blocks: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]

    def source(self, start: int, end: int) -> Span:
        """Return the stretch of `Document.text` that the non-empty stretch `start`:`end` came from."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def block_at(self, offset: int) -> int:
        """Return the index of the block that holds the character at `offset`."""
        return (bisect_right(self.starts, offset) or 1) - 1


def _unmasked(start: int, end: int, masked: list[Span], at: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of start:end outside `masked`, whose first mask that may matter has the index `at`."""
    while at < len(masked) and masked[at].start < end:
        if masked[at].end > start:
            if masked[at].start > start:
                yield start, masked[at].start
            start = max(start, masked[at].end)
        at += 1
    if start < end:
        yield start, end


def _every(size: int) -> array[int]:
    """Return the offsets from 0 on, at least as many as asked for: a slice of them costs less than a range."""
    return _offsets(max(size, 1 << 16).bit_length())


@lru_cache(maxsize=1)
def _offsets(bits: int) -> array[int]:
    return array("I", range(1 << bits))


def normalise(document: Document) -> Normal:
    """Return the words of the document's blocks as one string.

    Cells whose words stand in a row above are left out here: their words are cited where they stand.
    """
    text, masked = document.text, sorted(document.masked, key=lambda m: m.start)
    mask_starts = [m.start for m in masked]
    parts: list[str] = []
    offsets, every = array("I"), _every(len(text))
    length = 0
    blocks: list[tuple[int, int]] = []
    for block in document.blocks:
        begin = length
        pieces = (
            [(c.start, c.end) for c in block.cells if not c.inherited] if block.cells else [(block.start, block.end)]
        )
        for number, (piece_start, piece_end) in enumerate(pieces):
            if number:
                parts.append(CELL_END)
                offsets.append(piece_start)
                length += 1
            blank = True  # a blank at the beginning of a piece says nothing
            first = max(bisect_right(mask_starts, piece_start) - 1, 0)
            last = piece_start
            for start, end in _unmasked(piece_start, piece_end, masked, first):
                if not blank and parts_words(text, last, start):  # `<br>` between two words
                    parts.append(" ")
                    offsets.append(last)
                    length += 1
                    blank = True
                last = end
                for run in _RUN.finditer(text, start, end):
                    word = run.group()
                    if not word.isspace():
                        parts.append(word)
                        offsets += every[run.start() : run.end()]
                        length += len(word)
                        blank = False
                    elif not blank:
                        parts.append(" ")
                        offsets.append(run.start())
                        length += 1
                        blank = True
            if blank and parts and parts[-1] == " " and length > begin:
                parts.pop()
                offsets.pop()
                length -= 1
        blocks.append((begin, length))
        parts.append(BLOCK_END)
        offsets.append(block.end)
        length += 1
    return Normal("".join(parts), offsets, tuple(blocks), tuple(b for b, _ in blocks))
