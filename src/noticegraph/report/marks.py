"""A text cut where claims begin and end, so that each piece knows all claims that cover it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same claims; `claims` are their places in the list, `first` those that begin here."""

    text: str
    claims: tuple[int, ...]
    first: tuple[int, ...]


def pieces(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """Yield the pieces of a text in its order; joined they are the text.

    Spans (code points, start inclusive, end exclusive) may overlap, nest and be equal; what lies outside the text or
    is empty covers nothing.

    >>> [(p.text, p.claims) for p in pieces("abcde", [(0, 3), (2, 4)])]
    [('ab', (0,)), ('c', (0, 1)), ('d', (1,)), ('e', ())]
    """
    kept = [(start, end, at) for at, (start, end) in enumerate(spans) if 0 <= start < end <= len(text)]
    cuts = sorted({0, len(text), *(start for start, _, _ in kept), *(end for _, end, _ in kept)})
    by_start = sorted(kept)
    open_now: list[tuple[int, int, int]] = []
    coming = 0
    for start, end in pairwise(cuts):
        open_now = [span for span in open_now if span[1] > start]
        first: list[int] = []
        while coming < len(by_start) and by_start[coming][0] == start:
            open_now.append(by_start[coming])
            first.append(by_start[coming][2])
            coming += 1
        yield Piece(text[start:end], tuple(sorted(at for _, _, at in open_now)), tuple(first))
